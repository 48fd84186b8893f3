"""Replies in words: how fast I answer, how fast they do, and what is still open.

Ranges are numbers, shares are natural frequencies, and few turns are called few.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

from tracker.language import N_, _, ngettext
from tracker.metrics.replies import ENOUGH, speed
from tracker.wording.numbers import NOTHING, count, duration, one_line, out_of, percent, written
from tracker.wording.sentences import Advice

if TYPE_CHECKING:
    from tracker.metrics.replies import Speed
    from tracker.metrics.turns import Timed

Side = Literal["in", "out"]
"""Whose question: "in" the client's, which I answer; "out" mine, which the client answers."""

NO_CONTACTS = Advice(
    N_(
        "There are no contacts with clients yet. Say who you are, bring in your mail, chats and calls, or"
        " note one by hand; of all of them only who, when and how is kept, never a word:"
    ),
    (
        "tracker me add you@example.com",  # no words
        "tracker import mail.mbox 'WhatsApp Chat with Anna.zip' calls.xml",  # no words
        "tracker message '@bouw in phone 14:05 12m'",  # no words
    ),
)
NO_CONTACTS_THEN = N_("No contacts with clients in these days.")

_DAY = 24 * 60
_TWO_DAYS = 2 * _DAY
_TEN_HOURS = 10 * 60

NONE_OPEN = N_("No question is open: none of theirs, and none of yours.")


def is_few(turns: int) -> bool:
    """Whether so many turns are too few to speak of a speed."""
    return turns < ENOUGH


def measured(minutes: float | None, turns: int) -> str:
    """A time until an answer for a table, in brackets where it rests on few turns: "(18 min)"."""
    return f"({how_long(minutes)})" if minutes is not None and is_few(turns) else how_long(minutes)


def measured_share(share: float | None, turns: int) -> str:
    """A share for a table, in brackets where it rests on few turns: "(92%)"."""
    return f"({percent(share)})" if share is not None and is_few(turns) else percent(share)


HALF_IN = N_("Half in: the time within which half of the questions are answered.")
FEW_ARE_BRACKETED = N_("In brackets: fewer than 20 questions, too early to say.")


def how_long(minutes: float | None) -> str:
    """A time until an answer for a table: "18 min", "2 h 05", "31 h", "3 days"; the longer, the rounder."""
    if minutes is None:
        return NOTHING
    if minutes >= _TWO_DAYS:
        return count(round(minutes / _DAY), "day", "days")
    if minutes >= _TEN_HOURS:
        return duration(3600 * round(minutes / 60))
    return duration(60 * (max(round(minutes), 1) if minutes else 0))


def speed_sentence(of: "Speed", *, days: bool = True) -> str:
    """How fast answers come: "between 2 and 6 hours, most likely 4, from 31 questions".

    Without `days` long times stay in hours: a day of working time is no day. Fewer questions than `ENOUGH`
    are called too few, and a half that is not reached is said to be open.
    """
    if is_few(of.n):
        return _("too early to say ({n} of {enough} questions)").format(n=of.n, enough=ENOUGH)
    whole = count(of.n, "question", "questions")
    if of.median is None:
        return _("more than half are still open, from {questions}").format(questions=whole)
    median = _measured(of.median, days)
    low, high = (None if bound is None else _measured(bound, days) for bound in (of.low, of.high))
    said = _said(median) if median[0] else _("under a minute")
    if low is None or low == high:
        text = _("{median}, from {questions}")
    elif high is None:
        text = _("{low} or more, most likely {median}, from {questions}")
    else:
        text = _("between {low} and {high}, most likely {median}, from {questions}")
        if low[1] == high[1]:  # the unit is said once
            said = written(median[0], ",g") if median[1] == high[1] else said
            return text.format(low=written(low[0], ",g"), high=_said(high), median=said, questions=whole)
    return text.format(low=low and _said(low), high=high and _said(high), median=said, questions=whole)


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
        if 2 * waiting > len(timed):
            return (f"{speed_sentence(calendar).capitalize()}.",)
        return (_("Too few were answered to say in what time half are."),)
    said = [
        "; ".join(filter(None, (speed_sentence(of, days=days), nine_of_ten(of, days=days))))
        for of, days in ((calendar, True), (business, False))
    ]
    return f"{lead} {said[0]}.", _("In working time {speed}.").format(speed=said[1])


