import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.names import HOSTILE
from tracker.charts import alt_text, answered_curves, medians_over_time
from tracker.charts.replies import MOST_POINTS, thinned
from tracker.charts.spans import LONGEST, spoken
from tracker.metrics.survival import Curve, kaplan_meier


def curve(*minutes: float, waiting: tuple[float, ...] = ()) -> Curve:
    return kaplan_meier([*minutes, *waiting], [True] * len(minutes) + [False] * len(waiting))


def points(trace: go.Scatter) -> list[tuple[float, float]]:
    return [(x, round(y, 4)) for x, y in zip(trace.x, trace.y, strict=True)]


def test_each_answer_is_a_step_up() -> None:
    (mine,) = answered_curves({"you": curve(5, 10, 20, 40)}).data
    assert points(mine) == [(1, 0), (5, 0.25), (10, 0.5), (20, 0.75), (40, 1)]
    assert mine.line.shape == "hv"
    assert mine.line.color is None, "the theme gives the colour"


def test_what_still_waits_keeps_the_line_below_the_top_and_long() -> None:
    (mine,) = answered_curves({"you": curve(10, waiting=(5000,))}).data
    assert points(mine) == [(1, 0), (10, 0.5), (5000, 0.5)]


def test_a_step_is_said_in_words() -> None:
    (mine,) = answered_curves({"you": curve(5, 150)}).data
    assert mine.customdata == ("none yet", "<b>50%</b> within 5 min", "<b>100%</b> within 2 h 30")


def test_an_answer_at_once_stands_at_the_beginning_of_the_axis() -> None:
    (mine,) = answered_curves({"you": curve(0, 10)}).data
    assert points(mine) == [(1, 0), (1, 0.5), (10, 1)]
    assert "under 1 min" in mine.customdata[1]


def test_a_curve_ends_at_four_weeks_at_the_height_it_has_there() -> None:
    (mine,) = answered_curves({"you": curve(10, 2 * LONGEST)}).data
    assert points(mine) == [(1, 0), (10, 0.5), (LONGEST, 0.5)]
    (none,) = answered_curves({"they": curve(2 * LONGEST)}).data
    assert points(none) == [(1, 0), (LONGEST, 0)]


def test_the_axis_has_marks_that_people_speak_of() -> None:
    axis = answered_curves({"you": curve(5, 600)}).layout.xaxis
    assert axis.type == "log"
    assert axis.tickvals == (1, 5, 15, 60, 240, 1440)
    assert axis.ticktext == ("1<br>min", "5<br>min", "15<br>min", "1 h", "4 h", "1 d")


def test_a_promise_is_the_curve_that_keeps_it() -> None:
    mine, promised = answered_curves({"you": curve(5, 600)}, promise=60).data
    assert (mine.name, promised.name) == ("you", "your promise, in working time")
    assert points(promised) == [(1, 0), (60, 1), (LONGEST, 1)]
    assert "within 1 h" in promised.hovertemplate
    assert len(answered_curves({"you": curve(5)}).data) == 1


def test_the_description_says_half_of_each_and_that_more_than_half_waits() -> None:
    figure = answered_curves({"you": curve(5, 30, 90), "they": curve(60, waiting=(90, 100, 200))})
    assert alt_text(figure) == (
        "How soon questions are answered. You: half within 30 min. They: half of them not yet."
    )


def test_a_side_without_questions_is_left_out_and_none_is_said_in_words() -> None:
    assert [trace.name for trace in answered_curves({"you": curve(5), "they": curve()}).data] == ["you"]
    figure = answered_curves({"you": curve(), "they": curve()})
    assert not figure.data
    assert "Nothing to draw" in alt_text(figure)


@given(st.lists(st.tuples(st.floats(0, 1e6), st.booleans()), min_size=1, max_size=1200))
def test_a_thinned_curve_is_never_more_than_half_a_percent_off(turns: list[tuple[float, bool]]) -> None:
    whole = kaplan_meier([minutes for minutes, _ in turns], [answered for _, answered in turns])
    drawn = thinned(whole)
    assert len(drawn) <= MOST_POINTS
    for minutes, waiting in zip(whole.times, whole.survival, strict=True):
        shown = max((share for at, share in drawn if at <= minutes), default=0.0)
        assert abs(shown - (1 - waiting)) < 0.0051
    assert drawn[-1] == (whole.times[-1], 1 - whole.survival[-1])


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, "under 1 min"),
        (1, "1 min"),
        (59.4, "59 min"),
        (59.6, "1 h"),
        (125, "2 h 05"),
        (1440, "1 day"),
        (3 * 1440 + 240, "3 days 4 h"),
        (40320, "28 days"),
    ],
)
def test_minutes_are_said_as_people_do(minutes: float, said: str) -> None:
    assert spoken(minutes) == said


def weeks(*rows: tuple[str, float | None, int, float | None, int]) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows), columns=["week", "mine", "mine_n", "theirs", "theirs_n"])
    return frame.astype({"mine": "float64", "theirs": "float64"})


def test_both_medians_are_drawn_week_by_week_and_a_week_without_is_a_gap() -> None:
    figure = medians_over_time(
        weeks(("2026-W45", 30, 12, 600, 8), ("2026-W46", None, 2, 900, 6), ("2026-W47", 40, 9, None, 0))
    )
    mine, theirs = figure.data
    assert (mine.name, mine.y) == ("you", (30, None, 40))
    assert (theirs.name, theirs.y) == ("they", (600, 900, None))
    assert mine.customdata == ("<b>30 min</b>, from 12", None, "<b>40 min</b>, from 9")
    assert figure.layout.yaxis.type == "log"
    assert alt_text(figure).endswith("2026-W45 to 2026-W47. In 2026-W47: you 40 min, they not known.")


def test_a_week_of_few_questions_is_hollow() -> None:
    mine, _ = medians_over_time(weeks(("2026-W46", 30, 4, None, 0), ("2026-W47", 30, 5, None, 0))).data
    assert mine.marker.symbol == ("circle-open", "circle")


def test_the_axis_of_medians_has_a_mark_below_and_above_what_is_drawn() -> None:
    axis = medians_over_time(weeks(("2026-W47", 60, 9, 60, 9))).layout.yaxis
    assert axis.tickvals == (15, 60, 240)
    low, high = axis.range
    assert 10**low < 60 < 10**high


def test_answers_at_once_and_after_years_stay_in_view() -> None:
    figure = medians_over_time(weeks(("2026-W47", 0, 9, 1e7, 9)))
    low, high = figure.layout.yaxis.range
    for trace in figure.data:
        assert 10**low <= trace.y[0] <= 10**high


def test_no_median_at_all_is_said_in_words() -> None:
    assert "Nothing to draw" in alt_text(medians_over_time(weeks(("2026-W47", None, 0, None, 0))))
    assert "Nothing to draw" in alt_text(medians_over_time(weeks()))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_of_a_curve_stays_text(name: str) -> None:
    figure = answered_curves({name: curve(5)})
    assert not set("<>\"'\n") & set(figure.data[0].name)
    assert len(alt_text(figure)) < 300
