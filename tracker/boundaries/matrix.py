"""The matrix: clients by topics, and in each cell how far its limit has come, from open to held."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from tracker.metrics.effects import FEWEST_OCCASIONS
from tracker.metrics.proportions import wilson
from tracker.metrics.rounding import share
from tracker.patterns import as_of
from tracker.patterns.boundary_gap import applies, tested_since, tests_of
from tracker.patterns.facts import ONE_DAY
from tracker.records import TOPICS

if TYPE_CHECKING:
    from tracker.patterns.recorded import Recorded
    from tracker.records import Boundary, Client

State: TypeAlias = Literal["not applicable", "open", "chosen", "told", "held"]
STATES: tuple[State, ...] = ("not applicable", "open", "chosen", "told", "held")


class Cell(NamedTuple):
    """One topic with one client or project.

    Attributes:
        topic: one of `records.TOPICS`.
        state: "not applicable"; "open": nothing is in force; "chosen": not told; "told"; "held": told, and
            put to the test so often (`FEWEST_OCCASIONS`) that `kept` of `occasions` says something, be it
            that it was seldom kept.
        kept: how often it was kept in the last 12 weeks, exceptions that were chosen left out.
        occasions: of how many times it was put to the test; 0 is unknown, not all.
        low: the lower end of Wilson's 95 % interval of the share kept; None without occasions.
        high: the upper end.
        boundaries: those in force on the topic that count here, the one that made the state first.
    """

    topic: str
    state: State
    kept: int
    occasions: int
    low: float | None
    high: float | None
    boundaries: tuple[Boundary, ...]

    @property
    def boundary(self) -> Boundary | None:
        """The one that made the state: told before chosen, the client's own before one for all."""
        return self.boundaries[0] if self.boundaries else None

    @property
    def share(self) -> float | None:
        """kept / occasions; None without any."""
        return self.kept / self.occasions if self.occasions else None

    def to_json(self) -> dict[str, Any]:
        """The cell, with the ids of its boundaries."""
        return {
            "topic": self.topic,
            "state": self.state,
            "kept": self.kept,
            "occasions": self.occasions,
            "share": share(self.share),
            "low": share(self.low),
            "high": share(self.high),
            "boundaries": [of.id for of in self.boundaries],
        }


class Row(NamedTuple):
    """A client, or one of his projects that a boundary names.

    Attributes:
        client: his name.
        project: None for the client as a whole, which counts the boundaries of his projects, too (as pattern
            15 does); a project counts its own, the client's without a project, and those for all.
        archived: whether the client is.
        cells: one per topic, in the order of `records.TOPICS`.
    """

    client: str
    project: str | None
    archived: bool
    cells: tuple[Cell, ...]

    def cell(self, topic: str) -> Cell:
        """The cell of a topic."""
        return next(of for of in self.cells if of.topic == topic)

    @property
    def applicable(self) -> int:
        """How many topics apply."""
        return sum(of.state != "not applicable" for of in self.cells)

    @property
    def told(self) -> int:
        """How many of them were told, held ones too: coverage = told / applicable (pattern 15)."""
        return sum(of.state in ("told", "held") for of in self.cells)

    def to_json(self) -> dict[str, Any]:
        """The row with its cells."""
        return {
            "client": self.client,
            "project": self.project,
            "archived": self.archived,
            "applicable": self.applicable,
            "told": self.told,
            "cells": [of.to_json() for of in self.cells],
        }


@dataclass(frozen=True)
class Matrix:
    """Clients and projects by topics, as known at the end of `day`."""

    day: date
    rows: tuple[Row, ...]

    def row(self, client: str, project: str | None = None) -> Row | None:
        """The row of a client or project, if it is there."""
        return next((of for of in self.rows if (of.client, of.project) == (client, project)), None)

    def to_json(self) -> dict[str, Any]:
        """The matrix as `tracker boundaries --json` shows it."""
        return {"day": self.day.isoformat(), "rows": [row.to_json() for row in self.rows]}


def matrix(recorded: Recorded, today: date, *, archived: bool = False, client: str | None = None) -> Matrix:
    """The matrix as known at the end of a day, clients in the order of their names.

    The readings are those of pattern 15: a boundary without client counts for every client, and whether a
    topic applies is for the client's own boundaries to say first.

    Args:
        recorded: the records; hours and contacts are not looked at.
        today: the last day that is known.
        archived: whether archived clients are in it, too.
        client: only this one, archived or not.
    """
    end = today + ONE_DAY
    in_force = as_of.boundaries(recorded.boundaries, end)
    tests = _tests(recorded, end)
    rows: list[Row] = []
    for of in sorted(recorded.ledger.clients, key=lambda of: (of.name.casefold(), of.name)):
        is_archived = of.archived_on is not None and of.archived_on <= today
        if of.name == client or (client is None and (archived or not is_archived)):
            rows += _rows(of, is_archived, in_force, tests)
    return Matrix(today, tuple(rows))


def _tests(recorded: Recorded, end: date) -> Mapping[str, list[bool]]:
    """Whether each boundary was kept when it was put to the test in the last 12 weeks, by its id."""
    known = as_of.occasions(recorded.occasions, recorded.days, end)
    since = tested_since(end)
    found: dict[str, list[bool]] = {}
    for one in tests_of(known, recorded):
        if one.day >= since:
            found.setdefault(one.occasion.boundary, []).append(one.kept)
    return found


def _rows(
    client: Client, archived: bool, in_force: Sequence[Boundary], tests: Mapping[str, list[bool]]
) -> Iterator[Row]:
    theirs = [of for of in in_force if of.client in (client.name, None)]
    projects = sorted({of.project for of in theirs if of.project is not None})
    for project in (None, *projects):
        count = [of for of in theirs if project is None or of.project in (project, None)]
        cells = (_cell(topic, [of for of in count if of.topic == topic], project, tests) for topic in TOPICS)
        yield Row(client.name, project, archived, tuple(cells))


def _cell(
    topic: str, known: Sequence[Boundary], project: str | None, tests: Mapping[str, list[bool]]
) -> Cell:
    is_applicable = applies(known, project)
    kept = [one for of in known for one in tests.get(of.id or "", ())]
    state: State = "chosen"
    if not is_applicable:
        state = "not applicable"
    elif not known:
        state = "open"
    elif any(of.applies and of.told_on is not None for of in known):
        state = "held" if len(kept) >= FEWEST_OCCASIONS else "told"
    low, high = wilson(sum(kept), len(kept)) if kept else (None, None)

    def weight(of: Boundary) -> tuple[bool, bool, bool, bool, date, date, str]:
        made = of.applies == is_applicable
        days = of.told_on or date.min, of.chosen_on or date.min
        own = of.project == project and project is not None, of.client is not None
        return made, of.told_on is not None, *own, *days, of.id or ""

    return Cell(topic, state, sum(kept), len(kept), low, high, tuple(sorted(known, key=weight, reverse=True)))
