"""The parts of a sheet as boxes of a width in millimeters, from top to bottom."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from tracker.paper.colors import ACCENT, FAINT, RULE, SOFT, TONES, mixed
from tracker.paper.drawing import line_of, stripes
from tracker.paper.pen import (
    CELL,
    FINE,
    HEADING,
    LAST,
    OWN,
    PLAIN,
    QUIET,
    SMALL,
    STRONG,
    VALUE,
    Box,
    Font,
    Pen,
)
from tracker.paper.sheet import Bars, Figure, Figures, Note, Notes, Part, Room, Section, Table, Text

GAP = 5.0
"""Between things that stand beside each other."""

_IN_A_ROW, _NOTES_IN_A_ROW = 4, 3
_LINE_HEIGHT = 6.5
_BAR_HEIGHT = 3.4
_ROW_PADDING = 0.8
_ROOM_HEIGHT = 7.5
_BESIDE = GAP / 2 + 0.2  # between columns; the rest is for what a sum of widths is off


def boxes(section: Section, pen: Pen, width: float) -> Iterator[Box]:
    """A section's title and parts; nothing without parts."""
    if section.title and section.parts:
        yield _heading(section.title, pen, width)
    for part in section.parts:
        yield from _MAKERS[type(part)](part, pen, width)


def space(height: float) -> Box:
    """Nothing, so high."""
    return Box(height, lambda x, y: None)


def beside(columns: Sequence[Sequence[Box]], offsets: Sequence[float]) -> Box:
    """Columns of boxes as one box, each so far from the left."""

    def draw(x: float, y: float) -> None:
        for column, offset in zip(columns, offsets, strict=True):
            at = y
            for box in column:
                box.draw(x + offset, at)
                at += box.height

    return Box(max(map(_height, columns)), draw)


def _heading(title: str, pen: Pen, width: float) -> Box:
    said = pen.text(title, HEADING, width, above=1.2)

    def draw(x: float, y: float) -> None:
        pen.rule(x, y + 3.2, width, RULE)
        said.draw(x, y + 3.2)

    return Box(said.height + 3.6, draw, leads=True)


def _text(part: Text, pen: Pen, width: float) -> Iterator[Box]:
    if part.look == "fine":
        yield _fine(part.sentences, pen, width)
        return
    fonts: Mapping[str, Font] = {"plain": PLAIN, "small": SMALL, "list": PLAIN, "own": OWN}
    font, above = fonts[part.look], 0.4 if part.look == "small" else 0.8
    for said in part.sentences:
        if part.look == "list":
            words = pen.text(said, font, width - 4, above=above)
            yield beside([[pen.text("•", font, 4, above=above)], [words]], [0, 4])
        elif part.look == "own":
            words = pen.text(said, font, width - 4, above=above)
            yield beside([[_edge(pen, words.height)], [words]], [0, 4])
        else:
            yield pen.text(said, font, width, above=above)


def _fine(sentences: Sequence[str], pen: Pen, width: float) -> Box:
    """Fine print in two columns as even in height as the order allows."""
    each = (width - 2 * GAP) / 2
    found = [pen.text(said, FINE, each, above=0.3) for said in sentences]
    heights = [(max(_height(found[:n]), _height(found[n:])), n) for n in range(1, len(found) + 1)]
    _least, n = min(heights, default=(0, 0))
    return beside([found[:n], found[n:]], [0, each + 2 * GAP])


def _height(boxes: Sequence[Box]) -> float:
    return sum(box.height for box in boxes)


def _edge(pen: Pen, height: float) -> Box:
    return Box(height, lambda x, y: pen.bar(x, y + 0.8, 0.6, height - 0.8, RULE))


def _notes(part: Notes, pen: Pen, width: float) -> Iterator[Box]:
    for first in range(0, len(part.notes), _NOTES_IN_A_ROW):
        row = part.notes[first : first + _NOTES_IN_A_ROW]
        each = (width - GAP * (len(row) - 1)) / len(row)
        yield beside([_note(one, pen, each) for one in row], [n * (each + GAP) for n in range(len(row))])


def _note(of: Note, pen: Pen, width: float) -> list[Box]:
    found = [pen.text(of.title, STRONG, width, above=0.8)]
    found += [pen.text(one, PLAIN, width, above=0.4) for one in of.sentences]
    return found + ([pen.text(of.last, LAST, width, above=0.8)] if of.last else [])


def _room(part: Room, pen: Pen, width: float) -> Iterator[Box]:
    for _line in range(part.lines):
        yield Box(_ROOM_HEIGHT, lambda x, y: pen.rule(x, y + _ROOM_HEIGHT, width, RULE), spare=True)
    yield space(2)._replace(spare=True)


def _figures(part: Figures, pen: Pen, width: float) -> Iterator[Box]:
    number = min(len(part.figures), _IN_A_ROW)
    each = (width - GAP * (number - 1)) / number
    for first in range(0, len(part.figures), _IN_A_ROW):
        row = part.figures[first : first + _IN_A_ROW]
        notes = [pen.text(of.note, SMALL, each) for of in row]
        level = max(note.height for note in notes)
        columns = [_figure(of, note, level, pen, each) for of, note in zip(row, notes, strict=True)]
        yield space(3)
        yield beside(columns, [n * (each + GAP) for n in range(len(row))])


