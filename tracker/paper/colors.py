"""The inks of a page: those of the dashboard by day. Each is also told apart in black and white."""

from tracker.paper.sheet import Tone

INK = "#1f1d1a"
SOFT = "#5d584f"
RULE = "#dcd4c4"
ACCENT = "#1f5a85"

TONES: dict[Tone, str] = {"whole": "#1f5a85", "less": "#bb790c", "more": "#3f7d5a", "part": "#1f5a85"}
"""The color of each bar."""

FAINT = 0.32
"""How much of its color the part of a bar keeps that is not drawn full."""


def mixed(color: str, share: float) -> str:
    """A color on white paper, as faint as its share."""
    parts = (int(color[n : n + 2], 16) for n in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
