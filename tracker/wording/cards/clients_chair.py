"""The words of `clients-chair`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, percent


def _good(of: Finding) -> str:
    finished = of.numbers["finished"]
    return (
        f"In the last four active weeks {count(finished, 'action')} that belonged to your client got done, "
        "and you helped it along."
    )


def _seen(of: Finding) -> str:
    mine, finished = of.numbers["mine"], of.numbers["finished"]
    said = f"You did {mine} of those {finished} yourself."
    if of.numbers["seconds"]:
        said += f" They took {duration(of.numbers['seconds'])}"
        share = of.numbers["of_hours"]
        said += f", {percent(share)} of your hours here." if share is not None else "."
    overdue = of.numbers["overdue"]
    if overdue:
        said += (
            f" {overdue} of the {mine} were past their date." if overdue > 1 else " One was past its date."
        )
    return said


def _sure(of: Finding) -> str:
    finished, untimed = of.numbers["finished"], of.numbers["untimed"]
    said = f"Counted from {count(finished, 'action')} that you wrote down; agreed ones are left out."
    if finished < 10:
        said += " That is a small number: one more or less changes the picture."
    if untimed:
        said += f" For {untimed} no time was noted."
    return said


WORDS = Words(
    pattern="clients-chair",
    title="In your client’s chair",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="It may have been cover in an emergency, or a handover that you both wanted and nobody noted.",
    question="What would really happen if this stayed on their desk one more week?",
    step="Hand one action back with an offer of help: “You decide, I prepare two options.” "
    "If you both want it with you, mark it as agreed.",
)
