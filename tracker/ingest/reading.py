"""Reading calendar events as work: whose they are, and the columns of an entry that say so."""

import json
from datetime import date
from typing import Any

from tracker.importers.base import CalendarEvent
from tracker.ingest.hashes import hashed, stored_key
from tracker.ingest.matching import Matcher, Work, on_project
from tracker.quickline import resolve_client
from tracker.records import TimeEntry, billable_by_rule
from tracker.store import Store, quick
from tracker.store.registers import clients, projects, rules

WHAT = (
    "client",
    "project",
    "kind",
    "tags",
    "billable",
    "scope",
    "initiator",
    "announced",
    "trigger",
    "note",
)
"""The columns of an entry that tell what was done for whom; `Reader.work` gives their values."""

REMEMBERED = 5_000
"""Readings of equal events kept in memory: enough for a year's recurring titles."""


class Reader:
    """Reads the events of one import; equal ones are read once.

    Args:
        store: whose clients, projects and rules are known.
        otherwise: whose an event is that names nobody.
    """

    def __init__(self, store: Store, otherwise: str | None = None) -> None:
        self._names = store.names()
        self._matcher = matcher(store, otherwise)
        self._read: dict[tuple[str, ...], tuple[Work, tuple[Any, ...] | None]] = {}

    def work(self, event: CalendarEvent) -> tuple[Work, tuple[Any, ...] | None]:
        """What the event is, and the values of `WHAT` that say so; None while its client is not known."""
        said = (event.title, event.organiser, event.attendees, event.categories)
        known = self._read.get(said)
        if known is None:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            people = f"{event.organiser};{event.attendees}"
            work = self._matcher.reading(event.title, people, event.categories)
            known = self._read[said] = (work, self.columns(work) if work.match.found else None)
        project = self._matcher.project_of_day(known[0].match, event.starts_at or "")
        if project is None:
            return known
        dated = self._read.get((*said, project))
        if dated is None:
            work = on_project(known[0], project)
            dated = self._read[(*said, project)] = (work, self.columns(work))
        return dated

    def columns(self, work: Work) -> tuple[Any, ...]:
        """The values of `WHAT` of the entry that a found match makes."""
        entry = entry_of(work)
        client = None if entry.client is None else self._names.client_keys[entry.client]
        project = None
        if client is not None and entry.project is not None:
            project = self._names.project_keys[client, entry.project]
        billing = self._names.projects[project].billing if project else "hourly"
        return (
            client,
            project,
            entry.kind,
            json.dumps(list(entry.tags), ensure_ascii=False) if entry.tags else "[]",
            int(billable_by_rule(entry, billing)),
            entry.scope,
            entry.initiator,
            int(entry.announced),
            entry.trigger,
            entry.note,
        )


def matcher(store: Store, otherwise: str | None = None) -> Matcher:
    """A matcher that knows the clients, projects and rules of a store; `otherwise`: whose the rest is."""
    owners = {project.client for project in projects(store)}
    defaults = {client: quick.defaults(store, client) for client in owners}
    if otherwise is not None:
        otherwise = resolve_client(otherwise, quick.aliases(store))
    key = stored_key(store)
    return Matcher(clients(store), defaults, rules(store), otherwise, lambda address: hashed(address, key))


def entry_of(work: Work) -> TimeEntry:
    """The entry, without its times, that an event makes: the title's marks before the match's kind."""
    line, match = work.line, work.match
    billable = line.billable if line.billable is not None else match.billable
    return TimeEntry(
        client=match.client,
        project=match.project,
        kind=line.kind or match.kind or "delivery",
        tags=line.tags,
        billable=billable,
        scope=line.scope or "agreed",
        initiator=line.initiator,
        announced=bool(line.announced),
        trigger=line.trigger,
        note=line.note or None,
    )


def day_of(event: CalendarEvent) -> date:
    """The date an event begins."""
    return event.day or date.fromisoformat((event.starts_at or "")[:10])
