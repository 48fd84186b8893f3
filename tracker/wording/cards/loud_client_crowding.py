"""The words of `loud-client-crowding`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, one_line, percent

_NAMED = 2
"""So many quiet clients are named; the others are counted."""


def _good(of: Finding) -> str:
    return f"You were there for this client with {duration(of.numbers['seconds'])} in twelve weeks."


def _seen(of: Finding) -> str:
    said = (
        f"They take {percent(of.numbers['attention'])} of your client hours and bring"
        f" {percent(of.numbers['revenue'])} of the revenue. {_quiet(of)}"
    )
    if of.numbers["late"]:
        said += f" {count(of.numbers['late'], 'action')} of yours for the quiet ones passed the due date."
    return said


def _quiet(of: Finding) -> str:
    quiet = of.numbers["quiet"]
    named = [f"{one_line(name, 40)} ({count(days, 'day')})" for name, days in quiet[:_NAMED]]
    rest = len(quiet) - len(named)
    if rest:
        named.append(count(rest, "other"))
    listed = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    return f"Without word from you on your own initiative: {listed}."


def _sure(of: Finding) -> str:
    return (
        f"Counted over {count(of.n, 'client')} and twelve weeks, fees spread by the day. Contacts that were"
        " not written down are not in it."
    )


WORDS = Words(
    pattern="loud-client-crowding",
    title="Hours and revenue shares",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="A new client or the peak of a project takes more hours for a while, and some clients like to be"
    " left in peace.",
    question="Which quiet client would you miss most?",
    step="Keep a fixed hour a week for the quiet ones, before you open the inbox.",
)
