"""Replies in words: how fast I answer, how fast they do, and what is still open.

Ranges are numbers, shares are natural frequencies, and few turns are called few.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from tracker.metrics.replies import ENOUGH, speed
from tracker.wording.numbers import NOTHING, count, duration, one_line, percent
from tracker.wording.sentences import Advice

if TYPE_CHECKING:
    from tracker.metrics.replies import Speed
    from tracker.metrics.turns import Timed

Side = Literal["in", "out"]
"""Whose question: "in" the client's, which I answer; "out" mine, which the client answers."""

NO_CONTACTS = Advice(
    "There are no contacts with clients yet. Say who you are, bring in your mail, chats and calls, or note"
    " one by hand; of all of them only who, when and how is kept, never a word:",
    (
        "tracker me add you@example.com",
        "tracker import mail.mbox 'WhatsApp Chat with Anna.zip' calls.xml",
        "tracker message '@bouw in phone 14:05 12m'",
    ),
)
NO_CONTACTS_THEN = "No contacts with clients in these days."

_DAY = 24 * 60
_TWO_DAYS = 2 * _DAY
_TEN_HOURS = 10 * 60


_TOO_FEW_ANSWERED = "too few were answered to say in what time half are"
_SETTLED = "settled in a call or meeting, or closed by you"

NONE_OPEN = "No question is open: none of theirs, and none of yours."


def is_few(turns: int) -> bool:
    """Whether so many turns are too few to speak of a speed."""
    return turns < ENOUGH


def measured(minutes: float | None, turns: int) -> str:
    """A time until an answer for a table, in brackets where it rests on few turns: "(18 min)"."""
    return f"({how_long(minutes)})" if minutes is not None and is_few(turns) else how_long(minutes)


def measured_share(share: float | None, turns: int) -> str:
    """A share for a table, in brackets where it rests on few turns: "(92%)"."""
    return f"({percent(share)})" if share is not None and is_few(turns) else percent(share)


HALF_IN = "Half in: the time within which half of the questions are answered."
FEW_ARE_BRACKETED = f"In brackets: fewer than {ENOUGH} questions, too early to say."


def how_long(minutes: float | None) -> str:
    """A time until an answer for a table: "18 min", "2 h 05", "31 h", "3 days"; the longer, the rounder."""
    if minutes is None:
        return NOTHING
    if minutes >= _TWO_DAYS:
        return f"{minutes / _DAY:,.0f} days"
    if minutes >= _TEN_HOURS:
        return f"{minutes / 60:.0f} h"
    return duration(60 * round(minutes)) if minutes >= 1 else "1 min" if minutes else "0 min"


def speed_sentence(of: "Speed", *, days: bool = True) -> str:
    """How fast answers come: "between 2 and 6 hours, most likely 4, from 31 questions".

    Without `days` long times stay in hours: a day of working time is no day. Fewer questions than `ENOUGH`
    are called too few, and a half that is not reached is said to be open.
    """
    if is_few(of.n):
        return f"too early to say ({of.n} of {ENOUGH} questions)"
    whole = f"from {count(of.n, 'question')}"
    if of.median is None:
        return f"more than half are still open, {whole}"
    median, unit = _measured(of.median, days)
    low, high = (None if bound is None else _measured(bound, days) for bound in (of.low, of.high))
    said = f"{median} {_unit(median, unit)}" if median != "0" else "under a minute"
    if low is not None and high is not None and low == high:
        return f"{said}, {whole}"
    if low is None or high is None:
        at_least = "" if low is None else f"{low[0]} {_unit(*low)} or more, most likely "
        return f"{at_least}{said}, {whole}"
    if low[1] == high[1]:
        likely = median if unit == high[1] else said
        return f"between {low[0]} and {high[0]} {_unit(*high)}, most likely {likely}, {whole}"
    return f"between {low[0]} {_unit(*low)} and {high[0]} {_unit(*high)}, most likely {said}, {whole}"


def speed_sentences(timed: Sequence["Timed"], lead: str) -> tuple[str, ...]:
    """How fast answers come on both clocks, a sentence each.

    `lead` is like "You take"; where nothing can be said of a speed, the sentence does without it.
    """
    if not timed:
        return ()
    calendar, business = speed(timed), speed(timed, "business")
    if is_few(calendar.n):
        return (f"{speed_sentence(calendar).capitalize()}.",)
    if calendar.median is None:
        waiting = sum(of.turn.open for of in timed)
        most_wait = 2 * waiting > len(timed)
        return (f"{speed_sentence(calendar) if most_wait else _TOO_FEW_ANSWERED}.".capitalize(),)
    said = [
        "; ".join(filter(None, (speed_sentence(of, days=days), nine_of_ten(of, days=days))))
        for of, days in ((calendar, True), (business, False))
    ]
    return f"{lead} {said[0]}.", f"In working time {said[1]}."


def nine_of_ten(of: "Speed", *, days: bool = True) -> str:
    """In what time nine of ten answers come: "9 of 10 within 55 minutes"; "" where nobody can say yet."""
    if is_few(of.n) or of.p90 is None:
        return ""
    number, unit = _measured(of.p90, days)
    return f"9 of 10 within {number} {_unit(number, unit)}"


