"""The pictures behind the cards in words: a title, what each part is called, and a description.

The description says what the drawing shows, for those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from tracker.patterns.base import Finding
from tracker.patterns.drawn import shapes
from tracker.wording.numbers import count, day, hours_in_words, money, one_line, percent
from tracker.wording.topics import TOPICS

TITLES = {
    "unbilled-drift": "Hours a week, billed and unbilled",
    "effective-rate-erosion": "Hours worked, and hours paid for",
    "hidden-research": "Unbilled research, week by week",
    "unannounced-gift": "What you gave in 13 weeks, by day",
    "scope-creep": "Extra work, and what was asked",
    "instant-reply": "How soon you answer",
    "always-on": "Your contacts, by hour of the day",
    "recovery-debt": "Rest before each day of work",
    "demand-ratchet": "Messages a week, and your replies",
    "one-way-responsiveness": "How soon each side answers",
    "clients-chair": "Whose task it was, and who did it",
    "solo-struggle": "Working days before you asked",
    "silent-progress": "Your hours, and word to the client",
    "boundary-gap": "Where each topic stands",
    "complaint-drain": "Hours a week that complaints took",
    "loud-client-crowding": "Parts of your hours and revenue",
    "fragmented-days": "Your days, and blocks for focus",
    "client-dependency": "Parts of the revenue, by quarter",
    "late-payment-tolerance": "Invoices from issue to today",
}
"""What is seen, over each picture: short enough for one line on a phone."""

NAMES: dict[str, dict[str, str]] = {
    "unbilled-drift": {"billed": "billed", "others": "unbilled, other kinds", "chosen": "chosen gifts"},
    "effective-rate-erosion": {"worked": "worked", "paid": "paid at the agreed rate"},
    "hidden-research": {"rest": "all other hours", "research": "unbilled research"},
    "unannounced-gift": {"told": "the client knows", "untold": "not told"},
    "scope-creep": {"alternative": "another way", "open": "undecided", "hours": "unbilled extra hours"},
    "instant-reply": {
        "mine": "you",
        "promise": "your promise",
        "landmark": "half of 16 billion mails: 47 min",
    },
    "always-on": {
        "mine": "outside, you began",
        "theirs": "outside, they began",
        "inside": "inside your hours",
    },
    "recovery-debt": {"long": "long enough", "short": "short night", "own": "yourself"},
    "demand-ratchet": {"upper": "messages", "lower": "your usual reply", "recent": "last 4 weeks"},
    "one-way-responsiveness": {"mine": "you", "theirs": "they", "promise": "your promise"},
    "clients-chair": {"me": "you", "client": "the client", "other": "somebody else"},
    "solo-struggle": {"asked": "until you asked", "alone": "not asked yet"},
    "silent-progress": {
        "sponsor": "sponsor",
        "updates": "updates",
        "risks": "untold risks",
        "hours": "work",
    },
    "boundary-gap": {
        **TOPICS,
        "scope": "scope",
        "extra_work_price": "extra work",
        "complaint_route": "complaints",
        "n/a": "n/a",
    },
    "complaint-drain": {"rest": "all other hours", "friction": "complaints"},
    "loud-client-crowding": {"attention": "of your hours", "revenue": "of your revenue", "": "all others"},
    "fragmented-days": {
        "blocks": "blocks for focus",
        "meeting": "meetings",
        "message": "messages and calls of yours",
    },
    "client-dependency": {"others": "all others"},
    "late-payment-tolerance": {
        "term": "until due",
        "overdue": "past due",
        "reminded": "reminder",
        "bill": "invoice",
    },
}
"""What the parts of each picture are called; what is not among them is called by its own name."""


class Words(NamedTuple):
    """The words of a picture: its title, its description, and what the keys of its rows are called."""

    title: str
    alt: str
    names: Mapping[str, str]


def chart_words(finding: Finding, rows: shapes.Shape) -> Words:
    """The words of the picture of a finding, drawn from these rows."""
    title = TITLES[finding.pattern]
    names = dict(NAMES[finding.pattern])
    if finding.pattern == "unbilled-drift" and isinstance(rows, shapes.Stacks):
        names |= {key: f"unbilled {key}" for key, _ in rows.series if key not in names}
    if isinstance(rows, shapes.Stacks) and rows.marks:
        full = finding.numbers["day_hours"]
        names["marks"] = f"days with {full:g} h or more of it"
    if isinstance(rows, shapes.Course) and rows.agreed:
        names["agreed"] = f"{rows.agreed:g} h agreed"
    if isinstance(rows, shapes.Bars) and finding.pattern == "loud-client-crowding":
        names |= {key: f"{key} days" for _, key in rows.rows if key}
    said = _ALT[type(rows)](rows, names)
    return Words(title, f"{title}. {one_line(said[:1].upper() + said[1:], 1200)}", names)


def _stacks(rows: shapes.Stacks, names: Mapping[str, str]) -> str:
    if rows.unit == "share":
        last = (f"{names.get(key, key)} {percent(shares[-1])}" for key, shares in rows.series)
        return f"In the last quarter: {', '.join(last)}."
    sums = (f"{names.get(key, key)} {hours_in_words(sum(hours))}" for key, hours in rows.series)
    days = sum(number for _, number in rows.marks)
    marked = f" {names['marks'].capitalize()}: {days}." if days else ""
    return f"In {count(len(rows.starts), 'week')}: {', '.join(sums)}.{marked}"


def _course(rows: shapes.Course, names: Mapping[str, str]) -> str:
    agreed = f" Agreed: {rows.agreed:g} h." if rows.agreed else ""
    return f"To date {rows.worked[-1]:,.0f} h worked, {rows.paid[-1]:,.0f} h paid at the agreed rate.{agreed}"


def _gifts(rows: shapes.Gifts, names: Mapping[str, str]) -> str:
    said = []
    for told in (True, False):
        theirs = [of for of in rows.gifts if of.told is told]
        if theirs:
            cents = sum(of.cents or 0 for of in theirs)
            worth = f", {money(cents / 100, rows.currency)}" if cents else ""
            hours = hours_in_words(sum(of.hours for of in theirs))
            said.append(f"{names['told' if told else 'untold']}: {hours}{worth}")
    return "; ".join(said) + "."


def _lanes(rows: shapes.Lanes, names: Mapping[str, str]) -> str:
    dots = (f"{names.get(key, key)} {len(of)}, the last on {day(of[-1].day)}" for key, of in rows.lanes)
    weeks = f"In {count(len(rows.mondays), 'week')} {hours_in_words(sum(rows.hours))} of {names['hours']}."
    return f"{weeks} {'; '.join(dots)}." if rows.lanes else weeks


def _curves(rows: shapes.Curves, names: Mapping[str, str]) -> str:
    said = []
    for key, curve in rows.sides:
        half = curve.quantile(0.5)
        within = "half of them not yet" if half is None else f"half within {hours_in_words(half / 60)}"
        said.append(f"{names[key]}: {within} of working time, from {count(curve.n, 'question')}")
    return "; ".join(said) + "."


def _clock(rows: shapes.Clock, names: Mapping[str, str]) -> str:
    said = [f"{names[key]}: {len(of)}" for key, of in rows.moments]
    if rows.blocks:
        without = sum(not of for of in rows.blocks)
        said.insert(0, f"{without} of {count(len(rows.days), 'day')} without a block")
    return "; ".join(said) + "."


def _nights(rows: shapes.Nights, names: Mapping[str, str]) -> str:
    short = [of.hours for of in rows.nights if of.is_short]
    least = f"; the shortest {min(of.hours for of in rows.nights):.1f} h" if rows.nights else ""
    return f"{len(short)} of {count(len(rows.nights), 'night')} short, the line being {rows.line:g} h{least}."


def _pair(rows: shapes.Pair, names: Mapping[str, str]) -> str:
    phases = f" Phases: {', '.join(one_line(of.name, 30) for of in rows.phases)}." if rows.phases else ""
    return (
        f"{count(len(rows.mondays), 'week')}; messages from {rows.upper[0]:.0f} in the first to"
        f" {rows.upper[-1]:.0f} in the last.{phases}"
    )


def _bars(rows: shapes.Bars, names: Mapping[str, str]) -> str:
    said = []
    for n, (name, beside) in enumerate(rows.rows):
        parts = (
            f"{names.get(key, key)} {percent(lengths[n]) if rows.unit == 'share' else f'{lengths[n]:g}'}"
            for key, lengths in rows.series
            if lengths[n] or not rows.stacked
        )
        also = f" ({one_line(names.get(beside, beside), 30)})" if beside else ""
        said.append(f"{one_line(names.get(name, name), 60)}{also}: {', '.join(parts)}")
    return "; ".join(said) + "."


def _topics(rows: shapes.Topics, names: Mapping[str, str]) -> str:
    groups = []
    for state in ("told", "chosen", "open"):
        theirs = [names[of.topic] for of in rows.topics if of.state == state]
        if theirs:
            groups.append(f"{state}: {', '.join(theirs)}")
    return "; ".join(groups) + "."


def _bills(rows: shapes.Bills, names: Mapping[str, str]) -> str:
    said = (
        f"{one_line(of.number, 20) or names['bill']} {money(of.cents / 100, rows.currency)},"
        f" due {day(of.due)}"
        for of in rows.bills
    )
    more = f", and {rows.more} more" if rows.more > 0 else ""
    return "; ".join(said) + more + "."


_ALT: dict[type, Callable[[Any, Mapping[str, str]], str]] = {
    shapes.Stacks: _stacks,
    shapes.Course: _course,
    shapes.Gifts: _gifts,
    shapes.Lanes: _lanes,
    shapes.Curves: _curves,
    shapes.Clock: _clock,
    shapes.Nights: _nights,
    shapes.Pair: _pair,
    shapes.Bars: _bars,
    shapes.Topics: _topics,
    shapes.Bills: _bills,
}
