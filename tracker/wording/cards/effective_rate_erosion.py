"""The words of `effective-rate-erosion`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, hours_in_words, money, one_line, percent, rate

_BROUGHT = {
    (True, True): N_("{time} of work in {project} stand behind a fee of which {brought} is earned so far."),
    (True, False): N_("{time} of work stand behind a fee of which {brought} is earned so far."),
    (False, True): N_("{time} of work in {project} brought {brought} in {weeks} weeks."),
    (False, False): N_("{time} of work brought {brought} in {weeks} weeks."),
}
"""By whether the fee is fixed, and whether there is a project."""


def _good(of: Finding) -> str:
    numbers = of.numbers
    return _(_BROUGHT[numbers["billing"] == "fixed", bool(of.project)]).format(
        time=duration(numbers["seconds"]),
        project=one_line(of.project, 40),
        brought=money(numbers["revenue"] / 100, numbers["currency"]),
        weeks=numbers["weeks"],
    )


def _seen(of: Finding) -> str:
    numbers = of.numbers
    left = ""
    if numbers["agreed_hours"] is not None:
        left = _left(numbers["agreed_hours"], numbers["seconds"])
    return joined(_rate(of), _floor(of), left)


def _rate(of: Finding) -> str:
    numbers, currency = of.numbers, of.numbers["currency"]
    said = _("That is {rate}, of {agreed} agreed: {share} of the rate.")
    if numbers["effective"] < 0:
        said = _("The expenses were more than that; {agreed} an hour was agreed.")
    return said.format(
        rate=rate(numbers["effective"] / 100, currency),
        agreed=money(numbers["agreed"] / 100, currency),
        share=percent(numbers["ratio"]),
    )


def _floor(of: Finding) -> str:
    numbers = of.numbers
    if numbers["floor"] is not None and numbers["effective"] < numbers["floor"]:
        return _("Your own floor is {floor}.").format(
            floor=money(numbers["floor"] / 100, numbers["currency"])
        )
    if numbers["unbilled"]:
        return _("{time} of the work are not billed.").format(time=duration(numbers["unbilled"]))
    return ""


def _left(agreed_hours: float, seconds: float) -> str:
    left, agreed = agreed_hours - seconds / 3600, hours_in_words(agreed_hours)
    if left > 0:
        return _("{hours} of the {agreed} agreed are left.").format(hours=hours_in_words(left), agreed=agreed)
    said = _("The work has passed the {agreed} agreed by {hours}.")
    return said.format(agreed=agreed, hours=hours_in_words(-left))


def _sure(of: Finding) -> str:
    numbers = of.numbers
    counted = _("Counted from {entries}, without admin, learning and gifts you chose.")
    earlier = ""
    if numbers["earlier"]:
        earlier = _("{time} of long before are in it as one sum.").format(time=duration(numbers["earlier"]))
    return joined(
        counted.format(entries=count(of.n, "entry", "entries")), earlier, _estimate(of), _expenses(of)
    )


def _estimate(of: Finding) -> str:
    numbers = of.numbers
    if numbers["estimate"] is None:
        return ""
    return _("If it ends at {hours} in all, it comes to {rate}.").format(
        hours=hours_in_words(numbers["estimate_hours"]),
        rate=rate(numbers["estimate"] / 100, numbers["currency"]),
    )


def _expenses(of: Finding) -> str:
    numbers = of.numbers
    if numbers["costs"]:
        costs = money(numbers["costs"] / 100, numbers["currency"])
        return _("{costs} of expenses are taken off.").format(costs=costs)
    if numbers["rateless"]:
        said = _("{time} without a rate are left out, and so are expenses.")
        return said.format(time=duration(numbers["rateless"]))
    return _("Expenses are not in it.")


WORDS = Words(
    pattern="effective-rate-erosion",
    title=N_("What an hour brings"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "A fee is spread over its days, so a busy start looks the same. So does a client you chose to"
        " invest in."
    ),
    question=N_("Had this been the rate on offer, what would you have answered?"),
    step=N_(
        "Agree on a cap of hours, with a talk when three quarters of it are used. Let the price of the next"
        " part rest on what this one took."
    ),
)
