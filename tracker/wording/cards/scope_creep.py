"""The words of `scope-creep`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, hours_in_words, one_line, percent


def _good(of: Finding) -> str:
    numbers = of.numbers
    if numbers["decided"]:
        asked = count(numbers["requests"], "request")
        return f"{numbers['decided']} of {asked} in four active weeks got a clear answer from you."
    return f"You put {duration(numbers['worked'])} into this work in the last four active weeks."


def _seen(of: Finding) -> str:
    return " ".join([*_hours(of), *_requests(of), *_passed(of)])


def _hours(of: Finding) -> list[str]:
    numbers = of.numbers
    if not numbers["extra"]:
        return []
    said = f"{duration(numbers['extra'])} went into work that was asked for on top, without a price"
    if numbers["share"] is None:
        return [f"{said}."]
    base = "agreed for these weeks" if numbers["is_agreed"] else "within the agreement"
    return [f"{said}: {percent(numbers['share'])} of the {duration(numbers['base'])} {base}."]


def _requests(of: Finding) -> list[str]:
    numbers = of.numbers
    if not numbers["loose"]:
        return []
    loose = numbers["loose"]
    what = "was done as asked, or is open" if loose == 1 else "were done as asked, or are open"
    said = [f"{count(loose, 'request')} outside the agreement {what}."]
    if numbers["at_once"]:
        said.append(f"{numbers['at_once']} got a yes within ten minutes.")
    return said


def _passed(of: Finding) -> list[str]:
    return [
        f"{one_line(name, 40)} took {hours_in_words(hours)} of {hours_in_words(agreed)} agreed;"
        " no request in it was priced or traded."
        for name, hours, agreed in of.numbers["passed"][:1]
    ]


def _sure(of: Finding) -> str:
    numbers = of.numbers
    entries, requests = count(numbers["entries"], "entry", "entries"), count(numbers["requests"], "request")
    said = f"Counted from {entries} and {requests}."
    if numbers["noted"]:
        said += f" By your notes those requests take {duration(numbers['noted'])}, which is not added."
    return f"{said} Repairs of your own work are not in it."


WORDS = Words(
    pattern="scope-creep",
    title="Extra work asked for",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="Within a shared budget this may be the plan, and some requests only make clear what was meant.",
    question="Which third answer, between yes and no, would have been honest?",
    step="Try: “I will come back to you tomorrow with what it takes.” Then send one line with the change and"
    " its price.",
)
