"""The pictures behind the cards in words: a title, what each part is called, and a description.

The description says what the drawing shows, for those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.patterns.drawn import shapes
from tracker.patterns.topics import TOPIC_NAMES
from tracker.wording.cards.words import joined
from tracker.wording.kinds import kind_name
from tracker.wording.numbers import count, day, hours_in_words, in_hours, money, one_line, percent, written

TITLES = {
    "unbilled-drift": N_("Hours a week, billed and unbilled"),
    "effective-rate-erosion": N_("Hours worked, and hours paid for"),
    "hidden-research": N_("Unbilled research, week by week"),
    "unannounced-gift": N_("What you gave in 13 weeks, by day"),
    "scope-creep": N_("Extra work, and what was asked"),
    "instant-reply": N_("How soon you answer"),
    "always-on": N_("Your contacts, by hour of the day"),
    "recovery-debt": N_("Rest before each day of work"),
    "demand-ratchet": N_("Messages a week, and your replies"),
    "one-way-responsiveness": N_("How soon each side answers"),
    "clients-chair": N_("Whose task it was, and who did it"),
    "solo-struggle": N_("Working days before you asked"),
    "silent-progress": N_("Your hours, and word to the client"),
    "boundary-gap": N_("Where each topic stands"),
    "complaint-drain": N_("Hours a week that complaints took"),
    "loud-client-crowding": N_("Parts of your hours and revenue"),
    "fragmented-days": N_("Your days, and blocks for focus"),
    "client-dependency": N_("Parts of the revenue, by quarter"),
    "late-payment-tolerance": N_("Invoices from issue to today"),
}
"""What is seen, over each picture, to be translated: short enough for one line on a phone."""

NAMES: dict[str, dict[str, str]] = {
    "unbilled-drift": {
        "billed": N_("billed"),
        "others": N_("unbilled, other kinds"),
        "chosen": N_("chosen gifts"),
    },
    "effective-rate-erosion": {"worked": N_("worked"), "paid": N_("paid at the agreed rate")},
    "hidden-research": {"rest": N_("all other hours"), "research": N_("unbilled research")},
    "unannounced-gift": {"told": N_("the client knows"), "untold": N_("not told")},
    "scope-creep": {
        "priced": N_("priced"),
        "traded": N_("traded"),
        "alternative": N_("another way"),
        "later": N_("later"),
        "declined": N_("declined"),
        "done": N_("done"),
        "open": N_("undecided"),
        "hours": N_("unbilled extra hours"),
    },
    "instant-reply": {
        "mine": N_("you"),
        "promise": N_("your promise"),
        "landmark": N_("half of 16 billion mails: 47 min"),
    },
    "always-on": {
        "mine": N_("outside, you began"),
        "theirs": N_("outside, they began"),
        "inside": N_("inside your hours"),
    },
    "recovery-debt": {"long": N_("long enough"), "short": N_("short night"), "own": N_("yourself")},
    "demand-ratchet": {
        "upper": N_("messages"),
        "lower": N_("your usual reply"),
        "recent": N_("last 4 weeks"),
    },
    "one-way-responsiveness": {"mine": N_("you"), "theirs": N_("they"), "promise": N_("your promise")},
    "clients-chair": {"me": N_("you"), "client": N_("the client"), "other": N_("somebody else")},
    "solo-struggle": {"asked": N_("until you asked"), "alone": N_("not asked yet")},
    "silent-progress": {
        "sponsor": N_("sponsor"),
        "updates": N_("updates"),
        "risks": N_("untold risks"),
        "hours": N_("work"),
    },
    "boundary-gap": {
        **TOPIC_NAMES,
        "scope": N_("scope"),
        "extra_work_price": N_("extra work"),
        "complaint_route": N_("complaints"),
        "n/a": N_("n/a"),
        "open": N_("open"),
        "chosen": N_("chosen"),
        "told": N_("told"),
        "kept": N_("kept"),
    },
    "complaint-drain": {"rest": N_("all other hours"), "friction": N_("complaints")},
    "loud-client-crowding": {
        "attention": N_("of your hours"),
        "revenue": N_("of your revenue"),
        "": N_("all others"),
    },
    "fragmented-days": {
        "blocks": N_("blocks for focus"),
        "meeting": N_("meetings"),
        "message": N_("messages and calls of yours"),
    },
    "client-dependency": {"others": N_("all others")},
    "late-payment-tolerance": {
        "term": N_("until due"),
        "overdue": N_("past due"),
        "reminded": N_("reminder"),
        "bill": N_("invoice"),
    },
}
"""What the parts of each picture are called, to be translated; other keys are the user's own names."""


class Words(NamedTuple):
    """The words of a picture: its title, its description, and what the keys of its rows are called."""

    title: str
    alt: str
    names: Mapping[str, str]


def chart_words(finding: Finding, rows: shapes.Shape) -> Words:
    """The words of the picture of a finding, drawn from these rows."""
    title = _(TITLES[finding.pattern])
    names = {key: _(name) for key, name in NAMES[finding.pattern].items()} | _counted(finding, rows)
    said = _ALT[type(rows)](rows, names)
    return Words(title, f"{title}. {one_line(said[:1].upper() + said[1:], 1200)}", names)


def _counted(finding: Finding, rows: shapes.Shape) -> dict[str, str]:
    """What those keys are called that hold a kind of work or a number."""
    if isinstance(rows, shapes.Course) and rows.agreed:
        return {"agreed": _("{hours} agreed").format(hours=in_hours(rows.agreed, "g"))}
    if isinstance(rows, shapes.Bars):
        return {key: _beside(key) for _name, key in rows.rows if key}
    if not isinstance(rows, shapes.Stacks):
        return {}
    names = {}
    if finding.pattern == "unbilled-drift":
        said, known = _("unbilled {kind}"), NAMES[finding.pattern]
        kinds = [key for key, _hours in rows.series if key not in known]
        names = {key: said.format(kind=kind_name(key)) for key in kinds}
    if rows.marks:
        full = in_hours(finding.numbers["day_hours"], "g")
        names["marks"] = _("days with {hours} or more of it").format(hours=full)
    return names


