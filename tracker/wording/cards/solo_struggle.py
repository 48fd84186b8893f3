"""The words of `solo-struggle`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration


def _good(of: Finding) -> str:
    asked, in_view = of.numbers["asked"], of.numbers["in_view"]
    if asked:
        return f"You asked somebody about {asked} of the {count(in_view, 'question')} in view."
    return f"You noted {count(in_view, 'question')} that came up, so they can be asked."


def _seen(of: Finding) -> str:
    behind, effort, days = of.numbers["behind"], of.numbers["effort"], of.numbers["days"]
    if behind == 1:
        said = "One question stayed with you alone for a while."
    else:
        said = f"{behind} questions stayed with you alone for a while."
    if effort:
        said += f" The longest took {duration(effort)} of work before anybody was asked."
    if days:
        said += f" The oldest waited {count(days, 'working day')}."
    still = of.numbers["open"]
    if still:
        said += f" {'One has' if still == 1 else f'{still} have'} not been asked yet."
    return said


def _sure(of: Finding) -> str:
    said = f"Read from {count(of.n, 'question')} that you noted, in working time only."
    if of.numbers["untimed"]:
        said += f" For {of.numbers['untimed']} no effort was noted, so only the days count."
    return f"{said} Questions that were not noted are not in it."


WORDS = Words(
    pattern="solo-struggle",
    title="Searching alone",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="Finding out may have been the very work they ordered, or creative work that asks for quiet.",
    question="Who knows this in five minutes?",
    step="Try the 45-minute rule: then send the client or a peer what you have, as it is. "
    "“Here is how far I came; which way would you go?”",
)
