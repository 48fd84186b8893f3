"""Logging, timing and correcting one entry, from a quick line or from fields."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from tracker.errors import NotFound, TrackerError, UsageError
from tracker.language import _
from tracker.language.parts import numeral
from tracker.quickline import QuickLine, instants, read, resolve_client, resolve_project
from tracker.records.base import specs
from tracker.records.entry import LONGEST, TimeEntry, completed
from tracker.store import Store, entries, quick
from tracker.workweek import Days

SHOWN = 200
"""Characters of a line that the history keeps."""


def entry_of_line(store: Store, text: str, now: datetime) -> TimeEntry:
    """The entry that a quick line describes, not yet stored.

    Raises:
        TrackerError: the line contradicts itself, names no time, or a client or project that is not there.
    """
    days = quick.days(store)
    today = days.of(now)
    line = read(text, today)
    entry = _worded(store, TimeEntry(timezone=str(days.zone)), line, line.day or today)
    if line.starts is not None:
        starts_at, ends_at = instants(line, days, day=today)
        entry = replace(entry, starts_at=starts_at, ends_at=ends_at)
    elif line.seconds is not None:
        entry = replace(entry, day=line.day or today, seconds=line.seconds)
    else:
        raise UsageError(
            _("The line says no time"),
            _(
                "Write a range like 9-11:30 or a duration like 1h30, or start a timer with `tracker "
                'start "…"`'
            ),
        )
    return complete(store, entry)


def log(store: Store, text: str, now: datetime) -> TimeEntry:
    """Store the entry of a quick line."""
    return add(store, entry_of_line(store, text, now), _("log {what}").format(what=text), now)


def entry_of_fields(
    store: Store, *, client: str | None = None, hours: float | None = None, **fields: Any
) -> TimeEntry:
    """The entry that fields of `TimeEntry` describe; the client by any of its names, hours for seconds.

    Raises:
        TrackerError: a field that is none, a value it may not hold, or an entry that makes no sense.
    """
    zone = str(quick.days(store).zone)
    if hours is not None:
        if "seconds" in fields or not 0 < hours <= LONGEST.total_seconds() / 3600:
            raise UsageError(
                _("{hours} is no number of hours for an entry").format(hours=hours),
                _("Give hours above 0, up to 168"),
            )
        fields["seconds"] = round(hours * 3600)
    if client is not None:
        fields["client"] = resolve_client(client, quick.aliases(store))
    return complete(store, _with(TimeEntry(timezone=zone), fields))


def _with(entry: TimeEntry, fields: dict[str, Any]) -> TimeEntry:
    """The entry with some fields set, once each is known to hold what it may."""
    from tracker.records.codec import checked

    unknown = ", ".join(sorted(fields.keys() - {spec.name for spec in specs(TimeEntry)}))
    if unknown:
        raise UsageError(
            _("An entry has no field {unknown}").format(unknown=unknown),
            _("The fields are those of TimeEntry"),
        )
    try:
        return checked(replace(entry, **fields))
    except ValueError as error:
        raise TrackerError(
            _("This entry cannot be kept: {error}").format(error=error), _("Correct it and try again")
        ) from None


def add(store: Store, entry: TimeEntry, what: str, now: datetime) -> TimeEntry:
    """Store one completed entry as one change."""
    with store.writing(what[:SHOWN], now) as write:
        return entries.add(store, write, entry)


def start(store: Store, text: str, now: datetime) -> tuple[TimeEntry, TimeEntry | None]:
    """Start a timer; returns it, and the one that ran until now and was stopped.

    Raises:
        TrackerError: the line names a time; a timer starts now.
    """
    days = quick.days(store)
    line = read(text, days.of(now)) if text.strip() else QuickLine()
    if line.starts or line.seconds or line.day:
        raise UsageError(
            _("A timer starts now, but the line names a time"), _('Log it with `tracker log "…"`')
        )
    now = now.astimezone(days.zone).replace(microsecond=0)
    entry = _worded(store, TimeEntry(timezone=str(days.zone), starts_at=now), line, days.of(now))
    with store.writing(_("start {text}").format(text=text)[:SHOWN], now) as write:
        before = _stop(store, write, now)
        return entries.add(store, write, complete(store, entry)), before


def stop(store: Store, at: datetime, now: datetime) -> TimeEntry:
    """Stop the running timer at an instant.

    Raises:
        TrackerError: none runs, or it began later than that.
    """
    with store.writing("stop", now) as write:
        stopped = _stop(store, write, at)
        if stopped is None:
            raise TrackerError(_("No timer is running"), _('Start one with `tracker start "@client what"`'))
        write.what = _("stop {what}").format(what=stopped.note or stopped.client or _("the timer"))[:SHOWN]
        return stopped


def _stop(store: Store, write: Any, at: datetime) -> TimeEntry | None:
    running = entries.running(store)
    if running is None or running.starts_at is None:
        return None
    at = at.astimezone(quick.days(store).zone).replace(microsecond=0)
    if at < running.starts_at:
        raise TrackerError(
            _("The timer began at {starts_at:%Y-%m-%d %H:%M}, after {at:%Y-%m-%d %H:%M}").format(
                starts_at=running.starts_at, at=at
            ),
            _("Stop it at a later time"),
        )
    if at - running.starts_at > LONGEST:
        hours = (at - running.starts_at) / timedelta(hours=1)
        raise TrackerError(
            _("The timer has run since {starts_at:%Y-%m-%d %H:%M}; it would last {hours} hours").format(
                starts_at=running.starts_at, hours=numeral(hours, 1)
            ),
            _("Stop it at the time the work ended, with `tracker stop --at`, or delete it"),
        )
    # A timer stopped within its first second was a slip, and still one second of it is kept.
    stopped = complete(store, replace(running, ends_at=max(at, running.starts_at + timedelta(seconds=1))))
    entries.update(store, write, stopped)
    return stopped


def edit(store: Store, prefix: str, text: str, now: datetime, **fields: Any) -> TimeEntry:
    """Change an entry by a quick line, by fields, or both: only what they say changes.

    Args:
        store: where it is.
        prefix: the first letters of its id.
        text: words of the quick line; may be empty.
        now: when this happens, for `today` and the history.
        **fields: values of `TimeEntry` fields, which go before the line's words.

    Raises:
        TrackerError: no such entry, or the result makes no sense.
    """
    with store.writing("edit", now) as write:
        old, new = _edited(store, prefix, text, now, fields)
        write.what = _("edit {what}").format(what=old.note or old.client or old.id)[:SHOWN]
        entries.update(store, write, new)
    return new


def _edited(
    store: Store, prefix: str, text: str, now: datetime, fields: dict[str, Any]
) -> tuple[TimeEntry, TimeEntry]:
    """The entry as it is, and as it shall be."""
    old = entries.by_id(store, prefix)
    days = quick.days(store)
    new = _overlaid(store, old, read(text, days.of(now)), days) if text.strip() else old
    if fields.get("id", old.id) != old.id:
        raise UsageError(_("An entry keeps its id"), _("Change its other fields"))
    if fields.get("client") is not None:
        fields["client"] = resolve_client(fields["client"], quick.aliases(store, archived=True))
    new = _with(new, fields) if fields else new
    if fields.keys() & {"starts_at", "ends_at"} and "seconds" not in fields:
        new = replace(new, seconds=None)
    if "billable" not in fields and old.billable == complete(store, replace(old, billable=None)).billable:
        # It was billable (or not) by the rule, so the rule decides again; a mark in the line still wins.
        new = new if new.billable != old.billable else replace(new, billable=None)
    return old, complete(store, new)


def _overlaid(store: Store, old: TimeEntry, line: QuickLine, days: Days) -> TimeEntry:
    own_day = old.day or (days.of(old.starts_at) if old.starts_at else None)
    new = _worded(store, old, line, line.day or own_day or date.min)
    if line.starts is not None:
        starts_at, ends_at = instants(line, days, day=own_day)
        return replace(new, day=None, starts_at=starts_at, ends_at=ends_at, seconds=None)
    if line.day is not None and old.starts_at is not None and own_day is not None:
        by = line.day - own_day
        ends = old.ends_at and _same_clock(old.ends_at, by, days)
        new = replace(
            new, day=None, starts_at=_same_clock(old.starts_at, by, days), ends_at=ends, seconds=None
        )
    elif line.day is not None:
        new = replace(new, day=line.day)
    if line.seconds is None:
        return new
    if new.starts_at is None:
        return replace(new, seconds=line.seconds)
    ends_at = (new.starts_at.astimezone(UTC) + timedelta(seconds=line.seconds)).astimezone(days.zone)
    return replace(new, ends_at=ends_at, seconds=None)


def _same_clock(instant: datetime, by: timedelta, days: Days) -> datetime:
    local = instant.astimezone(days.zone).replace(tzinfo=None) + by
    return local.replace(tzinfo=days.zone)


def _worded(store: Store, entry: TimeEntry, line: QuickLine, day: date) -> TimeEntry:
    """The entry with everything but its times as the line says."""
    said: dict[str, Any] = {
        name: value
        for name in ("kind", "billable", "scope", "initiator", "announced", "trigger")
        if (value := getattr(line, name)) is not None
    }
    if line.client is not None:
        said["client"] = active_client(store, line.client)
        if line.project is not None:
            of_client = quick.engagements(store, said["client"])
            said["project"] = resolve_project(line.project, said["client"], of_client)
        else:
            said["project"] = quick.defaults(store, said["client"]).on(day.isoformat()).project
    if line.tags:
        said["tags"] = line.tags
    if line.note:
        said["note"] = line.note
    return replace(entry, **said)


def active_client(store: Store, text: str) -> str:
    """The client that a line means; an archived one is named as such.

    Raises:
        TrackerError: there is none of that name, or he is archived.
    """
    try:
        return resolve_client(text, quick.aliases(store))
    except NotFound:
        archived = resolve_client(text, quick.aliases(store, archived=True))
        raise TrackerError(
            _("{archived} is archived").format(archived=archived),
            _("Bring it back first: `tracker client archive NAME --back`"),
        ) from None


def complete(store: Store, entry: TimeEntry) -> TimeEntry:
    """The entry with seconds and billable filled in.

    Raises:
        TrackerError: it makes no sense, or its client or project is not there.
    """
    billing = "hourly"
    if entry.client is not None and entry.project is not None:
        found = quick.engagements(store, entry.client).get(entry.project)
        if found is None:
            raise TrackerError(
                _("{client} has no project {project!r}").format(client=entry.client, project=entry.project),
                _("`tracker project list` shows what there is"),
            )
        billing = found.billing
    elif entry.project is not None:
        raise TrackerError(_("A project needs a client"), _("Name the client, too"))
    try:
        return completed(entry, billing)
    except ValueError as error:
        raise TrackerError(
            _("This entry cannot be kept: {error}").format(error=error), _("Correct it and try again")
        ) from None


def delete(store: Store, prefix: str, now: datetime) -> TimeEntry:
    """Remove an entry.

    Raises:
        TrackerError: no such entry.
    """
    with store.writing("delete", now) as write:
        entry = entries.by_id(store, prefix)
        write.what = _("delete {what}").format(what=entry.note or entry.client or entry.id)[:SHOWN]
        entries.remove(store, write, entry)
    return entry
