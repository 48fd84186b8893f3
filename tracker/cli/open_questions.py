"""Open questions, both ways: the oldest in the terminal's review of replies, or all of them."""

from typing import TYPE_CHECKING, Any

from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.metrics.turns import Timed
    from tracker.replies import Replies

DIRECTIONS = ("in", "out")
"""Whose question: "in" the client's, which waits for the user; "out" the user's own."""


def open_json(book: "Tracker", replies: "Replies") -> dict[str, Any]:
    """The document of `tracker replies --open --json`: those of clients, then the user's, oldest first."""
    return {
        "open": [
            {
                "id": book.message_id(of.turn.pk),
                "client": of.turn.client,
                "direction": of.turn.direction,
                "channel": of.turn.channel,
                "at": replies.shown(of.turn.at),
            }
            for direction in DIRECTIONS
            for of in _oldest(replies, direction)
        ]
    }


def open_text(book: "Tracker", replies: "Replies", limit: int | None = None) -> str:
    """The open questions of each direction under a heading, at most `limit` of each; "" without any.

    Each stands with the id that `tracker settle` takes.
    """
    return "\n\n".join(filter(None, (_listed(book, replies, direction, limit) for direction in DIRECTIONS)))


def _oldest(replies: "Replies", direction: str) -> "list[Timed]":
    from tracker.metrics.reciprocity import oldest_open

    timed = replies.totals.mine if direction == "in" else replies.totals.theirs
    return oldest_open(timed, direction, len(timed))


def _listed(book: "Tracker", replies: "Replies", direction: str, limit: int | None) -> str:
    from tracker.cli.tables import Column, heading, table
    from tracker.store.ids import short_id
    from tracker.wording.contacts import CHANNEL_NAMES
    from tracker.wording.numbers import moment, one_line
    from tracker.wording.replies import how_long, open_title

    oldest = _oldest(replies, direction)
    if not oldest:
        return ""
    today = book.today()
    rows = []
    for of in oldest[:limit]:
        rows.append(
            (
                short_id(book.store, "message", book.message_id(of.turn.pk)),
                one_line(of.turn.client, 60),
                _(CHANNEL_NAMES[of.turn.channel]),
                moment(replies.local(of.turn.at), today),
                how_long(of.calendar_minutes),
            )
        )
    columns = (
        *(Column(_("id")), Column(_("client"), shrinks=True), Column(_("by"), optional=True)),
        *(Column(_("since")), Column(_("waits"), right=True)),
    )
    return f"{heading(open_title(len(oldest), direction, len(rows)))}\n{table(columns, rows)}"
