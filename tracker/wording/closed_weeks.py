"""A closed week in words: what its review did, what changed since, and how far one is."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from tracker.language import _, ngettext
from tracker.language.parts import listed
from tracker.wording.closing import (
    ahead_sentence,
    chosen_sentence,
    closed_sentence,
    mark_place,
    stop_sentence,
)
from tracker.wording.numbers import days, duration, hours_in_words, made_at, money, one_line, signed, week

if TYPE_CHECKING:
    from tracker.records import CheckIn, Mark, Review
    from tracker.reviewing import Moved, ReadBack
    from tracker.store.change import Change

LONGEST_LINE = 2000
"""Characters of a line for oneself that are shown."""


def did_lines(of: "ReadBack", checkin: "CheckIn | None" = None) -> tuple[str, ...]:
    """What a review found and did, in at most five lines; the line for oneself is not among them."""
    review = of.closing.review
    said = (
        numbers_line(review.found if review else {}),
        marks_line(of.closing.marks),
        answers_line(len(of.decisions)),
        chosen_sentence(review, of.choice),
        energy_line(checkin),
    )
    return tuple(line for line in said if line)


def numbers_line(found: Mapping[str, Any]) -> str:
    """The numbers a week was closed with; "" where none were kept."""
    totals = found.get("totals")
    if not isinstance(totals, Mapping) or not isinstance(totals.get("hours"), int | float):
        return ""
    if not totals["hours"]:
        return _("No hours for clients.")
    unbilled, revenue = totals.get("unbilled_hours"), totals.get("revenue")
    if isinstance(unbilled, int | float) and unbilled:
        said = _("{hours} for clients, {unbilled} of them unbilled.")
        said = said.format(hours=hours_in_words(totals["hours"]), unbilled=hours_in_words(unbilled))
    else:
        said = _("{hours} for clients, all of them billable.").format(hours=hours_in_words(totals["hours"]))
    if not isinstance(revenue, int | float):
        return said
    earned = _("{revenue} earned.").format(revenue=money(revenue, str(found.get("currency") or "EUR")))
    return f"{said} {earned}"


def marks_line(marks: Sequence["Mark"]) -> str:
    """What became of the unbilled hours: billed, given, to be stopped."""
    if not marks:
        return _("No unbilled hours were marked.")
    sums = {
        "bill": _seconds(of for of in marks if of.answer == "bill"),
        "told": _seconds(of for of in marks if of.answer == "gift" and of.announced),
        "untold": _seconds(of for of in marks if of.answer == "gift" and not of.announced),
        "stop": _seconds(of for of in marks if of.answer == "stop"),
    }
    named = {
        "bill": _("{time} billed after all"),
        "told": _("{time} given and told"),
        "untold": _("{time} given untold"),
        "stop": _("{time} to be stopped"),
    }
    parts = [named[name].format(time=duration(seconds)) for name, seconds in sums.items() if seconds]
    if not parts:  # marks that were noted by hand, without how long
        return ngettext(
            "{n} block of unbilled hours was marked.", "{n} blocks of unbilled hours were marked.", len(marks)
        ).format(n=len(marks))
    return _("Unbilled hours: {parts}.").format(parts=listed(parts))


def _seconds(marks: Iterable["Mark"]) -> int:
    return sum(of.seconds or 0 for of in marks)


def mark_line(mark: "Mark") -> str:
    """One mark on a line: "Bouw · research, 2 h: given, not told"."""
    time = duration(mark.seconds or 0)
    about = mark_place(mark)
    if mark.answer == "bill":
        return _("{hours}, {time}: billed after all").format(hours=about, time=time)
    if mark.answer == "stop":
        return _("{hours}, {time}: to be stopped").format(hours=about, time=time)
    if mark.announced:
        return _("{hours}, {time}: given, and they know").format(hours=about, time=time)
    return _("{hours}, {time}: given, not told").format(hours=about, time=time)


def answers_line(number: int) -> str:
    """How many signs of the week were answered."""
    if not number:
        return _("No sign was answered.")
    return ngettext("{n} sign was answered.", "{n} signs were answered.", number).format(n=number)


def energy_line(checkin: "CheckIn | None") -> str:
    """How the week felt; "" where that was not said."""
    if checkin is None or checkin.energy is None:
        return ""
    scale = {"least": signed(-2), "most": signed(2)}
    return _("Energy: {energy}, between {least} and {most}.").format(energy=signed(checkin.energy), **scale)


def moved_lines(moved: Sequence["Moved"]) -> tuple[str, ...]:
    """What is no longer as it was when the week was closed, a line per client."""
    by_client: dict[str, list[Moved]] = {}
    for of in moved:
        by_client.setdefault(of.client, []).append(of)
    return tuple(
        _("{client}: {changes}.").format(
            client=one_line(client, 60), changes=listed([_instead(o) for o in of])
        )
        for client, of in by_client.items()
    )


def _instead(of: "Moved") -> str:
    """One number: "18 h instead of 16 h 30"."""
    if of.name == "revenue":
        now, was = money(of.now or 0, of.currency), money(of.was or 0, of.currency)
        return _("{now} instead of {was}").format(now=now, was=was)
    now, was = hours_in_words(of.now or 0), hours_in_words(of.was or 0)
    if of.name == "unbilled_hours":
        return _("{now} unbilled instead of {was}").format(now=now, was=was)
    return _("{now} instead of {was}").format(now=now, was=was)


def done_since_lines(changes: Sequence["Change"], zone: tzinfo | None) -> tuple[str, ...]:
    """What was done since the week was closed that may have changed it, each with when."""
    return tuple(
        _("{what} ({at})").format(what=one_line(of.what, 120), at=made_at(of.at, zone)) for of in changes
    )


def stop_lines(of: "ReadBack") -> tuple[str, ...]:
    """What came of the hours that were to be stopped, once a week has passed."""
    return tuple(stop_sentence(stop) for stop in of.stops if stop.weeks)


def listed_review(review: "Review", start: date, end: date) -> tuple[str, str]:
    """A closed review in a list: what its link says, and its line."""
    name = _("{week}, {days}").format(week=week(review.week).capitalize(), days=days(start, end))
    return name, f"“{one_line(review.note, 200)}”" if review.note else ""


def state_line(of: "ReadBack", zone: tzinfo | None, today: date) -> str:
    """How far a review is."""
    name, closed_at = week(of.closing.week), of.closing.closed_at
    if of.closing.ahead:
        return ahead_sentence(of.closing.week)
    if of.closing.review is None:
        return _("The review of {week} was not begun.").format(week=name)
    if closed_at is None:
        return _("The review of {week} is open.").format(week=name)
    return closed_sentence(of.closing.week, closed_at, zone, today)
