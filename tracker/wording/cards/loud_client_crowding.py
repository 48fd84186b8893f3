"""The words of `loud-client-crowding`."""

from tracker.language import N_, _
from tracker.language.parts import listed
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, one_line, percent

_NAMED = 2
"""So many quiet clients are named; the others are counted."""


def _good(of: Finding) -> str:
    said = _("You were there for this client with {time} in twelve weeks.")
    return said.format(time=duration(of.numbers["seconds"]))


def _seen(of: Finding) -> str:
    late = ""
    if of.numbers["late"]:
        late = _("{actions} of yours for the quiet ones passed the due date.").format(
            actions=count(of.numbers["late"], "action", "actions")
        )
    take = _("They take {attention} of your client hours and bring {revenue} of the revenue.").format(
        attention=percent(of.numbers["attention"]), revenue=percent(of.numbers["revenue"])
    )
    return joined(take, _quiet(of), late)


def _quiet(of: Finding) -> str:
    quiet = of.numbers["quiet"]
    named = [f"{one_line(name, 40)} ({count(days, 'day', 'days')})" for name, days in quiet[:_NAMED]]
    rest = len(quiet) - len(named)
    if rest:
        named.append(count(rest, "other", "others"))
    return _("Without word from you on your own initiative: {clients}.").format(clients=listed(named))


def _sure(of: Finding) -> str:
    said = _(
        "Counted over {clients} and twelve weeks, fees spread by the day. Contacts that were not written down"
        " are not in it."
    )
    return said.format(clients=count(of.n, "client", "clients"))


WORDS = Words(
    pattern="loud-client-crowding",
    title=N_("Hours and revenue shares"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "A new client or the peak of a project takes more hours for a while, and some clients like to be"
        " left in peace."
    ),
    question=N_("Which quiet client would you miss most?"),
    step=N_("Keep a fixed hour a week for the quiet ones, before you open the inbox."),
)
