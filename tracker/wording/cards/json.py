"""Findings, and what cannot be said yet, as the contract, section 4, shows them in JSON."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from tracker.metrics.rounding import hours, rounded

if TYPE_CHECKING:
    from tracker.patterns.base import Finding, NotYet
    from tracker.wording.cards import Card

_PLACES = {"share": 4, "points": 4, "ratio": 4, "hours": 2, "rest": 2, "median": 1}
"""Decimals by measure; what counts things or days is whole where it can be, else has two."""


def finding_json(finding: Finding, card: Card) -> dict[str, Any]:
    """A finding in plain values: the fields of the contract in their order, then the rest of its card.

    `value` and `line` are those of the line that the level rests on; a ratio to nothing is null.
    """
    reached = finding.reached
    found: dict[str, Any] = {"pattern": finding.pattern, "client": finding.client}
    if finding.project is not None:
        found["project"] = finding.project
    return found | {
        "level": finding.level,
        "card": finding.card,
        "measure": reached.measure,
        "value": measured(reached.value, reached.measure),
        "line": measured(reached.line, reached.measure),
        "n": finding.n,
        "from": finding.start.isoformat(),
        "to": finding.end.isoformat(),
        "evidence": list(card.evidence),
        "innocent": card.innocent,
        "question": card.question,
        "step": card.step,
        "title": card.title,
        "good": card.good,
        "seen": card.seen,
        "sure": card.sure,
        "held_at": finding.held_at,
        "phase": finding.phase,
        "stake_hours": hours(finding.stake_seconds),
    }


def not_yet_json(of: NotYet) -> dict[str, Any]:
    """What cannot be said yet, in plain values."""
    found: dict[str, Any] = {"pattern": of.pattern, "client": of.client}
    if of.project is not None:
        found["project"] = of.project
    return found | {"have": _plain(of.have, 2), "need": _plain(of.need, 2), "unit": of.unit}


def measured(value: float, measure: str) -> float | int | None:
    """A value to the decimals of its measure (the contract, section 4, **Decimals**); None without end."""
    if not math.isfinite(value):
        return None
    places = _PLACES.get(measure)
    return _plain(value, 2) if places is None else rounded(value, places)


def _plain(value: float, places: int) -> float | int:
    number = rounded(value, places)
    return int(number) if number == int(number) else number
