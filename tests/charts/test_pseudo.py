"""Every text of a figure goes through gettext, and its numbers and days are those of the language."""

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from tests.pseudo import escaping_words, pseudo
from tracker import language
from tracker.charts import (
    answered_curves,
    channels_per_client,
    hours_by_kind,
    medians_over_time,
    off_hours_picture,
    rate_over_time,
    waterfall,
)
from tracker.charts.labels import money, plain
from tracker.charts.patterns import FIGURES, picture
from tracker.charts.patterns.frame import MOST_DAYS, by_day
from tracker.charts.spans import spoken
from tracker.language import speaking
from tracker.metrics.survival import Curve, kaplan_meier
from tracker.patterns.drawn import shapes

DAY = date(2026, 10, 5)
NAMES = ("Bouw", "phone", "EUR", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "a gift")
"""What is the user's own or has its name from Babel."""
NBSP = "\N{NO-BREAK SPACE}"


def mondays(number: int) -> tuple[date, ...]:
    return tuple(DAY + timedelta(weeks=n) for n in range(number))


def curve(*minutes: float) -> Curve:
    return kaplan_meier([*minutes], [True] * len(minutes))


def frames() -> Iterator[go.Figure]:
    """The figures of the pages, full and empty."""
    yield off_hours_picture(pd.DataFrame([(0, 20, 1, 2)], columns=["weekday", "hour", "began", "answered"]))
    contacts = pd.DataFrame([(f"Bouw {n}", "phone", n, 2000) for n in range(14)])
    yield channels_per_client(contacts.set_axis(["client", "channel", "received", "sent"], axis=1))
    kinds = ("delivery", "meeting", "messages", "research", "admin", "support", "coaching", "travel")
    rows = [("2026-W47", kind, 8.5 - n) for n, kind in enumerate(kinds)]
    yield hours_by_kind(pd.DataFrame(rows, columns=["week", "kind", "hours"]))
    yield hours_by_kind(pd.DataFrame([], columns=["week", "kind", "hours"]))
    rates = pd.DataFrame([("2026-W46", 100.0, 70.5), ("2026-W47", None, None)])
    yield rate_over_time(rates.set_axis(["week", "agreed_rate", "effective_rate"], axis=1))
    yield waterfall(
        [("Bouw", 10_000, "start"), ("Bouw", 2_000, "loss"), ("Bouw", 8_000, "end")], notes=["Bouw"] * 3
    )
    yield waterfall([("Bouw", 10_000, "start"), ("Bouw", 12_000, "end")])
    yield waterfall([])
    yield answered_curves({"Bouw": curve(5, 150, 99_999), "phone": kaplan_meier([9], [False])}, 240)
    medians = pd.DataFrame([("2026-W46", 30.0, None, 3, 0), ("2026-W47", 1500.0, 90.0, 30, 2)])
    yield medians_over_time(medians.set_axis(["week", "mine", "theirs", "mine_n", "theirs_n"], axis=1))


def rows() -> Iterator[Any]:
    """One of each shape that a pattern is drawn in."""
    moment = shapes.Moment(DAY, 20.5, "Bouw", "phone")
    yield shapes.Stacks(mondays(3), (("Bouw", (1.5, 2.0, 3.0)),), "hours", ((1, 2),))
    yield shapes.Stacks(mondays(3), (("Bouw", (0.5, 0.2, 0.3)),), "share")
    yield shapes.Course(mondays(3), (1.0, 2.0, 3.0), (1.0, 1.0, 1.0), 40.0)
    for cents in (1050, None):
        gift = shapes.Gift(DAY, True, 1.5, cents, "a gift")
        yield shapes.Gifts(DAY, mondays(9)[-1], (gift,), "EUR")
    yield shapes.Lanes(mondays(9), (8.5,) * 9, (("Bouw", (shapes.Dot(DAY, "a gift"),)),))
    yield shapes.Curves((("Bouw", curve(5, 150, 5000)), ("phone", curve(0.2))), 240, True)
    yield shapes.Clock((DAY,), 4.0, (((9.0, 17.0),),), (), (("Bouw", (moment,)),))
    yield shapes.Clock((DAY,), 4.0, (((9.0, 17.0),),), (((9.0, 11.0),),), (("Bouw", (moment,)),))
    nights = (shapes.Night(DAY, 8.5, True, "Bouw", 1.5), shapes.Night(DAY, 12.0, False, "Bouw"))
    yield shapes.Nights(DAY, mondays(4)[-1], 11.0, nights)
    phases = (shapes.Spell("Bouw", DAY, DAY),)
    yield shapes.Pair(mondays(9), (3.0,) * 9, (30.0,) * 9, phases, mondays(5)[-1])
    for unit in ("count", "share", "days"):
        yield shapes.Bars((("Bouw", "Bouw"),), (("Bouw", (1.0,)),), unit, False)
    yield shapes.Topics((shapes.Topic("Bouw", "told", 2, 3), shapes.Topic("Bouw", "open", 0, 0)))
    yield shapes.Bills((shapes.Bill("", DAY, DAY, DAY, 120_050),), DAY, "EUR")


