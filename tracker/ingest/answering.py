"""Answers to patterns, and the lines that the user moves."""

from collections.abc import Mapping
from datetime import datetime
from itertools import pairwise
from typing import Any

from tracker.errors import NotFound, UsageError
from tracker.ingest import registering
from tracker.language import _
from tracker.language.parts import either
from tracker.patterns import CATALOGUE, pattern_named
from tracker.patterns.base import Limit, Limits, Pattern
from tracker.patterns.limits import OFF, fault_of, limits_of
from tracker.quickline import nearest, resolve_client
from tracker.records import Decision, Settings
from tracker.store import Store, quick, registers
from tracker.workweek import in_force, iso_week, week_before, week_days


def known_pattern(name: str) -> Pattern:
    """The pattern of that name, also written with underscores.

    Raises:
        NotFound: there is none; the nearest are offered.
    """
    wanted = name.strip().casefold().replace("_", "-")
    found = pattern_named(wanted)
    if found is None:
        names = [module.replace("_", "-") for module in CATALOGUE]
        offers = nearest(wanted, names, 2)
        remedy = _("`tracker patterns explain` lists them")
        if offers:
            remedy = _("Did you mean {names}?").format(names=either(offers))
        raise NotFound(_("There is no pattern {name!r}").format(name=name[:40]), remedy)
    return found


def answered(
    store: Store,
    pattern: str,
    answer: str,
    client: str | None,
    week: str | None,
    now: datetime,
    fields: Mapping[str, Any],
) -> Decision:
    """Store the answer to a pattern of a week; one given to the same pattern in that week is changed.

    Raises:
        TrackerError: no such pattern or client, an answer that there is not, or an end before the week.
    """
    of = known_pattern(pattern)
    if client is not None:
        client = resolve_client(client, quick.aliases(store, archived=True))
    if fields.get("budget_hours") is not None and not of.budgets:
        raise UsageError(
            _("What {name} sees is not measured in hours").format(name=of.name), _("Give an end date instead")
        )
    today = quick.days(store).of(now)
    monday, _unused = week_days(week or week_before(iso_week(today)))
    if monday > today:
        raise UsageError(
            _("{week} has not begun yet").format(week=iso_week(monday)),
            _("Answer a week that you can look back on"),
        )
    decision = Decision(
        week=iso_week(monday), pattern=of.name, client=client, answer=answer.replace("-", "_"), **fields
    )
    # In one change, so that two programs cannot both add one.
    with store.writing(_("answer {pattern}").format(pattern=of.name), now):
        for known in registers.signs(store, Decision):
            if (known.week, known.pattern, known.client) == (decision.week, of.name, client):
                said = {"answer": decision.answer, **fields}
                return registering.change(store, known, said, now)  # type: ignore[return-value]
        return registering.add(store, decision, now)  # type: ignore[return-value]


def limits_in_force(store: Store, pattern: str, now: datetime) -> Limits:
    """The lines of a pattern that are in force today, by name."""
    settings = in_force(registers.settings(store), quick.days(store).of(now))
    return limits_of(known_pattern(pattern), settings.limits)


def limits_set(store: Store, pattern: str, lines: Mapping[str, Any], now: datetime) -> Settings:
    """Move lines of a pattern in the settings in force today; None puts one back to where it stood.

    Raises:
        UsageError: no such pattern or line, or a value outside its range.
    """
    of = known_pattern(pattern)
    # Read and written in one, or another's would be lost.
    with store.writing(_("lines of {pattern}").format(pattern=of.name), now):
        settings = in_force(registers.settings(store), quick.days(store).of(now))
        own = _moved(of, settings.limits.get(of.name, {}), lines)
        limits = {name: said for name, said in settings.limits.items() if name != of.name}
        if own:
            limits[of.name] = own
        return registering.change(store, settings, {"limits": limits}, now)  # type: ignore[return-value]


def _moved(of: Pattern, known: Mapping[str, Any], lines: Mapping[str, Any]) -> dict[str, Any]:
    """The lines of a pattern that are not where they stood at first, after some were moved."""
    declared = {limit.name: limit for limit in of.limits}
    own = dict(known)
    for name, value in lines.items():
        if name != OFF and name not in declared:
            raise UsageError(
                _("{pattern} has no line {name!r}").format(pattern=of.name, name=name[:40]),
                _("It has {names}").format(names=", ".join(declared)),
            )
        if value is None or (name == OFF and value is False):
            own.pop(name, None)
        elif name == OFF:
            if value is not True:
                raise UsageError(
                    _("{pattern}: {name} may only be true or false").format(pattern=of.name, name=OFF),
                    _("Say one of the two"),
                )
            own[name] = True
        elif fault := fault_of(declared[name], value):
            raise UsageError(f"{of.name}: {fault}", _("Choose a value within that range"))
        else:
            own[name] = value
    _refuse_crossed(of, own)
    return own


def _refuse_crossed(of: Pattern, own: Mapping[str, Any]) -> None:
    """Refuse lines of one number that would not lead from level to level any more."""
    at = {limit.name: own.get(limit.name, limit.default) for limit in of.limits}
    for low, high in pairwise(limit for limit in of.limits if limit.name[-2:] in ("_1", "_2", "_3")):
        same_number = low.name[:-2] == high.name[:-2] and low.default != high.default
        rises = low.default < high.default
        if same_number and (at[low.name] > at[high.name] if rises else at[low.name] < at[high.name]):
            first, second = (_written(limit, at[limit.name]) for limit in (low, high))
            raise UsageError(
                _("The line of level {low}, {first}, would lie beyond that of level {high}, {second}").format(
                    low=low.name[-1], first=first, high=high.name[-1], second=second
                ),
                _("Move both, in one go"),
            )


def _written(limit: Limit, value: float) -> str:
    return f"{value:.4g}" if limit.unit not in ("share", "points") else f"{value * 100:g}%"
