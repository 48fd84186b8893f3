"""The lines that the user moved, and the patterns that he switched off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tracker.language import _
from tracker.language.parts import numeral
from tracker.patterns.base import Limit, Limits, Pattern
from tracker.records import Problem

OFF = "off"
"""The name under which the settings hold that a pattern is switched off."""


def is_off(pattern: Pattern, said: Mapping[str, Any]) -> bool:
    """Whether the settings' `limits` switch a pattern off."""
    return _own(pattern, said).get(OFF) is True


def limits_of(pattern: Pattern, said: Mapping[str, Any]) -> Limits:
    """The lines of a pattern: the user's where they make sense, the defaults elsewhere."""
    own = _own(pattern, said)
    return {
        limit.name: float(own[limit.name])
        if limit.name in own and _fits(limit, own[limit.name])
        else limit.default
        for limit in pattern.limits
    }


def limit_problems(patterns: Iterable[Pattern], said: Mapping[str, Any]) -> tuple[Problem, ...]:
    """What the settings' `limits` hold that names no pattern or line, or lies outside its range."""
    known = {pattern.name: pattern for pattern in patterns}
    found = []
    for name, lines in said.items():
        if name not in known:
            found.append(
                Problem(_("The limits name a pattern that there is not: {name!r}").format(name=name[:60]))
            )
            continue
        declared = {limit.name: limit for limit in known[name].limits}
        for line, value in lines.items() if isinstance(lines, Mapping) else ():
            if line == OFF:
                if not isinstance(value, bool):
                    found.append(
                        Problem(
                            _("{pattern}: off may only be true or false, not {value!r}").format(
                                pattern=name, value=value
                            )
                        )
                    )
            elif line not in declared:
                found.append(
                    Problem(
                        _("{pattern} has no line {line!r}. It has {lines}").format(
                            pattern=name, line=line[:60], lines=", ".join(declared)
                        )
                    )
                )
            elif fault := fault_of(declared[line], value):
                found.append(Problem(f"{name}: {fault}"))
    return tuple(found)


def fault_of(limit: Limit, value: object) -> str | None:
    """Why a line cannot be moved there, with the range it may be in; None when it can."""
    if _fits(limit, value):
        return None
    return _("{line} lies between {low} and {high} ({unit}), not at {value}").format(
        line=limit.name,
        low=numeral(limit.low),
        high=numeral(limit.high),
        unit=_(limit.unit),
        value=str(value)[:20],
    )


def _fits(limit: Limit, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return limit.low <= value <= limit.high  # not so for NaN, and a whole number may exceed all floats


def _own(pattern: Pattern, said: Mapping[str, Any]) -> Mapping[str, Any]:
    own = said.get(pattern.name, {})
    return own if isinstance(own, Mapping) else {}
