"""The words of `client-dependency`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, money, one_line, percent

_BESIDE = {
    "one-way-responsiveness": "replies that go one way",
    "clients-chair": "work of theirs that you did",
    "boundary-gap": "boundaries that are not told or not held",
}


def _good(of: Finding) -> str:
    brought = money(of.numbers["revenue"] / 100, of.numbers["currency"])
    through = f" for {one_line(of.project, 40)}" if of.project else ""
    return f"You are trusted with much work{through}: {brought} in the last 52 weeks."


def _seen(of: Finding) -> str:
    numbers = of.numbers
    # Of several currencies only one is counted, so what else comes in is not known here.
    of_what = f"your revenue in {numbers['currency']}" if numbers["others_left_out"] else "your revenue"
    said = f"That is {percent(numbers['share'])} of {of_what}"
    said += (
        ""
        if numbers["hours_share"] is None
        else f" and {percent(numbers['hours_share'])} of your client hours"
    )
    said += (
        "." if numbers["lately"] is None else f"; over the last 26 weeks, {percent(numbers['lately'])} of it."
    )
    if not numbers["others_left_out"]:
        rest = (numbers["total"] - numbers["revenue"]) / 12 / 100
        said += f" Without it, {money(rest, numbers['currency'])} a month would remain."
    if of.level == 3 and numbers["beside"]:
        said += f" Beside it stand {' and '.join(_BESIDE[name] for name in numbers['beside'])}."
    return said


def _sure(of: Finding) -> str:
    numbers = of.numbers
    what = "client or project" if numbers["is_intermediary"] else "client"
    many = "clients and projects" if numbers["is_intermediary"] else "clients"
    said = f"Read from a year’s revenue of {count(of.n, what, many)}, expenses taken off."
    said += f" Concentration (HHI, all shares squared and added up) is {numbers['concentration']:.2f} of 1."
    if numbers["others_left_out"]:
        said += f" Clients who pay in another currency than {numbers['currency']} are left out."
    return said


WORDS = Words(
    pattern="client-dependency",
    title="Income from one client",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="One long assignment may be what you chose, and some work comes in seasons.",
    question="What do you not say to this client because of its size?",
    step="Keep a tenth of your hours for finding other work, before you take extra hours here.",
)
