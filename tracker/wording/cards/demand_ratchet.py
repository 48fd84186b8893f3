"""The words of `demand-ratchet`."""

import math

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, written


def _good(of: Finding) -> str:
    now = of.numbers["medians"][1]
    received = count(of.numbers["received"], "message", "messages")
    if now is None:
        said = _("{messages} found their way to you in four active weeks: this client turns to you.")
        return said.format(messages=received)
    said = _(
        "You kept pace with {messages} in four active weeks: half of the questions had an answer within"
        " {time} of working time."
    )
    return said.format(messages=received, time=duration(60 * now))


def _seen(of: Finding) -> str:
    then, now = of.numbers["inbound"]
    before, recently = of.numbers["medians"]
    typical = _("A typical week now brings {now} messages; in the 12 active weeks before it was {then}.")
    typical = typical.format(now=written(now, "g"), then=written(then, "g"))
    if before is None or recently is None:
        return joined(typical, _("In both spans, half of the answers are still open or came in a call."))
    speed = _("Half of your answers took at most {now} of working time, and {then} before.")
    return joined(typical, speed.format(now=duration(60 * recently), then=duration(60 * before)))


def _sure(of: Finding) -> str:
    p, back = of.numbers["p"], of.numbers["reverse_p"]
    step = _("The step rests on 16 weeks, 4 against 12.")
    if p is None:
        return joined(step, _("To say whether your speed comes first takes a year with more such weeks."))
    together = _(
        "{pairs} pairs of weeks, a faster one and more messages in the next: chance does as much in {n} of"
        " 100 cases."
    )
    reverse = _("The other way round, more messages and then faster replies: cannot be said.")
    if back is not None:
        reverse = _(
            "The other way round, more messages and then faster replies: chance does as much in {n} of 100"
            " cases."
        ).format(n=_hundredths(back))
    return joined(step, together.format(pairs=of.numbers["pairs"], n=_hundredths(p)), reverse)


def _hundredths(p: float) -> int:
    """In how many of 100 cases weeks that have nothing in common would go together as strongly."""
    return math.ceil(100 * p - 1e-9)


WORDS = Words(
    pattern="demand-ratchet",
    title=N_("Messages and reply speed"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("A busy phase of the project, a new contact person or the season would look the same."),
    question=N_("If you had answered a day later all month, what might they have solved themselves?"),
    step=N_(
        "Let a coin decide each Monday: answers at 11 and 16, or as usual. After 8 to 12 weeks you can see"
        " whether it makes a difference."
    ),
)
