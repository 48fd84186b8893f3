"""From the agreed rate down to the effective rate: what each part of the work took."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.metrics.cells import Ledger, Worked
from tracker.metrics.earnings import Priced, costs, currencies, home_currency, priced
from tracker.metrics.fees import FEE_BILLINGS, fee_incomes
from tracker.metrics.periods import Period
from tracker.metrics.rounding import largest_remainder, whole

PARTS = (
    "research",
    "support",
    "coaching",
    "messages",
    "extra work",
    "gifts",
    "travel",
    "other unbilled",
    "internal",
    "no rate",
    "fixed fee",
    "expenses",
)
"""What can stand between the two rates, in the order it is shown. All but expenses are time."""

_OF_KIND = {"research": "research", "preparation": "research"} | {
    kind: kind for kind in ("support", "coaching", "messages", "travel")
}
_OF_BILLING = {"gift": "gifts", "internal": "internal"}
NOTHING = 1e-6
"""A part smaller than a millionth of a cent is the noise of binary fractions, and left out."""


class Part(NamedTuple):
    """What one part took (negative: gave), in cents over the period, and the hours behind it."""

    name: str
    cents: float
    seconds: int


class Waterfall(NamedTuple):
    """From agreed to effective rate over a set of hours, in one currency, not rounded.

    Attributes:
        currency: of every amount.
        seconds: H, all hours for clients in the set, billable or not.
        agreed_cents_per_hour: A, weighted by all hours that have an agreed rate.
        effective_cents_per_hour: E = revenue / H.
        potential_cents: A x H.
        revenue_cents: earned less expenses that nobody pays back.
        parts: add up to potential - revenue; parts that took nothing are left out.
        own_seconds: hours without a client, shown apart; 0 in the waterfall of one client.
        effective_with_own_cents_per_hour: revenue / (H + own hours); None where hours in another
            currency share them.
    """

    currency: str
    seconds: int
    agreed_cents_per_hour: float
    effective_cents_per_hour: float
    potential_cents: float
    revenue_cents: float
    parts: tuple[Part, ...]
    own_seconds: int
    effective_with_own_cents_per_hour: float | None

    @property
    def left_on_the_table_cents(self) -> float:
        """What the time parts took: potential - revenue - expenses. Negative: more than was agreed."""
        return sum(part.cents for part in self.parts if part.name != "expenses")


class Step(NamedTuple):
    """One part in whole cents, over the period and per hour of all hours for clients."""

    name: str
    cents: int
    cents_per_hour: int
    seconds: int


class Stairs(NamedTuple):
    """A waterfall in whole cents: potential - steps = revenue and agreed - steps = effective, exactly."""

    currency: str
    agreed_cents_per_hour: int
    effective_cents_per_hour: int
    potential_cents: int
    revenue_cents: int
    left_on_the_table_cents: int
    steps: tuple[Step, ...]


def waterfall(
    cells: Iterable[Worked],
    spans: Sequence[Period],
    ledger: Ledger,
    client: str | None = None,
    currency: str | None = None,
) -> Waterfall | None:
    """What took the agreed rate A down to the effective rate E, over the hours of one client or of all.

    Unbilled hours count at their own agreed rate, hours without one at A; so the potential is A x H.
    Each unbilled hour stands in one part: gift and internal projects first, then extra scope by who
    asked (me: gifts; else extra work), then the kind. "fixed fee" = billable hours on fixed fees and
    retainers at their agreed rate - what those earned (negative: in your favour). "no rate" = billable
    hourly hours without a rate, at A.

    Args:
        cells: seconds per period, with kind, scope and initiator.
        spans: sorted, disjoint periods that no rate change falls into.
        ledger: the records that price the cells.
        client: only this client's hours and money.
        currency: only the clients of this currency (default: that of the client, else of the settings).

    Returns:
        None when there are no hours, or none with an agreed rate.
    """
    cells = list(cells)
    used, names = _clients(ledger, client, currency)
    rows = [row for row in priced(cells, spans, ledger) if row.cell.client in names]
    seconds = sum(row.cell.seconds for row in rows)
    agreed = _weighted(rows)
    if not seconds or agreed is None:
        return None
    fees = sum(cents for project, _, cents in fee_incomes(ledger.projects, spans) if project.client in names)
    spent = sum(e.amount_cents for e, _ in costs(ledger.expenses, spans) if e.client in names)
    revenue = sum(row.earned for row in rows) / 3600 + fees - spent
    own = 0 if client is not None else _own_seconds(cells)
    shared = client is None and any(_is_for_another(cell, names) for cell in cells)
    with_own = None if shared else revenue * 3600 / (seconds + own)
    effective, potential = revenue * 3600 / seconds, agreed * seconds / 3600
    parts = _parts(rows, agreed, fees, spent)
    return Waterfall(used, seconds, agreed, effective, potential, revenue, parts, own, with_own)


def _clients(ledger: Ledger, client: str | None, currency: str | None) -> tuple[str, frozenset[str | None]]:
    """The currency used, and whose hours and money count; None: expenses that no client is named for."""
    of, home = currencies(ledger), home_currency(ledger)
    if client is not None:
        used = currency or of[client]
        return used, frozenset({client} if of[client] == used else ())
    used = currency or home
    names = {name for name, value in of.items() if value == used}
    return used, frozenset({*names, None} if used == home else names)


def _is_for_another(cell: Worked, names: frozenset[str | None]) -> bool:
    return cell.client is not None and cell.client not in names and cell.kind != "leave"


def _weighted(rows: Iterable[Priced]) -> float | None:
    seconds, value = 0, 0.0
    for row in rows:
        if row.terms.agreed is not None:
            seconds += row.cell.seconds
            value += row.cell.seconds * row.terms.agreed
    return value / seconds if seconds else None


def _own_seconds(cells: Iterable[Worked]) -> int:
    return sum(cell.seconds for cell in cells if cell.client is None and cell.kind != "leave")


def _parts(rows: Iterable[Priced], agreed: float, fees: float, spent: int) -> tuple[Part, ...]:
    taken: dict[str, float] = dict.fromkeys(PARTS, 0.0)
    behind = dict.fromkeys(PARTS, 0)
    for row in rows:
        name = part_of(row)
        if name is not None:
            rate = agreed if row.terms.agreed is None else row.terms.agreed
            taken[name] += row.cell.seconds * rate
            behind[name] += row.cell.seconds
    cents = {name: value / 3600 for name, value in taken.items()}
    cents["fixed fee"] -= fees
    cents["expenses"] += spent
    return tuple(Part(name, cents[name], behind[name]) for name in PARTS if abs(cents[name]) > NOTHING)


def part_of(row: Priced) -> str | None:
    """The part that a cell's hours belong to; None for billable hours at an hourly rate."""
    cell, billing = row.cell, row.terms.billing
    if row.billable:
        if billing in FEE_BILLINGS:
            return "fixed fee"
        return "no rate" if row.lacks_rate else None
    if billing in _OF_BILLING:
        return _OF_BILLING[billing]
    if cell.scope == "extra":
        return "gifts" if cell.initiator == "me" else "extra work"
    return _OF_KIND.get(cell.kind or "", "other unbilled")


def in_cents(of: Waterfall) -> Stairs:
    """A waterfall in whole cents whose steps add up to the cent.

    Steps are rounded by largest remainder to the difference of the two rounded ends, so the sum on the
    screen is the sum the reader can do. What is left on the table is the sum of the rounded time steps.
    """
    agreed, effective = whole(of.agreed_cents_per_hour), whole(of.effective_cents_per_hour)
    potential, revenue = whole(of.potential_cents), whole(of.revenue_cents)
    cents = largest_remainder([part.cents for part in of.parts], potential - revenue)
    per_hour = largest_remainder([part.cents * 3600 / of.seconds for part in of.parts], agreed - effective)
    steps = tuple(
        Step(part.name, amount, rate, part.seconds)
        for part, amount, rate in zip(of.parts, cents, per_hour, strict=True)
    )
    left = sum(step.cents for step in steps if step.name != "expenses")
    return Stairs(of.currency, agreed, effective, potential, revenue, left, steps)
