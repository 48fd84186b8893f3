"""What stands beside a week’s numbers, as HTML: money per currency, fixed fees, what waits, first steps."""

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.markup import bullets, link, linked, to_senders
from tracker.review import WeeklyReview
from tracker.store import messages
from tracker.wording.numbers import money, rate
from tracker.wording.people import waiting_messages
from tracker.wording.sentences import FIRST_STEPS, estimate_sentence, inbox_sentence


def by_currency(review: WeeklyReview) -> str:
    """The money of each currency, where there are several."""
    said = _("{currency}: {revenue} earned, {effective} of the {agreed} agreed.")
    return bullets(
        [
            said.format(
                currency=currency,
                revenue=money(of["revenue"], currency),
                effective=rate(of["effective_rate"], currency),
                agreed=money(of["agreed_rate"], currency),
            )
            for currency, of in (review.totals_by_currency or {}).items()
        ]
    )


def notes(book: Tracker, review: WeeklyReview) -> str:
    """What else is worth knowing: fixed fees, what waits, what does not add up."""
    found = ""
    if review.estimates:
        fees = [estimate_sentence(of, book.currency(of.project.client)) for of in review.estimates]
        found += f"<p><b>{_('Fixed fees, if finished at today’s estimate')}</b></p>{bullets(fees)}"
    waiting = book.waiting()
    if waiting:
        found += f"<p>{inbox_sentence(waiting)} {link('import', _('Sort them'))}.</p>"
    unsorted = messages.waiting(book.store)
    if unsorted:
        found += f"<p>{waiting_messages(unsorted)} {to_senders()}.</p>"
    if review.problems:
        problems = bullets([problem.message for problem in review.problems])
        found += f"<p><b>{_('Worth a look')}</b></p>{problems}"
    return found


def first_steps() -> str:
    """What to do in a book that is empty."""
    hours = linked(
        _("{log}, or {bring}"),
        log=link("log", _("Log some hours")),
        bring=link("import", _("import your calendar")),
    )
    return (
        f"<p>{html(_(FIRST_STEPS.sentence), 400)}</p><ul>"
        f"<li>{link('clients', _('Add a client and a rate'))}</li><li>{hours}</li></ul>"
    )
