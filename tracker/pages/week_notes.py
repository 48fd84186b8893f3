"""What stands beside a week’s numbers, as HTML: money per currency, fixed fees, what waits, first steps."""

from tracker.book import Tracker
from tracker.pages.markup import bullets, link
from tracker.records import Client
from tracker.review import WeeklyReview
from tracker.store import inbox
from tracker.wording.numbers import money, rate
from tracker.wording.sentences import estimate_sentence, inbox_sentence


def by_currency(review: WeeklyReview) -> str:
    """The money of each currency, where there are several."""
    return bullets(
        [
            f"{currency}: {money(of['revenue'], currency)} earned, {rate(of['effective_rate'], currency)}"
            f" of the {money(of['agreed_rate'], currency)} agreed."
            for currency, of in (review.totals_by_currency or {}).items()
        ]
    )


def notes(book: Tracker, review: WeeklyReview) -> str:
    """What else is worth knowing: fixed fees, what waits, what does not add up."""
    found = ""
    if review.estimates:
        money_of = {of.name: of.currency for of in book.records("client") if isinstance(of, Client)}
        fees = [
            estimate_sentence(of, money_of.get(of.project.client) or review.currency)
            for of in review.estimates
        ]
        found += f"<p><b>Fixed fees, if finished at today’s estimate</b></p>{bullets(fees)}"
    waiting = inbox.counts(book.store).get("waiting", 0)
    if waiting:
        found += f"<p>{inbox_sentence(waiting)} {link('import', 'Sort them')}.</p>"
    if review.problems:
        found += "<p><b>Worth a look</b></p>" + bullets([problem.message for problem in review.problems])
    return found


def first_steps() -> str:
    """What to do in a book that is empty."""
    return (
        "<p>There is nothing in this book yet. Two steps are enough to see what is left of your hour:</p><ul>"
        f"<li>{link('clients', 'Add a client and a rate')}</li>"
        f"<li>{link('log', 'Log some hours')}, or {link('import', 'import your calendar')}</li></ul>"
    )
