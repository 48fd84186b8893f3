"""The words of `demand-ratchet`."""

import math

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration


def _good(of: Finding) -> str:
    now = of.numbers["medians"][1]
    received = count(of.numbers["received"], "message")
    if now is None:
        return f"{received} found their way to you in four active weeks: this client turns to you."
    return (
        f"You kept pace with {received} in four active weeks: half of the questions had an answer within"
        f" {duration(60 * now)} of working time."
    )


def _seen(of: Finding) -> str:
    then, now = of.numbers["inbound"]
    before, recently = of.numbers["medians"]
    said = f"A typical week now brings {now:g} messages; in the 12 active weeks before it was {then:g}."
    if before is None or recently is None:
        return f"{said} In both spans, half of the answers are still open or came in a call."
    return (
        f"{said} Half of your answers took at most {duration(60 * recently)} of working time, and"
        f" {duration(60 * before)} before."
    )


def _sure(of: Finding) -> str:
    p, back, pairs = of.numbers["p"], of.numbers["reverse_p"], of.numbers["pairs"]
    step = "The step rests on 16 weeks, 4 against 12."
    if p is None:
        return f"{step} To say whether your speed comes first takes a year with more such weeks."
    together = f"{pairs} pairs of weeks, a faster one and more messages in the next: {_chance(p)}."
    reverse = "cannot be said" if back is None else _chance(back)
    return f"{step} {together} The other way round, more messages and then faster replies: {reverse}."


def _chance(p: float) -> str:
    """How often weeks that have nothing in common would go together as strongly."""
    hundredths = math.ceil(100 * p - 1e-9)
    return f"chance does as much in {hundredths} of 100 cases"


WORDS = Words(
    pattern="demand-ratchet",
    title="Messages and reply speed",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="A busy phase of the project, a new contact person or the season would look the same.",
    question="If you had answered a day later all month, what might they have solved themselves?",
    step="Let a coin decide each Monday: answers at 11 and 16, or as usual. After 8 to 12 weeks you can see"
    " whether it makes a difference.",
)