def nine_of_ten(of: "Speed", *, days: bool = True) -> str:
    """In what time nine of ten answers come: "9 of 10 within 55 minutes"; "" where nobody can say yet."""
    if is_few(of.n) or of.p90 is None:
        return ""
    return _("9 of 10 within {time}").format(time=_said(_measured(of.p90, days)))


def _measured(minutes: float, days: bool) -> tuple[float, str]:
    """Minutes as a number and the unit it is best said in; below ten to the half."""
    if minutes < 99.5:
        return round(minutes), "minute"
    divisor, unit = (_DAY, "day") if days and minutes >= _TWO_DAYS else (60, "hour")
    number = minutes / divisor
    return (round(2 * number) / 2 if number < 9.75 else round(number)), unit


def _said(of: tuple[float, str]) -> str:
    """A number and its unit: "2.5 hours"."""
    number, unit = of
    # A number with a half takes the form of many, as 0 and 2 do.
    form = int(number) if number == int(number) else 2
    if unit == "minute":
        said = ngettext("{n} minute", "{n} minutes", form)
    elif unit == "hour":
        said = ngettext("{n} hour", "{n} hours", form)
    else:
        said = ngettext("{n} day", "{n} days", form)
    return said.format(n=written(number, ",g"))


def asked_sentence(timed: Sequence["Timed"], side: Side) -> str:
    """What became of questions: "Of 34 questions from clients you answered 32; 2 are open."."""
    if not timed:
        return (
            _("No client asked anything.")
            if side == "in"
            else _("You asked nothing that waits for an answer.")
        )
    answered, waiting = (sum(of.answered for of in timed), sum(of.turn.open for of in timed))
    if len(timed) == 1:
        return _(_ONE[side]["answered" if answered else "open" if waiting else "settled"])
    asked = count(len(timed), "question", "questions")
    if answered == len(timed):
        said = (
            _("You answered all {questions} from clients.")
            if side == "in"
            else _("Clients answered all your {questions}.")
        )
        return said.format(questions=asked)
    said = (
        _("Of {questions} from clients you answered {number}")
        if side == "in"
        else _("Of your {questions} clients answered {number}")
    )
    said = said.format(questions=asked, number=written(answered) if answered else _("none"))
    return f"{'; '.join((said, *_unanswered(len(timed) - answered - waiting, waiting)))}."


_ONE = {
    "in": {
        "answered": N_("A client asked one question; you answered it."),
        "open": N_("A client asked one question; it is open."),
        "settled": N_("A client asked one question; it was settled in a call or meeting, or closed by you."),
    },
    "out": {
        "answered": N_("You asked one question; the client answered it."),
        "open": N_("You asked one question; it is open."),
        "settled": N_("You asked one question; it was settled in a call or meeting, or closed by you."),
    },
}


def _unanswered(closed: int, waiting: int) -> Iterator[str]:
    """What became of the questions that were not answered."""
    if closed:
        yield ngettext(
            "{n} was settled in a call or meeting, or closed by you",
            "{n} were settled in a call or meeting, or closed by you",
            closed,
        ).format(n=written(closed))
    if waiting:
        yield ngettext("{n} is open", "{n} are open", waiting).format(n=written(waiting))
    else:
        yield _("none are open")


