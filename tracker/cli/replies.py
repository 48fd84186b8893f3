"""Replies: how fast I answer, how fast they do, and what is still open."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli.kinds import DAY
from tracker.cli.open_questions import open_json, open_text
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _
from tracker.wording.numbers import days, written

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.metrics.correspondence import Correspondence
    from tracker.replies import Replies

MOST_OPEN = 5
"""Open questions shown each way; --open lists them all."""


@click.command("replies", short_help="See how fast you answer, and how fast they do.")
@click.option("--from", "start", type=DAY, help="The first day; by default that of the first message.")
@click.option(
    "--to", "end", type=DAY, help="The last day, included; else that of the last message, or today."
)
@click.option("--client", metavar="C", help="Only with this client; name or alias.")
@click.option("--open", "only_open", is_flag=True, help="Only list every open question, both ways.")
@json_option
@pass_session
def replies_command(
    session: Session, start: date | None, end: date | None, client: str | None, only_open: bool, as_json: bool
) -> None:
    """See how fast you answer and how fast they do, from your mail, chats and calls.

    Messages in a row in one thread are one question, and the next message the other way answers it. Times
    are given on two clocks: all hours, and working hours alone. What is still open counts as not yet
    answered; a call or meeting closes what was open between you.

    \b
    Examples:
      tracker replies
      tracker replies --from 2026-09-01 --client bouw
      tracker replies --open
      tracker replies --json
    """
    from tracker.store.bulk import no_garbage_collection
    from tracker.wording.replies import how_to_settle

    book = session.book()
    with no_garbage_collection():
        replies = book.correspondence(start, end, client)
        if only_open:
            answer(as_json, lambda: open_json(book, replies), lambda: _every_open(book, replies))
        else:
            answer(as_json, replies.to_json, lambda: _text(book, replies))
    if as_json:
        return
    waiting = [sum(of.turn.open for of in side) for side in (replies.totals.mine, replies.totals.theirs)]
    if any(waiting):
        hint(how_to_settle(some_are_hidden=not only_open and max(waiting) > MOST_OPEN))


def _text(book: "Tracker", replies: "Replies") -> str:
    from tracker.cli.reply_tables import channels, weeks

    title = days(replies.start, replies.end)
    if not replies.totals.contacts:
        return _nothing(book, title)
    parts = [title, _sentences(replies.totals), _promise(book, replies)]
    if len(replies.clients) > 1:
        parts.append(_clients(replies.clients))
    parts += [weeks(replies), channels(replies), open_text(book, replies, MOST_OPEN)]
    return "\n\n".join(filter(None, parts))


def _every_open(book: "Tracker", replies: "Replies") -> str:
    from tracker.wording.replies import NONE_OPEN

    if not replies.totals.contacts:
        return _nothing(book, days(replies.start, replies.end))
    return open_text(book, replies) or _(NONE_OPEN)


def _nothing(book: "Tracker", title: str) -> str:
    from tracker.cli.tables import wrapped
    from tracker.wording.people import unsorted_sentence
    from tracker.wording.replies import NO_CONTACTS, NO_CONTACTS_THEN

    if book.correspondence().totals.contacts:
        return f"{title}: {_(NO_CONTACTS_THEN)}"
    unknown = book.senders()
    if unknown:
        number = sum(of.messages for of in unknown)
        return f"{wrapped(unsorted_sentence(number, len(unknown)))}\n  tracker sender"  # no words
    none = wrapped(_(NO_CONTACTS.sentence))
    return "\n".join([none, *(f"  {command}" for command in NO_CONTACTS.commands)])


def _sentences(of: "Correspondence") -> str:
    """What was asked and how fast it was answered, both ways, and what fell outside working hours."""
    from tracker.cli.tables import wrapped
    from tracker.wording.replies import asked_sentence, off_hours_sentence, speed_sentences, within_sentence

    lines = [asked_sentence(of.mine, "in")]
    lines += [f"  {said}" for said in speed_sentences(of.mine, _("You usually take"))]
    lines.append(f"  {within_sentence(of.mine, of.numbers['within_hour'])}")
    lines += [off_hours_sentence(of.numbers["off_hours"]), asked_sentence(of.theirs, "out")]
    lines += [f"  {said}" for said in speed_sentences(of.theirs, _("They usually take"))]
    return "\n".join(wrapped(line.strip(), "  " * line.startswith("  ")) for line in lines if line.strip())


def _promise(book: "Tracker", replies: "Replies") -> str:
    """The reply time the user has told, and how often it was kept."""
    from tracker.cli.tables import wrapped
    from tracker.metrics.promises import promised_minutes
    from tracker.metrics.replies import answered_within
    from tracker.wording.replies import promise_sentence

    promise = book.promise(replies.client, min(replies.end, book.today()))
    minutes = promised_minutes(promise)
    if promise is None or minutes is None:
        return ""
    mine = replies.totals.mine
    return wrapped(promise_sentence(minutes, answered_within(mine, minutes), len(mine), promise.client))


def _clients(clients: "Sequence[Correspondence]") -> str:
    from tracker.cli.tables import Column, table, wrapped
    from tracker.wording.numbers import one_line
    from tracker.wording.replies import FEW_ARE_BRACKETED, HALF_IN, is_few, measured, measured_share

    rows = [
        (
            one_line(of.client, 60),
            written(of.numbers["turns"]),
            written(of.numbers["open"]),
            measured(of.numbers["median_minutes"], len(of.mine)),
            measured(of.numbers["median_business_minutes"], len(of.mine)),
            measured(of.numbers["p90_minutes"], len(of.mine)),
            measured_share(of.numbers["within_hour"], sum(asked.in_hours for asked in of.mine)),
            written(of.numbers["off_hours"]),
            measured(of.numbers["client_median_minutes"], len(of.theirs)),
        )
        for of in clients
    ]
    columns = (
        *(Column(_("client"), shrinks=True), Column(_("asked"), right=True)),
        *(Column(_("open"), right=True), Column(_("half in"), right=True)),
        *(Column(_("work time"), right=True, optional=True), Column(_("9 of 10 in"), right=True)),
        Column(_("in the hour"), right=True, optional=True),
        *(Column(_("off hours"), right=True, optional=True), Column(_("they half in"), right=True)),
    )
    drawn = f"{table(columns, rows)}\n{wrapped(_(HALF_IN))}"
    has_few = any(is_few(len(side)) for of in clients for side in (of.mine, of.theirs))
    return f"{drawn}\n{wrapped(_(FEW_ARE_BRACKETED))}" if has_few else drawn
