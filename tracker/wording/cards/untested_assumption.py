"""The words of `untested-assumption`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, one_line, percent

CHECKS = {
    1: "Is a short question a week useful, or more than you want?",
    2: "Where does this sit among your priorities now?",
    3: "By when do you need this, and is a first line enough?",
    4: "Which decisions do you want to keep?",
    5: "Headline only, or the detail too?",
    6: "Shall I tell you early when something may go differently?",
    7: "Five minutes now, or fifteen on Thursday?",
    8: "May I share a view that is 70% sure?",
    9: "How much backing do you need for this decision?",
    10: "There is something awkward; when suits you?",
}
"""The lightest check of each of the ten common assumptions, to be said to the client."""

_BASES = {"inferred": "concluded from what you saw", "habit": "held out of habit"}


def _good(of: Finding) -> str:
    tested, right = of.numbers["tested"], of.numbers["right"]
    if tested:
        return f"You checked {count(tested, 'assumption')} so far, over all clients; {right} held."
    return "You wrote down what you take for granted about this client, which is where a check begins."


def _seen(of: Finding) -> str:
    held = of.numbers["open"]
    days = int(of.numbers["days"])
    said = f"{count(held, 'assumption')} about this client went unchecked for more than {days} days."
    if of.numbers["again"]:
        said += " One like it turned out otherwise before."
    seconds, decisions = of.numbers["seconds"], of.numbers["decisions"]
    resting = [count(decisions, "decision")] if decisions else []
    resting += [f"{duration(seconds)} of work"] if seconds else []
    said += f" Resting on {'it' if held == 1 else 'them'}: {' and '.join(resting)}."
    basis, since = _BASES[of.numbers["basis"]], of.numbers["since"]
    text = one_line(of.numbers["text"], 60)
    named = f"“{text}”" if text else "The first"
    return f"{said} {named} is {basis}, since {since.day} {since:%B %Y}."


def _sure(of: Finding) -> str:
    tested, right = of.numbers["tested"], of.numbers["right"]
    said = f"Read from {count(of.n, 'assumption')} that you noted; what was not noted is not in it."
    if tested:
        low, high = percent(of.numbers["low"]), percent(of.numbers["high"])
        said += f" Your own record, {right} of {tested}, fits anything between {low} and {high} right."
    check = CHECKS.get(of.numbers["number"])
    return f"{said} One light way to ask: “{check}”" if check else said


WORDS = Words(
    pattern="untested-assumption",
    title="Unchecked beliefs",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="It may follow soundly from a contract or an earlier talk, and only the note does not say so.",
    question="What is the lightest way to check this with the client this week?",
    step="Put one short question into the next contact you have anyway, and note what they said. "
    "Note before it how much bother you expect, from 0 to 10, and after it how they took it.",
)
