"""Logging, and the running timer: the commands typed many times a day."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _
from tracker.store.ids import short_id
from tracker.wording.entries import running, sentence, what
from tracker.wording.numbers import duration

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import TimeEntry


def entry_json(entry: "TimeEntry", day: date | None = None, seconds: int | None = None) -> dict[str, Any]:
    """An entry as in the interchange file, with the day it counts on and its hours there."""
    from tracker.records import specs
    from tracker.records.codec import plain

    fields = {spec.name: plain(spec, getattr(entry, spec.name)) for spec in specs(type(entry))}
    counted = day or entry.day or (entry.starts_at.date() if entry.starts_at else None)
    hours = entry.seconds if seconds is None else seconds
    return {
        "type": entry.type,
        **fields,
        "day": counted and counted.isoformat(),
        "hours": None if hours is None else round(hours / 3600, 2),
    }


def counted(book: "Tracker", entry: "TimeEntry") -> dict[str, Any]:
    """`entry_json` with the day the settings count it on."""
    if entry.starts_at is None:
        return entry_json(entry)
    from tracker.store.quick import days

    return entry_json(entry, days(book.store).of(entry.starts_at))


def said(book: "Tracker", verb: str, entry: "TimeEntry") -> str:
    """What was done with an entry, in a sentence."""
    return sentence(verb, entry, short_id(book.store, "entry", entry.id or ""), book.today())


@click.command("log", short_help="Log one entry by a quick line.")
@click.argument("line", nargs=-1, required=True)
@json_option
@pass_session
def log_command(session: Session, line: tuple[str, ...], as_json: bool) -> None:
    """Log one entry by a quick line.

    Words in any order: a day (today, yesterday, mon..sun, 2026-11-20), a range (9-11:30) or a duration (2h,
    1h30, 90m), @client or @client/project, #kind or #tags, marks (!billable !unbilled !extra !gift !told
    !own), and text.

    \b
    Kinds: delivery, meeting, messages, research, preparation, support, coaching, travel, rework,
    complaint, chasing, admin, acquisition, learning, leave.

    \b
    Examples:
      tracker log '9:00-11:30 @bouw handbook chapter 3 #research !gift'
      tracker log 'yesterday 1h30 @eik/servicecontract #support'
      tracker log '22:30-00:30 @bouw launch'
      tracker log '45m #admin invoices'
    """
    book = session.book()
    entry = book.log(" ".join(line))
    answer(as_json, lambda: {"entry": counted(book, entry)}, lambda: said(book, _("Logged"), entry))
    if not as_json:
        hint(_("Not right? `tracker undo` takes it back."))


@click.command("start", short_help="Start a timer.")
@click.argument("line", nargs=-1)
@json_option
@pass_session
def start_command(session: Session, line: tuple[str, ...], as_json: bool) -> None:
    """Start a timer. One that runs already is stopped first.

    \b
    Examples:
      tracker start '@bouw workshop preparation #preparation'
      tracker start
    """
    book = session.book()
    entry, before = book.start(" ".join(line))

    def text() -> str:
        stopped = f"{said(book, _('Stopped after'), before)}\n" if before else ""
        started = _("Started at {time}: {what}").format(time=f"{entry.starts_at:%H:%M}", what=what(entry))
        return f"{stopped}{started} [{_shown(book, entry)}]"

    answer(
        as_json,
        lambda: {"running": counted(book, entry), "stopped": before and counted(book, before)},
        text,
    )
    if not as_json:
        hint(_("`tracker stop` ends it, `tracker undo` takes it back."))


@click.command("stop", short_help="Stop the running timer.")
@click.option("--at", metavar="T", help="When it ended: HH:MM today, or 2026-11-20T17:30:00+01:00.")
@json_option
@pass_session
def stop_command(session: Session, at: str | None, as_json: bool) -> None:
    """Stop the running timer, now or at another time.

    \b
    Examples:
      tracker stop
      tracker stop --at 17:30
    """
    book = session.book()
    instant = None
    if at is not None:
        from tracker.cli.kinds import moment

        instant = moment(book, at)
    entry = book.stop(instant)
    answer(as_json, lambda: {"entry": counted(book, entry)}, lambda: said(book, _("Stopped after"), entry))
    if entry.ends_at is not None and entry.ends_at > book.now():
        to_come = _("{time} is still to come; `tracker undo` lets the timer run on.")
        hint(to_come.format(time=f"{entry.ends_at:%H:%M}"))
    elif not as_json:
        hint(_("`tracker undo` lets it run on."))


@click.command("status", short_help="Show the running timer and today's hours.")
@json_option
@pass_session
def status_command(session: Session, as_json: bool) -> None:
    """Show the running timer and today's hours.

    \b
    Examples:
      tracker status
      tracker status --json
    """
    book = session.book()
    timer = book.running()
    seconds = _seconds(book, timer)
    today = book.today()
    worked = sum(of.seconds for of in book.listed(today, today) if of.entry.kind != "leave") + seconds
    answer(
        as_json,
        lambda: {
            "running": timer and counted(book, timer),
            "seconds": seconds if timer else None,
            "today_seconds": worked,
        },
        lambda: _status(book, timer, worked),
    )


def _seconds(book: "Tracker", timer: "TimeEntry | None") -> int:
    if timer is None or timer.starts_at is None:
        return 0
    return max(0, int((book.now() - timer.starts_at).total_seconds()))


def _status(book: "Tracker", timer: "TimeEntry | None", worked: int) -> str:
    today = _("Today: {time}.").format(time=duration(worked)) if worked else _("Nothing logged today yet.")
    if timer is None:
        return f"{_('No timer is running.')} {today}"
    return f"{running(timer, book.now())} [{_shown(book, timer)}]\n{today}"


def _shown(book: "Tracker", entry: "TimeEntry") -> str:
    return short_id(book.store, "entry", entry.id or "")
