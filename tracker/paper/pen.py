"""Writing on a PDF: the fonts a sheet needs, how high a text stands, and boxes that know both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tracker.paper.colors import ACCENT, INK, SOFT
from tracker.paper.fonts import BOLD, TEXT, TITLE, needed, path, writable

if TYPE_CHECKING:
    from fpdf import FPDF


class Font(NamedTuple):
    """A font by its file, its size and the height of a line in points, and its color."""

    file: str
    size: float
    leading: float
    color: str = INK


HEADLINE = Font(TITLE, 24, 28)
LEDE = Font(TITLE, 12.5, 17)
VALUE = Font(TITLE, 16, 20)
OWN = Font(TITLE, 10.5, 15)
PLAIN = Font(TEXT, 8.8, 11.6)
STRONG = Font(BOLD, 8.8, 11.6)
LAST = Font(TEXT, 8.8, 11.6, ACCENT)
HEADING = Font(BOLD, 10, 14, ACCENT)
CELL = Font(TEXT, 8.8, 11.6)
SMALL = Font(TEXT, 7.5, 9.8, SOFT)
FINE = Font(TEXT, 7, 8.9, SOFT)
QUIET = Font(TEXT, 9, 12, SOFT)

POINT = 25.4 / 72
"""Millimeters."""


class Box(NamedTuple):
    """Something that stands on one page: its height, how it is drawn at (x, y), in millimeters.

    `leads`: it does not stay alone at the end of a page; `spare`: it is left out rather than begin one.
    """

    height: float
    draw: Callable[[float, float], None]
    leads: bool = False
    spare: bool = False


class Pen:
    """An open PDF with its fonts.

    Args:
        pdf: without a page yet.
        texts: all that will be written.
    """

    def __init__(self, pdf: FPDF, texts: Iterable[str]) -> None:
        self.pdf = pdf
        for file in (TEXT, BOLD, TITLE):
            pdf.add_font(file, fname=path(file))
        others = needed(texts)
        for file in others:
            pdf.add_font(file, fname=path(file))
        pdf.set_fallback_fonts([TEXT, *others], exact_match=False)
        pdf.set_text_shaping(True)
        pdf.set_auto_page_break(False)
        pdf.c_margin = 0
        pdf.add_page()

    def width(self, text: str, font: Font) -> float:
        """How wide a text is on one line."""
        self._use(font)
        return float(self.pdf.get_string_width(writable(text)))

    def text(self, text: str, font: Font, width: float, *, align: str = "L", above: float = 0) -> Box:
        """A paragraph of a width, with some room above it."""
        shown, line = writable(text), font.leading * POINT
        height = above + self._lines(shown, font, width) * line

        def draw(x: float, y: float) -> None:
            self._use(font)
            self.pdf.set_xy(x, y + above)
            self.pdf.multi_cell(width, line, shown, align=align)

        return Box(height, draw)

    def rule(self, x: float, y: float, width: float, color: str, thick: float = 0.2) -> None:
        """A line across."""
        self.pdf.set_draw_color(color)
        self.pdf.set_line_width(thick)
        self.pdf.line(x, y, x + width, y)

    def bar(self, x: float, y: float, width: float, height: float, color: str) -> None:
        """A filled box without an edge."""
        self.pdf.set_fill_color(color)
        self.pdf.rect(x, y, width, height, style="F")

    def _lines(self, text: str, font: Font, width: float) -> int:
        self._use(font)
        found = self.pdf.multi_cell(width, 1, text, dry_run=True, output=self._as_lines)
        return max(len(found), 1)  # type: ignore[arg-type]  # asked for lines

    @cached_property
    def _as_lines(self) -> str:
        from fpdf.enums import MethodReturnValue

        return MethodReturnValue.LINES  # type: ignore[return-value]

    def _use(self, font: Font) -> None:
        self.pdf.set_font(font.file, size=font.size)
        self.pdf.set_text_color(font.color)
