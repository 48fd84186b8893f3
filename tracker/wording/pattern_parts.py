"""Patterns on a page, in words: headings, what stands behind a card, answers, and lines to be moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding, Limit, Trace
from tracker.patterns.rules import CARDS
from tracker.records import PATTERN_NAMES, Decision
from tracker.wording.cards import LEVEL_WORDS, Card, title_of
from tracker.wording.cards.answers import NAMES, answer_sentence, passed_budget
from tracker.wording.cards.evidence import amount, kind_name, sort_name
from tracker.wording.cards.words import joined
from tracker.wording.contacts import CHANNEL_NAMES
from tracker.wording.notes import NOTES
from tracker.wording.numbers import count, duration, one_line, week
from tracker.wording.numbers import written as digits

INTRODUCTION = N_(
    "Patterns put a number from your own records beside a line, name an innocent explanation, and ask a"
    " question. You may answer that something was your choice; then it is silent."
)
_ELSEWHERE = {"entry": N_("Your hours."), "message": N_("Your mail, chats and calls.")}
"""What has a page of its own rather than a form among the notes."""
_DIRECTIONS = {"in": N_("from them"), "out": N_("from you")}
_PERCENT = {"share": "%", "points": N_("percentage points")}
"""Units whose lines are shares of 1 and are written as percentages."""


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
    said = _("{week} is not over yet, and patterns are read from whole weeks. The last whole one is {last}.")
    if ahead:
        said = _("{week} lies ahead, and patterns are read from whole weeks. The last whole one is {last}.")
    return said.format(week=_raised(week(label)), last=week(last))


def nothing_sentence(label: str, answered: int) -> str:
    """That nothing is shown, which is not the same as nothing found: some may have been answered."""
    if answered:
        return _("Nothing new in {week}: what passed a line, you have answered.").format(week=week(label))
    return _("No pattern passed a line in {week}.").format(week=week(label))


def seen_sentence(label: str, number: int) -> str:
    """How many findings a week has, and how many of them come first."""
    said = ngettext(
        "1 sign in {week}, to be curious about.", "{n} signs in {week}, each to be curious about.", number
    )
    first = _("The first {n} come in full.").format(n=CARDS) if number > CARDS else ""
    return joined(said.format(n=number, week=week(label)), first)


def lacking_records(types: Iterable[str]) -> list[str]:
    """What could be written down for a pattern that has no record of these types yet, and what it is for."""
    known = [(name, NOTES.get(name)) for name in types]
    return [
        f"{_(of.title)}: {_lower(_(of.purpose))}" if of else _(_ELSEWHERE.get(name, name))
        for name, of in known
    ]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _raised(words: str) -> str:
    return words[:1].upper() + words[1:]


def evidence_tables(finding: Finding) -> tuple[Table, ...]:
    """The records behind a finding, the weightiest first: entries, messages, and others apart."""
    entries = [of for of in finding.evidence if of.type == "entry"]
    messages = [of for of in finding.evidence if of.type == "message"]
    others = [of for of in finding.evidence if of.type not in ("entry", "message")]
    currency = finding.numbers.get("currency")
    day, time = f"|{_('day')}", f">{_('time')}"
    of_others = (day, _("what"), _("in your words"), time, f">{_('money')}")
    tables = (
        Table((day, time, _("kind"), _("note")), tuple(map(_entry, entries)), _("Entries")),
        Table((day, _("channel"), _("direction"), time), tuple(map(_message, messages)), _("Messages")),
        Table(of_others, tuple(_other(of, currency) for of in others), _("Records")),
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
        return _("{n} counted in all.").format(n=digits(finding.n))
    records, all_of_them = count(listed, "record", "records"), digits(finding.n)
    if listed == 1:
        said = _("{records}; {n} counted in all.") if finding.n > 1 else "{records}."
    elif finding.n > listed:
        said = _("{records}, the weightiest first; {n} counted in all.")
    else:
        said = _("{records}, the weightiest first.")
    return said.format(records=records, n=all_of_them)


def _entry(of: Trace) -> tuple[str, ...]:
    return of.day.isoformat(), duration(of.seconds), kind_name(of), one_line(of.said, 120)


def _message(of: Trace) -> tuple[str, ...]:
    channel, _space, direction = of.kind.partition(" ")
    takes = duration(of.seconds) if of.seconds else ""
    return (of.day.isoformat(), _(CHANNEL_NAMES[channel]), _(_DIRECTIONS[direction]), takes)


def _other(of: Trace, currency: str | None) -> tuple[str, ...]:
    takes = duration(of.seconds) if of.seconds else ""
    money = amount(of.cents, currency) if of.cents else ""
    return of.day.isoformat(), sort_name(of), one_line(of.said, 120), takes, money


def answered_before(decision: Decision, finding: Finding) -> str:
    """An earlier answer to what shows all the same: a boundary, or a choice whose budget is passed."""
    said = _("Your answer of {week} of {year}: {answer}.").format(
        week=week(decision.week), year=decision.week[:4], answer=_(NAMES[decision.answer])
    )
    return joined(said, passed_budget(decision, finding.stake_seconds), _note(decision))


def in_plain_words(problem: str) -> str:
    """A sentence of a problem with patterns called by their titles, as the page calls them."""
    for name in PATTERN_NAMES:
        problem = problem.replace(name, f"“{title_of(name)}”")
    return problem


def answered_sentence(decision: Decision) -> str:
    """What was answered and what that does, with the user's own note."""
    called = f"“{title_of(decision.pattern)}”"
    return joined(answer_sentence(decision, called), _note(decision))


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
    if limit.unit in ("count", "ratio"):
        return ""
    return "%" if limit.unit == "share" else _(_PERCENT.get(limit.unit, limit.unit))


