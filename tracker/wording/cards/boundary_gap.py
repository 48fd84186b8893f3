"""The words of `boundary-gap`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, percent
from tracker.wording.topics import TOPICS

_NAMED = 3
"""So many topics are named; the rest are counted."""


def _good(of: Finding) -> str:
    told, applicable = of.numbers["told"], of.numbers["applicable"]
    if of.numbers["kept"]:
        return (
            f"You kept your limits {of.numbers['kept']} of the {of.numbers['tests']} times they were tested."
        )
    if told:
        return f"You told this client your limits on {len(told)} of {count(len(applicable), 'topic')}."
    return "You began to write down your limits with this client, which is where choosing begins."


def _seen(of: Finding) -> str:
    said = []
    missing, applicable = of.numbers["missing"], of.numbers["applicable"]
    if missing:
        named = ", ".join(TOPICS[topic] for topic in missing[:_NAMED])
        more = f", and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
        have = "has" if len(missing) == 1 else "have"
        topics = count(len(applicable), "topic")
        said.append(f"{len(missing)} of {topics} {have} not been told: {named}{more}.")
    untold = of.numbers["untold"]
    if untold:
        one = len(untold) == 1
        said.append(
            f"{'One sign' if one else f'{len(untold)} signs'} of this week "
            f"{'touches' if one else 'touch'} a topic that was not told."
        )
    broken = of.numbers["tests"] - of.numbers["kept"]
    if broken:
        said.append(f"A limit gave way {_times(broken)} in the last 12 weeks{_doors(of)}.")
    if of.numbers["same"] > 1:
        said.append(f"One and the same did so {_times(of.numbers['same'])} in the last four active weeks.")
    return " ".join(said)


def _times(times: int) -> str:
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _doors(of: Finding) -> str:
    by_me, by_client = of.numbers["by_me"], of.numbers["by_client"]
    if not by_me and not by_client:
        return ""
    opened = [f"you opened the door {_times(by_me)}"] if by_me else []
    opened += [f"they opened {'it' if by_me else 'the door'} {_times(by_client)}"] if by_client else []
    return f"; {', '.join(opened)}"


def _sure(of: Finding) -> str:
    tests = of.numbers["tests"]
    if not tests:
        return "Read from the limits you noted. How well they hold is not known: no test of one is noted yet."
    low, high = percent(of.numbers["low"]), percent(of.numbers["high"])
    said = f"Read from {count(tests, 'noted time')} that a limit was tested"
    if of.numbers["held"] is None:
        return f"{said}, which is not enough for a share. Exceptions you chose are left out."
    return (
        f"{said}: {of.numbers['kept']} kept fits anything between {low} and {high}. "
        "Exceptions you chose are left out."
    )


WORDS = Words(
    pattern="boundary-gap",
    title="Limits, told and held",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="An exception can be wise, and some topics play no part with some clients; a mark says so.",
    question="Is the exception the new rule, and if so, would you choose it?",
    step="Choose one topic and say it in one sentence, then note how they took it. "
    "“I answer mail within a day; for anything that cannot wait, please call.”",
)
