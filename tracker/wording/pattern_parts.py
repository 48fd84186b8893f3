"""Patterns on a page, in words: headings, what stands behind a card, answers, and lines to be moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.patterns.base import Finding, Limit, Trace
from tracker.patterns.rules import CARDS
from tracker.records import PATTERN_NAMES, Decision
from tracker.wording.cards import LEVEL_WORDS, Card, title_of
from tracker.wording.cards.answers import NAMES, answer_sentence, passed_budget
from tracker.wording.contacts import CHANNEL_NAMES
from tracker.wording.notes import NOTES
from tracker.wording.numbers import count, duration, money, one_line, week

INTRODUCTION = (
    "Patterns put a number from your own records beside a line, name an innocent explanation, and ask a"
    " question. You may answer that something was your choice; then it is silent."
)
_ELSEWHERE = {"entry": "Your hours.", "message": "Your mail, chats and calls."}
"""What has a page of its own rather than a form among the notes."""
_DIRECTIONS = {"in": "from them", "out": "from you"}
_PERCENT = {"share": "%", "points": "percentage points"}
"""Units whose lines are shares of 1 and are written as percentages."""
_TIME_MONEY = ("|day", "what", "in your words", ">time", ">money")


class Table(NamedTuple):
    """Records behind a card: the headings as `listing` takes them, a text per column and row, and a label."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    label: str


def whose(card: Card, project: str | None = None) -> str:
    """The client, and the project where one is meant; "" for a pattern of the person."""
    return " / ".join(one_line(name, 60) for name in (card.client, project) if name)


def innocent_clause(card: Card) -> str:
    """The innocent explanation as it goes on after a colon."""
    return _lower(card.innocent)


def heading(card: Card, project: str | None = None) -> str:
    """A finding on one line: "Unbilled hours · Bouw · worth a look"."""
    return " · ".join(filter(None, (card.title, whose(card, project), card.level_words)))


def not_over_sentence(label: str, last: str, *, ahead: bool) -> str:
    """That nothing is read from a week that is not over, and which one is the last that is."""
    state = "lies ahead" if ahead else "is not over yet"
    return (
        f"{week(label).capitalize()} {state}, and patterns are read from whole weeks."
        f" The last whole one is {week(last)}."
    )


def nothing_sentence(label: str, answered: int) -> str:
    """That nothing is shown, which is not the same as nothing found: some may have been answered."""
    if answered:
        return f"Nothing new in {week(label)}: what passed a line, you have answered."
    return f"No pattern passed a line in {week(label)}."


def seen_sentence(label: str, number: int) -> str:
    """How many findings a week has, and how many of them come first."""
    if number == 1:
        return f"1 sign in {week(label)}, to be curious about."
    first = f" The first {CARDS} come in full." if number > CARDS else ""
    return f"{number} signs in {week(label)}, each to be curious about.{first}"


def lacking_records(types: Iterable[str]) -> list[str]:
    """What could be written down for a pattern that has no record of these types yet, and what it is for."""
    known = [(name, NOTES.get(name)) for name in types]
    return [f"{of.title}: {_lower(of.purpose)}" if of else _ELSEWHERE.get(name, name) for name, of in known]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def evidence_tables(finding: Finding) -> tuple[Table, ...]:
    """The records behind a finding, the weightiest first: entries, messages, and others apart."""
    entries = [of for of in finding.evidence if of.type == "entry"]
    messages = [of for of in finding.evidence if of.type == "message"]
    others = [of for of in finding.evidence if of.type not in ("entry", "message")]
    currency = finding.numbers.get("currency")
    tables = (
        Table(("|day", ">time", "kind", "note"), tuple(map(_entry, entries)), "Entries"),
        Table(("|day", "channel", "direction", ">time"), tuple(map(_message, messages)), "Messages"),
        Table(_TIME_MONEY, tuple(_other(of, currency) for of in others), "Records"),
    )
    return tuple(_without_empty(table) for table in tables if table.rows)


def _without_empty(table: Table) -> Table:
    """The table without the columns that say nothing in any row."""
    kept = [n for n in range(len(table.columns)) if any(row[n] for row in table.rows)]
    rows = tuple(tuple(row[n] for n in kept) for row in table.rows)
    return Table(tuple(table.columns[n] for n in kept), rows, table.label)


def evidence_sentence(finding: Finding) -> str:
    """How many of the records are listed, and how many were counted in all."""
    listed = len(finding.evidence)
    if not listed:
        return f"{finding.n:,} counted in all."
    order = ", the weightiest first" if listed > 1 else ""
    counted = f"; {finding.n:,} counted in all" if finding.n > listed else ""
    return f"{count(listed, 'record')}{order}{counted}."


