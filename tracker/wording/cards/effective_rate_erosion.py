"""The words of `effective-rate-erosion`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, hours_in_words, money, one_line, percent, rate


def _good(of: Finding) -> str:
    numbers = of.numbers
    where = f" in {one_line(of.project, 40)}" if of.project else ""
    brought = money(numbers["revenue"] / 100, numbers["currency"])
    worked = duration(numbers["seconds"])
    if numbers["billing"] == "fixed":
        return f"{worked} of work{where} stand behind a fee of which {brought} is earned so far."
    return f"{worked} of work{where} brought {brought} in {numbers['weeks']} weeks."


def _seen(of: Finding) -> str:
    numbers = of.numbers
    currency = numbers["currency"]
    each, agreed = rate(numbers["effective"] / 100, currency), money(numbers["agreed"] / 100, currency)
    said = f"That is {each}, of {agreed} agreed: {percent(numbers['ratio'])} of the rate."
    if numbers["effective"] < 0:
        said = f"The expenses were more than that; {agreed} an hour was agreed."
    if numbers["floor"] is not None and numbers["effective"] < numbers["floor"]:
        said += f" Your own floor is {money(numbers['floor'] / 100, currency)}."
    elif numbers["unbilled"]:
        said += f" {duration(numbers['unbilled'])} of the work are not billed."
    if numbers["agreed_hours"] is not None:
        said += f" {_left(numbers['agreed_hours'], numbers['seconds'])}"
    return said


def _left(agreed_hours: float, seconds: float) -> str:
    left, agreed = agreed_hours - seconds / 3600, hours_in_words(agreed_hours)
    if left > 0:
        return f"{hours_in_words(left)} of the {agreed} agreed are left."
    return f"The work has passed the {agreed} agreed by {hours_in_words(-left)}."


def _sure(of: Finding) -> str:
    numbers = of.numbers
    said = f"Counted from {count(of.n, 'entry', 'entries')}, without admin, learning and gifts you chose."
    if numbers["earlier"]:
        said += f" {duration(numbers['earlier'])} of long before are in it as one sum."
    if numbers["estimate"] is not None:
        ends, each = hours_in_words(numbers["estimate_hours"]), numbers["estimate"] / 100
        said += f" If it ends at {ends} in all, it comes to {rate(each, numbers['currency'])}."
    if numbers["costs"]:
        said += f" {money(numbers['costs'] / 100, numbers['currency'])} of expenses are taken off."
    elif numbers["rateless"]:
        said += f" {duration(numbers['rateless'])} without a rate are left out, and so are expenses."
    else:
        said += " Expenses are not in it."
    return said


WORDS = Words(
    pattern="effective-rate-erosion",
    title="What an hour brings",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="A fee is spread over its days, so a busy start looks the same. So does a client you chose to"
    " invest in.",
    question="Had this been the rate on offer, what would you have answered?",
    step="Agree on a cap of hours, with a talk when three quarters of it are used. Let the price of the next"
    " part rest on what this one took.",
)
