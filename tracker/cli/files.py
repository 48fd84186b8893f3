"""The whole book: taking it out, copying it, putting a copy back, checking it."""

import os

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.errors import TrackerError, UsageError
from tracker.wording.numbers import count


@click.command("export", short_help="Write every record, or the entries, to a file.")
@click.argument("file", required=False)
@json_option
@pass_session
def export_command(session: Session, file: str | None, as_json: bool) -> None:
    """Write every record to a .jsonl file (the interchange file), or the entries to a .csv file.

    Without a file every record goes to stdout. A file of that name is replaced, once the new one is whole.

    \b
    Examples:
      tracker export all.jsonl
      tracker export entries.csv
      tracker export > all.jsonl
    """
    book = session.book()
    if file is None:
        if as_json:
            raise UsageError("Without a file the records themselves are printed", "Leave out --json")
        from tracker.exports import interchange_lines

        with book.store.reading():
            for line in interchange_lines(book.store):
                click.echo(line)
        return
    number = book.export(file)
    answer(
        as_json,
        lambda: {"file": os.path.abspath(file), "records": number},
        lambda: f"Wrote {count(number, 'record')} to {file}.",
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
        lambda: (
            f"Copied the book to {file} ({max(1, size // 1024):,} kB)."
            f" `tracker restore {file}` brings it back."
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
        raise UsageError("A book in memory has no file to restore to", "Name one with --db")
    done = restore(file, os.path.abspath(session.path))
    answer(as_json, done._asdict, lambda: f"{file} is the book now.")
    if done.kept and not as_json:
        hint(f"The book before it is {done.kept}; `tracker restore` with that brings it back.")


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
        lambda: "\n".join(f"{'ok' if of.is_well else '!!'}  {of.sentence}" for of in found),
    )
    if wrong:
        raise TrackerError(
            f"{count(len(wrong), 'thing is', 'things are')} not in order", "Each says above what to do"
        )