def within_sentence(timed: Sequence["Timed"], within: float | None) -> str:
    """The share answered within an hour of working time, of what came in working hours; "" of few."""
    number = sum(of.in_hours for of in timed)
    if within is None or is_few(len(timed)):
        return ""
    if is_few(number):
        return _("Within an hour of working time: too early to say ({n} of {enough} questions).").format(
            n=number, enough=ENOUGH
        )
    return _("Of {questions} in working hours, {share} were answered within the hour.").format(
        questions=count(number, "question", "questions"), share=of_ten(within).lower()
    )


def promise_sentence(minutes: int, share: float | None, turns: int, client: str | None) -> str:
    """A reply time that was told, and how often it was kept: "You told Bouw that you answer within 4 h …".

    Args:
        minutes: within which working time an answer was promised.
        share: of the questions answered in it; None without questions.
        turns: how many there were.
        client: to whom it was told; None: to everybody.
    """
    told = _("You told {client} that you answer within {time} of working time").format(
        client=one_line(client, 60) or _("your clients"), time=duration(60 * minutes)
    )
    if share is None:
        return f"{told}."
    if is_few(turns):
        early = _("how often that is kept is too early to say ({n} of {enough} questions)")
        return f"{told}; {early.format(n=turns, enough=ENOUGH)}."
    kept = _("{share} were answered by then, of {questions}").format(
        share=of_ten(share).lower(), questions=count(turns, "question", "questions")
    )
    return f"{told}; {kept}."


def of_ten(share: float) -> str:
    """A share as a natural frequency: 0.92 is "9 of 10"; all and none are only said of all and none."""
    tenths = round(10 * share)
    if tenths == 10 and share < 1:
        return _("More than 9 of 10")
    if tenths == 0 and share > 0:
        return _("Fewer than 1 of 10")
    return out_of(tenths, 10)


def off_hours_sentence(number: int) -> str:
    """How much of what the user sent and said was outside his working hours."""
    if not number:
        return _("Nothing you sent or said was outside your working hours.")
    return ngettext(
        "{n} message or call of yours was outside your working hours.",
        "{n} messages and calls of yours were outside your working hours.",
        number,
    ).format(n=written(number))


def open_title(number: int, direction: str, shown: int) -> str:
    """The heading of open questions: "They wait for you: 2"; "You wait for them: the oldest 5 of 9"."""
    if shown == number:
        said = _("They wait for you: {number}") if direction == "in" else _("You wait for them: {number}")
    elif direction == "in":
        said = _("They wait for you: the oldest {shown} of {number}")
    else:
        said = _("You wait for them: the oldest {shown} of {number}")
    return said.format(number=written(number), shown=shown)


def how_to_settle(*, some_are_hidden: bool) -> str:
    """What can be done about open questions, and how to see them all where some are not shown."""
    said = _(
        "`tracker settle ID` closes one that was answered elsewhere, `tracker settle ID --no-reply` one that"
        " needs no answer."
    )
    return f"{said} {_('`tracker replies --open` lists them all.')}" if some_are_hidden else said


def replies_line(replies: Mapping[str, Any]) -> str:
    """A client's replies in a week: "12 questions, 1 open; half answered within 18 min, …"."""
    said = count(replies["turns"], "question", "questions")
    if replies["open"]:
        said += ", " + _("{n} open").format(n=written(replies["open"]))
    half, most = replies["median_minutes"], replies["p90_minutes"]
    if half is not None and most is not None:
        said += "; " + _("half answered within {half}, 9 of 10 within {most}").format(
            half=how_long(half), most=how_long(most)
        )
    elif half is not None:
        said += "; " + _("half answered within {half}").format(half=how_long(half))
    if replies["client_median_minutes"] is not None:
        theirs = how_long(replies["client_median_minutes"])
        said += "; " + _("theirs within {half}").format(half=theirs)
    if replies["off_hours"]:
        said += "; " + _("{n} of yours outside working hours").format(n=written(replies["off_hours"]))
    return said


FEW_IN_A_WEEK = N_("Fewer than 20 questions say little yet; `tracker replies` looks at all weeks together.")
