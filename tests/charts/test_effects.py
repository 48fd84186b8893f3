"""The weeks around the telling of a boundary, as a figure."""

from datetime import date, timedelta
from typing import Any

import plotly.graph_objects as go
import pytest

from tests.charts.names import HOSTILE
from tracker.charts import alt_text
from tracker.charts.effects import AFTER, BEFORE, LEFT_OUT, OTHER, Dot, Level, Mark, effects
from tracker.charts.style import EMPTY, INK

MONDAY = date(2026, 8, 31)
TOLD = (MONDAY, "told")
NAMES = {BEFORE: "before", AFTER: "after", LEFT_OUT: "left out", OTHER: "not compared"}


def week(n: int) -> date:
    return MONDAY + timedelta(weeks=n)


def dots(*parts: str) -> list[Dot]:
    return [Dot(week(n), float(n + 3), part, f"week {n}") for n, part in enumerate(parts)]


def drawn(of: list[Dot], levels: Any = (), marks: Any = (), **words: Any) -> go.Figure:
    said = {
        "title": "Hours",
        "alt": "Hours fell.",
        "axis": "hours",
        "names": NAMES,
        "ticks": {week(0): "31 Aug"},
    }
    return effects(of, levels, marks, TOLD, **said | words)


def traces(figure: go.Figure) -> dict[str, Any]:
    return {of.name: of for of in figure.data if of.mode == "markers"}


def test_each_part_has_a_shape_of_its_own_and_those_left_out_are_hollow() -> None:
    found = traces(drawn(dots(BEFORE, LEFT_OUT, AFTER, OTHER)))
    assert list(found) == ["before", "after", "left out", "not compared"]
    assert len({of.marker.symbol or "circle" for of in list(found.values())[:3]}) == 3
    assert found["left out"].marker.symbol == "circle-open"
    assert found["before"].marker.color is None
    assert found["after"].marker.color is None


def test_the_colours_stay_where_weeks_before_are_missing() -> None:
    figure = drawn(dots(AFTER))
    assert [of.name for of in figure.data] == ["before", "after"]
    assert not figure.data[0].showlegend


def test_the_medians_are_lines_over_their_weeks_that_differ_in_more_than_colour() -> None:
    levels = [Level(BEFORE, week(0), week(5), 6.0), Level(AFTER, week(8), week(13), 3.0)]
    before, after = (of for of in drawn(dots(BEFORE, AFTER), levels).data if of.mode == "lines")
    assert (list(before.y), list(after.y)) == ([6.0, 6.0], [3.0, 3.0])
    assert before.line.dash != after.line.dash
    assert {before.line.color, after.line.color} == {INK}


def test_the_telling_is_a_line_and_what_else_was_so_a_shade_with_its_sign() -> None:
    figure = drawn(dots(BEFORE, AFTER), marks=[Mark(week(1), week(2), "a")])
    line, shade = figure.layout.shapes
    assert (line.type, line.x0) == ("line", "2026-08-31")
    assert (shade.type, shade.x0, shade.x1) == ("rect", "2026-09-04", "2026-09-17")
    assert [of.text for of in figure.layout.annotations] == ["told", "a"]


def test_it_describes_itself_and_names_its_days() -> None:
    figure = drawn(dots(BEFORE))
    assert alt_text(figure) == "Hours fell."
    assert list(figure.layout.xaxis.ticktext) == ["31 Aug"]


def test_shares_stand_between_none_and_all() -> None:
    figure = drawn([Dot(MONDAY, 0.4, BEFORE, "40%")], percents=True)
    assert figure.layout.yaxis.tickformat == ".0%"
    assert figure.layout.yaxis.range[0] < 0 < 1 < figure.layout.yaxis.range[1]


def test_without_weeks_it_says_so() -> None:
    assert drawn([]).layout.annotations[0].text == EMPTY


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_are_drawn_as_text(name: str) -> None:
    figure = drawn(
        [Dot(MONDAY, 1.0, BEFORE, name)],
        marks=[Mark(MONDAY, MONDAY, name)],
        title=name or "x",
        alt=name or "x",
        axis=name,
        names={BEFORE: name},
    )
    assert "<script" not in figure.to_json()
    assert "<img" not in figure.to_json()