def _beside(key: str) -> str:
    """What stands beside the name of a row: "quiet 31 days", "1.5 h"."""
    quiet, _is_quiet, days = key.rpartition("quiet ")
    if not quiet and days.isdigit():
        return _("quiet {number} days").format(number=written(int(days)))
    return in_hours(float(key.removesuffix(" h")), "g")


def _stacks(rows: shapes.Stacks, names: Mapping[str, str]) -> str:
    if rows.unit == "share":
        last = ", ".join(f"{names.get(key, key)} {percent(shares[-1])}" for key, shares in rows.series)
        return _("In the last quarter: {shares}.").format(shares=last)
    sums = (f"{names.get(key, key)} {hours_in_words(sum(hours))}" for key, hours in rows.series)
    said = _("In {weeks}: {sums}.").format(weeks=_weeks(rows.starts), sums=", ".join(sums))
    days = sum(number for _place, number in rows.marks)
    return joined(said, f"{names['marks'].capitalize()}: {days}." if days else "")


def _weeks(weeks: Sequence[date]) -> str:
    return count(len(weeks), "week", "weeks")


def _course(rows: shapes.Course, names: Mapping[str, str]) -> str:
    said = _("To date {worked} worked, {paid} paid at the agreed rate.").format(
        worked=in_hours(rows.worked[-1], ",.0f"), paid=in_hours(rows.paid[-1], ",.0f")
    )
    agreed = _("Agreed: {hours}.").format(hours=in_hours(rows.agreed, "g")) if rows.agreed else ""
    return joined(said, agreed)


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
    said = _("In {weeks} {hours} of {what}.").format(
        weeks=_weeks(rows.mondays), hours=hours_in_words(sum(rows.hours)), what=names["hours"]
    )
    lane = _("{name} {number}, the last on {day}")
    dots = (lane.format(name=names[key], number=len(of), day=day(of[-1].day)) for key, of in rows.lanes)
    return f"{said} {'; '.join(dots)}." if rows.lanes else said


def _curves(rows: shapes.Curves, names: Mapping[str, str]) -> str:
    said = []
    for key, curve in rows.sides:
        half, questions = curve.quantile(0.5), count(curve.n, "question", "questions")
        if half is None:
            of = _("{name}: half of them not yet of working time, from {questions}")
            said.append(of.format(name=names[key], questions=questions))
        else:
            of = _("{name}: half within {time} of working time, from {questions}")
            said.append(of.format(name=names[key], time=hours_in_words(half / 60), questions=questions))
    return "; ".join(said) + "."


def _clock(rows: shapes.Clock, names: Mapping[str, str]) -> str:
    said = [f"{names[key]}: {len(of)}" for key, of in rows.moments]
    if rows.blocks:
        without = _("{number} of {days} without a block").format(
            number=sum(not of for of in rows.blocks), days=count(len(rows.days), "day", "days")
        )
        said.insert(0, without)
    return "; ".join(said) + "."


def _nights(rows: shapes.Nights, names: Mapping[str, str]) -> str:
    said = _("{short} of {nights} short, the line being {line}.")
    if rows.nights:
        said = _("{short} of {nights} short, the line being {line}; the shortest {shortest}.")
    return said.format(
        short=sum(of.is_short for of in rows.nights),
        nights=count(len(rows.nights), "night", "nights"),
        line=in_hours(rows.line, "g"),
        shortest=in_hours(min((of.hours for of in rows.nights), default=0), ".1f"),
    )


def _pair(rows: shapes.Pair, names: Mapping[str, str]) -> str:
    said = _("{weeks}; messages from {first} in the first to {last} in the last.").format(
        weeks=_weeks(rows.mondays), first=written(rows.upper[0], ".0f"), last=written(rows.upper[-1], ".0f")
    )
    phases = ", ".join(one_line(of.name, 30) for of in rows.phases)
    return joined(said, _("Phases: {names}.").format(names=phases) if phases else "")


def _bars(rows: shapes.Bars, names: Mapping[str, str]) -> str:
    said = []
    for n, (name, beside) in enumerate(rows.rows):
        parts = (
            f"{names.get(key, key)} {_length(lengths[n], rows.unit)}"
            for key, lengths in rows.series
            if lengths[n] or not rows.stacked
        )
        also = f" ({one_line(names.get(beside, beside), 30)})" if beside else ""
        said.append(f"{one_line(names.get(name, name), 60)}{also}: {', '.join(parts)}")
    return "; ".join(said) + "."


def _length(length: float, unit: str) -> str:
    return percent(length) if unit == "share" else written(length, "g")


def _topics(rows: shapes.Topics, names: Mapping[str, str]) -> str:
    groups = []
    for state in ("told", "chosen", "open"):
        theirs = [names[of.topic] for of in rows.topics if of.state == state]
        if theirs:
            groups.append(f"{names[state]}: {', '.join(theirs)}")
    return "; ".join(groups) + "."


def _bills(rows: shapes.Bills, names: Mapping[str, str]) -> str:
    bill = _("{bill} {amount}, due {day}")
    bills = "; ".join(
        bill.format(
            bill=one_line(of.number, 20) or names["bill"],
            amount=money(of.cents / 100, rows.currency),
            day=day(of.due),
        )
        for of in rows.bills
    )
    return (
        _("{bills}, and {more} more.").format(bills=bills, more=rows.more) if rows.more > 0 else f"{bills}."
    )


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
