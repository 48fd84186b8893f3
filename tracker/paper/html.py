"""A sheet as a page of HTML that needs nothing else: no script, no font, no picture from anywhere."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from tracker.paper.colors import ACCENT, FAINT, INK, RULE, SOFT, TONES, mixed
from tracker.paper.drawing import line_of, stripes
from tracker.paper.sheet import Bars, Figure, Figures, Note, Notes, Part, Room, Section, Sheet, Table, Text

ROOT = f":root{{--ink:{INK};--soft:{SOFT};--rule:{RULE};--accent:{ACCENT}}}"
STYLE = """
@page{size:A4;margin:11mm 15mm}
*{box-sizing:border-box}
body{margin:0;background:#f3efe6;color:var(--ink);
  font:9.4pt/1.33 "Segoe UI",Roboto,"Noto Sans",Helvetica,Arial,sans-serif;
  font-variant-numeric:tabular-nums;overflow-wrap:anywhere;
  -webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:210mm;margin:1.5rem auto;background:#fff;padding:13mm 15mm;border:1px solid var(--rule)}
h1{font:400 23pt/1.15 "Noto Serif",Georgia,"Times New Roman",serif;margin:0}
header p{margin:.15rem 0;color:var(--soft)}
header p.lede{font:400 12.5pt/1.35 "Noto Serif",Georgia,"Times New Roman",serif;color:var(--ink);
  margin:.5rem 0 .2rem}
h2{font-size:10pt;margin:.8rem 0 .25rem;padding-top:.35rem;border-top:1px solid var(--rule);
  color:var(--accent)}
h3{font-size:9.4pt;margin:.2rem 0 0}
p{margin:.15rem 0}.small,.fine{font-size:8pt;line-height:1.3;color:var(--soft)}
.fine{font-size:7.3pt}.fine{columns:2;column-gap:8mm}.fine p{margin:0 0 .2rem;break-inside:avoid}
.own{font-family:"Noto Serif",Georgia,serif;font-style:italic;padding-left:.8rem;
  border-left:2px solid var(--rule)}
.last{color:var(--accent)}ul{margin:.2rem 0;padding-left:1.1rem}
.notes{display:grid;grid-template-columns:repeat(auto-fit,minmax(50mm,1fr));gap:0 6mm}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:0 8mm}section{break-inside:avoid}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(34mm,1fr));gap:3mm 6mm;margin-top:.9rem}
.figures div{border-top:2px solid var(--rule);padding-top:.3rem}.figures span{color:var(--soft)}
.figures b{display:block;font:400 16pt/1.25 "Noto Serif",Georgia,serif}
.figures small{display:block;font-size:8pt;line-height:1.3;color:var(--soft);min-height:2.6em}
svg{display:block;width:100%;height:8mm}
table{width:100%;border-collapse:collapse;font-size:9pt;overflow-wrap:break-word}
th,td{text-align:left;vertical-align:top;padding:.22rem .5rem .22rem 0;border-bottom:1px solid var(--rule)}
td:first-child{min-width:6.5rem}th{font-weight:400;color:var(--soft);font-size:8pt}.n{text-align:right;white-space:nowrap;padding-right:0;
  padding-left:.5rem}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:.18rem .6rem;align-items:center;font-size:9pt}
