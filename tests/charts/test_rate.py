from itertools import pairwise
from math import nan

import pandas as pd
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.charts.names import HOSTILE
from tracker.charts import Role, Step, alt_text, rate_over_time, waterfall

WEEK: list[Step] = [
    ("Agreed rate", 10000, "start"),
    ("Research", 2200, "loss"),
    ("Found money", 100, "gain"),
    ("Expenses", 912, "loss"),
    ("Effective rate", 6988, "end"),
]


def bars(figure: go.Figure) -> list[tuple[float, float, float]]:
    """(row, base, length) of every bar, from top to bottom."""
    return sorted(
        (y, base, x) for trace in figure.data for y, base, x in zip(trace.y, trace.base, trace.x, strict=True)
    )


def test_each_step_hangs_where_the_one_before_ended() -> None:
    assert bars(waterfall(WEEK)) == [
        (0, 0.0, 100.0),
        (1, 100.0, -22.0),
        (2, 78.0, 1.0),
        (3, 79.0, -9.12),
        (4, 0.0, 69.88),
    ]


def test_totals_losses_and_gains_take_the_first_three_colours_of_the_theme() -> None:
    figure = waterfall(WEEK)
    assert [(trace.name, list(trace.y)) for trace in figure.data] == [
        ("total", [0, 4]),
        ("loss", [1, 3]),
        ("gain", [2]),
    ]
    assert all(trace.marker.color is None for trace in figure.data)


def test_the_title_says_what_is_left() -> None:
    assert waterfall(WEEK).layout.title.text == "Of €100.00 an hour, €69.88 is left"


def test_the_first_step_stands_on_top() -> None:
    low, high = waterfall(WEEK).layout.yaxis.range
    assert low > high


def test_the_description_names_every_step_with_its_amount() -> None:
    assert alt_text(waterfall(WEEK)) == (
        "Of €100.00 an hour, €69.88 is left. Agreed rate €100.00; Research \N{MINUS SIGN}€22.00; "
        "Found money +€1.00; Expenses \N{MINUS SIGN}€9.12; Effective rate €69.88."
    )


def test_a_loss_given_with_a_sign_is_the_same_loss() -> None:
    signed: list[Step] = [("Agreed", 100, "start"), ("Research", -40, "loss")]
    assert bars(waterfall(signed)) == [(0, 0.0, 1.0), (1, 1.0, -0.4)]


def test_steps_of_one_name_stay_apart() -> None:
    twins: list[Step] = [("Bouw", 100, "start"), ("Bouw", 40, "loss"), ("Bouw", 60, "end")]
    assert len(bars(waterfall(twins))) == 3
    assert waterfall(twins).layout.yaxis.ticktext == ("Bouw", "Bouw", "Bouw")


def test_a_rate_below_zero_is_in_view_with_a_line_at_zero() -> None:
    figure = waterfall(
        [("Agreed rate", 1000, "start"), ("Expenses", 3000, "loss"), ("Effective", -2000, "end")]
    )
    assert figure.layout.xaxis.range == (-20.0, 10.0)
    assert [shape.x0 for shape in figure.layout.shapes] == [0]


def test_a_week_of_zeros_still_has_an_axis() -> None:
    assert waterfall([("Agreed rate", 0, "start")]).layout.xaxis.range == (0, 1)


def test_without_steps_the_figure_says_so() -> None:
    figure = waterfall([])
    assert not figure.data
    assert figure.layout.annotations[0].text == "Nothing to draw for this period yet."
    assert "Nothing to draw" in alt_text(figure)


def test_notes_stand_on_their_own_steps() -> None:
    figure = waterfall(WEEK, notes=["a", "b", "c", "d", "e"])
    assert [row[2] for row in figure.data[1].customdata] == ["<br>b", "<br>d"]


def test_notes_for_other_steps_are_refused() -> None:
    with pytest.raises(ValueError, match="1 notes for 5 steps"):
        waterfall(WEEK, notes=["only one"])


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_label_stays_text(name: str) -> None:
    figure = waterfall([(name, 100, "start"), ("left", 100, "end")], notes=[name, "x"])
    (tick, _), hover = figure.layout.yaxis.ticktext, figure.data[0].customdata[0]
    for shown in (tick, hover[0], hover[2].removeprefix("<br>")):
        assert not set("<>\"'\n") & set(shown)
        assert len(shown) < 800
    assert figure.data[0].hovertemplate == waterfall(WEEK).data[0].hovertemplate


changes = st.tuples(st.integers(-100_000, 100_000), st.sampled_from(("loss", "gain")))


@settings(deadline=None)  # a figure takes as long as the machine lets it
@given(st.integers(0, 100_000), st.lists(changes, max_size=12))
def test_levels_join_and_every_bar_is_in_view(start: int, parts: list[tuple[int, Role]]) -> None:
    figure = waterfall([("Agreed", start, "start"), *(("Part", cents, role) for cents, role in parts)])
    rows = bars(figure)
    for (_, base, length), (_, following, _) in pairwise(rows):
        assert base + length == pytest.approx(following)
    low, high = figure.layout.xaxis.range
    assert all(
        low - 0.001 <= edge <= high + 0.001 for _, base, length in rows for edge in (base, base + length)
    )


def weeks(*rows: tuple[str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["week", "agreed_rate", "effective_rate"])


def test_the_effective_rate_is_drawn_beside_the_agreed_one() -> None:
    figure = rate_over_time(weeks(("2026-W46", 100.0, 80.5), ("2026-W47", 105.0, 69.88)))
    effective, agreed = figure.data
    assert (effective.name, effective.x, effective.y) == (
        "effective",
        ("2026-W46", "2026-W47"),
        (80.5, 69.88),
    )
    assert (agreed.name, agreed.y) == ("agreed", (100.0, 105.0))
    assert effective.customdata == ("€80.50", "€69.88")
    assert figure.layout.yaxis.title.text == "EUR per hour"


def test_a_week_without_a_rate_is_a_gap_and_no_zero() -> None:
    figure = rate_over_time(weeks(("2026-W45", 100, 80), ("2026-W46", 100, nan), ("2026-W47", 100, 90)))
    assert figure.data[0].y == (80.0, None, 90.0)
    assert "markers" in figure.data[0].mode


def test_the_description_tells_the_last_week() -> None:
    figure = rate_over_time(weeks(("2026-W46", 100, 80), ("2026-W47", 100, nan)), currency="GBP")
    assert alt_text(figure) == (
        "Agreed and effective rate per week, 2026-W46 to 2026-W47. "
        "In 2026-W47: agreed £100.00, effective not known per hour."
    )


def test_one_week_is_drawn() -> None:
    assert rate_over_time(weeks(("2026-W47", 100, 80))).data[0].y == (80.0,)


def test_no_week_is_said_in_words() -> None:
    assert not rate_over_time(weeks()).data


def test_weeks_are_labelled_from_the_newest_back_with_the_year_where_it_changes() -> None:
    names = [f"2026-W{n}" for n in range(48, 54)] + [f"2027-W0{n}" for n in range(1, 9)]
    axis = rate_over_time(weeks(*((name, 100, 80) for name in names))).layout.xaxis
    assert axis.tickvals[-1] == "2027-W08"
    assert len(axis.tickvals) == 7
    assert axis.ticktext == ("W49<br>2026", "W51", "W53", "W02<br>2027", "W04", "W06", "W08")


def test_the_frame_is_left_as_it_was() -> None:
    frame = weeks(("2026-W47", 100, nan))
    before = frame.copy()
    rate_over_time(frame)
    pd.testing.assert_frame_equal(frame, before)
