"""The words of `client-dependency`."""

from tracker.language import N_, _
from tracker.language.parts import listed
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, money, one_line, percent, written

_BESIDE = {
    "one-way-responsiveness": N_("replies that go one way"),
    "clients-chair": N_("work of theirs that you did"),
    "boundary-gap": N_("boundaries that are not told or not held"),
}
_SHARES = {
    (False, False): N_("That is {share} of {revenue}."),
    (True, False): N_("That is {share} of {revenue} and {hours} of your client hours."),
    (False, True): N_("That is {share} of {revenue}; over the last 26 weeks, {lately} of it."),
    (True, True): N_(
        "That is {share} of {revenue} and {hours} of your client hours; over the last 26 weeks, {lately} of"
        " it."
    ),
}
"""By whether the share of the hours is known, and whether that of the last half year is."""


def _good(of: Finding) -> str:
    said = _("You are trusted with much work: {brought} in the last 52 weeks.")
    if of.project:
        said = _("You are trusted with much work for {project}: {brought} in the last 52 weeks.")
    brought = money(of.numbers["revenue"] / 100, of.numbers["currency"])
    return said.format(project=one_line(of.project, 40), brought=brought)


def _seen(of: Finding) -> str:
    return joined(_shares(of), _without(of), _beside(of))


def _shares(of: Finding) -> str:
    numbers, revenue = of.numbers, _("your revenue")
    if numbers["others_left_out"]:  # only one currency is counted, so what else comes in is not known here
        revenue = _("your revenue in {currency}").format(currency=numbers["currency"])
    hours, lately = numbers["hours_share"], numbers["lately"]
    return _(_SHARES[hours is not None, lately is not None]).format(
        share=percent(numbers["share"]), revenue=revenue, hours=percent(hours), lately=percent(lately)
    )


def _without(of: Finding) -> str:
    numbers = of.numbers
    if numbers["others_left_out"]:
        return ""
    rest = (numbers["total"] - numbers["revenue"]) / 12 / 100
    return _("Without it, {rest} a month would remain.").format(rest=money(rest, numbers["currency"]))


def _beside(of: Finding) -> str:
    if of.level < 3 or not of.numbers["beside"]:
        return ""
    others = listed(_(_BESIDE[name]) for name in of.numbers["beside"])
    return _("Beside it stand {others}.").format(others=others)


def _sure(of: Finding) -> str:
    numbers = of.numbers
    clients = count(of.n, "client", "clients")
    if numbers["is_intermediary"]:
        clients = count(of.n, "client or project", "clients and projects")
    left_out = ""
    if numbers["others_left_out"]:
        left_out = _("Clients who pay in another currency than {currency} are left out.").format(
            currency=numbers["currency"]
        )
    return joined(
        _("Read from a year’s revenue of {clients}, expenses taken off.").format(clients=clients),
        _("Concentration (HHI, all shares squared and added up) is {share} of 1.").format(
            share=written(numbers["concentration"], ".2f")
        ),
        left_out,
    )


WORDS = Words(
    pattern="client-dependency",
    title=N_("Income from one client"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("One long assignment may be what you chose, and some work comes in seasons."),
    question=N_("What do you not say to this client because of its size?"),
    step=N_("Keep a tenth of your hours for finding other work, before you take extra hours here."),
)
