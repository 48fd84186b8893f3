"""The words of `hidden-research`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, hours_in_words, percent


def _good(of: Finding) -> str:
    spent = duration(of.numbers["research"])
    return f"Your advice was prepared with care: {spent} of research and preparation in four active weeks."


def _seen(of: Finding) -> str:
    numbers = of.numbers
    said = f"{duration(numbers['unbilled'])} of it are not billed."
    said += f" That is {percent(numbers['share'])} of the {duration(numbers['worked'])} for this client."
    if numbers["days"]:
        hours = hours_in_words(numbers["day_hours"])
        said += f" On {count(numbers['days'], 'day')} it took {hours} or more."
    if numbers["own"]:
        said += f" {duration(numbers['own'])} were for your own certainty."
    return said


def _sure(of: Finding) -> str:
    numbers = of.numbers
    said = f"Counted from {count(of.n, 'entry', 'entries')}; what was booked as learning is not in it."
    unsaid = numbers["unbilled"] - numbers["own"] - numbers["asked"]
    if unsaid > 0:
        said += f" For {duration(unsaid)} nothing says whether the client asked or you wished to be sure."
    return said


WORDS = Words(
    pattern="hidden-research",
    title="Unpaid research",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="Part of it may be care that the law asks for, or a field that serves your other clients too.",
    question="After which hour would the client’s decision no longer have changed?",
    step="Offer research as a first step with a price of its own. Or take 90 minutes, and then share what you"
    " know.",
)
