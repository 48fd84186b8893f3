"""The words of `complaint-drain`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined, times
from tracker.wording.numbers import MINUS, count, duration, percent, written


def _good(of: Finding) -> str:
    if of.numbers["worked"] > of.numbers["seconds"]:
        rest = duration(of.numbers["worked"] - of.numbers["seconds"])
        return _("{time} of your last four active weeks here went into the work itself.").format(time=rest)
    return _("You stayed with this client through something difficult.")


def _seen(of: Finding) -> str:
    back, energy = "", ""
    if of.numbers["returns"]:
        back = _("One complaint came back {times}.").format(times=times(of.numbers["returns"]))
    if of.numbers["energy"] is not None:
        energy = _(
            "Your median energy in {contacts} contacts about it was {energy}, on a scale from"
            " \N{MINUS SIGN}2 to 2."
        ).format(
            contacts=of.numbers["contacts"], energy=written(of.numbers["energy"], "g").replace("-", MINUS)
        )
    return joined(_took(of), back, energy)


def _took(of: Finding) -> str:
    share = of.numbers["share"]
    if not of.numbers["seconds"]:
        return ""
    said = _("{time} went into complaints, {share} of your hours here.")
    if share is None:
        said = _("{time} went into complaints.")
    return said.format(time=duration(of.numbers["seconds"]), share=percent(share))


def _sure(of: Finding) -> str:
    entries, complaints = of.numbers["entries"], of.numbers["complaints"]
    noted = ""
    if of.numbers["noted"]:
        noted = _("The {time} noted on the complaints are not added to the hours.").format(
            time=duration(of.numbers["noted"])
        )
    return joined(
        _("Counted from {entries} and {complaints}.").format(
            entries=count(entries, "entry", "entries"),
            complaints=count(complaints, "complaint", "complaints"),
        ),
        _("That is little to go on.") if entries + complaints < 5 else "",
        noted,
        _("Thinking it over in the evening is not in it, unless you logged it."),
    )


WORDS = Words(
    pattern="complaint-drain",
    title=N_("Time on complaints"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("One hard week does this, and so does feedback that makes the work better."),
    question=N_("What was lost for them here, and what part of it is yours to carry?"),
    step=N_(
        "Name the expectation behind it, offer what is possible, then close it or accept it with a date. "
        "“This is what I can do by Friday; beyond that I have no answer.”"
    ),
)
