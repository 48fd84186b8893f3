from math import nan

import pandas as pd
import pytest

from tests.charts.names import HOSTILE
from tracker.charts import alt_text, hours_by_kind


def frame(*rows: tuple[str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=["week", "kind", "hours"])


def drawn(rows: pd.DataFrame) -> dict[str, tuple[float, ...]]:
    return {trace.name: tuple(trace.y) for trace in hours_by_kind(rows).data}


def test_the_largest_kind_stands_at_the_bottom_and_a_missing_kind_is_zero() -> None:
    rows = frame(("2026-W46", "meeting", 2), ("2026-W46", "delivery", 5.25), ("2026-W47", "delivery", 6))
    assert list(drawn(rows).items()) == [("delivery", (5.25, 6.0)), ("meeting", (2.0, 0.0))]
    assert hours_by_kind(rows).layout.barmode == "stack"
    assert hours_by_kind(rows).layout.yaxis.title.text == "hours"


def test_weeks_stand_in_order_whatever_the_order_of_the_rows() -> None:
    figure = hours_by_kind(frame(("2027-W01", "delivery", 1), ("2026-W53", "delivery", 2)))
    assert figure.data[0].x == ("2026-W53", "2027-W01")


def test_from_the_seventh_kind_on_they_are_drawn_together_and_no_hour_is_lost() -> None:
    kinds = ["delivery", "meeting", "messages", "research", "preparation", "support", "coaching", "travel"]
    bars = drawn(frame(*(("2026-W47", kind, 8.0 - place) for place, kind in enumerate(kinds))))
    assert list(bars) == [*kinds[:5], "all other kinds"]
    assert bars["all other kinds"] == (3.0 + 2.0 + 1.0,)


def test_six_kinds_keep_their_names() -> None:
    assert list(drawn(frame(*(("2026-W47", f"kind {n}", 9 - n) for n in range(6))))) == [
        f"kind {n}" for n in range(6)
    ]


def test_the_description_names_the_span_and_the_largest_kind() -> None:
    rows = frame(("2026-W46", "meeting", 2), ("2026-W47", "delivery", 6))
    assert alt_text(hours_by_kind(rows)) == (
        "Hours per week, by kind of work, 2026-W46 to 2026-W47. Most hours went to delivery."
    )


@pytest.mark.parametrize("rows", [frame(), frame(("2026-W47", "delivery", nan))])
def test_no_hours_are_said_in_words(rows: pd.DataFrame) -> None:
    figure = hours_by_kind(rows)
    assert not figure.data
    assert figure.layout.annotations[0].text == "Nothing to draw for this period yet."


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_kind_stays_text(name: str) -> None:
    (trace,) = hours_by_kind(frame(("2026-W47", name, 1))).data
    assert not set("<>\"'\n") & set(trace.name)
    assert name not in trace.hovertemplate or not name.strip()
    assert trace.y == (1.0,)
