"""Every picture, drawn from what is found in synthetic consultants and from hostile names, with its words."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import plotly.graph_objects as go
import pytest

import tracker
from tests.charts.names import HOSTILE
from tests.simulation.personas import SCENES
from tests.wording.reading import ABSOLUTES, HEDGES, VERDICTS, found_in
from tracker.charts import alt_text
from tracker.charts.patterns import FIGURES, picture
from tracker.charts.patterns.clock import hour
from tracker.charts.patterns.curves import said
from tracker.charts.patterns.frame import TALLEST
from tracker.metrics.survival import kaplan_meier
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.base import Finding
from tracker.patterns.drawn import ROOMS, rows, shapes
from tracker.patterns.noticing import notice
from tracker.wording.pattern_charts import Words, chart_words

DAY = date(2026, 6, 8)
PHONE = 300
"""Pixels that a picture has in a card on a phone."""


class Drawn(NamedTuple):
    finding: Finding
    rows: Any
    words: Words
    figure: go.Figure


@pytest.fixture(scope="module")
def drawn() -> dict[str, list[Drawn]]:
    """Pictures of every pattern, from the first synthetic consultants in whom each is found."""
    found: dict[str, list[Drawn]] = {}
    for scene in SCENES:
        persona = scene(Random(f"1 {scene.__name__}"))
        if set(persona.expected.must) <= found.keys():
            continue
        for finding, shape in _pictured(persona.records, persona.week):
            words = chart_words(finding, shape)
            figure = picture(shape, title=words.title, alt=words.alt, names=words.names)
            found.setdefault(finding.pattern, []).append(Drawn(finding, shape, words, figure))
    return found


def _pictured(records: Any, week: str) -> Iterator[tuple[Finding, Any]]:
    with tempfile.TemporaryDirectory() as folder, tracker.open(":memory:") as book:
        file = Path(folder) / "all.jsonl"
        file.write_text("".join(json.dumps(of) + "\n" for of in records), "utf-8")
        book.import_file(file)
        noticed = notice(recorded(book.store, week), week, patterns())
    for finding in (*noticed.findings, *(of.finding for of in noticed.muted), *noticed.neutral):
        shape = rows(finding, noticed.facts)
        if shape is not None:
            yield finding, shape


def test_every_pattern_but_that_of_assumptions_has_a_picture() -> None:
    assert {of.name for of in patterns()} - ROOMS.keys() == {"untested-assumption"}


def test_a_pattern_without_a_picture_has_no_rows() -> None:
    finding = Finding("untested-assumption", "Bouw", (), 1, DAY, DAY)
    assert rows(finding, None) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ROOMS)
def test_every_finding_can_be_drawn_and_is_no_higher_than_a_card_takes(
    name: str, drawn: dict[str, list[Drawn]]
) -> None:
    assert drawn[name]
    for of in drawn[name]:
        assert of.figure.layout.height <= TALLEST
        assert of.figure.to_json()
        assert any(len(trace.y if trace.y is not None else ()) for trace in of.figure.data)


@pytest.mark.parametrize("name", ROOMS)
def test_the_words_of_a_picture_judge_nobody_and_say_numbers(
    name: str, drawn: dict[str, list[Drawn]]
) -> None:
    for of in drawn[name]:
        alt = of.words.alt.replace(of.finding.client or "\0", "Bouw")
        told = " ".join((alt, *of.words.names.values()))
        assert not found_in(told, VERDICTS + ABSOLUTES + HEDGES), told
        assert alt.startswith(f"{of.words.title}. ")
        assert alt[-1] == "."
        assert not any(slip in alt for slip in ("None", "nan", "  ", "..", " .", " ;", ": ;")), alt
        assert any(sign.isdigit() for sign in alt) or name == "boundary-gap", alt
        assert alt_text(of.figure) == of.words.alt
        assert len(of.words.title) * 8 <= PHONE, "a title stands on one line on a phone"


@pytest.mark.parametrize("name", ROOMS)
def test_every_key_of_a_picture_has_a_name(name: str, drawn: dict[str, list[Drawn]]) -> None:
    named_by_the_user = {"client-dependency"}
    for of in drawn[name]:
        for field in ("series", "lanes", "sides", "moments"):
            keys = [key for key, _ in getattr(of.rows, field, ())]
            same = {"priced", "traded", "later", "declined", "done"}
            unknown = [key for key in keys if key not in of.words.names and key not in same]
            assert not unknown or name in named_by_the_user, unknown


@pytest.mark.parametrize("name", ROOMS)
def test_no_colour_is_set_but_the_ink_and_the_grey_of_the_theme(
    name: str, drawn: dict[str, list[Drawn]]
) -> None:
    for of in drawn[name]:
        for trace in of.figure.data:
            looks = json.loads(trace.to_json())
            colours = [part.get("color") for part in (looks.get("marker", {}), looks.get("line", {}))]
            assert set(colours) <= {None, "#000037"}, colours


def test_each_shape_has_a_figure(drawn: dict[str, list[Drawn]]) -> None:
    assert {type(of.rows) for all_of in drawn.values() for of in all_of} == FIGURES.keys()


HOURS = (8.0, 4.0)
WEEKS = (DAY, date(2026, 6, 15))


def hostile(name: str) -> list[shapes.Shape]:
    """Rows of every shape that may hold the user's own words."""
    moment = shapes.Moment(DAY, 20.0, name, "email")
    return [
        shapes.Stacks(WEEKS, ((name, (0.5, 0.5)), ("others", (0.5, 0.5))), "share"),
        shapes.Gifts(DAY, WEEKS[1], (shapes.Gift(DAY, False, 2.0, None, name),), "EUR"),
        shapes.Lanes(WEEKS, HOURS, (("open", (shapes.Dot(DAY, name),)),)),
        shapes.Clock(WEEKS, 4.0, (((9.0, 17.0),), ()), (), (("mine", (moment,)),)),
        shapes.Nights(DAY, WEEKS[1], 11.0, (shapes.Night(DAY, 9.0, True, name),)),
        shapes.Pair(WEEKS, HOURS, (None, 4.0), (shapes.Spell(name, *WEEKS),), DAY),
        shapes.Bars(((name, name),), (("asked", (3.0,)),), "days"),
        shapes.Bills((shapes.Bill(name, DAY, WEEKS[1], DAY, 5_000),), WEEKS[1], "EUR"),
    ]


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_typed_is_drawn_as_text(name: str) -> None:
    for of in hostile(name):
        figure = picture(of, title="A title", alt="What it shows", names={})
        text = figure.to_json()
        assert "<script" not in text
        assert "<img" not in text
        assert "<b>bold" not in text
        assert "\\u202e" not in text
        assert "x" * 200 not in text


