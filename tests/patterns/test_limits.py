import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.patterns.posed import posed
from tracker.patterns.limits import fault_of, is_off, limit_problems, limits_of

PATTERN = posed({})
DEFAULTS = {"share_1": 0.1, "share_2": 0.2, "share_3": 0.3}
NONSENSE = (-0.01, 1.01, math.nan, math.inf, -math.inf, True, False, "0.2", None, [0.2], {}, 10**400)


def said(**lines: Any) -> dict[str, Any]:
    return {"unbilled-drift": lines}


def test_lines_stand_where_they_stood_until_they_are_moved() -> None:
    assert limits_of(PATTERN, {}) == PATTERN.default_limits == DEFAULTS
    assert limits_of(PATTERN, said(share_2=0.5)) == {**DEFAULTS, "share_2": 0.5}
    assert limits_of(PATTERN, {"scope-creep": {"share_2": 0.5}}) == DEFAULTS


@pytest.mark.parametrize("edge", [0, 1, 0.0, 1.0])
def test_the_ends_of_the_range_belong_to_it(edge: float) -> None:
    assert limits_of(PATTERN, said(share_1=edge))["share_1"] == edge
    assert limit_problems([PATTERN], said(share_1=edge)) == ()


@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_moves_no_line_and_is_a_problem_with_the_range(value: Any) -> None:
    lines = said(share_1=value, share_2=0.5)
    assert limits_of(PATTERN, lines) == {**DEFAULTS, "share_2": 0.5}
    [problem] = limit_problems([PATTERN], lines)
    assert problem.message.startswith("unbilled-drift: share_1 lies between 0 and 1 (share), not at ")
    assert len(problem.message) < 100


def test_a_line_or_pattern_that_there_is_not_is_a_problem_and_the_others_count() -> None:
    lines = {**said(share_9=0.5, share_1=0.5), "no-such": {"share_1": 0.1}}
    assert limits_of(PATTERN, lines) == {**DEFAULTS, "share_1": 0.5}
    assert [of.message for of in limit_problems([PATTERN], lines)] == [
        "unbilled-drift has no line 'share_9'. It has share_1, share_2, share_3",
        "The limits name a pattern that there is not: 'no-such'",
    ]


def test_only_true_switches_off() -> None:
    assert is_off(PATTERN, said(off=True))
    assert not is_off(PATTERN, said(off=False))
    assert not is_off(PATTERN, {})
    assert not is_off(PATTERN, {"scope-creep": {"off": True}})
    assert limit_problems([PATTERN], said(off=True)) == ()


@pytest.mark.parametrize("value", ["no", "yes", 1, 0, [], None])
def test_nonsense_switches_nothing_off_and_is_a_problem(value: Any) -> None:
    assert not is_off(PATTERN, said(off=value))
    [problem] = limit_problems([PATTERN], said(off=value))
    assert problem.message == f"unbilled-drift: off may only be true or false, not {value!r}"


@pytest.mark.parametrize("lines", [[], "off", None, 3])
def test_limits_of_another_shape_change_nothing(lines: Any) -> None:
    assert limits_of(PATTERN, {"unbilled-drift": lines}) == DEFAULTS
    assert not is_off(PATTERN, {"unbilled-drift": lines})
    assert limit_problems([PATTERN], {"unbilled-drift": lines}) == ()


@given(st.integers() | st.floats() | st.booleans() | st.text() | st.none())
def test_a_value_either_moves_the_line_or_has_a_fault(value: Any) -> None:
    (limit, *_) = PATTERN.limits
    moved = limits_of(PATTERN, said(share_1=value))["share_1"]
    if fault_of(limit, value) is None:
        assert moved == value
    else:
        assert moved == limit.default
