"""How the numbers are made: each with its formula in words and the numbers of the period put into it.

The formulas are those of the contract, section 4; where a term is contested, the formula settles it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tracker.wording.numbers import decimal_hours, hours_in_words, money, percent, rate

if TYPE_CHECKING:
    from tracker.metrics.waterfall import Stairs


class Definition(NamedTuple):
    """A number's name, its formula in words, and the formula with this period's numbers ("" without any)."""

    name: str
    formula: str
    numbers: str


def definitions(
    numbers: Mapping[str, float | None], currency: str, stairs: "Stairs | None", with_own: float | None = None
) -> tuple[Definition, ...]:
    """The definitions behind a row of numbers by the names of the contract.

    Args:
        numbers: of a week, or of a client over some weeks; what is None is explained without numbers.
        currency: of the money.
        stairs: the waterfall over the same hours.
        with_own: the effective rate with the own hours counted, too.
    """
    found = [_hours(numbers), _revenue(numbers, currency), _agreed(numbers, currency)]
    found += [_effective(numbers, currency), _kept(numbers, currency), _left(stairs)]
    if with_own is not None and numbers.get("own_hours"):
        found.append(_with_own(numbers, currency, with_own))
    if numbers.get("utilization") is not None:
        found.append(_utilization(numbers))
    return tuple(found)


def _hours(of: Mapping[str, float | None]) -> Definition:
    return Definition(
        "Hours",
        "all time for clients, billable or not; leave and your own time stand apart",
        f"{decimal_hours(of['billable_hours'])} billable + {decimal_hours(of['unbilled_hours'])} unbilled"
        f" = {decimal_hours(of['hours'])} h",
    )


def _revenue(of: Mapping[str, float | None], currency: str) -> Definition:
    return Definition(
        "Revenue",
        "billable hours × the rate of their day, plus fixed fees and retainers spread over their days,"
        " less expenses that nobody pays back; without VAT",
        "" if of["revenue"] is None else money(of["revenue"], currency),
    )


def _agreed(of: Mapping[str, float | None], currency: str) -> Definition:
    return Definition(
        "Agreed rate",
        "hourly: the rate; fixed fee: fee / hours agreed; retainer: fee / hours included;"
        " weighted by all hours that have one",
        "" if of["agreed_rate"] is None else rate(of["agreed_rate"], currency),
    )


def _effective(of: Mapping[str, float | None], currency: str) -> Definition:
    known = of["effective_rate"] is not None
    parts = f"{money(of['revenue'], currency)} / {decimal_hours(of['hours'])} h"
    return Definition(
        "Effective rate",
        "revenue / hours. Costs are taken off; bookkeepers call this contribution per hour",
        f"{parts} = {rate(of['effective_rate'], currency)}" if known else "",
    )


def _kept(of: Mapping[str, float | None], currency: str) -> Definition:
    known = of["rate_kept"] is not None
    ends = f"{money(of['effective_rate'], currency)} / {money(of['agreed_rate'], currency)}"
    return Definition(
        "Rate kept", "effective rate / agreed rate", f"{ends} = {percent(of['rate_kept'])}" if known else ""
    )


def _left(stairs: "Stairs | None") -> Definition:
    formula = "agreed rate × hours - revenue - expenses: what the time would have earned at its agreed rate"
    if stairs is None:
        return Definition("Left on the table", formula, "")
    spent = sum(step.cents for step in stairs.steps if step.name == "expenses")
    cents = [stairs.potential_cents, stairs.revenue_cents, spent, stairs.left_on_the_table_cents]
    potential, revenue, expenses, left = (money(amount / 100, stairs.currency) for amount in cents)
    minus_expenses = f" - {expenses}" if spent else ""
    return Definition("Left on the table", formula, f"{potential} - {revenue}{minus_expenses} = {left}")


def _with_own(of: Mapping[str, float | None], currency: str, with_own: float) -> Definition:
    return Definition(
        "With your own time",
        "revenue / (hours + own hours); own time is work without a client",
        f"{money(of['revenue'], currency)} / ({decimal_hours(of['hours'])} +"
        f" {decimal_hours(of['own_hours'])}) h = {rate(with_own, currency)}",
    )


def _utilization(of: Mapping[str, float | None]) -> Definition:
    return Definition(
        "Utilization",
        "billable hours / capacity, the hours you set for the week less leave",
        f"{decimal_hours(of['billable_hours'])} h is {percent(of['utilization'])} of it",
    )


def own_time_sentence(own_hours: float | None, with_own: float | None, currency: str) -> str:
    """The own overhead, apart: "With your own 3 h 30 counted too, an hour brings €63.70."."""
    if not own_hours or with_own is None:
        return ""
    return (
        f"With your own {hours_in_words(own_hours)} counted too, an hour brings {money(with_own, currency)}."
    )
