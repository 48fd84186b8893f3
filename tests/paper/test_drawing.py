import math

import pytest

from tracker.paper.drawing import line_of, stripes
from tracker.paper.sheet import Bar, Figure


def line(*values: float | None, reference: float | None = None) -> Figure:
    return Figure("Hours", "4 h", "", values, reference)


def test_a_line_goes_from_left_to_right_on_a_scale_that_holds_zero() -> None:
    found = line_of(line(2, 4))
    assert found.runs == (((0.0, 0.5), (1.0, 0.0)),)
    assert found.newest == (1.0, 0.0)


def test_a_gap_parts_the_line_and_what_is_no_number_is_a_gap() -> None:
    found = line_of(line(1, None, 2, math.nan, math.inf, 3))
    assert [len(run) for run in found.runs] == [1, 1, 1]


def test_a_level_to_hold_it_against_is_on_the_scale() -> None:
    assert line_of(line(1, 2, reference=4)).reference == 0.0


@pytest.mark.parametrize("values", [(), (None,), (math.nan, None)])
def test_without_values_there_is_no_line(values: tuple[float | None, ...]) -> None:
    assert line_of(line(*values)) == ((), None, None)


def test_values_of_nothing_lie_in_the_middle() -> None:
    assert line_of(line(0, 0)).newest == (1.0, 0.5)


def test_bars_hang_on_one_scale_with_zero_in_it() -> None:
    found = stripes([Bar("a", 0, 100, ""), Bar("b", 100, 75, ""), Bar("c", 0, 50, "", solid=25)])
    assert found == ((0.0, 1.0, 1.0), (0.75, 0.25, 1.0), (0.0, 0.5, 0.5))


def test_bars_below_zero_and_without_length_are_drawn_where_they_are() -> None:
    assert stripes([Bar("a", 0, -50, ""), Bar("b", -50, 50, "")]) == ((0.0, 0.5, 1.0), (0.0, 1.0, 1.0))
    assert stripes([Bar("a", 0, 0, "", solid=0)]) == ((0.0, 0.0, 1.0),)
