"""The words of `instant-reply`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined, small_sample
from tracker.wording.numbers import count, duration, percent


def _good(of: Finding) -> str:
    said = _(
        "This client can count on you: {answered} of {questions} in working hours were answered or talked"
        " over."
    )
    answered = of.n - of.numbers["open"]
    return said.format(answered=answered, questions=count(of.n, "question", "questions"))


def _seen(of: Finding) -> str:
    soon, median, half, broken = of.numbers["soon"], of.numbers["median"], "", ""
    if median is not None:
        half = _("Half of them took {time} or less.").format(time=duration(60 * median))
    if of.numbers["broken"]:
        broken = _("{broken} of these {soon} fell into a meeting or a block of 90 minutes.").format(
            broken=of.numbers["broken"], soon=soon
        )
    return joined(
        _("{soon} of {n} questions were answered within {time} of working time.").format(
            soon=soon, n=of.n, time=duration(60 * of.numbers["minutes"])
        ),
        half,
        broken,
    )


def _sure(of: Finding) -> str:
    low, high = percent(of.numbers["low"]), percent(of.numbers["high"])
    share = _("With {n} questions, the true share lies between {low} and {high} in 19 of 20 cases.")
    waiting = ""
    if of.numbers["open"]:
        waiting = _("{questions} still open are counted as open.").format(
            questions=count(of.numbers["open"], "question", "questions")
        )
    return joined(
        share.format(n=of.n, low=low, high=high),
        small_sample(of, 40),
        waiting,
        _("Urgent ones and those that came outside your hours are not in it."),
    )


WORDS = Words(
    pattern="instant-reply",
    title=N_("Replies at once"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("Stand-by may be part of what you agreed, or a launch made these weeks different."),
    question=N_("Which of these answers would have come out differently after lunch?"),
    step=N_(
        "Tell the client your reply time and a way for what is truly urgent. For instance: “I answer mail at"
        " 11 and 16; if it can’t wait, call me.”"
    ),
)
