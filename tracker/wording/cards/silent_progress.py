"""The words of `silent-progress`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, day, duration


def _good(of: Finding) -> str:
    return f"You put {duration(of.numbers['worked'])} into this work in the last four active weeks."


def _seen(of: Finding) -> str:
    said = []
    if of.numbers["gap"] is not None:
        said.append(_last(of))
        if of.numbers["unseen"]:
            said.append(f"{duration(of.numbers['unseen'])} of the work of these weeks came after it.")
    if of.numbers["risks"]:
        known = "risk is" if of.numbers["risks"] == 1 else "risks are"
        age = count(of.numbers["age"], "working day")
        said.append(f"{of.numbers['risks']} known {known} not told yet, the oldest for {age}.")
    return " ".join(said) + _effort(of)


def _last(of: Finding) -> str:
    last, cadence = day(of.numbers["last"], of.end), f"{of.numbers['cadence']:g}"
    if of.numbers["is_promised"]:
        gap = count(of.numbers["gap"], "day")
        return f"The last update was on {last}, {gap} ago; you told them that one comes every {cadence}."
    gap = count(of.numbers["gap"], "working day")
    return f"The last update was on {last}, {gap} ago; without an agreement {cadence} is the measure here."


def _effort(of: Finding) -> str:
    before, now = of.numbers["hours_before"], of.numbers["hours_now"]
    if before is None or max(one.level for one in of.met) < 3:
        return ""
    return f" Your hours a week went from {duration(3600 * before)} to {duration(3600 * now)}."


def _sure(of: Finding) -> str:
    return (
        f"Counted from {count(of.n, 'record')}: updates, meetings and risks. Talks that were not written down"
        " are not in it; leave weeks do not count."
    )


WORDS = Words(
    pattern="silent-progress",
    title="The last update",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="A daily stand-up that is not logged, or a client who asked for quiet, would look the same.",
    question="If they phoned now, what would they be worried about?",
    step="Send five lines on Friday: done, next, unsure, what you need from them, what changes.",
)
