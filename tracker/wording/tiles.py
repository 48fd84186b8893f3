"""The four numbers at the top of a week: what each is called, what it reads, and what stands beside it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import _
from tracker.wording.numbers import NOTHING, hours_in_words, money, of_agreed, percent, week
from tracker.wording.sentences import PARTS, step_name

if TYPE_CHECKING:
    from tracker.review import Point, WeeklyReview

TIME_PARTS = tuple(name for name in PARTS if name not in ("no rate", "fixed fee", "expenses"))  # no words
"""The parts of the waterfall that are unbilled hours."""


class Tile(NamedTuple):
    """A number with its last weeks: `values`, oldest first, `label` in words, `reference` a level to see."""

    name: str
    value: str
    note: str
    values: tuple[float | None, ...]
    label: str
    reference: float | None = None


def tiles(review: "WeeklyReview") -> tuple[Tile, ...]:
    """Hours, effective rate, unbilled hours and money left on the table, each with its last weeks."""
    return (_hours(review), _rate(review), _unbilled(review), _left(review))


def trend_label(name: str, points: "Sequence[Point]", first: str, last: str) -> str:
    """A line in words, for those who cannot see it: "Hours, week 35 to week 46: from 41 h to 40 h"."""
    return _("{name}, {start} to {end}: from {first} to {last}").format(
        name=name, start=week(points[0].week), end=week(points[-1].week), first=first, last=last
    )


def _hours(review: "WeeklyReview") -> Tile:
    totals, trend = review.totals, review.trend
    billable, own = totals["billable_hours"] or 0.0, totals["own_hours"] or 0.0
    if totals["utilization"] is None:
        note = _("{billable} billable").format(billable=hours_in_words(billable))
    else:
        note = _("{billable} billable, {share} of capacity").format(
            billable=hours_in_words(billable), share=percent(totals["utilization"])
        )
    if own:
        note += "; " + _("{own} of your own beside them").format(own=hours_in_words(own))
    ends = (hours_in_words(trend[n].hours) for n in (0, -1))
    return Tile(
        _("Hours"),
        hours_in_words(totals["hours"] or 0.0),
        note,
        tuple(point.hours for point in trend),
        trend_label(_("Hours"), trend, *ends),
    )


def _rate(review: "WeeklyReview") -> Tile:
    totals, currency, trend = review.totals, review.currency, review.trend
    first, last = (money(trend[n].effective_rate, currency) for n in (0, -1))
    value, note = money(totals["effective_rate"], currency), _("per hour, costs taken off")
    if review.totals_by_currency is not None:
        value = " · ".join(
            money(of["effective_rate"], name) for name, of in review.totals_by_currency.items()
        )
        note = _("per hour; currencies are never added up")
    elif totals["agreed_rate"] is not None and totals["effective_rate"] is not None:
        note = of_agreed(totals["agreed_rate"], totals["rate_kept"], currency)
    return Tile(
        _("Effective rate"),
        value,
        note,
        tuple(point.effective_rate for point in trend),
        trend_label(_("Effective rate"), trend, first, last),
        None if review.totals_by_currency is not None else totals["agreed_rate"],
    )


def _unbilled(review: "WeeklyReview") -> Tile:
    trend = review.trend
    steps = review.waterfall.steps if review.waterfall else ()
    parts = sorted((step for step in steps if step.name in TIME_PARTS), key=lambda step: -step.seconds)
    note = ", ".join(f"{hours_in_words(step.seconds / 3600)} {step_name(step)}" for step in parts[:2])
    ends = (hours_in_words(trend[n].unbilled_hours) for n in (0, -1))
    return Tile(
        _("Unbilled hours"),
        hours_in_words(review.totals["unbilled_hours"] or 0.0),
        note or _("every hour was billable"),
        tuple(point.unbilled_hours for point in trend),
        trend_label(_("Unbilled hours"), trend, *ends),
    )


def _left(review: "WeeklyReview") -> Tile:
    trend, stairs = review.trend, review.waterfall
    left = stairs.left_on_the_table_cents / 100 if stairs else None
    brought_less = left is None or left >= 0
    note = _("of the time at its agreed rate") if brought_less else _("more than was agreed")
    if review.totals_by_currency is not None:
        note += "; " + _("clients in {currency}").format(currency=review.currency)
    ends = (money(trend[n].left_on_the_table, review.currency) for n in (0, -1))
    return Tile(
        _("Left on the table"),
        NOTHING if left is None else money(left, review.currency),
        note,
        tuple(point.left_on_the_table for point in trend),
        trend_label(_("Left on the table"), trend, *ends),
    )
