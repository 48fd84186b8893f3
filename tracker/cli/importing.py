"""Importing files: what became of each row, and what is left to do."""

import os
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.people import add_own
from tracker.cli.session import Session, answer, can_ask, emit, hint, json_option, pass_session
from tracker.errors import BadFile, NobodyIsMe
from tracker.language import _, ngettext
from tracker.wording.importing import FATES, counts_sentence, is_of_contacts, reason
from tracker.wording.kinds import kind_name
from tracker.wording.numbers import count, duration, one_line, percent, written
from tracker.wording.people import called

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.book import Tracker
    from tracker.ingest.report import ImportReport

MOST_SHOWN = 20
"""Problems, vanished events and rows of a preview named one by one."""

MOST_SENDERS = 5
"""Unknown senders named; `tracker sender` lists them all."""

MOST_ASKED = 5
"""People of a file of whom the user is asked whether he is them."""

_COUNTS = ("read", "added", "updated", "unchanged", "waiting", "left_out")


@click.command("import", short_help="Import calendars, mail, chats, calls and interchange files.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option(
    "--as", "format_name", metavar="FORMAT", help="Its kind, if the content could be read in two ways."
)
@click.option("--client", metavar="C", help="Whose the rows are that name nobody.")
@click.option("--timezone", metavar="Z", help="The zone of the clock times; by default that of the settings.")
@click.option(
    "--date-order", metavar="ORDER", help="dmy, mdy or ymd, where the file leaves it open which is meant."
)
@click.option("--columns", metavar="A,B,...", help="What each column of a calendar without a header holds.")
@click.option("--dry-run", is_flag=True, help="Only show, row by row, what would happen.")
@click.option("--keep-going", is_flag=True, help="Take in the good lines of a file that has problems.")
@json_option
@pass_session
def import_command(
    session: Session, /, files: tuple[str, ...], columns: str | None, as_json: bool, **options: Any
) -> None:
    """Import files, all of them or nothing: calendars, mail, chats, calls, or an interchange file (.jsonl).

    Rows of a calendar find their client by @client in the title, a rule, a name or alias, an address or a
    category. What finds none waits in the inbox. Importing the same file again adds nothing, and a mailbox
    that grew brings only what is new. Undo takes back all files of one import.

    Mail (mbox, Maildir, .eml, folders of them), chats (WhatsApp, Signal, Slack, Telegram), calls and texts
    (SMS Backup & Restore) and a CSV of contacts: of all these only who, when and how is kept, never a word.
    Their senders find their client by its addresses; `tracker sender` lists those who are no client's yet.

    \b
    Examples:
      tracker import calendar.csv --dry-run
      tracker import calendar.csv --date-order dmy
      tracker import clients.jsonl calendar.csv
      tracker import bare.csv --columns start,end,title,
      tracker import mail.mbox 'WhatsApp Chat with Anna.zip' calls.xml
      tracker import ~/Maildir
    """
    book = session.book(quietly=True)
    options["format"] = options.pop("format_name")
    options["columns"] = tuple(word.strip() for word in columns.split(",")) if columns is not None else None
    try:
        reports = _import_all(book, files, options)
    except BadFile as error:
        if as_json and error.problems:
            emit(_refused(error))
        raise
    session.greet()  # only now: the file may have brought settings
    is_dry = options["dry_run"]
    answer(
        as_json,
        lambda: _document(files, reports),
        lambda: "\n\n".join(_text(*of, is_dry) for of in zip(files, reports, strict=True)),
    )
    if not as_json:
        hint(_next_steps(reports, dry_run=is_dry))


def _import_all(book: "Tracker", files: tuple[str, ...], options: dict[str, Any]) -> "list[ImportReport]":
    """All files or none, as one change; asks who the user is where a file leaves it open."""
    me: tuple[str, ...] = ()
    while True:
        try:
            return _as_one_change(book, files, options, me)
        except NobodyIsMe as error:
            said = None if options["dry_run"] else _who_is_me(error.candidates)
            if said is None or said in me:
                raise
            me = (*me, said)


