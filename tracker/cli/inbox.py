"""The inbox: calendar rows that wait for a client, or were left out."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.cli.timing import counted, said
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import TimeEntry
    from tracker.store.inbox import Waiting

MOST_SHOWN = 10
"""Entries named one by one when a rule sorts many."""


@click.group(
    "inbox", invoke_without_command=True, short_help="Sort the calendar rows that wait for a client."
)
@json_option
@pass_session
@click.pass_context
def inbox_command(ctx: click.Context, session: Session, as_json: bool) -> None:
    """Sort the calendar rows that wait for a client. Without a further word: list them.

    \b
    Examples:
      tracker inbox
      tracker inbox sort k3f9 '@bouw #meeting' --rule stuurgroep
      tracker inbox drop k3f9
      tracker inbox list --left-out
      tracker inbox take k3f9 '@eik'
    """
    if ctx.invoked_subcommand is None:
        _list(session, "waiting", as_json)


@inbox_command.command("list")
@click.option("--left-out", "status", flag_value="left_out", help="Those left out as no work by themselves.")
@click.option("--dropped", "status", flag_value="dropped", help="Those you dropped.")
@json_option
@pass_session
def list_inbox(session: Session, status: str | None, as_json: bool) -> None:
    """List what waits, was left out, or was dropped.

    \b
    Examples:
      tracker inbox list
      tracker inbox list --left-out
    """
    _list(session, status or "waiting", as_json)


def _list(session: Session, status: str, as_json: bool) -> None:
    book = session.book()
    rows = book.inbox(status)

    def text() -> str:
        from tracker.wording.sentences import EMPTY_INBOX

        if not rows:
            return _(EMPTY_INBOX.sentence) if status == "waiting" else _("There are none.")
        return _table(book, rows)

    answer(as_json, lambda: {"status": status, "rows": [_json(row) for row in rows]}, text)
    if rows and not as_json and status == "waiting":
        hint(_("Say whose one is: tracker inbox sort ID '@client #kind' [--rule 'words of its title']"))


def _json(row: "Waiting") -> dict[str, Any]:
    hidden = ("pk", "source", "source_id", "digest")
    return {name: value for name, value in row._asdict().items() if name not in hidden}


def _table(book: "Tracker", rows: "list[Waiting]") -> str:
    from tracker.cli.tables import Column, table
    from tracker.store.ids import short_id
    from tracker.wording.importing import reason
    from tracker.wording.numbers import clock, day, one_line

    today = book.today()
    body = []
    for row in rows:
        starts = datetime.fromisoformat(row.starts_at) if row.starts_at else None
        ends = datetime.fromisoformat(row.ends_at) if row.ends_at else None
        body.append(
            (
                short_id(book.store, "inbox", row.id),
                day(date.fromisoformat(row.day), today),
                clock(starts, ends) if starts else _("all day"),
                one_line(row.title) or _("(no title)"),
                one_line("; ".join(filter(None, (row.organiser, row.attendees))), 60),
                one_line(reason(row.reason), 120),
            )
        )
    columns = (
        *(Column(_("id")), Column(_("day")), Column(_("time")), Column(_("title"), shrinks=True)),
        *(Column(_("people"), shrinks=True, optional=True), Column(_("why"), shrinks=True)),
    )
    return table(columns, body)


@inbox_command.command("sort")
@click.argument("row_id", metavar="ID")
@click.argument("choice", nargs=-1, required=True)
@click.option(
    "--rule",
    metavar="WORDS",
    help="Words of its title: all rows that hold them are sorted alike, now and later.",
)
@json_option
@pass_session
def sort_inbox(
    session: Session, row_id: str, choice: tuple[str, ...], rule: str | None, as_json: bool
) -> None:
    """Say whose a row is, and of what kind; it becomes an entry. '#admin' alone is your own time.

    \b
    Examples:
      tracker inbox sort k3f9 '@bouw #meeting'
      tracker inbox sort k3f9 '@bouw #meeting !billable' --rule stuurgroep
      tracker inbox sort k3f9 '#admin'
    """
    _sort(session, row_id, " ".join(choice), rule, as_json)


def _sort(session: Session, row_id: str, choice: str, rule: str | None, as_json: bool) -> None:
    book = session.book()
    made = book.sort(row_id, choice, rule)
    answer(as_json, lambda: {"entries": [counted(book, of) for of in made]}, lambda: _made(book, made))
    if not as_json:
        hint(_("`tracker undo` puts back how it was."))


def _made(book: "Tracker", made: "list[TimeEntry]") -> str:
    from tracker.wording.numbers import written

    lines = [said(book, _("Made an entry:"), of) for of in made[:MOST_SHOWN]]
    if len(made) > MOST_SHOWN:
        lines.append(_("and {n} more by the rule").format(n=written(len(made) - MOST_SHOWN)))
    return "\n".join(lines)


@inbox_command.command("take")
@click.argument("row_id", metavar="ID")
@click.argument("choice", nargs=-1)
@json_option
@pass_session
def take(session: Session, row_id: str, choice: tuple[str, ...], as_json: bool) -> None:
    """Take in a row that was left out or dropped. Without a choice its title, people and categories decide.

    \b
    Examples:
      tracker inbox take k3f9
      tracker inbox take k3f9 '@bouw #travel'
    """
    words = " ".join(choice)
    _sort(session, row_id, words or session.book().suggested(row_id), None, as_json)


@inbox_command.command("drop")
@click.argument("row_id", metavar="ID")
@json_option
@pass_session
def drop(session: Session, row_id: str, as_json: bool) -> None:
    """Say that a row is no work. Importing it again does not bring it back.

    \b
    Examples:
      tracker inbox drop k3f9
    """
    from tracker.wording.numbers import one_line

    book = session.book()
    row = book.drop(row_id)
    answer(
        as_json,
        lambda: {"dropped": _json(row)},
        lambda: _("Dropped: {title}").format(title=one_line(row.title, 80)),
    )
    if not as_json:
        hint(_("`tracker undo` brings it back."))
