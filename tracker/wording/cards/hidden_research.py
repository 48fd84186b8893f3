"""The words of `hidden-research`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, hours_in_words, percent


def _good(of: Finding) -> str:
    said = _("Your advice was prepared with care: {time} of research and preparation in four active weeks.")
    return said.format(time=duration(of.numbers["research"]))


def _seen(of: Finding) -> str:
    numbers = of.numbers
    days, own = "", ""
    if numbers["days"]:
        days = _("On {days} it took {hours} or more.").format(
            days=count(numbers["days"], "day", "days"), hours=hours_in_words(numbers["day_hours"])
        )
    if numbers["own"]:
        own = _("{time} were for your own certainty.").format(time=duration(numbers["own"]))
    return joined(
        _("{time} of it are not billed.").format(time=duration(numbers["unbilled"])),
        _("That is {share} of the {worked} for this client.").format(
            share=percent(numbers["share"]), worked=duration(numbers["worked"])
        ),
        days,
        own,
    )


def _sure(of: Finding) -> str:
    numbers = of.numbers
    counted = _("Counted from {entries}; what was booked as learning is not in it.")
    unsaid, unknown = numbers["unbilled"] - numbers["own"] - numbers["asked"], ""
    if unsaid > 0:
        unknown = _("For {time} nothing says whether the client asked or you wished to be sure.").format(
            time=duration(unsaid)
        )
    return joined(counted.format(entries=count(of.n, "entry", "entries")), unknown)


WORDS = Words(
    pattern="hidden-research",
    title=N_("Unpaid research"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "Part of it may be care that the law asks for, or a field that serves your other clients too."
    ),
    question=N_("After which hour would the client’s decision no longer have changed?"),
    step=N_(
        "Offer research as a first step with a price of its own. Or take 90 minutes, and then share what you"
        " know."
    ),
)