def _measured(minutes: float, days: bool) -> tuple[str, str]:
    """Minutes as a number and the unit it is best said in; below ten to the half."""
    if minutes < 99.5:
        return f"{minutes:.0f}", "minute"
    divisor, unit = (_DAY, "day") if days and minutes >= _TWO_DAYS else (60, "hour")
    number = minutes / divisor
    return f"{round(2 * number) / 2 if number < 9.75 else round(number):,g}", unit


def _unit(number: str, unit: str) -> str:
    return unit if number == "1" else f"{unit}s"


def asked_sentence(timed: Sequence["Timed"], side: Side) -> str:
    """What became of questions: "Of 34 questions from clients you answered 32; 2 are open."."""
    if not timed:
        return "No client asked anything." if side == "in" else "You asked nothing that waits for an answer."
    answered, waiting = (sum(of.answered for of in timed), sum(of.turn.open for of in timed))
    closed = len(timed) - answered - waiting
    if len(timed) == 1:
        asked, answerer = ("A client", "you") if side == "in" else ("You", "the client")
        fate = f"{answerer} answered it" if answered else "it is open" if waiting else f"it was {_SETTLED}"
        return f"{asked} asked one question; {fate}."
    asked, number = count(len(timed), "question"), f"{answered:,}" if answered else "none"
    if answered == len(timed):
        return (
            f"You answered all {asked} from clients."
            if side == "in"
            else f"Clients answered all your {asked}."
        )
    said = (
        f"Of {asked} from clients you answered {number}"
        if side == "in"
        else f"Of your {asked} clients answered {number}"
    )
    if closed:
        said += f"; {closed:,} {'was' if closed == 1 else 'were'} {_SETTLED}"
    return f"{said}; {f'{waiting:,}' if waiting else 'none'} {_is(waiting)} open."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def within_sentence(timed: Sequence["Timed"], within: float | None) -> str:
    """The share answered within an hour of working time, of what came in working hours; "" of few."""
    number = sum(of.in_hours for of in timed)
    if within is None or is_few(len(timed)):
        return ""
    if is_few(number):
        return f"Within an hour of working time: too early to say ({number} of {ENOUGH} questions)."
    asked = count(number, "question")
    return f"Of {asked} in working hours, {of_ten(within).lower()} were answered within the hour."


def promise_sentence(minutes: int, share: float | None, turns: int, client: str | None) -> str:
    """A reply time that was told, and how often it was kept: "You told Bouw that you answer within 4 h …".

    Args:
        minutes: within which working time an answer was promised.
        share: of the questions answered in it; None without questions.
        turns: how many there were.
        client: to whom it was told; None: to everybody.
    """
    told = f"You told {one_line(client, 60) or 'your clients'} that you answer within"
    told += f" {duration(60 * minutes)} of working time"
    if share is None:
        return f"{told}."
    if is_few(turns):
        return f"{told}; how often that is kept is too early to say ({turns} of {ENOUGH} questions)."
    return f"{told}; {of_ten(share).lower()} were answered by then, of {count(turns, 'question')}."


def of_ten(share: float) -> str:
    """A share as a natural frequency: 0.92 is "9 of 10"; all and none are only said of all and none."""
    tenths = round(10 * share)
    if tenths == 10 and share < 1:
        return "More than 9 of 10"
    if tenths == 0 and share > 0:
        return "Fewer than 1 of 10"
    return f"{tenths} of 10"


def off_hours_sentence(number: int) -> str:
    """How much of what the user sent and said was outside his working hours."""
    if not number:
        return "Nothing you sent or said was outside your working hours."
    yours = count(number, "message or call of yours was", "messages and calls of yours were")
    return f"{yours} outside your working hours."


def open_title(number: int, direction: str, shown: int) -> str:
    """The heading of open questions: "They wait for you: 2"; "You wait for them: the oldest 5 of 9"."""
    who = "They wait for you" if direction == "in" else "You wait for them"
    return f"{who}: {number}" if shown == number else f"{who}: the oldest {shown} of {number:,}"


def how_to_settle(*, some_are_hidden: bool) -> str:
    """What can be done about open questions, and how to see them all where some are not shown."""
    rest = " `tracker replies --open` lists them all." if some_are_hidden else ""
    return (
        "`tracker settle ID` closes one that was answered elsewhere, `tracker settle ID --no-reply` one that"
        f" needs no answer.{rest}"
    )


def replies_line(replies: Mapping[str, Any]) -> str:
    """A client's replies in a week: "12 questions, 1 open; half answered within 18 min, …"."""
    said = f"{count(replies['turns'], 'question')}"
    if replies["open"]:
        said += f", {replies['open']:,} open"
    half, most = replies["median_minutes"], replies["p90_minutes"]
    if half is not None:
        said += f"; half answered within {how_long(half)}"
        said += f", 9 of 10 within {how_long(most)}" if most is not None else ""
    if replies["client_median_minutes"] is not None:
        said += f"; theirs within {how_long(replies['client_median_minutes'])}"
    if replies["off_hours"]:
        said += f"; {replies['off_hours']:,} of yours outside working hours"
    return said


FEW_IN_A_WEEK = (
    f"Fewer than {ENOUGH} questions say little yet; `tracker replies` looks at all weeks together."
)
