"""Taking changes back, and looking at what can be taken back."""

from datetime import datetime

import click

from tracker.cli.session import Session, answer, json_option, pass_session
from tracker.errors import TrackerError
from tracker.language import _
from tracker.wording.numbers import moment, one_line


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
        raise TrackerError(_("There is nothing to take back"), _("What you log or import next can be"))
    left = book.history(1)
    answer(
        as_json,
        lambda: {"undone": change._asdict(), "next": left[0]._asdict() if left else None},
        lambda: "\n".join(
            [
                _("Took back: {what}").format(what=one_line(change.what)),
                *(_("Once more would take back: {what}").format(what=one_line(of.what)) for of in left),
            ]
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
            return _(NO_HISTORY.sentence)
        today, zone = book.today(), book.now().tzinfo
        made = [datetime.fromisoformat(change.at).astimezone(zone) for change in changes]
        rows = [(moment(at, today), one_line(change.what)) for at, change in zip(made, changes, strict=True)]
        return table((Column(_("made")), Column(_("change"), shrinks=True)), rows)

    answer(as_json, lambda: {"changes": [change._asdict() for change in changes]}, text)
