"""What stands beside a week’s numbers, as HTML: money per currency, fixed fees, what waits, first steps."""

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.pages.markup import bullets, link
from tracker.review import WeeklyReview
from tracker.store import messages
from tracker.wording.numbers import money, rate
from tracker.wording.people import waiting_messages
from tracker.wording.sentences import FIRST_STEPS, estimate_sentence, inbox_sentence


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
        fees = [estimate_sentence(of, book.currency(of.project.client)) for of in review.estimates]
        found += f"<p><b>Fixed fees, if finished at today’s estimate</b></p>{bullets(fees)}"
    waiting = book.waiting()
    if waiting:
        found += f"<p>{inbox_sentence(waiting)} {link('import', 'Sort them')}.</p>"
    unsorted = messages.waiting(book.store)
    if unsorted:
        senders = link("import", "Say whose they are", **{"import": "Senders"})
        found += f"<p>{waiting_messages(unsorted)} {senders}.</p>"
    if review.problems:
        found += "<p><b>Worth a look</b></p>" + bullets([problem.message for problem in review.problems])
    return found


def first_steps() -> str:
    """What to do in a book that is empty."""
    return (
        f"<p>{html(FIRST_STEPS.sentence, 400)}</p><ul>"
        f"<li>{link('clients', 'Add a client and a rate')}</li>"
        f"<li>{link('log', 'Log some hours')}, or {link('import', 'import your calendar')}</li></ul>"
    )