def _figure(of: Figure, note: Box, level: float, pen: Pen, width: float) -> list[Box]:
    edge = Box(0.6, lambda x, y: pen.rule(x, y, width, RULE, 0.5))
    found = [edge, pen.text(of.name, QUIET, width, above=0.6), pen.text(of.value, VALUE, width)]
    found.append(Box(level, note.draw))
    if of.values:
        found.append(Box(_LINE_HEIGHT + 1.5, lambda x, y: _line(of, pen, x, y + 1.5, width)))
    return found


def _line(of: Figure, pen: Pen, x: float, y: float, width: float) -> None:
    """Draw the last weeks of a figure, with a dot on the newest."""
    line, pdf, wide = line_of(of), pen.pdf, width - 2
    if line.reference is not None:
        pdf.set_dash_pattern(0.6, 0.8)
        pen.rule(x, y + line.reference * _LINE_HEIGHT, wide, SOFT, 0.15)
        pdf.set_dash_pattern()
    pdf.set_draw_color(ACCENT)
    pdf.set_line_width(0.4)
    for run in line.runs:
        points = [(x + wide * across, y + _LINE_HEIGHT * down) for across, down in run]
        pdf.polyline(points if len(points) > 1 else points * 2)
    if line.newest is not None:
        across, down = line.newest
        pdf.set_fill_color(ACCENT)
        pdf.circle(x + wide * across, y + _LINE_HEIGHT * down, 0.7, style="F")


def _table(part: Table, pen: Pen, width: float) -> Iterator[Box]:
    wide = _columns(part, pen, width)
    yield _row(part.heads, SMALL, part, wide, pen)._replace(leads=True)
    for cells in part.rows:
        yield _row(cells, CELL, part, wide, pen)


def _columns(part: Table, pen: Pen, width: float) -> list[float]:
    """How wide each column is: numbers as wide as they are, the texts share what is left, then the headings.

    A text gets the width of its longest word first, and of the rest by its length. So does the heading of
    numbers, after all texts: on two lines it takes less of the page than a name in every row would.
    """
    lines = [(part.heads, SMALL), *((row, CELL) for row in part.rows)]
    columns = range(len(part.heads))
    natural = [max(pen.width(row[n], font) for row, font in lines) + _BESIDE for n in columns]
    texts = [n for n in columns if n not in part.numbers]
    wide = [_least(part, n, n in texts, pen, width) for n in columns]
    for takers in (texts, part.numbers):
        asked = sum(natural[n] - wide[n] for n in takers)
        share = min(max(width - sum(wide), 0.0) / asked, 1.0) if asked > 0 else 0.0
        for n in takers:
            wide[n] += share * (natural[n] - wide[n])
    if texts:  # what nobody asks for goes to the first
        wide[texts[0]] += max(width - sum(wide), 0.0)
    too_wide = max(sum(wide) / width, 1.0)
    return [own / too_wide for own in wide]


def _least(part: Table, n: int, is_text: bool, pen: Pen, width: float) -> float:
    """The least width of a column: that of its longest word, where the number in a cell is one."""
    heads = [pen.width(word, SMALL) for word in part.heads[n].split()]
    cells = [pen.width(one, CELL) for row in part.rows for one in (row[n].split() if is_text else [row[n]])]
    least = max([*heads, *cells], default=0.0) + _BESIDE
    return min(least, width / 2) if is_text else least


def _row(cells: Sequence[str], font: Font, part: Table, wide: Sequence[float], pen: Pen) -> Box:
    starts = [sum(wide[:n]) + (GAP / 2 if n in part.numbers else 0) for n in range(len(wide))]
    said = [
        pen.text(cell, font, wide[n] - GAP / 2, align="R" if n in part.numbers else "L")
        for n, cell in enumerate(cells)
    ]
    inside = beside([[space(_ROW_PADDING), one] for one in said], starts)

    def draw(x: float, y: float) -> None:
        inside.draw(x, y)
        pen.rule(x, y + inside.height + _ROW_PADDING, sum(wide), RULE, 0.15)

    return Box(inside.height + _ROW_PADDING, draw)


def _bars(part: Bars, pen: Pen, width: float) -> Iterator[Box]:
    labels = min(max(pen.width(bar.label, CELL) for bar in part.bars) + 3, width / 2.2)
    amounts = max(pen.width(bar.text, CELL) for bar in part.bars) + 2
    field = max(width - labels - amounts, 10.0)
    for bar, stripe in zip(part.bars, stripes(part.bars), strict=True):
        color, left, wide = TONES[bar.tone], field * stripe.left, max(field * stripe.width, 0.3)

        def drawn(
            x: float,
            y: float,
            left: float = left,
            wide: float = wide,
            color: str = color,
            solid: float = stripe.solid,
        ) -> None:
            pen.bar(x + left, y + 1, wide, _BAR_HEIGHT, mixed(color, FAINT))
            pen.bar(x + left, y + 1, wide * solid, _BAR_HEIGHT, color)

        said = pen.text(bar.label, CELL, labels - 3, above=0.6)
        amount = pen.text(bar.text, CELL, amounts, align="R", above=0.6)
        yield beside([[said], [Box(_BAR_HEIGHT + 1, drawn)], [amount]], [0, labels, labels + field])


_MAKERS: Mapping[type[Part], Callable[[Any, Pen, float], Iterator[Box]]] = {
    Text: _text,
    Notes: _notes,
    Room: _room,
    Figures: _figures,
    Table: _table,
    Bars: _bars,
}
