"""A sheet as a PDF: A4, with its fonts in it, real text that can be searched, a title and a language.

fpdf2 tags headings and pictures, but not text; a screen reader reads the text in the order it stands here.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tracker.paper.boxes import GAP, beside, boxes
from tracker.paper.pen import HEADLINE, LEDE, QUIET, SMALL, Box, Pen
from tracker.paper.sheet import Section, Sheet

PAGE_WIDTH, PAGE_HEIGHT = 210.0, 297.0
SIDE, TOP, BOTTOM = 16.0, 12.0, 13.0
"""The margins; the foot stands in the lower one."""

WIDTH = PAGE_WIDTH - 2 * SIDE
ROOM = PAGE_HEIGHT - TOP - BOTTOM


class Pdf(NamedTuple):
    """The bytes of a PDF, and how many pages it has."""

    content: bytes
    pages: int


def pdf(sheet: Sheet) -> Pdf:
    """The page, or pages where one does not hold it all."""
    from fpdf import FPDF  # here, because most commands print nothing

    document = FPDF(format="A4")
    document.set_margin(0)
    document.set_title(f"{sheet.title}, {sheet.period}")
    document.set_lang(sheet.language)
    document.set_creator("freelance-tracker")
    document.set_creation_date(sheet.made_at)
    pen = Pen(document, _texts(sheet))
    pages = _placed(list(_column(sheet, pen)))
    for number, page in enumerate(pages):
        if number:
            document.add_page()
        y = TOP
        for box in page:
            box.draw(SIDE, y)
            y += box.height
        _foot(sheet, pen, number + 1, len(pages))
    return Pdf(bytes(document.output()), len(pages))


def _column(sheet: Sheet, pen: Pen) -> Iterator[Box]:
    """Everything on the sheet from top to bottom."""
    yield pen.text(sheet.title, HEADLINE, WIDTH)
    yield pen.text(sheet.period, QUIET, WIDTH)
    for n, said in enumerate(sheet.lede):
        yield pen.text(said, QUIET if n else LEDE, WIDTH, above=1 if n else 2.5)
    waiting: list[Section] = []
    for section in (*sheet.sections, None):
        if section is not None and section.half:
            waiting.append(section)
            continue
        yield from _side_by_side(waiting, pen)
        waiting = []
        if section is not None:
            yield from boxes(section, pen, WIDTH)


def _side_by_side(sections: Sequence[Section], pen: Pen) -> Iterator[Box]:
    """Sections of half the width in pairs; under each other where a pair would not fit on a page."""
    half = (WIDTH - 2 * GAP) / 2
    for first in range(0, len(sections), 2):
        pair = sections[first : first + 2]
        columns = [list(boxes(section, pen, half)) for section in pair]
        together = beside(columns, [n * (half + 2 * GAP) for n in range(len(columns))])
        if len(pair) > 1 and together.height <= ROOM:
            yield together
        else:
            for section in pair:
                yield from boxes(section, pen, WIDTH)


def _placed(column: Sequence[Box]) -> list[list[Box]]:
    """The boxes of each page, as `Box` says of those that lead and those to spare."""
    pages: list[list[Box]] = [[]]
    used = 0.0
    for n, box in enumerate(column):
        if box.spare and used + box.height > ROOM:
            continue
        needs = box.height + (column[n + 1].height if box.leads and n + 1 < len(column) else 0)
        if used + needs > ROOM and pages[-1]:
            pages.append([])
            used = 0.0
        pages[-1].append(box)
        used += box.height
    return pages


def _foot(sheet: Sheet, pen: Pen, number: int, pages: int) -> None:
    y = PAGE_HEIGHT - BOTTOM + 4
    pen.text(sheet.foot, SMALL, WIDTH - 20).draw(SIDE, y)
    if pages > 1:
        pen.text(f"{number} / {pages}", SMALL, 20, align="R").draw(PAGE_WIDTH - SIDE - 20, y)


def _texts(of: Any) -> Iterable[str]:
    """Every text in a sheet, to know which fonts it needs."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, Sheet):
        for value in (of.title, of.period, of.lede, of.sections, of.foot):
            yield from _texts(value)
    elif isinstance(of, tuple):
        for value in of:
            yield from _texts(value)