def _entry(of: Trace) -> tuple[str, ...]:
    return of.day.isoformat(), duration(of.seconds), _words(of.kind), one_line(of.said, 120)


def _message(of: Trace) -> tuple[str, ...]:
    channel, _, direction = of.kind.partition(" ")
    named = CHANNEL_NAMES.get(channel, _words(channel))
    takes = duration(of.seconds) if of.seconds else ""
    return of.day.isoformat(), named, _DIRECTIONS.get(direction, _words(direction)), takes


def _other(of: Trace, currency: str | None) -> tuple[str, ...]:
    kind = f" ({_words(of.kind)})" if of.kind else ""
    takes = duration(of.seconds) if of.seconds else ""
    amount = money(of.cents / 100, currency) if of.cents and currency else ""
    amount = amount or (f"{of.cents / 100:,.2f}" if of.cents else "")
    return of.day.isoformat(), _words(of.type) + kind, one_line(of.said, 120), takes, amount


def _words(name: str) -> str:
    return one_line(name.replace("_", " "), 40)


def answered_before(decision: Decision, finding: Finding) -> str:
    """An earlier answer to what shows all the same: a boundary, or a choice whose budget is passed."""
    when = f"{week(decision.week)} of {decision.week[:4]}"
    passed = passed_budget(decision, finding.stake_seconds)
    said = f"Your answer of {when}: {NAMES[decision.answer]}. {passed}".strip()
    return f"{said} {_note(decision)}".strip()


def in_plain_words(problem: str) -> str:
    """A sentence of a problem with patterns called by their titles, as the page calls them."""
    for name in PATTERN_NAMES:
        problem = problem.replace(name, f"“{title_of(name)}”")
    return problem


def answered_sentence(decision: Decision) -> str:
    """What was answered and what that does, with the user's own note."""
    called = f"“{title_of(decision.pattern)}”"
    return f"{answer_sentence(decision, called)} {_note(decision)}".strip()


def _note(decision: Decision) -> str:
    return f"“{one_line(decision.note, 120)}”" if decision.note else ""


def titles_lines(cards: Iterable[tuple[Card, str | None]], label: str, answered: int) -> tuple[str, ...]:
    """The cards of a week, each with its project, on a line each; or that there are none."""
    return tuple(heading(*of) for of in cards) or (nothing_sentence(label, answered),)


# --- lines -------------------------------------------------------------------------------------------


def factor(limit: Limit) -> int:
    """By how much a line is multiplied to be shown: shares are written as percentages."""
    return 100 if limit.unit in _PERCENT else 1


def unit(limit: Limit) -> str:
    """The unit that a line is shown in; "" for a bare number."""
    return _PERCENT.get(limit.unit, "" if limit.unit in ("count", "ratio") else limit.unit)


def written(limit: Limit, value: float) -> str:
    """A value of a line with its unit: "13%", "8 hours", "1.25"."""
    of = unit(limit)
    return f"{value * factor(limit):g}{of if of == '%' else ' ' + of}".strip()


def limit_label(limit: Limit) -> str:
    """What a line is the line of, the level it leads to, and its unit."""
    return (
        f"{limit.says[:1].upper()}{limit.says[1:]}{_leads(limit)}{f' ({unit(limit)})' if unit(limit) else ''}"
    )


def _leads(limit: Limit) -> str:
    """The level that a line leads to, after what it is the line of; several lines are of the same."""
    level = limit.name.rpartition("_")[2]
    return f" · {LEVEL_WORDS[int(level)]}" if level in ("1", "2", "3") else ""


def limit_sentence(limit: Limit) -> str:
    """Where a line may stand, where it stands at first, and where that comes from."""
    low, high, at = (written(limit, of).split()[0] for of in (limit.low, limit.high, limit.default))
    return f"{low} to {high} · {at} at first · {limit.source}"


def limit_refusal(limit: Limit, value: float) -> str:
    """That a line cannot stand there, with the range, in the units in which it was typed."""
    return (
        f"{limit.says[:1].upper()}{limit.says[1:]} lies between {written(limit, limit.low)} and"
        f" {written(limit, limit.high)}, not at {written(limit, value)}"
    )


def moved_sentence(title: str, moved: Sequence[tuple[Limit, float]]) -> str:
    """Which lines were moved, and where to."""
    if not moved:
        return f"{title}: every line stays where it is."
    lines = (f"{of.says}{_leads(of)} at {written(of, value)}" for of, value in moved)
    return f"{title}: {'; '.join(lines)}."
