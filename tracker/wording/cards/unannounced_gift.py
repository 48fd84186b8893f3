"""The words of `unannounced-gift`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, money, percent


def _good(of: Finding) -> str:
    given = of.numbers["given"]
    if not given:
        return "You gave more than was agreed on, and the client was told."
    return f"You were generous: {duration(given)} of extra work in thirteen weeks, given unasked."


def _seen(of: Finding) -> str:
    return " ".join([*_untold(of), *_over(of)])


def _untold(of: Finding) -> list[str]:
    numbers = of.numbers
    if not numbers["untold"]:
        return ["The client knows of all of it."] if numbers["given"] else []
    known = numbers["given"] - numbers["untold"]
    said = f"The client knows of {duration(known) if known else 'none'} of it."
    if numbers["lately"]:
        said += f" {duration(numbers['lately'])} of the untold part fall in the last four active weeks."
    if numbers["worth"]:
        worth, share = money(numbers["worth"] / 100, numbers["currency"]), numbers["share"]
        part = "" if share is None else f", {percent(share)} of what these weeks brought"
        said += f" At the agreed rate the untold part is worth {worth}{part}."
    return [said]


def _over(of: Finding) -> list[str]:
    if not any(one.measure == "count" for one in of.met):
        return []
    budget = of.numbers["budget"]
    named = f"your budget of {money(budget / 100, of.numbers['currency'])}" if budget else "your budget"
    quarters = "this quarter and the one before" if of.numbers["over"] > 1 else "one of the last two quarters"
    return [f"Gifts came to more than {named} in {quarters}."]


def _sure(of: Finding) -> str:
    said = f"Counted from {count(of.n, 'entry', 'entries')}."
    said += " Repairs, warranty and gifts within your budget are not in it."
    if of.numbers["worth"] is None:
        said += " Not every hour has a rate, so there is no value in money."
    return said


WORDS = Words(
    pattern="unannounced-gift",
    title="Untold gifts",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="You may have told the client in passing and not marked it here, or the goodwill was agreed on.",
    question="If the client knew what this was worth, what would change between you?",
    step="Choose a gift budget for each quarter, and say it before you give: “This one is on me.” The third"
    " extra becomes an offer.",
)