def _as_one_change(
    book: "Tracker", files: tuple[str, ...], options: dict[str, Any], me: tuple[str, ...]
) -> "list[ImportReport]":
    if (len(files) == 1 and not me) or options["dry_run"]:  # of a preview nothing stays to be one change
        return [book.import_file(file, **options, progress=progress_of(file)) for file in files]
    with book.together() as write:
        if me:
            add_own(book, me)
        reports = [book.import_file(file, **options, progress=progress_of(file)) for file in files]
        counts = {fate: sum(getattr(of, fate) for of in reports) for fate in ("added", "updated", "waiting")}
        name = count(len(files), "file", "files") if len(files) > 1 else reports[0].format
        said = _("{change}: {added} added, {updated} updated")
        if counts["waiting"]:
            said = _("{change}: {added} added, {updated} updated, {waiting} waiting")
        write.what = said.format(change=_("import {name}").format(name=name), **counts)
    return reports


def progress_of(file: str) -> "Callable[[float], None] | None":
    """Says on a terminal how far a large file is read, on one line that is written over; None elsewhere."""
    if not sys.stderr.isatty():
        return None
    name = one_line(os.path.basename(file), 40)

    def say(share: float) -> None:
        said = _("Reading {file}: {share}").format(file=name, share=percent(share))
        click.echo(f"\r{said} ", nl=False, err=True)
        if share >= 1:
            click.echo("\r" + " " * (len(said) + 1) + "\r", nl=False, err=True)

    return say


def _who_is_me(candidates: tuple[str, ...]) -> str | None:
    """The one of the candidates whom the user says he is; None when he is none, or nobody can be asked."""
    if not can_ask():
        return None
    asked = candidates[:MOST_ASKED]
    question = _("Are you “{name}”?")
    return next((of for of in asked if click.confirm(question.format(name=one_line(of, 60)), err=True)), None)


def _document(files: tuple[str, ...], reports: "list[ImportReport]") -> dict[str, Any]:
    each = [_one(report) for report in reports]
    if len(each) == 1:
        return each[0]
    total: dict[str, Any] = {name: sum(of[name] for of in each) for name in _COUNTS}
    total["problems"] = [
        {"file": file, **problem} for file, of in zip(files, each, strict=True) for problem in of["problems"]
    ]
    total["batch"] = next((of["batch"] for of in reversed(each) if of["batch"]), None)
    return {**total, "files": [{"file": file, **of} for file, of in zip(files, each, strict=True)]}


def _one(report: "ImportReport") -> dict[str, Any]:
    found = report.to_json()
    return {**found, "rows": [of._asdict() for of in report.outcomes]} if report.outcomes else found


def _refused(error: BadFile) -> dict[str, Any]:
    """The document of a file that was refused: its problems are all that was read of it."""
    problems = [
        {"line": getattr(of, "line", None), "message": getattr(of, "message", str(of))}
        for of in error.problems
    ]
    return {**dict.fromkeys(_COUNTS, 0), "read": len(problems), "problems": problems, "batch": None}


def _text(file: str, report: "ImportReport", is_dry: bool) -> str:
    lines = [f"{one_line(file, 80)}: {counts_sentence(report, done=not is_dry)}"]
    lines += [one_line(note, 300) for note in report.notes]
    if report.outcomes:
        lines += ["", _preview(report), ""]
    lines += _reasons(report)
    line = _("line {n}: {problem}")
    problems = [f"  {line.format(n=of.line, problem=one_line(of.message))}" for of in report.problems]
    lines += _listed(problems, _more_problems)
    if report.vanished:
        number = count(len(report.vanished), "entry", "entries")
        said = _("{entries} of an earlier import no longer stand in the file; they are kept:")
        lines.append(said.format(entries=number))
        gone = [f"  [{of.id[:4]}] {of.starts_at[:16]} {one_line(of.title, 80)}" for of in report.vanished]
        lines += _listed(gone, _more_entries)
    lines += _senders(report)
    if is_dry:
        lines.append(_("Nothing was changed: this was a dry run."))
    return "\n".join(lines)


