"""The words of `instant-reply`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, percent


def _good(of: Finding) -> str:
    answered = of.n - of.numbers["open"]
    asked = count(of.n, "question")
    return (
        f"This client can count on you: {answered} of {asked} in working hours were answered or talked over."
    )


def _seen(of: Finding) -> str:
    soon, within = of.numbers["soon"], duration(60 * of.numbers["minutes"])
    said = f"{soon} of {of.n} questions were answered within {within} of working time."
    median = of.numbers["median"]
    if median is not None:
        said += f" Half of them took {duration(60 * median)} or less."
    if of.numbers["broken"]:
        said += f" {of.numbers['broken']} of these {soon} fell into a meeting or a block of 90 minutes."
    return said


def _sure(of: Finding) -> str:
    low, high = percent(of.numbers["low"]), percent(of.numbers["high"])
    small = " That is a small sample." if of.n < 40 else ""
    waiting = (
        f" {count(of.numbers['open'], 'question')} still open are counted as open."
        if of.numbers["open"]
        else ""
    )
    return (
        f"With {of.n} questions, the true share lies between {low} and {high} in 19 of 20 cases."
        f"{small}{waiting}"
        " Urgent ones and those that came outside your hours are not in it."
    )


WORDS = Words(
    pattern="instant-reply",
    title="Replies at once",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="Stand-by may be part of what you agreed, or a launch made these weeks different.",
    question="Which of these answers would have come out differently after lunch?",
    step="Tell the client your reply time and a way for what is truly urgent. For instance: “I answer mail at"
    " 11 and 16; if it can’t wait, call me.”",
)
