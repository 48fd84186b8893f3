"""The words of `scope-creep`."""

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, hours_in_words, one_line, percent, written


def _good(of: Finding) -> str:
    numbers = of.numbers
    if numbers["decided"]:
        said = _("{n} of {requests} in four active weeks got a clear answer from you.")
        asked = count(numbers["requests"], "request", "requests")
        return said.format(n=numbers["decided"], requests=asked)
    said = _("You put {time} into this work in the last four active weeks.")
    return said.format(time=duration(numbers["worked"]))


def _seen(of: Finding) -> str:
    return joined(_hours(of), *_requests(of), *_passed(of))


def _hours(of: Finding) -> str:
    numbers = of.numbers
    if not numbers["extra"]:
        return ""
    extra = duration(numbers["extra"])
    if numbers["share"] is None:
        return _("{time} went into work that was asked for on top, without a price.").format(time=extra)
    said = _(
        "{time} went into work that was asked for on top, without a price: {share} of the {hours} within the"
        " agreement."
    )
    if numbers["is_agreed"]:
        said = _(
            "{time} went into work that was asked for on top, without a price: {share} of the {hours} agreed"
            " for these weeks."
        )
    return said.format(time=extra, share=percent(numbers["share"]), hours=duration(numbers["base"]))


def _requests(of: Finding) -> list[str]:
    loose, at_once = of.numbers["loose"], of.numbers["at_once"]
    if not loose:
        return []
    said = ngettext(
        "{n} request outside the agreement was done as asked, or is open.",
        "{n} requests outside the agreement were done as asked, or are open.",
        loose,
    ).format(n=written(loose))
    soon = _("{n} got a yes within ten minutes.").format(n=at_once) if at_once else ""
    return [said, soon]


def _passed(of: Finding) -> list[str]:
    said = _("{project} took {hours} of {agreed} agreed; no request in it was priced or traded.")
    return [
        said.format(project=one_line(name, 40), hours=hours_in_words(hours), agreed=hours_in_words(agreed))
        for name, hours, agreed in of.numbers["passed"][:1]
    ]


def _sure(of: Finding) -> str:
    numbers = of.numbers
    noted = ""
    if numbers["noted"]:
        noted = _("By your notes those requests take {time}, which is not added.").format(
            time=duration(numbers["noted"])
        )
    return joined(
        _("Counted from {entries} and {requests}.").format(
            entries=count(numbers["entries"], "entry", "entries"),
            requests=count(numbers["requests"], "request", "requests"),
        ),
        noted,
        _("Repairs of your own work are not in it."),
    )


WORDS = Words(
    pattern="scope-creep",
    title=N_("Extra work asked for"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "Within a shared budget this may be the plan, and some requests only make clear what was meant."
    ),
    question=N_("Which third answer, between yes and no, would have been honest?"),
    step=N_(
        "Try: “I will come back to you tomorrow with what it takes.” Then send one line with the change and"
        " its price."
    ),
)