def _reasons(report: "ImportReport") -> list[str]:
    reasons = Counter(reason(of.reason) for of in report.outcomes if of.fate == "left_out" and of.reason)
    said = ", ".join(f"{written(n)} {why}" for why, n in reasons.most_common())
    return [_("Left out: {reasons}.").format(reasons=said)] if reasons else []


def _senders(report: "ImportReport") -> list[str]:
    """The unknown senders of the file, who wrote most first."""
    if not report.senders:
        return []
    shown = report.senders[:MOST_SENDERS]
    left = len(report.senders) - len(shown)
    lines = [f"  {written(number):>6}  {called(address)}" for address, number in shown]
    more = [f"  {_('and {n} more').format(n=written(left))}"] if left else []
    return [_("Senders who are no client’s yet, with their messages:"), *lines, *more]


def _listed(lines: list[str], more: "Callable[[int], str]") -> list[str]:
    left = len(lines) - MOST_SHOWN
    return lines if left <= 0 else [*lines[:MOST_SHOWN], f"  {more(left)}"]


def _more_problems(number: int) -> str:
    said = ngettext("and {n} more problem", "and {n} more problems", number)
    return said.format(n=written(number))


def _more_entries(number: int) -> str:
    said = ngettext("and {n} more entry", "and {n} more entries", number)
    return said.format(n=written(number))


def _preview(report: "ImportReport") -> str:
    from tracker.cli.tables import Column, table

    # What needs an answer comes first: what is added is only worth a look.
    order = {"waiting": 0, "updated": 1, "added": 2, "left_out": 3, "unchanged": 4}
    outcomes = sorted(report.outcomes, key=lambda of: (order.get(of.fate, 9), of.line))
    shown = outcomes[: 2 * MOST_SHOWN]
    rows = [
        (
            str(of.line),
            _(FATES.get(of.fate, of.fate)),
            (of.starts_at or "")[:16].replace("T", " "),
            duration(of.seconds) if of.seconds else "",
            one_line(of.title, 60),
            one_line(of.client, 40),
            reason(of.reason) or (kind_name(of.kind) if of.kind else ""),
        )
        for of in shown
    ]
    columns = (
        *(Column(_("line"), right=True), Column(_("fate")), Column(_("starts"))),
        *(Column(_("takes"), right=True), Column(_("title"), shrinks=True)),
        *(Column(_("client"), shrinks=True), Column(_("kind or reason"), shrinks=True)),
    )
    left = len(outcomes) - len(shown)
    more = f"\n{_('and {n} more (--json lists all)').format(n=written(left))}" if left else ""
    return table(columns, rows) + more


def _next_steps(reports: "list[ImportReport]", *, dry_run: bool) -> str:
    if dry_run:
        taken = _("Without --dry-run it is taken in.")
        return (
            taken if len(reports) == 1 else f"{_('Each file is shown as if it were the only one.')} {taken}"
        )
    said = []
    if any(report.waiting and not is_of_contacts(report) for report in reports):
        said.append(_("`tracker inbox` shows what waits."))
    if any(report.senders for report in reports):
        said.append(_("`tracker sender` lists all unknown senders, to say whose they are."))
    if any(report.batch for report in reports):
        said.append(_takes_back(len(reports)))
    return " ".join(said) or _("Nothing was new, so nothing was changed.")


def _takes_back(files: int) -> str:
    if files == 1:
        return _("`tracker undo` takes the import back.")
    if files == 2:
        return _("`tracker undo` takes both files back.")
    return _("`tracker undo` takes all {n} files back.").format(n=files)
