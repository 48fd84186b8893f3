"""The words of `one-way-responsiveness`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration


def _good(of: Finding) -> str:
    said = f"You answered {of.numbers['mine_answered']} of their {count(of.numbers['mine'], 'question')}"
    own = of.numbers["own"]
    return f"{said}." if own is None else f"{said}, half of them within {duration(60 * own)} of working time."


def _seen(of: Finding) -> str:
    other, ratio = of.numbers["other"], of.numbers["ratio"]
    asked = count(of.numbers["theirs"], "question")
    if other is None:
        said = f"Of your {asked} to them, {of.numbers['theirs_answered']} have an answer in writing."
    else:
        said = f"Half of your {asked} had an answer within {duration(60 * other)} of working time"
        said += f": {round(ratio, 1):g} times as long as yours." if ratio is not None else "."
    if of.numbers["open"]:
        waits = "waits" if of.numbers["open"] == 1 else "wait"
        said += (
            f" {count(of.numbers['open'], 'question')} of yours {waits} for longer than"
            f" {of.numbers['days']:g} working days."
        )
    if of.numbers["instead"]:
        said += f" In these weeks you did {count(of.numbers['instead'], 'action')} of theirs yourself."
    return said


def _sure(of: Finding) -> str:
    mine, theirs = of.numbers["mine"], of.numbers["theirs"]
    small = " That is a small sample." if of.n < 20 else ""
    return (
        f"Counted from {mine} questions of theirs and {theirs} of yours; those still open count as open."
        f"{small} Answers in passing that were not written down are not in it."
    )


WORDS = Words(
    pattern="one-way-responsiveness",
    title="Replies both ways",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="People who decide often answer later, and some answers come by phone or in the corridor.",
    question="What do you need from them to serve them well, and do they know?",
    step="Agree on a reply time for both sides. For one open question, say: “Without your answer by"
    " Thursday I plan to do this.”",
)
