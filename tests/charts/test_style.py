import tomllib
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from streamlit.elements.lib import streamlit_plotly_theme

from tracker.charts import CONFIG, alt_text, waterfall
from tracker.charts.style import INK

CONFIG_FILE = Path(__file__).parents[2] / ".streamlit" / "config.toml"
SETTINGS = tomllib.loads(CONFIG_FILE.read_text(encoding="utf-8"))
THEMES = [pytest.param(SETTINGS["theme"][name], id=name) for name in ("light", "dark")]
HUES = ("red", "orange", "yellow", "blue", "green", "violet", "gray")

# What the eye sees without one kind of cones: Machado, Oliveira and Fernandes 2009, severity 1.
VISIONS = {
    "common": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deuteranopia": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritanopia": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def linear(color: str) -> tuple[float, ...]:
    channels = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (linear(one), linear(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def seen(color: str, vision: str) -> tuple[float, ...]:
    """The colour in Oklab (Ottosson 2020), as seen."""
    base = linear(color)
    r, g, b = (min(max(sum(m * c for m, c in zip(row, base, strict=True)), 0), 1) for row in VISIONS[vision])
    long, middle, short = (
        (0.4122 * r + 0.5363 * g + 0.0514 * b) ** (1 / 3),
        (0.2119 * r + 0.6807 * g + 0.1074 * b) ** (1 / 3),
        (0.0883 * r + 0.2817 * g + 0.6300 * b) ** (1 / 3),
    )
    return (
        0.2105 * long + 0.7936 * middle - 0.0041 * short,
        1.9780 * long - 2.4286 * middle + 0.4506 * short,
        0.0259 * long + 0.7828 * middle - 0.8087 * short,
    )


@pytest.mark.parametrize("theme", THEMES)
def test_text_and_links_are_readable_on_every_ground(theme: dict[str, Any]) -> None:
    grounds = [
        theme["backgroundColor"],
        theme["secondaryBackgroundColor"],
        theme["sidebar"]["backgroundColor"],
    ]
    for color in ("textColor", "linkColor", "primaryColor"):
        assert min(contrast(theme[color], ground) for ground in grounds) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_messages_are_readable_on_their_own_ground(theme: dict[str, Any]) -> None:
    low = {hue: contrast(theme[f"{hue}TextColor"], theme[f"{hue}BackgroundColor"]) for hue in HUES}
    assert {hue: ratio for hue, ratio in low.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_chart_colours_stand_out_from_the_page(theme: dict[str, Any]) -> None:
    assert min(contrast(color, theme["backgroundColor"]) for color in theme["chartCategoricalColors"]) >= 3.0


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", THEMES)
def test_the_six_chart_colours_are_told_apart_by_every_eye(theme: dict[str, Any], vision: str) -> None:
    six = theme["chartCategoricalColors"][:6]
    apart = [dist(seen(one, vision), seen(other, vision)) for one, other in combinations(six, 2)]
    assert min(apart) > 0.10


@pytest.mark.parametrize("theme", THEMES)
def test_ten_chart_colours_are_listed_because_plotly_charts_need_them_all(theme: dict[str, Any]) -> None:
    for kind in ("Categorical", "Sequential", "Diverging"):
        assert len(theme[f"chart{kind}Colors"]) == 10


@pytest.mark.parametrize("theme", THEMES)
def test_no_colour_is_red(theme: dict[str, Any]) -> None:
    colors = [value for value in theme.values() if isinstance(value, str)] + theme["chartCategoricalColors"]
    for color in colors:
        red, green, blue = (int(color[start : start + 2], 16) for start in (1, 3, 5))
        assert red < 2 * max(green, blue)


def test_the_dashboard_stays_on_this_machine() -> None:
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert "http" not in CONFIG_FILE.read_text(encoding="utf-8")


def test_the_stand_in_for_chart_text_is_still_the_one_that_the_page_replaces() -> None:
    assert streamlit_plotly_theme.GRAY_90 == INK


def test_a_figure_has_no_toolbar_and_catches_no_finger() -> None:
    layout = waterfall([("Agreed", 1, "start")]).layout
    assert CONFIG["displayModeBar"] is False
    assert layout.dragmode is False
    assert layout.xaxis.fixedrange
    assert layout.yaxis.fixedrange


def test_a_figure_from_elsewhere_has_no_description() -> None:
    assert alt_text(go.Figure()) == ""