@pytest.mark.parametrize(
    "of",
    [
        shapes.Stacks((), ()),
        shapes.Course((DAY,), (0.0,), (0.0,)),
        shapes.Gifts(DAY, WEEKS[1], (), "EUR"),
        shapes.Lanes(WEEKS, (0.0, 0.0), ()),
        shapes.Curves((("mine", kaplan_meier([5000.0], [False])),), 90, landmark=True),
        shapes.Curves((("mine", kaplan_meier([], [])),)),
        shapes.Clock((), 4.0, (), (), ()),
        shapes.Nights(DAY, WEEKS[1], 11.0, ()),
        shapes.Bars((), (), "count"),
        shapes.Bars((("a", ""),), (("asked", (0.0,)),), "days"),
        shapes.Bills((), DAY, "EUR"),
    ],
    ids=lambda of: type(of).__name__,
)
def test_rows_that_hold_little_are_drawn_all_the_same(of: shapes.Shape) -> None:
    assert picture(of, title="A title", alt="What it shows", names={}).to_json()


def test_a_long_title_is_broken_into_lines_that_make_room_for_themselves() -> None:
    of = shapes.Course((DAY,), (1.0,), (1.0,))
    figure = picture(of, title="one two three four " * 4, alt="What it shows", names={})
    assert figure.layout.title.text.count("<br>") == 2
    assert figure.layout.margin.t == 48 + 2 * 22


def test_working_time_and_hours_of_the_day_are_said_as_people_do() -> None:
    assert [said(minutes) for minutes in (0.5, 35, 125, 60, 1860)] == [
        "under 1 min",
        "35 min",
        "2 h 05",
        "1 h",
        "31 h",
    ]
    assert [hour(at) for at in (9, 25.5, 24)] == ["9:00", "1:30", "0:00"]
