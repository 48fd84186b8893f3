"""How the numbers are made: each with its formula in words and the numbers of the period put into it.

The formulas are those of the contract, section 4; where a term is contested, the formula settles it.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import _
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
        _("Hours"),
        _("all time for clients, billable or not; leave and your own time stand apart"),
        _("{billable} billable + {unbilled} unbilled = {hours} h").format(
            billable=decimal_hours(of["billable_hours"]),
            unbilled=decimal_hours(of["unbilled_hours"]),
            hours=decimal_hours(of["hours"]),
        ),
    )


def _revenue(of: Mapping[str, float | None], currency: str) -> Definition:
    return Definition(
        _("Revenue"),
        _(
            "billable hours × the rate of their day, plus fixed fees and retainers spread over their days,"
            " less expenses that nobody pays back; without VAT"
        ),
        "" if of["revenue"] is None else money(of["revenue"], currency),
    )


def _agreed(of: Mapping[str, float | None], currency: str) -> Definition:
    return Definition(
        _("Agreed rate"),
        _(
            "hourly: the rate; fixed fee: fee / hours agreed; retainer: fee / hours included;"
            " weighted by all hours that have one"
        ),
        "" if of["agreed_rate"] is None else rate(of["agreed_rate"], currency),
    )


def _effective(of: Mapping[str, float | None], currency: str) -> Definition:
    parts = f"{money(of['revenue'], currency)} / {_h(decimal_hours(of['hours']))}"
    known = of["effective_rate"] is not None
    return Definition(
        _("Effective rate"),
        _("revenue / hours. Costs are taken off; bookkeepers call this contribution per hour"),
        f"{parts} = {rate(of['effective_rate'], currency)}" if known else "",
    )


def _h(hours: str) -> str:
    """Hours with their unit."""
    return _("{hours} h").format(hours=hours)


def _kept(of: Mapping[str, float | None], currency: str) -> Definition:
    known = of["rate_kept"] is not None
    ends = f"{money(of['effective_rate'], currency)} / {money(of['agreed_rate'], currency)}"
    return Definition(
        _("Rate kept"),
        _("effective rate / agreed rate"),
        f"{ends} = {percent(of['rate_kept'])}" if known else "",
    )


def _left(stairs: "Stairs | None") -> Definition:
    name = _("Left on the table")
    formula = _(
        "agreed rate × hours - revenue - expenses: what the time would have earned at its agreed rate"
    )
    if stairs is None:
        return Definition(name, formula, "")
    spent = sum(step.cents for step in stairs.steps if step.name == "expenses")
    cents = [stairs.potential_cents, stairs.revenue_cents, spent, stairs.left_on_the_table_cents]
    potential, revenue, expenses, left = (money(amount / 100, stairs.currency) for amount in cents)
    minus_expenses = f" - {expenses}" if spent else ""
    return Definition(name, formula, f"{potential} - {revenue}{minus_expenses} = {left}")


def _with_own(of: Mapping[str, float | None], currency: str, with_own: float) -> Definition:
    own = _h(f"({decimal_hours(of['hours'])} + {decimal_hours(of['own_hours'])})")
    return Definition(
        _("With your own time"),
        _("revenue / (hours + own hours); own time is work without a client"),
        f"{money(of['revenue'], currency)} / {own} = {rate(with_own, currency)}",
    )


def _utilization(of: Mapping[str, float | None]) -> Definition:
    return Definition(
        _("Utilization"),
        _("billable hours / capacity, the hours you set for the week less leave"),
        _("{hours} h is {share} of it").format(
            hours=decimal_hours(of["billable_hours"]), share=percent(of["utilization"])
        ),
    )


def own_time_sentence(own_hours: float | None, with_own: float | None, currency: str) -> str:
    """The own overhead, apart: "With your own 3 h 30 counted too, an hour brings €63.70."."""
    if not own_hours or with_own is None:
        return ""
    return _("With your own {hours} counted too, an hour brings {amount}.").format(
        hours=hours_in_words(own_hours), amount=money(with_own, currency)
    )
