"""The words of `silent-progress`."""

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, day, duration


def _good(of: Finding) -> str:
    said = _("You put {time} into this work in the last four active weeks.")
    return said.format(time=duration(of.numbers["worked"]))


def _seen(of: Finding) -> str:
    last = _last(of) if of.numbers["gap"] is not None else ""
    unseen = ""
    if last and of.numbers["unseen"]:
        unseen = _("{time} of the work of these weeks came after it.").format(
            time=duration(of.numbers["unseen"])
        )
    return joined(last, unseen, _risks(of), _effort(of))


def _last(of: Finding) -> str:
    gap = of.numbers["gap"]
    said = _("The last update was on {day}, {gap} ago; without an agreement {cadence} is the measure here.")
    if of.numbers["is_promised"]:
        said = _("The last update was on {day}, {gap} ago; you told them that one comes every {cadence}.")
        ago, cadence = (count(n, "day", "days") for n in (gap, of.numbers["cadence"]))
    else:
        ago, cadence = (count(n, "working day", "working days") for n in (gap, of.numbers["cadence"]))
    return said.format(day=day(of.numbers["last"], of.end), gap=ago, cadence=cadence)


def _risks(of: Finding) -> str:
    risks = of.numbers["risks"]
    if not risks:
        return ""
    said = ngettext(
        "{n} known risk is not told yet, the oldest for {age}.",
        "{n} known risks are not told yet, the oldest for {age}.",
        risks,
    )
    return said.format(n=risks, age=count(of.numbers["age"], "working day", "working days"))


def _effort(of: Finding) -> str:
    before, now = of.numbers["hours_before"], of.numbers["hours_now"]
    if before is None or max(one.level for one in of.met) < 3:
        return ""
    return _("Your hours a week went from {before} to {now}.").format(
        before=duration(3600 * before), now=duration(3600 * now)
    )


def _sure(of: Finding) -> str:
    said = _(
        "Counted from {records}: updates, meetings and risks. Talks that were not written down are not in it;"
        " leave weeks do not count."
    )
    return said.format(records=count(of.n, "record", "records"))


WORDS = Words(
    pattern="silent-progress",
    title=N_("The last update"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("A daily stand-up that is not logged, or a client who asked for quiet, would look the same."),
    question=N_("If they phoned now, what would they be worried about?"),
    step=N_("Send five lines on Friday: done, next, unsure, what you need from them, what changes."),
)
