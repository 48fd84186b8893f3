"""What stands on a page, ready to be read: every text in words, every number with its unit.

A writer lays it out and knows nothing else; nothing here names a font, a color or a tag.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

Tone = Literal["whole", "less", "more", "part"]
"""What a bar stands for: a rate or sum, what it loses, what it gains, or one amount among others."""


class Text(NamedTuple):
    """Sentences, a paragraph each.

    `look`: "plain", "small" beside what it explains, "fine" for fine print in two columns, "list" with a mark
    before each, "own" for the user's own words.
    """

    sentences: tuple[str, ...]
    look: Literal["plain", "small", "fine", "list", "own"] = "plain"


class Note(NamedTuple):
    """Something under a title of its own, with a question or another last word at its end; "" without one."""

    title: str
    sentences: tuple[str, ...]
    last: str = ""


class Notes(NamedTuple):
    """Notes side by side."""

    notes: tuple[Note, ...]


class Room(NamedTuple):
    """Empty lines to write on."""

    lines: int


class Figure(NamedTuple):
    """A number: what it is called, what it reads, how it is made, and its last weeks, oldest first.

    `reference` is a level to see beside them; `label` says the line in words.
    """

    name: str
    value: str
    note: str
    values: tuple[float | None, ...] = ()
    reference: float | None = None
    label: str = ""


class Figures(NamedTuple):
    """Numbers side by side."""

    figures: tuple[Figure, ...]


class Table(NamedTuple):
    """Rows under their headings; `numbers` are the columns that stand flush right."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


class Bar(NamedTuple):
    """A bar from `start` to `end` on the scale of its `Bars`; `solid` of it, from `start` on, is drawn full.

    `solid` None: all of it is. `text` says what it comes to.
    """

    label: str
    start: float
    end: float
    text: str
    tone: Tone = "part"
    solid: float | None = None


class Bars(NamedTuple):
    """Bars under each other on one scale, which holds zero; `alt` says them in words."""

    bars: tuple[Bar, ...]
    alt: str


Part = Text | Notes | Room | Figures | Table | Bars


class Section(NamedTuple):
    """Parts under a title; two that are `half` as wide as the page stand beside each other."""

    title: str
    parts: tuple[Part, ...]
    half: bool = False


@dataclass(frozen=True)
class Sheet:
    """One printable page.

    Attributes:
        title: what it is of: a week, or a client.
        period: which days.
        lede: the sentences that sum it up.
        sections: the rest, in the order of reading.
        foot: what stands at the bottom: when it was made, and whether names are hidden.
        language: ISO 639-1, of its texts.
        made_at: when it was made.
        name: what a file of it is called, without its ending.
    """

    title: str
    period: str
    lede: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    language: str
    made_at: datetime
    name: str
