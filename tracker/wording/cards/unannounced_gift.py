"""The words of `unannounced-gift`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, money, percent


def _good(of: Finding) -> str:
    given = of.numbers["given"]
    if not given:
        return _("You gave more than was agreed on, and the client was told.")
    said = _("You were generous: {time} of extra work in thirteen weeks, given unasked.")
    return said.format(time=duration(given))


def _seen(of: Finding) -> str:
    return joined(*_untold(of), _over(of))


def _untold(of: Finding) -> list[str]:
    numbers = of.numbers
    if not numbers["untold"]:
        return [_("The client knows of all of it.")] if numbers["given"] else []
    known, lately = numbers["given"] - numbers["untold"], ""
    said = _("The client knows of {time} of it.") if known else _("The client knows of none of it.")
    if numbers["lately"]:
        lately = _("{time} of the untold part fall in the last four active weeks.").format(
            time=duration(numbers["lately"])
        )
    return [said.format(time=duration(known)), lately, _worth(of)]


def _worth(of: Finding) -> str:
    worth, share = of.numbers["worth"], of.numbers["share"]
    if not worth:
        return ""
    said = _("At the agreed rate the untold part is worth {worth}, {share} of what these weeks brought.")
    if share is None:
        said = _("At the agreed rate the untold part is worth {worth}.")
    return said.format(worth=money(worth / 100, of.numbers["currency"]), share=percent(share))


def _over(of: Finding) -> str:
    if not any(one.measure == "count" for one in of.met):
        return ""
    cents, budget = of.numbers["budget"], _("your budget")
    if cents:
        budget = _("your budget of {amount}").format(amount=money(cents / 100, of.numbers["currency"]))
    said = _("Gifts came to more than {budget} in one of the last two quarters.")
    if of.numbers["over"] > 1:
        said = _("Gifts came to more than {budget} in this quarter and the one before.")
    return said.format(budget=budget)


def _sure(of: Finding) -> str:
    without = ""
    if of.numbers["worth"] is None:
        without = _("Not every hour has a rate, so there is no value in money.")
    return joined(
        _("Counted from {entries}.").format(entries=count(of.n, "entry", "entries")),
        _("Repairs, warranty and gifts within your budget are not in it."),
        without,
    )


WORDS = Words(
    pattern="unannounced-gift",
    title=N_("Untold gifts"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "You may have told the client in passing and not marked it here, or the goodwill was agreed on."
    ),
    question=N_("If the client knew what this was worth, what would change between you?"),
    step=N_(
        "Choose a gift budget for each quarter, and say it before you give: “This one is on me.” The third"
        " extra becomes an offer."
    ),
)
