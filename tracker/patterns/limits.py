"""The lines that the user moved, and the patterns that he switched off."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

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
            found.append(Problem(f"The limits name a pattern that there is not: {name[:60]!r}"))
            continue
        declared = {limit.name: limit for limit in known[name].limits}
        for line, value in lines.items() if isinstance(lines, Mapping) else ():
            if line == OFF:
                if not isinstance(value, bool):
                    found.append(Problem(f"{name}: {OFF} may only be true or false, not {value!r}"))
            elif line not in declared:
                found.append(Problem(f"{name} has no line {line[:60]!r}. It has {', '.join(declared)}"))
            elif fault := fault_of(declared[line], value):
                found.append(Problem(f"{name}: {fault}"))
    return tuple(found)


def fault_of(limit: Limit, value: object) -> str | None:
    """Why a line cannot be moved there, with the range it may be in; None when it can."""
    if _fits(limit, value):
        return None
    return (
        f"{limit.name} lies between {limit.low:g} and {limit.high:g} ({limit.unit}), not at {str(value)[:20]}"
    )


def _fits(limit: Limit, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return limit.low <= value <= limit.high  # not so for NaN, and a whole number may exceed all floats


def _own(pattern: Pattern, said: Mapping[str, Any]) -> Mapping[str, Any]:
    own = said.get(pattern.name, {})
    return own if isinstance(own, Mapping) else {}
