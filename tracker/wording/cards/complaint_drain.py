"""The words of `complaint-drain`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import MINUS, count, duration, percent


def _good(of: Finding) -> str:
    if of.numbers["worked"] > of.numbers["seconds"]:
        rest = duration(of.numbers["worked"] - of.numbers["seconds"])
        return f"{rest} of your last four active weeks here went into the work itself."
    return "You stayed with this client through something difficult."


def _seen(of: Finding) -> str:
    seconds, returns = of.numbers["seconds"], of.numbers["returns"]
    said = []
    if seconds:
        share = of.numbers["share"]
        part = f", {percent(share)} of your hours here" if share is not None else ""
        said.append(f"{duration(seconds)} went into complaints{part}.")
    if returns:
        times = {1: "once", 2: "twice"}.get(returns, f"{returns} times")
        said.append(f"One complaint came back {times}.")
    if of.numbers["energy"] is not None:
        said.append(
            f"Your median energy in {of.numbers['contacts']} contacts about it was "
            f"{of.numbers['energy']:g}, on a scale from {MINUS}2 to 2.".replace("-", MINUS)
        )
    return " ".join(said)


def _sure(of: Finding) -> str:
    entries, complaints = of.numbers["entries"], of.numbers["complaints"]
    said = f"Counted from {count(entries, 'entry', 'entries')} and {count(complaints, 'complaint')}."
    if entries + complaints < 5:
        said += " That is little to go on."
    if of.numbers["noted"]:
        said += f" The {duration(of.numbers['noted'])} noted on the complaints are not added to the hours."
    return f"{said} Thinking it over in the evening is not in it, unless you logged it."


WORDS = Words(
    pattern="complaint-drain",
    title="Time on complaints",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="One hard week does this, and so does feedback that makes the work better.",
    question="What was lost for them here, and what part of it is yours to carry?",
    step="Name the expectation behind it, offer what is possible, then close it or accept it with a date. "
    "“This is what I can do by Friday; beyond that I have no answer.”",
)
