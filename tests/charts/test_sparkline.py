import re
from html.parser import HTMLParser
from math import inf, nan
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.charts.names import HOSTILE
from tracker.charts import sparkline, split_bar


class Picture(HTMLParser):
    """The one element of a picture: its attributes, and the paths of the drawing inside its mask."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.feed(text)
        self.close()
        drawing = re.search(r"url\('data:image/svg\+xml,([^']*)'\)", self.attributes["style"] or "")
        assert drawing is not None
        self.svg = ElementTree.fromstring(unquote(drawing[1]))
        self.paths = [path.attrib["d"] for path in self.svg]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes = dict(attrs)


def lines(*values: float | None, from_zero: bool = False) -> list[str]:
    return Picture(sparkline(values, label="x", from_zero=from_zero)).paths


def test_the_line_goes_from_the_lowest_to_the_highest_and_ends_in_a_dot() -> None:
    assert lines(1, 2, 3) == ["M4 28L60 16L116 4", "M116 4h0"]


def test_a_gap_parts_the_line_and_a_lone_value_is_a_dot() -> None:
    assert lines(0, 0, None, 4, nan, 4, 0) == ["M4 28L22.7 28M97.3 4L116 28", "M60 4h0", "M116 28h0"]


def test_one_value_is_a_dot_at_the_newest_end() -> None:
    assert lines(7)[-1] == "M116 16h0"


def test_equal_values_are_a_level_line() -> None:
    assert lines(5, 5) == ["M4 16L116 16", "M116 16h0"]


def test_from_zero_a_small_change_looks_small_and_the_ground_is_drawn() -> None:
    assert lines(40, 38, from_zero=True) == ["M0 28H120", "M4 4L116 5.2", "M116 5.2h0"]


def test_the_reference_is_a_level_line_inside_the_picture() -> None:
    paths = Picture(sparkline([50, 50], label="x", reference=100)).paths
    assert paths[:2] == ["M0 4H120", "M0 28H120"]
    assert paths[2] == "M4 16L116 16"


@pytest.mark.parametrize("values", [[], [None, None], [nan, inf]])
def test_without_values_the_picture_is_empty_and_still_labelled(values: list[float | None]) -> None:
    picture = Picture(sparkline(values, label="Hours, 12 weeks", reference=3))
    assert picture.paths == []
    assert picture.attributes["aria-label"] == "Hours, 12 weeks"


def test_a_picture_takes_the_colour_of_the_page() -> None:
    style = Picture(sparkline([1, 2], label="x")).attributes["style"] or ""
    assert "background:var(--ink,currentColor)" in style


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_label_stays_inside_its_attribute(name: str) -> None:
    for text in (sparkline([1, 2], label=name), split_bar(1, 2, label=name)):
        picture = Picture(text)
        assert picture.tags == ["span"]
        assert set(picture.attributes) == {"role", "aria-label", "title", "style"}
        assert picture.attributes["role"] == "img"
        assert 0 < len(picture.attributes["aria-label"] or "") <= 302


# Hours, rates and sums of money; and what a division may leave behind.
numbers = st.none() | st.floats(-1e12, 1e12) | st.sampled_from((nan, inf, -inf))


@given(st.lists(numbers, max_size=30), numbers, st.booleans())
def test_whatever_the_values_every_point_lies_inside_the_picture(
    values: list[float | None], reference: float | None, from_zero: bool
) -> None:
    picture = Picture(sparkline(values, label="x", reference=reference, from_zero=from_zero))
    for x, y in re.findall(r"[ML](\S+?) ([^LMhH]+)", " ".join(picture.paths)):
        assert 0 <= float(x) <= 120
        assert 0 <= float(y) <= 32


@pytest.mark.parametrize(
    ("part", "whole", "longest", "paths"),
    [
        (14.0, 20.0, 20.0, ["M0 5H120", "M0 5H84"]),
        (5.0, 10.0, 20.0, ["M0 5H60", "M0 5H30"]),
        (3.0, 4.0, None, ["M0 5H120", "M0 5H90"]),
        (9.0, 4.0, None, ["M0 5H120", "M0 5H120"]),
        (-1.0, 4.0, 2.0, ["M0 5H120", "M0 5H0"]),
        (0.0, 0.0, 20.0, []),
        (nan, 4.0, None, []),
        (1.0, 4.0, 0.0, []),
    ],
)
def test_a_bar_is_solid_for_the_part(
    part: float, whole: float, longest: float | None, paths: list[str]
) -> None:
    assert Picture(split_bar(part, whole, label="x", longest=longest)).paths == paths
