"""Sorting the inbox: saying whose a waiting row is, taking in one that was left out, or dropping it."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from tracker.errors import TrackerError, UsageError
from tracker.ingest.calendar import day_id, working_days
from tracker.ingest.logging import SHOWN, complete
from tracker.ingest.matching import Match, Work
from tracker.ingest.reading import entry_of, matcher
from tracker.language import N_, _
from tracker.quickline import QuickLine, read_title, resolve_client, resolve_project
from tracker.quickline import write as quick_line
from tracker.records import Rule, TimeEntry
from tracker.store import Store, Writer, inbox, quick
from tracker.store.change import new_id
from tracker.store.inbox import Waiting
from tracker.store.registers import settings
from tracker.store.rows import encode


def sort(
    store: Store, prefix: str, choice: str, now: datetime, *, rule: str | None = None
) -> list[TimeEntry]:
    """Make entries of an inbox row, as a quick line says: "@bouw #meeting", "#admin" for own time.

    Args:
        store: where it is.
        prefix: the first letters of the row's id.
        choice: client, kind and marks; words of the row's own title hold where it says nothing.
        now: for the history.
        rule: words of the title: every row that holds them, now and in later imports, is sorted alike.

    Raises:
        TrackerError: no such row, an unknown client, or words that the row's title does not hold.
    """
    with store.writing("sort", now) as write:
        row = inbox.row(store, prefix)
        write.what = _("sort {title}").format(title=row.title)[:SHOWN]
        if rule is not None and (not rule.strip() or rule.casefold() not in row.title.casefold()):
            raise UsageError(
                _("{rule!r} does not stand in the title {title!r}").format(rule=rule, title=row.title),
                _("Choose words of the title"),
            )
        made = _entries(store, write, row, _chosen(store, row, choice))
        if rule is not None:
            made += _by_new_rule(store, write, rule, made[0])
    return made


def drop(store: Store, prefix: str, now: datetime) -> Waiting:
    """Say that a row is no work; importing it again does not bring it back."""
    with store.writing("drop", now) as write:
        row = inbox.row(store, prefix)
        write.what = _("drop {title}").format(title=row.title)[:SHOWN]
        write.update("inbox", row.pk, {"status": "dropped", "reason": N_("dropped by you")})
    return row


def resort(store: Store, write: Writer) -> list[TimeEntry]:
    """Sort what waits by what is known now, after a rule, a client or an address came."""
    known = matcher(store)
    made = []
    for row in inbox.rows(store):
        people = f"{row.organiser};{row.attendees}"
        work = known.work(row.title, people, row.categories, row.day)
        if work.match.found:
            made += _entries(store, write, row, work)
    return made


def _by_new_rule(store: Store, write: Writer, words: str, like: TimeEntry) -> list[TimeEntry]:
    of_rule = Rule(
        id=new_id(),
        title=words,
        client=like.client,
        project=like.project,
        kind=like.kind,
        billable=like.billable if like.client else None,
    )
    old = store.query("SELECT pk FROM rule WHERE title = ?", (words,))
    for (pk,) in old:
        write.delete("rule", pk)
    write.insert("rule", encode(of_rule, store.names()))
    return resort(store, write)


def _chosen(store: Store, row: Waiting, choice: str) -> Work:
    said, own = read_title(choice), read_title(row.title)
    if said.note:
        raise UsageError(
            _("{note!r} is no client, kind or mark").format(note=said.note),
            _('Write it like "@bouw #meeting !unbilled"'),
        )
    client, project = None, None
    if said.client is not None:
        client = resolve_client(said.client, quick.aliases(store))
        if said.project is not None:
            project = resolve_project(said.project, client, quick.engagements(store, client))
        else:
            project = quick.defaults(store, client).on(row.day).project
    marks = {name: value for name, value in said._asdict().items() if value not in (None, "", ())}
    line = own._replace(**{**marks, "note": own.note})
    return Work(Match(True, client, project), line)


def _entries(store: Store, write: Writer, row: Waiting, work: Work) -> list[TimeEntry]:
    """Make the entry of a row, or one for each working day of an all-day row."""
    write.delete("inbox", row.pk)
    made = []
    for n, times in enumerate(_times(store, row)):
        entry = replace(
            entry_of(work), id=new_id(), **times, source=row.source, source_id=day_id(row.source_id, n)
        )
        made.append(complete(store, entry))
        write.insert("entry", {**encode(made[-1], store.names()), "digest": row.digest})
    return made


def _times(store: Store, row: Waiting) -> list[dict[str, Any]]:
    if row.starts_at is not None and row.ends_at is not None:
        starts_at, ends_at = datetime.fromisoformat(row.starts_at), datetime.fromisoformat(row.ends_at)
        return [{"starts_at": starts_at, "ends_at": ends_at, "timezone": row.timezone}]
    first = date.fromisoformat(row.day)
    days = working_days(settings(store), first, date.fromisoformat(row.last_day or row.day))
    if not days:
        raise TrackerError(
            _("{title!r} covers no working day, so its hours are not known").format(title=row.title),
            _("Log it by hand"),
        )
    return [{"day": day, "seconds": seconds, "timezone": row.timezone} for day, seconds in days]


def suggested(store: Store, prefix: str) -> str:
    """What an inbox row says of itself, as a line for `sort`: "@bouw #meeting"."""
    row = inbox.row(store, prefix)
    work = matcher(store).work(row.title, f"{row.organiser};{row.attendees}", row.categories, row.day)
    if not work.match.found:
        raise TrackerError(_("The row does not say whose it is"), _('Say it, like "@bouw #meeting"'))
    match = work.match
    return quick_line(
        QuickLine(client=match.client, project=match.project, kind=match.kind, billable=match.billable)
    )