def written(limit: Limit, value: float) -> str:
    """A value of a line with its unit: "13%", "8 hours", "1.25"."""
    figure = _figure(limit, value)
    return figure if limit.unit == "share" else f"{figure} {unit(limit)}".strip()


def _figure(limit: Limit, value: float) -> str:
    """A value of a line without the word for its unit."""
    return digits(value * factor(limit), "g") + ("%" if limit.unit == "share" else "")


def limit_label(limit: Limit) -> str:
    """What a line is the line of, the level it leads to, and its unit."""
    return f"{_raised(_(limit.says))}{_leads(limit)}{f' ({unit(limit)})' if unit(limit) else ''}"


def _leads(limit: Limit) -> str:
    """The level that a line leads to, after what it is the line of; several lines are of the same."""
    level = limit.name.rpartition("_")[2]
    return f" · {_(LEVEL_WORDS[int(level)])}" if level in ("1", "2", "3") else ""


def limit_sentence(limit: Limit) -> str:
    """Where a line may stand, where it stands at first, and where that comes from."""
    low, high, at = (_figure(limit, of) for of in (limit.low, limit.high, limit.default))
    said = _("{low} to {high} · {default} at first · {source}")
    return said.format(low=low, high=high, default=at, source=_(limit.source))


def limit_refusal(limit: Limit, value: float) -> str:
    """That a line cannot stand there, with the range, in the units in which it was typed."""
    return _("{line} lies between {low} and {high}, not at {value}").format(
        line=_raised(_(limit.says)),
        low=written(limit, limit.low),
        high=written(limit, limit.high),
        value=written(limit, value),
    )


def moved_sentence(title: str, moved: Sequence[tuple[Limit, float]]) -> str:
    """Which lines were moved, and where to."""
    if not moved:
        return _("{title}: every line stays where it is.").format(title=title)
    said = _("{line} at {value}")
    lines = (said.format(line=f"{_(of.says)}{_leads(of)}", value=written(of, value)) for of, value in moved)
    return f"{title}: {'; '.join(lines)}."