.bars i{display:block;position:relative;height:3.4mm}.bars i i{position:absolute;top:0;height:100%}
.bars .t{text-align:right;white-space:nowrap}
.room{border-bottom:1px solid var(--rule);height:7.5mm}
footer{margin-top:.8rem;font-size:8.5pt;color:var(--soft)}
@media print{body{background:#fff}main{zoom:.9;margin:0;padding:0;border:0;max-width:none}}
@media(max-width:600px){main{margin:0;padding:6mm;border:0}.pair{display:block}
  table{display:block;overflow-x:auto}}
"""


def html(sheet: Sheet) -> str:
    """The page; it is well-formed XML, too."""
    lede = "".join(
        f'<p class="lede">{escape(said)}</p>' if not n else f"<p>{escape(said)}</p>"
        for n, said in enumerate(sheet.lede)
    )
    head = f'<header><h1 dir="auto">{escape(sheet.title)}</h1><p>{escape(sheet.period)}</p>{lede}</header>'
    return (
        f'<!DOCTYPE html>\n<html lang="{sheet.language}"><head><meta charset="utf-8"/>'
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>'
        f"<title>{escape(sheet.title)}, {escape(sheet.period)}</title><style>{ROOT}{STYLE}</style></head>"
        f"<body><main>{head}{_sections(sheet)}<footer>{escape(sheet.foot)}</footer></main></body></html>\n"
    )


def _sections(sheet: Sheet) -> str:
    found, half = "", ""
    for section in (*sheet.sections, None):
        if section is not None and section.half:
            half += _section(section)
            continue
        found += f'<div class="pair">{half}</div>' if half else ""
        found, half = found + (_section(section) if section else ""), ""
    return found


def _section(section: Section) -> str:
    title = f"<h2>{escape(section.title)}</h2>" if section.title else ""
    return f"<section>{title}{''.join(_WRITERS[type(part)](part) for part in section.parts)}</section>"


def _text(part: Text) -> str:
    if part.look == "list":
        return "<ul>" + "".join(f'<li dir="auto">{escape(said)}</li>' for said in part.sentences) + "</ul>"
    said = "".join(f'<p dir="auto">{escape(one)}</p>' for one in part.sentences)
    return said if part.look == "plain" else f'<div class="{part.look}">{said}</div>'


def _notes(part: Notes) -> str:
    return '<div class="notes">' + "".join(f"<div>{_note(one)}</div>" for one in part.notes) + "</div>"


def _note(part: Note) -> str:
    said = "".join(f"<p>{escape(one)}</p>" for one in part.sentences)
    last = f'<p class="last">{escape(part.last)}</p>' if part.last else ""
    return f'<h3 dir="auto">{escape(part.title)}</h3>{said}{last}'


def _room(part: Room) -> str:
    return '<div class="room"></div>' * part.lines


def _figures(part: Figures) -> str:
    return '<div class="figures">' + "".join(map(_figure, part.figures)) + "</div>"


def _figure(of: Figure) -> str:
    said = f"<span>{escape(of.name)}</span><b>{escape(of.value)}</b><small>{escape(of.note)}</small>"
    return f"<div>{said}{_line(of)}</div>"


def _line(of: Figure) -> str:
    line = line_of(of)
    if line.newest is None:
        return ""
    marks = ""
    if line.reference is not None:
        y = 4 + 24 * line.reference
        marks += f'<path d="M2 {y:.1f}H118" stroke="{SOFT}" stroke-dasharray="2 3" stroke-width=".7"/>'
    for run in line.runs:
        path = "L".join(f"{2 + 114 * x:.1f} {4 + 24 * y:.1f}" for x, y in run)
        marks += f'<path d="M{path}{"h0" if len(run) == 1 else ""}" stroke="{ACCENT}" stroke-width="1.5"/>'
    x, y = line.newest
    marks += f'<circle cx="{2 + 114 * x:.1f}" cy="{4 + 24 * y:.1f}" r="2.4" fill="{ACCENT}"/>'
    return (
        f'<svg viewBox="0 0 120 32" preserveAspectRatio="xMinYMid" role="img"'
        f' aria-label="{escape(of.label)}" fill="none"'
        f' stroke-linecap="round" stroke-linejoin="round">{marks}</svg>'
    )


def _table(part: Table) -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        right = (' class="n"' if n in part.numbers else ' dir="auto"' for n in range(len(cells)))
        return (
            "<tr>"
            + "".join(f"<{tag}{at}>{escape(cell)}</{tag}>" for at, cell in zip(right, cells, strict=True))
            + "</tr>"
        )

    rows = "".join(row(cells, "td") for cells in part.rows)
    return f"<table><thead>{row(part.heads, 'th')}</thead><tbody>{rows}</tbody></table>"


def _bars(part: Bars) -> str:
    found = ""
    for bar, stripe in zip(part.bars, stripes(part.bars), strict=True):
        color = TONES[bar.tone]
        edge, left, width = mixed(color, FAINT), 100 * stripe.left, 100 * stripe.width
        whole = f'<i style="left:{left:.2f}%;width:max({width:.2f}%,1px);background:{edge}"></i>'
        full = f'<i style="left:{left:.2f}%;width:{width * stripe.solid:.2f}%;background:{color}"></i>'
        found += f'<span dir="auto">{escape(bar.label)}</span><i aria-hidden="true">{whole}{full}</i>'
        found += f'<span class="t">{escape(bar.text)}</span>'
    return f'<div class="bars" role="group" aria-label="{escape(part.alt)}">{found}</div>'


_WRITERS: Mapping[type[Part], Callable[[Any], str]] = {
    Text: _text,
    Notes: _notes,
    Room: _room,
    Figures: _figures,
    Table: _table,
    Bars: _bars,
}
