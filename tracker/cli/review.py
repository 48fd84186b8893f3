"""A closed review, read back in the terminal."""

from typing import TYPE_CHECKING

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.reviewing import ReadBack


@click.command("review", short_help="Read a review back: marks, choice, line, and what changed since.")
@click.argument("week", metavar="[WEEK]", required=False)
@json_option
@pass_session
def review_command(session: Session, week: str | None, as_json: bool) -> None:
    """Read a review back: marks, choice, line, and what changed since the week was closed.

    By default that of the week that was closed last. Weeks are closed in the dashboard.

    \b
    Examples:
      tracker review
      tracker review 2026-W47
      tracker review --json
    """
    book = session.book()
    back = book.read_back(week or _last(book))
    answer(as_json, back.to_json, lambda: _text(book, back))
    if not as_json and back.closing.closed_at is None and not back.closing.ahead:
        hint(_("`tracker dashboard` opens the page on which weeks are closed."))


def _last(book: "Tracker") -> str:
    """The last week that was closed, else the last one that is over."""
    from tracker.reviewing import closed_reviews
    from tracker.workweek import iso_week, week_before

    known = closed_reviews(book.store)
    return known[0].week if known else week_before(iso_week(book.today()))


def _text(book: "Tracker", back: "ReadBack") -> str:
    from tracker.cli.tables import heading, wrapped
    from tracker.wording.closed_weeks import (
        LONGEST_LINE,
        did_lines,
        done_since_lines,
        mark_line,
        moved_lines,
        state_line,
        stop_lines,
    )
    from tracker.wording.numbers import one_line

    of, zone = back.closing, book.now().tzinfo
    parts = [wrapped(state_line(back, zone, book.today()))]
    if of.review is None:
        return parts[0]
    if of.review.note:
        parts.append(wrapped(f"“{one_line(of.review.note, LONGEST_LINE)}”", "  "))
    parts.append("\n".join(wrapped(said, "  - ") for said in did_lines(back)))
    since = (*moved_lines(back.moved), *done_since_lines(back.done_since, zone))
    for title, said in (
        (_("Marked"), tuple(mark_line(mark) for mark in of.marks)),
        (_("What changed since it was closed"), since),
        (_("What was to be stopped"), stop_lines(back)),
    ):
        if said:
            parts.append("\n".join([heading(title), *(wrapped(one, "  ") for one in said)]))
    return "\n\n".join(parts)