def pictures() -> Iterator[go.Figure]:
    for of in rows():
        names = dict.fromkeys(_keys(of), "Bouw")
        yield picture(of, title="Bouw", alt="Bouw", names=names)


def _keys(of: Any) -> set[str]:
    """Keys that the words of a pattern name; `pictures` is about what the figures say by themselves."""
    states = {"told", "untold", "chosen", "open", "n/a", "kept", "worked", "paid", "agreed", "short", "long"}
    return states | {"hours", "blocks", "upper", "lower", "recent", "term", "overdue", "reminded", "bill"} | {
        "promise", "landmark", "marks"}  # fmt: skip


def texts(figure: go.Figure) -> Iterator[str]:
    """All that can be read on a figure or hovered over."""
    of = json.loads(figure.to_json())
    layout = of["layout"]
    yield from (layout["title"]["text"], layout["meta"]["alt"])
    yield from (note["text"] for note in layout.get("annotations", ()))
    for axis in (layout[name] for name in layout if re.match(r"[xy]axis", name)):
        yield axis.get("title", {}).get("text", "")
        yield from axis.get("ticktext", ())
    for trace in of["data"]:
        yield trace.get("hovertemplate", "")
        if trace.get("showlegend", True):
            yield trace.get("name", "")
        yield from _strings(trace.get("customdata", ()))
        yield from _strings(trace.get("text", ()))


def _strings(of: Any) -> Iterator[str]:
    if isinstance(of, str):
        yield of
    elif isinstance(of, list):
        for one in of:
            yield from _strings(one)


def test_each_shape_is_drawn_here() -> None:
    assert {type(of) for of in rows()} == FIGURES.keys()


@pytest.mark.parametrize("drawn", [frames, pictures])
def test_every_text_of_a_figure_goes_through_gettext(drawn: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", pseudo)
    said = 0
    for figure in drawn():
        for text in texts(figure):
            said += bool(text)
            assert not escaping_words(text, NAMES), text
    assert said > 50


def test_a_name_that_cannot_be_seen_is_said_to_be_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", pseudo)
    assert plain("   ") == "⟦(no name)⟧"


@pytest.mark.parametrize("drawn", [frames, pictures])
def test_plotly_takes_point_and_comma_of_the_language(drawn: Any) -> None:
    assert {figure.layout.separators for figure in drawn()} == {None}
    with speaking("nl"):
        assert {figure.layout.separators for figure in drawn()} == {",."}


def test_amounts_and_times_are_written_in_dutch() -> None:
    with speaking("nl"):
        assert money(123_450) == f"€{NBSP}1.234,50"
        assert money(-5, "<b>") == f"&lt;b&gt;{NBSP}\N{MINUS SIGN}0,05"
        figure = off_hours_picture(
            pd.DataFrame([(0, 20, 1, 2)], columns=["weekday", "hour", "began", "answered"])
        )
        assert figure.layout.yaxis.ticktext[:3] == ("ma", "di", "wo")
    assert spoken(75 * 60) == "3 days 3 h"


@pytest.mark.parametrize("weeks", [0, 1, 3, 5, 9, 26, 52, 53])
def test_days_along_a_floor_have_names_of_the_language(weeks: int) -> None:
    first, last = date(2026, 9, 30), date(2026, 9, 30) + timedelta(weeks=weeks)
    with speaking("nl"):
        axis = by_day(go.Figure(), first, last).layout.xaxis
    assert 1 <= len(axis.tickvals) <= MOST_DAYS
    assert all(first.isoformat() <= day <= last.isoformat() for day in axis.tickvals)
    assert len(set(axis.tickvals)) == len(axis.ticktext)
    assert re.fullmatch(r"\d+ (sep|okt|nov)", axis.ticktext[0])
    assert "%b" not in axis.tickformat, "Plotly would write the month in English"


def test_in_english_plotly_names_the_days_itself() -> None:
    axis = by_day(go.Figure(), DAY, DAY).layout.xaxis
    assert (axis.tickformat, axis.nticks, axis.tickvals) == ("%-d %b", 5, None)
