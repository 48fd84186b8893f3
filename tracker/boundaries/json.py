"""What helped, and the coin-flip weeks, as documents."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.boundaries.measures import UNITS
from tracker.metrics.rounding import rounded, share
from tracker.workweek import iso_week

if TYPE_CHECKING:
    from tracker.boundaries.helped import Helped
    from tracker.boundaries.trials import Trial
    from tracker.metrics.effects import Adherence, Comparison, Effect, Week
    from tracker.metrics.verdicts import Pairs

PLACES = 4


def helped_json(of: Helped) -> dict[str, Any]:
    """What became of a told boundary, with the weeks it is read from."""
    boundary = of.boundary
    return {
        "boundary": boundary.id,
        "client": boundary.client,
        "project": boundary.project,
        "topic": boundary.topic,
        "statement": boundary.statement,
        "told_on": _day(boundary.told_on),
        "ends_on": _day(boundary.ends_on),
        "archived": of.archived,
        "measure": of.measure,
        "unit": of.measure and UNITS[of.measure],
        "currency": of.currency,
        "weeks_since": of.weeks_since,
        "adherence": {**_adherence(of.adherence), "counted": of.counted},
        "unasked": of.unasked,
        "effect": None if of.effect is None else _effect(of.effect),
        "comparison": None if of.comparison is None else _comparison(of.comparison),
        "change_percent": None if of.change_percent is None else rounded(of.change_percent, 1),
        "hoped_percent": boundary.hoped_percent,
        "hoped_reached": of.hoped_reached,
        "review_on": _day(boundary.review_on),
        "review_due": of.review_due,
        "weeks": [
            {
                "week": iso_week(week.monday),
                "value": _number(week.value),
                "active": week.active,
                "part": week.part,
                "marks": [{"kind": mark.kind, "name": mark.name} for mark in week.marks],
            }
            for week in of.weeks
        ],
    }


def trial_json(of: Trial) -> dict[str, Any]:
    """A trial with its weeks and what they show."""
    trial, outcome = of.experiment, of.outcome
    return {
        "trial": trial.id,
        "client": trial.client,
        "name": trial.name,
        "measure": trial.measure,
        "unit": UNITS[trial.measure],
        "currency": of.currency,
        "next_week": trial.next_week,
        "running": of.running,
        "this_week": of.this_week and of.this_week.arm,
        "weeks": [
            {**week._asdict(), "monday": _day(week.monday), "value": _number(week.value)} for week in of.weeks
        ],
        "outcome": None
        if outcome is None
        else {
            "better": outcome.better,
            "mean_tried": _number(outcome.mean_tried),
            "mean_usual": _number(outcome.mean_usual),
            "difference": _number(outcome.difference),
            "tried": len(outcome.tried),
            "usual": len(outcome.usual),
            "to_come": outcome.to_come,
            "without_value": outcome.without_value,
            "missed": outcome.missed,
            "pairs": _pairs(outcome.pairs),
            "p": _number(outcome.p),
            "verdict": outcome.verdict,
            "is_worse": outcome.is_worse,
        },
    }


def _adherence(of: Adherence) -> dict[str, Any]:
    return {
        "kept": of.kept,
        "occasions": of.occasions,
        "share": share(of.share),
        "low": share(of.low) if of.occasions else None,
        "high": share(of.high) if of.occasions else None,
        "keeping": of.keeping,
    }


def _effect(of: Effect) -> dict[str, Any]:
    return {
        "better": of.better,
        **{
            part: [_week(week) for week in getattr(of, part)]
            for part in ("before", "trigger", "settling", "after")
        },
        "median_before": _number(of.median_before),
        "median_after": _number(of.median_after),
        "difference": _number(of.difference),
        "pairs": _pairs(of.pairs),
        "p": _number(of.p),
        "verdict": of.verdict,
        "is_worse": of.is_worse,
        "weeks_to_go": of.weeks_to_go,
    }


def _week(of: Week) -> dict[str, Any]:
    return {"week": iso_week(of.monday), "value": _number(of.value)}


def _pairs(of: Pairs | None) -> dict[str, Any] | None:
    return None if of is None else {"improved": of.improved, "total": of.total, "share": share(of.share)}


def _comparison(of: Comparison) -> dict[str, Any]:
    return {
        "ours": _number(of.ours),
        "others": {name: _number(value) for name, value in of.others.items()},
        "typical": _number(of.typical),
        "beyond": _number(of.beyond),
    }


def _number(value: float | None) -> float | None:
    return None if value is None else rounded(value, PLACES)


def _day(of: date | None) -> str | None:
    return None if of is None else of.isoformat()
