"""The words of `untested-assumption`."""

from tracker.language import N_, _, current, ngettext
from tracker.language.parts import listed
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, days, duration, one_line, percent
from tracker.wording.phrases import bank, checks

_BASES = {
    "inferred": N_("{assumption} is concluded from what you saw, since {day}."),
    "habit": N_("{assumption} is held out of habit, since {day}."),
}


def _good(of: Finding) -> str:
    tested, right = of.numbers["tested"], of.numbers["right"]
    if not tested:
        return _("You wrote down what you take for granted about this client, which is where a check begins.")
    said = _("You checked {assumptions} so far, over all clients; {right} held.")
    return said.format(assumptions=count(tested, "assumption", "assumptions"), right=right)


def _seen(of: Finding) -> str:
    unchecked = _("{assumptions} about this client went unchecked for more than {days} days.").format(
        assumptions=count(of.numbers["open"], "assumption", "assumptions"), days=int(of.numbers["days"])
    )
    again = _("One like it turned out otherwise before.") if of.numbers["again"] else ""
    return joined(unchecked, again, _resting(of), _first(of))


def _resting(of: Finding) -> str:
    """What rests on them."""
    seconds, decisions = of.numbers["seconds"], of.numbers["decisions"]
    resting = [count(decisions, "decision", "decisions")] if decisions else []
    resting += [_("{time} of work").format(time=duration(seconds))] if seconds else []
    said = ngettext("Resting on it: {what}.", "Resting on them: {what}.", of.numbers["open"])
    return said.format(what=listed(resting))


def _first(of: Finding) -> str:
    text, since = one_line(of.numbers["text"], 60), of.numbers["since"]
    return _(_BASES[of.numbers["basis"]]).format(
        assumption=f"“{text}”" if text else _("The first"), day=days(since, since)
    )


def _sure(of: Finding) -> str:
    read = _("Read from {assumptions} that you noted; what was not noted is not in it.").format(
        assumptions=count(of.n, "assumption", "assumptions")
    )
    return joined(read, _record(of), _check(of))


def _check(of: Finding) -> str:
    """The first of the bank's ways to check one of the ten common assumptions."""
    for way in checks(of.numbers["number"], bank(current())):
        return _("One light way to ask: “{check}”").format(check=way.text)
    return ""


def _record(of: Finding) -> str:
    """How often the user was right so far."""
    tested, right = of.numbers["tested"], of.numbers["right"]
    if not tested:
        return ""
    said = _("Your own record, {right} of {tested}, fits anything between {low} and {high} right.")
    low, high = percent(of.numbers["low"]), percent(of.numbers["high"])
    return said.format(right=right, tested=tested, low=low, high=high)


WORDS = Words(
    pattern="untested-assumption",
    title=N_("Unchecked beliefs"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "It may follow soundly from a contract or an earlier talk, and only the note does not say so."
    ),
    question=N_("What is the lightest way to check this with the client this week?"),
    step=N_(
        "Put one short question into the next contact you have anyway, and note what they said. "
        "Note before it how much bother you expect, from 0 to 10, and after it how they took it."
    ),
)
