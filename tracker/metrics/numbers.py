"""A row's numbers under their public names, with the decimals they are shown in."""

from tracker.metrics.rounding import hours, money, share
from tracker.metrics.totals import Money, Row

MONEY_NAMES = ("revenue", "agreed_rate", "effective_rate", "rate_kept")


def numbers(row: Row) -> dict[str, float | None]:
    """Hours and money with two decimals, shares with four, by the names of the contract, section 4.

    `own_hours` only where the client is not among the keys; money not where kind is; `utilization` only
    where it was asked for and has a meaning.
    """
    found: dict[str, float | None] = {
        "hours": hours(row.seconds),
        "billable_hours": hours(row.billable_seconds),
        "unbilled_hours": hours(row.unbilled_seconds),
    }
    if "client" not in row.keys:
        found["own_hours"] = hours(row.own_seconds)
    if "kind" not in row.keys:
        found |= money_numbers(row.money)
    if row.capacity_seconds is not None:
        found["utilization"] = share(row.utilization)
    return found


def money_numbers(of: Money | None) -> dict[str, float | None]:
    """Revenue and rates in units of the currency, the rate kept as a share; all None without money."""
    if of is None:
        return dict.fromkeys(MONEY_NAMES)
    return {
        "revenue": money(of.revenue_cents),
        "agreed_rate": money(of.agreed_cents_per_hour),
        "effective_rate": money(of.effective_cents_per_hour),
        "rate_kept": share(of.rate_kept),
    }


def totals_by_currency(row: Row) -> dict[str, dict[str, float | None]] | None:
    """The money of a row per currency; None with one currency or none."""
    if len(row.by_currency) <= 1:
        return None
    return {name: money_numbers(of) for name, of in row.by_currency.items()}
