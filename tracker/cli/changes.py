"""Taking changes back, and looking at what can be taken back."""

from datetime import datetime

import click

from tracker.cli.session import Session, answer, json_option, pass_session
from tracker.errors import TrackerError
from tracker.wording.numbers import day, one_line


@click.command("undo", short_help="Take back the last change, whatever it was.")
@json_option
@pass_session
def undo_command(session: Session, as_json: bool) -> None:
    """Take back the last change, whatever it was: a whole import included. Repeat it to go further back.

    \b
    Examples:
      tracker undo
      tracker history
    """
    book = session.book()
    change = book.undo()
    if change is None:
        raise TrackerError("There is nothing to take back", "What you log or import next can be")
    left = book.history(1)
    answer(
        as_json,
        lambda: {"undone": change._asdict(), "next": left[0]._asdict() if left else None},
        lambda: (
            f"Took back: {one_line(change.what)}"
            + (f"\nOnce more would take back: {one_line(left[0].what)}" if left else "")
        ),
    )


@click.command("history", short_help="Show what undo would take back.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="How many.")
@json_option
@pass_session
def history_command(session: Session, limit: int, as_json: bool) -> None:
    """Show what undo would take back, the next first.

    \b
    Examples:
      tracker history
      tracker history --limit 100
    """
    book = session.book()
    changes = book.history(limit)

    def text() -> str:
        from tracker.cli.tables import Column, table
        from tracker.wording.sentences import NO_HISTORY

        if not changes:
            return NO_HISTORY.sentence
        today, zone = book.today(), book.now().tzinfo
        made = [datetime.fromisoformat(change.at).astimezone(zone) for change in changes]
        rows = [
            (f"{day(at.date(), today)} {at:%H:%M}", one_line(change.what))
            for at, change in zip(made, changes, strict=True)
        ]
        return table((Column("made"), Column("change", shrinks=True)), rows)

    answer(as_json, lambda: {"changes": [change._asdict() for change in changes]}, text)
