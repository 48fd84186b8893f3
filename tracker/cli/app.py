"""The program: which commands there are, and what is said when one cannot be done.

The modules of the commands are loaded when asked for, since logging an hour must not wait for the others;
their one-line helps stand here, and a test holds them equal to the commands' own.
"""

import contextlib
import errno
import os
import sqlite3
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, NamedTuple, NoReturn

import click

from tracker.cli.session import Session, did_you_mean
from tracker.cli.speaking import speak_in_terminal, translated
from tracker.errors import BadFile, DatabaseError, TrackerError, UsageError
from tracker.language import N_, _
from tracker.wording.numbers import one_line, written

DEBUG = "TRACKER_DEBUG"
"""The environment variable that shows the traceback of what nobody expected."""

MOST_PROBLEMS = 20
INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended (128 + SIGINT)."""


class Place(NamedTuple):
    """Where a command is: its module under `tracker.cli`, and its one-line help."""

    module: str
    help: str


SECTIONS: dict[str, dict[str, Place]] = {
    N_("Every day"): {
        "log": Place("timing", N_("Log one entry by a quick line.")),
        "start": Place("timing", N_("Start a timer.")),
        "stop": Place("timing", N_("Stop the running timer.")),
        "status": Place("timing", N_("Show the running timer and today's hours.")),
        "entries": Place("entries", N_("List time entries.")),
        "edit": Place("entries", N_("Change an entry.")),
        "delete": Place("entries", N_("Delete an entry.")),
        "message": Place("messages", N_("Note one contact by a quick line.")),
        "settle": Place("messages", N_("Close an open question.")),
        "undo": Place("changes", N_("Take back the last change, whatever it was.")),
        "history": Place("changes", N_("Show what undo would take back.")),
    },
    N_("Look back"): {
        "week": Place("week", N_("Review a week: hours, rate, and what took the difference.")),
        "review": Place("review", N_("Read a review back: marks, choice, line, and what changed since.")),
        "report": Place("report", N_("Total hours and money per client, project, kind or period.")),
        "replies": Place("replies", N_("See how fast you answer, and how fast they do.")),
        "patterns": Place("patterns", N_("See over-commitment patterns, with their evidence.")),
        "answer": Place("answering", N_("Answer a pattern: my choice, seen, or set a boundary.")),
        "open": Place("between", N_("See what is open between you and each client.")),
        "boundaries": Place("boundaries", N_("See what you chose, told and held, and what was lived.")),
        "helped": Place("boundaries", N_("See whether the limits you told helped.")),
        "dashboard": Place("dashboard", N_("Open the dashboard on your own book.")),
        "demo": Place("dashboard", N_("Open the dashboard on Peter's half year.")),
    },
    N_("Set up"): {
        "init": Place("settings", N_("Settle the time zone and the currency.")),
        "settings": Place("settings", N_("Show or change the settings.")),
        "client": Place("clients", N_("Add, list, edit and archive clients.")),
        "project": Place("projects", N_("Add, list and edit projects.")),
        "rate": Place("rates", N_("Set and list hourly rates.")),
        "me": Place("people", N_("Say which addresses, numbers and chat names are yours.")),
    },
    N_("Keep beside the hours"): {
        "add": Place("records", N_("Add a record of any type.")),
        "list": Place("records", N_("List the records of a type.")),
        "change": Place("records", N_("Change a record.")),
        "close": Place("records", N_("Close a question, request, action or the like.")),
        "remove": Place("records", N_("Remove a record.")),
    },
    N_("Bring in and take out"): {
        "import": Place("importing", N_("Import calendars, mail, chats, calls and interchange files.")),
        "inbox": Place("inbox", N_("Sort the calendar rows that wait for a client.")),
        "rule": Place("rules", N_("Say once whose calendar titles are.")),
        "sender": Place("people", N_("Say which client a sender belongs to.")),
        "export": Place("files", N_("Write every record, the entries, or a page to print, to a file.")),
        "backup": Place("files", N_("Copy the whole book to a file.")),
        "restore": Place("files", N_("Put a backup in the place of the book.")),
        "doctor": Place("files", N_("Check that the book is in good order.")),
    },
}
"""Every command under its heading, in the order of the help; headings and helps are to be translated."""

COMMANDS: dict[str, Place] = {name: place for section in SECTIONS.values() for name, place in section.items()}


class Refused(click.ClickException):
    """A command that could not be done, with its problems listed before the sentence."""

    def __init__(self, error: TrackerError) -> None:
        super().__init__(str(error))
        setattr(self, "exit_code", error.exit_code)  # noqa: B010 - click types it as the class's own
        self._problems = error.problems if isinstance(error, BadFile) else ()

    def show(self, file: Any = None) -> None:
        """Print the problems and the sentence on stderr."""
        for problem in self._problems[:MOST_PROBLEMS]:
            line, message = getattr(problem, "line", None), getattr(problem, "message", problem)
            said = one_line(str(message), 300)
            click.echo(
                said if line is None else _("line {n}: {problem}").format(n=line, problem=said), err=True
            )
        if len(self._problems) > MOST_PROBLEMS:
            click.echo(_("and {n} more").format(n=written(len(self._problems) - MOST_PROBLEMS)), err=True)
        click.echo(_("Error: {message}").format(message=one_line(self.message, 2000)), err=True)


class Program(click.Group):
    """A group whose commands are imported when asked for, and that turns errors into sentences."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """The call of the program, in the language of the terminal."""
        speak_in_terminal()
        translated(self)
        return super().make_context(info_name, args, parent, **extra)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, its module loaded; None when there is none."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        from importlib import import_module

        module = import_module(f"tracker.cli.{place.module}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return translated(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the words name; a usage error that offers the nearest when there is none."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from tracker.quickline import nearest

            meant = did_you_mean(nearest(args[0], COMMANDS, 2)) or _("`tracker --help` lists them.")
            said = _("There is no command {name!r}.").format(name=one_line(args[0], 40))
            ctx.fail(f"{said} {meant}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """All commands under their headings."""
        for heading, commands in SECTIONS.items():
            with formatter.section(_(heading)):
                formatter.write_dl([(name, _(place.help)) for name, place in commands.items()], col_max=14)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what went wrong becomes a sentence and an exit code."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except TrackerError as error:
            raise Refused(error) from error
        except sqlite3.Error as error:
            raise Refused(_database_error(error, ctx)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            said = (
                _("The system refused it for {file}: {why}")
                if error.filename
                else _("The system refused it: {why}")
            )
            happened = said.format(file=error.filename, why=error.strerror)
            raise Refused(TrackerError(happened, _("Check the file and its disk"))) from error
        except Exception as error:
            _unexpected(error)


def _database_error(error: sqlite3.Error, ctx: click.Context) -> DatabaseError:
    from tracker.store.connection import explained

    try:
        with explained(ctx.obj.path):
            raise error
    except DatabaseError as said:
        return said


def _unexpected(error: Exception) -> NoReturn:
    if os.environ.get(DEBUG):
        import traceback

        traceback.print_exc()
    said = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    raise Refused(
        TrackerError(
            _("Something unexpected happened ({what})").format(what=one_line(said, 300)),
            _("Try it once more; with {variable}=1 set it shows where, which helps whoever mends it").format(
                variable=DEBUG
            ),
        )
    ) from error


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Shell completion: https://click.palletsprojects.com/shell-completion - for bash,"
    ' put eval "$(_TRACKER_COMPLETE=bash_source tracker)" into ~/.bashrc.',
)
@click.option("--db", metavar="PATH", help="The book's file; else $TRACKER_DB, else your user data folder.")
@click.version_option(None, "--version", package_name="freelance-tracker", prog_name="tracker")
@click.pass_context
def cli(ctx: click.Context, db: str | None) -> None:
    """Track time and boundaries: what is left of your hourly rate, and what ate it.

    \b
    Examples:
      tracker client add 'Bouwgroep Noord' --alias bouw --rate 100
      tracker log '9:00-11:30 @bouw handbook chapter 3 #research !gift'
      tracker week
      tracker demo
    """
    ctx.obj = Session(db)


def _refuse_no_text(words: Sequence[str]) -> None:
    """Refuse words whose bytes are no text: neither the book nor a message could hold them."""
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError:
            shown = one_line(word, 60)
            raise Refused(
                UsageError(
                    _("{word!r} holds bytes that are no text").format(word=shown),
                    _("Write it in UTF-8, and name files so"),
                )
            ) from None


def run(args: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0 done, 1 could not, 2 wrong usage, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that lacks a letter shows another, not nothing
    speak_in_terminal()
    try:
        _refuse_no_text(sys.argv[1:] if args is None else args)
        code = cli.main(args, prog_name="tracker", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except click.Abort:
        code = INTERRUPTED
    except SystemExit as error:  # click's own answer to a reader that has gone
        code = error.code
    except BrokenPipeError:
        code = 0  # whoever read us has seen enough
    except OSError as error:
        said = _("The answer cannot be written: {why}. Check where it goes.").format(why=error.strerror)
        click.echo(_("Error: {message}").format(message=said), err=True)
        code = 1
    return code if isinstance(code, int) else 0


def main() -> NoReturn:
    """Run the program and end the process with its exit code.

    Everything is closed and flushed by then, so the interpreter need not take itself apart first: that would
    cost a command like `log` a tenth of its time.
    """
    code = run()
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    os._exit(code)
