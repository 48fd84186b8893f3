"""The whole book: taking it out, copying it, putting a copy back, checking it."""

import os
from typing import Any

import click

from tracker.book import Tracker
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.errors import TrackerError, UsageError
from tracker.language import _, ngettext
from tracker.paper.writing import is_page
from tracker.wording.numbers import count, written


@click.command("export", short_help="Write every record, the entries, or a page to print, to a file.")
@click.argument("file", required=False)
@click.option("--week", help="Of a page: the week, like 2026-W47; by default the last complete one.")
@click.option("--client", help="Of a page: the client whose quarter it is.")
@click.option("--quarter", help="Of a client’s page: like 2026-Q4; by default the one that runs.")
@click.option(
    "--for",
    "reader",
    type=click.Choice(("client", "peer")),
    help="Of a client’s page: whom the talk is with. Without it a peer.",
)
@click.option(
    "--hide-names", is_flag=True, help="Of a page: “Client A” for a client, and none of your words."
)
@json_option
@pass_session
def export_command(session: Session, /, file: str | None, as_json: bool, **page: Any) -> None:
    """Write every record to a .jsonl file (the interchange file), or the entries to a .csv file.

    A .pdf or .html file is one printable page: a week, or a client’s quarter for a talk with that client or a
    peer. The client’s page leaves out what is your own affair, such as the effective rate.

    Without a file every record goes to stdout. A file of that name is replaced, once the new one is whole.

    \b
    Examples:
      tracker export all.jsonl
      tracker export entries.csv
      tracker export > all.jsonl
      tracker export week.pdf --week 2026-W47
      tracker export talk.pdf --client bouw --quarter 2026-Q4 --for client
      tracker export peers.html --client bouw --hide-names
    """
    book = session.book()
    if file is not None and is_page(file):
        _export_page(book, file, as_json, **page)
        return
    if any(page.values()):
        raise UsageError(
            _("A week, a client and names are a matter of pages"), _("End the file in .pdf or .html")
        )
    if file is None:
        if as_json:
            raise UsageError(_("Without a file the records themselves are printed"), _("Leave out --json"))
        from tracker.exports import interchange_lines

        with book.store.reading():
            for line in interchange_lines(book.store):
                click.echo(line)
        return
    number = book.export(file)
    answer(
        as_json,
        lambda: {"file": os.path.abspath(file), "records": number},
        lambda: _("Wrote {records} to {file}.").format(records=count(number, "record", "records"), file=file),
    )


def _export_page(book: Tracker, file: str, as_json: bool, **page: Any) -> None:
    if page["reader"] is not None and page["client"] is None:
        raise UsageError(_("Only a client’s page is for somebody"), _("Name the client, too"))
    pages = book.export(file, book.sheet(**{**page, "reader": page["reader"] or "peer"}))
    answer(
        as_json,
        lambda: {"file": os.path.abspath(file), "pages": pages},
        lambda: _("Wrote {pages} to {file}.").format(pages=count(pages, "page", "pages"), file=file),
    )


@click.command("backup", short_help="Copy the whole book to a file.")
@click.argument("file", required=False)
@json_option
@pass_session
def backup_command(session: Session, file: str | None, as_json: bool) -> None:
    """Copy the whole book to a file, history and inbox included. Without a name, beside the book.

    \b
    Examples:
      tracker backup
      tracker backup /media/stick/tracker.db
    """
    from tracker.store.backup import back_up

    book = session.book()
    if file is None:
        base = "tracker" if book.store.path == ":memory:" else os.path.splitext(book.store.path)[0]
        file = f"{base}-backup-{book.now():%Y-%m-%d-%H%M%S}.db"
    size = back_up(book.store, file)
    answer(
        as_json,
        lambda: {"file": os.path.abspath(file), "bytes": size},
        lambda: _("Copied the book to {file} ({size} kB). `tracker restore {file}` brings it back.").format(
            file=file, size=written(max(1, size // 1024))
        ),
    )


@click.command("restore", short_help="Put a backup in the place of the book.")
@click.argument("file")
@json_option
@pass_session
def restore_command(session: Session, file: str, as_json: bool) -> None:
    """Put a backup in the place of the book. The book as it is now is kept beside it.

    \b
    Examples:
      tracker restore tracker-backup-2026-11-20-120000.db
    """
    from tracker.store.backup import restore

    if session.path == ":memory:":
        raise UsageError(_("A book in memory has no file to restore to"), _("Name one with --db"))
    done = restore(file, os.path.abspath(session.path))
    answer(as_json, done._asdict, lambda: _("{file} is the book now.").format(file=file))
    if done.kept and not as_json:
        said = _("The book before it is {file}; `tracker restore` with that brings it back.")
        hint(said.format(file=done.kept))


@click.command("doctor", short_help="Check that the book is in good order.")
@json_option
@pass_session
def doctor_command(session: Session, as_json: bool) -> None:
    """Check that the book is in good order: the file, the references, the sums, the schema, who may read it.

    \b
    Examples:
      tracker doctor
    """
    from tracker.store.checks import findings

    book = session.book()
    found = findings(book.store)
    wrong = [of for of in found if not of.is_well]
    answer(
        as_json,
        lambda: {
            "healthy": not wrong,
            "database": book.store.path,
            "findings": [of._asdict() for of in found],
        },
        lambda: "\n".join(f"{_('ok') if of.is_well else '!!'}  {of.sentence}" for of in found),
    )
    if wrong:
        said = ngettext("{n} thing is not in order", "{n} things are not in order", len(wrong))
        raise TrackerError(said.format(n=written(len(wrong))), _("Each says above what to do"))
