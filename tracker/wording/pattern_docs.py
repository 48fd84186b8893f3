"""A pattern explained: what it sees, its lines and where they come from, read off the pattern itself.

`python -m tracker.wording.pattern_docs > docs/patterns.md` writes the page of all of them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from textwrap import dedent, wrap
from typing import NamedTuple

from tracker.language import N_, _
from tracker.language.parts import listed
from tracker.patterns.base import Limit, Limits, Pattern
from tracker.wording.cards import title_of
from tracker.wording.cards.shared_rules import PRIVACY, SHARED_RULES, false_alarms
from tracker.wording.cards.words import joined
from tracker.wording.numbers import written

SECTIONS = (N_("What it sees"), N_("Why it matters"), N_("Look-alikes"), N_("What helps"))
"""What every pattern says of itself, in this order; to be translated."""


class LimitRow(NamedTuple):
    """One line of a pattern for a table, in the language spoken.

    Attributes:
        name: as it is set.
        default: where it stands until it is moved.
        now: where it stands.
        range: "0 to 1".
        unit: of all three.
        source: where the default comes from.
        says: what it is the line of.
    """

    name: str
    default: float
    now: float
    range: str
    unit: str
    source: str
    says: str


class Explained(NamedTuple):
    """A pattern in its own words, in the language spoken.

    Attributes:
        name: like "unbilled-drift".
        number: its place in the catalogue.
        title: what it is about.
        summary: what it is, in a sentence, with the field's term.
        sections: heading and text of each of `SECTIONS`; paragraphs are parted by an empty line.
        limits: its lines.
    """

    name: str
    number: int
    title: str
    summary: str
    sections: tuple[tuple[str, str], ...]
    limits: tuple[LimitRow, ...]


def explained(pattern: Pattern, limits: Limits | None = None) -> Explained:
    """What a pattern says of itself.

    Args:
        pattern: the pattern; its words are the docstring of the module that `detect` stands in.
        limits: where its lines stand now; None: at their defaults.
    """
    summary, sections = _parsed(import_module(pattern.detect.__module__).__doc__ or "")
    now = pattern.default_limits if limits is None else limits
    return Explained(
        pattern.name,
        pattern.number,
        title_of(pattern.name),
        _(summary),
        tuple((_(heading), "\n\n".join(map(_, parts))) for heading, parts in sections),
        tuple(_row(limit, now[limit.name]) for limit in pattern.limits),
    )


def texts_of(docstring: str) -> Iterator[str]:
    """What is to be translated of what a pattern says of itself: its summary, headings and paragraphs."""
    summary, sections = _parsed(docstring)
    yield summary
    for heading, parts in sections:
        yield heading
        yield from parts


def _parsed(docstring: str) -> tuple[str, tuple[tuple[str, list[str]], ...]]:
    """The summary of a docstring, and each heading with its paragraphs."""
    summary, _newline, text = docstring.strip().partition("\n")
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line and not line.startswith(" "):
            found.append((line.strip(), []))
        elif found:
            found[-1][1].append(line)
    return summary, tuple((heading, _paragraphs("\n".join(lines))) for heading, lines in found)


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of an indented text, each on one line."""
    return [" ".join(part.split()) for part in dedent(text).strip().split("\n\n")]


def _row(limit: Limit, now: float) -> LimitRow:
    span = _("{low} to {high}").format(low=written(limit.low, "g"), high=written(limit.high, "g"))
    return LimitRow(limit.name, limit.default, now, span, _(limit.unit), _(limit.source), _(limit.says))


def markdown(patterns: Iterable[Pattern]) -> str:
    """The page of the docs: the shared rules once, then every pattern by its number."""
    ordered = sorted((explained(of) for of in patterns), key=lambda of: of.number)
    by_name = {of.name: of for of in patterns}
    lines = [f"# {_('Patterns')}", "", _MADE, "", *wrap(_(_INTRODUCTION), WIDTH), ""]
    lines += [f"{of.number}. [{of.title}](#{_anchor(of)}): {_lower(of.summary)}" for of in ordered]
    lines += ["", f"## {_('What all patterns share')}", ""]
    lines += [line for rule in SHARED_RULES for line in (f"**{rule.name}.** {rule.text}", "")]
    lines += [f"## {_('How often it speaks up about nothing')}", ""]
    lines += [line for paragraph in false_alarms() for line in (paragraph, "")]
    lines += [f"## {_('What is read')}", "", _(PRIVACY), ""]
    for of in ordered:
        lines += [*_chapter(of, by_name[of.name]), ""]
    return "\n".join(lines).rstrip() + "\n"


_MADE = (
    "<!-- Made by `python -m tracker.wording.pattern_docs > docs/patterns.md`;"  # no words
    " change the patterns. -->"  # no words
)
_INTRODUCTION = N_(
    "Twenty signs that involvement may be turning into losing yourself in the work. Each puts a number from"
    " your own records beside a line, with one innocent explanation and a question. `tracker patterns` shows"
    " those of a week, `tracker patterns explain NAME` one of the texts below."
)
WIDTH = 103
"""Characters on a line of the introduction; the other paragraphs stand on one each."""


def _chapter(of: Explained, pattern: Pattern) -> list[str]:
    lines = [f"## {of.number}. {of.title}", "", f"`{of.name}`: {_lower(of.summary)}", ""]
    for heading, text in of.sections:
        lines += [f"**{heading}.** {text}", ""]
    needs = _needs(pattern)
    lines += [needs, ""] if needs else []
    headings = (*(_("Name"), _("What it is the line of"), _("Default"), _("Range"), _("Unit"), _("Source")),)
    lines += [_cells(headings), "|---" * len(headings) + "|"]
    return lines + [_table_row(row) for row in of.limits]


def _table_row(row: LimitRow) -> str:
    default = written(row.default, "g")
    return _cells((f"`{row.name}`", row.says, default, row.range, row.unit, row.source))


def _cells(texts: Iterable[str]) -> str:
    return f"| {' | '.join(map(_cell, texts))} |"


def _needs(pattern: Pattern) -> str:
    """What a pattern is silent without."""
    records = ""
    if pattern.needs:
        names = listed(f"`{name}`" for name in pattern.needs)
        records = _("It sees nothing without records of type {names}.").format(names=names)
    return joined(
        records,
        _("It is silent for hours that have no rate or fee.") if pattern.needs_rate else "",
        _("It looks at you, over all clients.") if pattern.of_person else "",
    )


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _anchor(of: Explained) -> str:
    """The address that the heading gets in a rendered page."""
    kept = "".join(c for c in f"{of.number}. {of.title}".lower() if c.isalnum() or c in " -")
    return kept.replace(" ", "-")


if __name__ == "__main__":
    from tracker.patterns import patterns

    sys.stdout.write(markdown(patterns()))
