"""Time entries in words: what was done for whom, when, and how long it took."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from tracker.language import N_, _
from tracker.wording.kinds import kind_name
from tracker.wording.numbers import clock, count, day, duration, one_line

if TYPE_CHECKING:
    from tracker.records import TimeEntry


def whose(entry: "TimeEntry") -> str:
    """Whose time it is: "Bouw", "Bouw / Phase 2", or "your own time"."""
    if entry.client is None:
        return _("leave") if entry.kind == "leave" else _("your own time")
    project = f" / {one_line(entry.project, 40)}" if entry.project else ""
    return one_line(entry.client, 40) + project


def traits(entry: "TimeEntry") -> tuple[str, ...]:
    """The kind, the marks and the tags that are worth a word; delivery is not."""
    words = (
        []
        if entry.kind == "delivery" or (entry.kind == "leave" and not entry.client)
        else [kind_name(entry.kind)]
    )
    if entry.scope == "extra":
        words.append(_("gift") if entry.initiator == "me" else _("extra work"))
    elif entry.client is not None and entry.billable is False and entry.kind != "leave":
        words.append(_("unbilled"))
    if entry.announced:
        words.append(_("told"))
    if entry.trigger == "own":
        words.append(_("for my own certainty"))
    return (*words, *(f"#{one_line(tag, 30)}" for tag in entry.tags))


def what(entry: "TimeEntry") -> str:
    """Whose time, of what kind, and the note: "Bouw (research, gift): handbook chapter 3"."""
    words = traits(entry)
    said = f"{whose(entry)} ({', '.join(words)})" if words else whose(entry)
    return f"{said}: {one_line(entry.note, 120)}" if entry.note else said


def when(entry: "TimeEntry", today: date | None = None) -> str:
    """The day and the clock times: "Thu 19 Nov 09:00-11:30"."""
    if entry.starts_at is None:
        return day(entry.day, today) if entry.day else ""
    return f"{day(entry.starts_at.date(), today)} {clock(entry.starts_at, entry.ends_at)}"


def took(entry: "TimeEntry") -> str:
    """How long it took: "2 h 30"; "running" while the timer does."""
    return _("running") if entry.seconds is None else duration(entry.seconds)


def sentence(verb: str, entry: "TimeEntry", shown_id: str, today: date | None = None) -> str:
    """What was done with an entry: "Logged 2 h 30 on Bouw: handbook [k3f9]  Thu 19 Nov 09:00-11:30"."""
    return f"{verb} {_time_on(entry)} [{shown_id}]  {when(entry, today)}"


def _time_on(entry: "TimeEntry") -> str:
    """How long on what: "2 h 30 on Bouw: handbook"; "1 h of your own time"."""
    if entry.client is None:
        return _("{time} of {what}").format(time=took(entry), what=what(entry))
    return _("{time} on {what}").format(time=took(entry), what=what(entry))


NO_TIME = N_("No time yet: add 9-11:30 or 1h30 to log it, or start the timer with this line.")
"""Said of a quick line that could be a timer's; to be translated."""


def understood(entry: "TimeEntry", today: date) -> str:
    """A quick line as it was read: "2 h 30 on Bouw (research, gift): handbook · Thu 19 Nov 09:00-11:30"."""
    parts = [_time_on(entry), when(entry, today)]
    if entry.billable:
        parts.append(_("billable"))
    elif entry.client:
        parts.append(_("not billable"))
    return " · ".join(parts)


def running(entry: "TimeEntry", now: datetime) -> str:
    """The timer: "Running for 1 h 05, since 09:12: Bouw: handbook"."""
    starts = entry.starts_at or now
    begun = clock(starts, None).rstrip("-")
    if starts.date() != now.date():
        begun = f"{day(starts.date(), now.date())} {begun}"
    passed = duration(max((now - starts).total_seconds(), 0))
    return _("Running for {passed}, since {begun}: {what}").format(
        passed=passed, begun=begun, what=what(entry)
    )


def logged_so_far(today_seconds: float, week_seconds: float, entries: int, name: str) -> str:
    """How much stands in the book: "Today 3 h 15. Week 47: 20 h 30 in 12 entries, …"."""
    if not entries:
        return _("Nothing logged in {week} yet.").format(week=name)
    whole = _("{week}: {time} in {entries}, your own time included.").format(
        week=name.capitalize(), time=duration(week_seconds), entries=count(entries, "entry", "entries")
    )
    if not today_seconds:
        return whole
    return f"{_('Today {time}.').format(time=duration(today_seconds))} {whole}"
