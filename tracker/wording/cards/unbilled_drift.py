"""The words of `unbilled-drift`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, money, percent, written


def _good(of: Finding) -> str:
    said = _("You put {time} into this work in the last four active weeks.")
    return said.format(time=duration(of.numbers["worked"]))


def _seen(of: Finding) -> str:
    overrun, retainer = of.numbers["overrun"], ""
    if overrun is not None and overrun > 0:
        retainer = _("Last month the retainer was used {share} beyond the hours bought.").format(
            share=percent(overrun)
        )
    return joined(_unbilled(of), retainer)


def _unbilled(of: Finding) -> str:
    unbilled, cents = of.numbers["unbilled"], of.numbers["cents"]
    if not unbilled:
        return ""
    said = _("{time} of them, {share}, are not billed.").format(
        time=duration(unbilled), share=percent(of.numbers["share"])
    )
    if cents:
        said = _("{time} of them, {share}, are not billed; at the agreed rate that is {worth}.").format(
            time=duration(unbilled),
            share=percent(of.numbers["share"]),
            worth=money(cents / 100, of.numbers["currency"]),
        )
    return said


def _sure(of: Finding) -> str:
    counted = _("Counted from {entries}; hours that were not written down are not in it.").format(
        entries=count(of.n, "entry", "entries")
    )
    return joined(counted, _trend(of), _("Gifts within your own budget and admin are left out."))


def _trend(of: Finding) -> str:
    if of.numbers["trend"] is None:
        return ""
    weeks, slope = of.numbers["trend"]
    said = _("Over {weeks} active weeks the share fell by {by} points a week, between {low} and {high}.")
    if slope.per_step > 0:
        said = _("Over {weeks} active weeks the share rose by {by} points a week, between {low} and {high}.")
    low, high = sorted(abs(end) for end in (slope.low, slope.high))
    return said.format(weeks=weeks, by=_points(abs(slope.per_step)), low=_points(low), high=_points(high))


def _points(share: float) -> str:
    return written(share * 100, ".1f")


WORDS = Words(
    pattern="unbilled-drift",
    title=N_("Unbilled hours"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("An invoice may still be on its way, or this was the start of something new."),
    question=N_("Which of these hours would you give again, knowingly?"),
    step=N_(
        "Take ten minutes to mark each unbilled block: bill, gift or stop. A gift can stand on the invoice "
        "as a line at no price."
    ),
)
