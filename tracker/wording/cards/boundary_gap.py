"""The words of `boundary-gap`."""

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding
from tracker.patterns.topics import topic_name
from tracker.wording.cards.words import Words, joined, times
from tracker.wording.numbers import count, percent

_NAMED = 3
"""So many topics are named; the rest are counted."""

_GAVE_WAY = {
    (False, False): N_("A limit gave way {times} in the last 12 weeks."),
    (True, False): N_("A limit gave way {times} in the last 12 weeks; you opened the door {mine}."),
    (False, True): N_("A limit gave way {times} in the last 12 weeks; they opened the door {theirs}."),
    (True, True): N_(
        "A limit gave way {times} in the last 12 weeks; you opened the door {mine}, they opened it {theirs}."
    ),
}
"""By whether it is known that the user opened the door, and that the client did."""


def _good(of: Finding) -> str:
    told, applicable = of.numbers["told"], of.numbers["applicable"]
    if of.numbers["kept"]:
        said = _("You kept your limits {kept} of the {tests} times they were tested.")
        return said.format(kept=of.numbers["kept"], tests=of.numbers["tests"])
    if told:
        return _("You told this client your limits on {told} of {topics}.").format(
            told=len(told), topics=count(len(applicable), "topic", "topics")
        )
    return _("You began to write down your limits with this client, which is where choosing begins.")


def _seen(of: Finding) -> str:
    same, untold = "", of.numbers["untold"]
    if of.numbers["same"] > 1:
        same = _("One and the same did so {times} in the last four active weeks.").format(
            times=times(of.numbers["same"])
        )
    touched = ""
    if untold:
        touched = ngettext(
            "One sign of this week touches a topic that was not told.",
            "{n} signs of this week touch a topic that was not told.",
            len(untold),
        ).format(n=len(untold))
    return joined(_missing(of), touched, _gave_way(of), same)


def _missing(of: Finding) -> str:
    missing, applicable = of.numbers["missing"], of.numbers["applicable"]
    if not missing:
        return ""
    said = ngettext(
        "{n} of {topics} has not been told: {named}.",
        "{n} of {topics} have not been told: {named}.",
        len(missing),
    )
    if len(missing) > _NAMED:
        said = _("{n} of {topics} have not been told: {named}, and {more} more.")
    return said.format(
        n=len(missing),
        topics=count(len(applicable), "topic", "topics"),
        named=", ".join(topic_name(topic) for topic in missing[:_NAMED]),
        more=len(missing) - _NAMED,
    )


def _gave_way(of: Finding) -> str:
    broken = of.numbers["tests"] - of.numbers["kept"]
    if not broken:
        return ""
    mine, theirs = of.numbers["by_me"], of.numbers["by_client"]
    return _(_GAVE_WAY[bool(mine), bool(theirs)]).format(
        times=times(broken), mine=times(mine), theirs=times(theirs)
    )


def _sure(of: Finding) -> str:
    tests = of.numbers["tests"]
    if not tests:
        return _(
            "Read from the limits you noted. How well they hold is not known: no test of one is noted yet."
        )
    said = _("Read from {times} that a limit was tested: {kept} kept fits anything between {low} and {high}.")
    if of.numbers["held"] is None:
        said = _("Read from {times} that a limit was tested, which is not enough for a share.")
    read = said.format(
        times=count(tests, "noted time", "noted times"),
        kept=of.numbers["kept"],
        low=percent(of.numbers["low"]),
        high=percent(of.numbers["high"]),
    )
    return joined(read, _("Exceptions you chose are left out."))


WORDS = Words(
    pattern="boundary-gap",
    title=N_("Limits, told and held"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("An exception can be wise, and some topics play no part with some clients; a mark says so."),
    question=N_("Is the exception the new rule, and if so, would you choose it?"),
    step=N_(
        "Choose one topic and say it in one sentence, then note how they took it. "
        "“I answer mail within a day; for anything that cannot wait, please call.”"
    ),
)
