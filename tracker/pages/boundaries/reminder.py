"""What the coin says of a week, for the pages on which a week begins and ends."""

from tracker.book import Tracker
from tracker.boundaries.trials import drawn_for
from tracker.language import _
from tracker.pages.boundaries.address import PAGE, TRIALS
from tracker.pages.frame import this_week_name
from tracker.pages.markup import link, paragraphs
from tracker.records import Experiment
from tracker.wording.boundaries.trials import reminder
from tracker.workweek import week_after


def reminders(book: Tracker, *, of_next: bool = False) -> str:
    """What this week, or the next one, was drawn for in each trial, as HTML; nothing where there is none."""
    now = this_week_name(book)
    drawn = drawn_for(book.records(Experiment), week_after(now) if of_next else now)
    said = [reminder(trial, arm, is_next=of_next) for trial, arm in drawn]
    if not said:
        return ""
    way = link(PAGE, _("Coin-flip weeks"), **{PAGE: TRIALS})
    return f"{paragraphs(said)}<p><small>{way}</small></p>"
