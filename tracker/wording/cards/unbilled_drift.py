"""The words of `unbilled-drift`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, money, percent


def _good(of: Finding) -> str:
    return f"You put {duration(of.numbers['worked'])} into this work in the last four active weeks."


def _seen(of: Finding) -> str:
    said, overrun = [], of.numbers["overrun"]
    if of.numbers["unbilled"]:
        part = f"{duration(of.numbers['unbilled'])} of them, {percent(of.numbers['share'])}, are not billed"
        cents = of.numbers["cents"]
        worth = f"; at the agreed rate that is {money(cents / 100, of.numbers['currency'])}" if cents else ""
        said.append(f"{part}{worth}.")
    if overrun is not None and overrun > 0:
        said.append(f"Last month the retainer was used {percent(overrun)} beyond the hours bought.")
    return " ".join(said)


def _sure(of: Finding) -> str:
    said = f"Counted from {count(of.n, 'entry', 'entries')}; hours that were not written down are not in it."
    trend = of.numbers["trend"]
    if trend is not None:
        weeks, slope = trend
        way, by = ("rose", slope.per_step) if slope.per_step > 0 else ("fell", -slope.per_step)
        ends = sorted(abs(end) for end in (slope.low, slope.high))
        said += (
            f" Over {weeks} active weeks the share {way} by {_points(by)} points a week, between"
            f" {_points(ends[0])} and {_points(ends[1])}."
        )
    return f"{said} Gifts within your own budget and admin are left out."


def _points(share: float) -> str:
    return f"{share * 100:.1f}"


WORDS = Words(
    pattern="unbilled-drift",
    title="Unbilled hours",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="An invoice may still be on its way, or this was the start of something new.",
    question="Which of these hours would you give again, knowingly?",
    step="Take ten minutes to mark each unbilled block: bill, gift or stop. A gift can stand on the invoice "
    "as a line at no price.",
)
