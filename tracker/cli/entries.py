"""Listing, changing and deleting time entries."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.kinds import DAY
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.cli.timing import counted, entry_json, said
from tracker.errors import UsageError
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import TimeEntry
    from tracker.store.entries import Listed

DAYS_SHOWN = 7
"""Days listed when nobody says which: today and the six before it."""

_CLEARED: dict[str, dict[str, Any]] = {
    "client": {"client": None, "project": None},
    "project": {"project": None},
    "note": {"note": None},
    "tags": {"tags": ()},
    "marks": {"scope": "agreed", "initiator": None, "announced": False, "trigger": None, "billable": None},
}


@click.command("entries", short_help="List time entries.")
@click.option("--from", "start", type=DAY, help="The first day; by default six days before the last.")
@click.option("--to", "end", type=DAY, help="The last day, included; by default today.")
@click.option("--client", metavar="C", help="Only this client's; name or alias.")
@json_option
@pass_session
def entries_command(
    session: Session, start: date | None, end: date | None, client: str | None, as_json: bool
) -> None:
    """List time entries: the last seven days, or the days from --from to --to.

    An entry over the edge of a day is listed on each day it touches; in --json once, with its hours in
    these days.

    \b
    Examples:
      tracker entries
      tracker entries --from 2026-11-01 --to 2026-11-30 --client bouw
      tracker entries --json
    """
    book = session.book()
    if end is None:
        end = max(book.today(), start) if start else book.today()
    start = start or end - timedelta(days=DAYS_SHOWN - 1)
    if end < start:
        raise UsageError(
            _("{end} comes before {start}").format(end=end, start=start), _("Swap --from and --to")
        )
    name = None
    if client is not None:
        from tracker.cli.finding import client_name

        name = client_name(book, client)
    listed = book.listed(start, end, name)
    timer = book.running()
    answer(
        as_json,
        lambda: {"entries": _once_each(listed), "running": timer and counted(book, timer)},
        lambda: _listing(book, listed, timer, start, end),
    )


def _once_each(listed: "list[Listed]") -> list[dict[str, Any]]:
    days: dict[str | None, date] = {}
    seconds: dict[str | None, int] = {}
    entries: dict[str | None, TimeEntry] = {}
    for of in listed:
        key = of.entry.id
        days.setdefault(key, of.day)
        seconds[key] = seconds.get(key, 0) + of.seconds
        entries[key] = of.entry
    return [entry_json(entry, days[key], seconds[key]) for key, entry in entries.items()]


def _listing(
    book: "Tracker", listed: "list[Listed]", timer: "TimeEntry | None", start: date, end: date
) -> str:
    from tracker.cli.tables import Column, table
    from tracker.store.ids import short_id
    from tracker.wording.entries import running, traits, whose
    from tracker.wording.numbers import clock, count, day, days, duration, one_line
    from tracker.wording.sentences import NO_ENTRIES

    lines = []
    if not listed:
        said = _("{days}: {sentence} Try: {command}")
        none, command = _(NO_ENTRIES.sentence), NO_ENTRIES.commands[0]
        lines.append(said.format(days=days(start, end), sentence=none, command=command))
    else:
        rows, before = [], None
        for of in listed:
            entry = of.entry
            rows.append(
                (
                    day(of.day, end) if of.day != before else "",
                    clock(entry.starts_at, entry.ends_at) if entry.starts_at else "",
                    duration(of.seconds),
                    whose(entry),
                    ", ".join(traits(entry)),
                    one_line(entry.note),
                    short_id(book.store, "entry", entry.id or ""),
                )
            )
            before = of.day
        columns = (
            *(Column(_("day")), Column(_("time")), Column(_("took"), right=True)),
            *(Column(_("for"), shrinks=True), Column(_("kind"), shrinks=True, optional=True)),
            *(Column(_("note"), shrinks=True), Column(_("id"))),
        )
        lines.append(table(columns, rows))
        total = sum(of.seconds for of in listed if of.entry.kind != "leave")
        number = len({of.entry.id for of in listed})
        said = _("{days}: {entries}, {time} of work.")
        entries = count(number, "entry", "entries")
        lines.append(said.format(days=days(start, end), entries=entries, time=duration(total)))
    if timer is not None:
        lines.append(running(timer, book.now()))
    return "\n".join(lines)


@click.command("edit", short_help="Change an entry.")
@click.argument("entry_id", metavar="ID")
@click.argument("line", nargs=-1)
@click.option(
    "--clear",
    type=click.Choice(tuple(_CLEARED)),
    multiple=True,
    help="Empty this: the client (own time), the project, the note, the tags, or all marks.",
)
@json_option
@pass_session
def edit_command(
    session: Session, entry_id: str, line: tuple[str, ...], clear: tuple[str, ...], as_json: bool
) -> None:
    """Change an entry by words of the quick line: only what they say changes.

    ID is the beginning of the entry's id, as `tracker entries` shows it.

    \b
    Examples:
      tracker edit k3f9 '9-12'
      tracker edit k3f9 'yesterday @eik #meeting'
      tracker edit k3f9 --clear note --clear marks
    """
    book = session.book()
    text = " ".join(line)
    if not text.strip() and not clear:
        raise UsageError(
            _("Nothing is said to change"),
            _("Write what, like tracker edit {id} '9-12 #meeting'").format(id=entry_id),
        )
    fields: dict[str, Any] = {}
    for what in clear:
        fields |= _CLEARED[what]
    entry = book.edit(entry_id, text, **fields)
    answer(as_json, lambda: {"entry": counted(book, entry)}, lambda: said(book, _("Changed to"), entry))
    if not as_json:
        hint(_("`tracker undo` brings back how it was."))


@click.command("delete", short_help="Delete an entry.")
@click.argument("entry_id", metavar="ID")
@json_option
@pass_session
def delete_command(session: Session, entry_id: str, as_json: bool) -> None:
    """Delete an entry. One that came from a calendar does not come back with the next import.

    \b
    Examples:
      tracker delete k3f9
    """
    book = session.book()
    entry = book.delete(entry_id)
    answer(as_json, lambda: {"entry": counted(book, entry)}, lambda: said(book, _("Deleted"), entry))
    if not as_json:
        hint(_("`tracker undo` brings it back."))
