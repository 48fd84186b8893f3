"""Hours, money and effective rate, per client, project, kind and period."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.metrics.capacity import capacities, utilization
from tracker.metrics.cells import Ledger, Worked
from tracker.metrics.earnings import Priced, costs, currencies, earning_problems, home_currency, priced
from tracker.metrics.fees import fee_incomes
from tracker.metrics.periods import KEYS, LABELS, Period, grouping, labels
from tracker.records import Problem

_Key = tuple[str | None, str | None, str | None, tuple[str, ...]]
"""Client, project, kind and the labels of time of a group."""
_WHOLE: _Key = (None, None, None, ())


class Money(NamedTuple):
    """What hours for clients brought in, in one currency.

    `revenue_cents` = what was earned - expenses that nobody pays back, excluding VAT.
    `agreed_cents_per_hour` is weighted by all hours that have one. `effective_cents_per_hour` = revenue /
    all hours for clients, costs taken off (contribution). `rate_kept` = effective / agreed. Rates are None
    where the denominator is 0 or None. Nothing is rounded. Source: the contract, section 4.
    """

    revenue_cents: float
    agreed_cents_per_hour: float | None
    effective_cents_per_hour: float | None
    rate_kept: float | None


class Row(NamedTuple):
    """The numbers of one combination of keys, none of them rounded.

    Attributes:
        keys: the value under each key of the grouping; client None holds the own hours, project None
            the hours and expenses of a client outside its projects.
        currency: the one used; with none or several, that of the newest settings.
        seconds: hours for clients; with client None the own hours; leave is in neither.
        billable_seconds: the billable part of `seconds`.
        own_seconds: hours without a client; 0 where the keys hold the client.
        money: None for own hours, over several currencies and with kind among the keys.
        by_currency: the money per currency used; `money` is its one value when it has one.
        capacity_seconds: None where utilization has no meaning or leave was not given.
        utilization: billable / capacity; None likewise, and without capacity.
    """

    keys: dict[str, str | None]
    currency: str
    seconds: int
    billable_seconds: int
    own_seconds: int
    money: Money | None
    by_currency: dict[str, Money]
    capacity_seconds: float | None
    utilization: float | None

    @property
    def unbilled_seconds(self) -> int:
        """`seconds` that are not billable."""
        return self.seconds - self.billable_seconds


class Totals(NamedTuple):
    """Rows in the order of their keys, None last, and what earned 0 although it should not."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


class _Sums:
    """What is added up for one row in one currency."""

    __slots__ = ("agreed", "agreed_seconds", "earned", "expenses", "fees", "seconds")

    def __init__(self) -> None:
        self.seconds = 0
        self.agreed_seconds = 0
        self.agreed: float = 0
        self.earned: float = 0
        self.fees: float = 0
        self.expenses = 0

    def add(self, row: Priced) -> None:
        seconds = row.cell.seconds
        self.seconds += seconds
        self.earned += row.earned
        if row.terms.agreed is not None:
            self.agreed_seconds += seconds
            self.agreed += seconds * row.terms.agreed

    def money(self) -> Money:
        revenue = self.earned / 3600 + self.fees - self.expenses
        agreed = self.agreed / self.agreed_seconds if self.agreed_seconds else None
        effective = revenue * 3600 / self.seconds if self.seconds else None
        kept = effective / agreed if effective is not None and agreed else None
        return Money(revenue, agreed, effective, kept)


class _Group:
    """What is added up for one row."""

    __slots__ = ("billable", "own", "seconds", "sums")

    def __init__(self) -> None:
        self.seconds = 0
        self.billable = 0
        self.own = 0
        self.sums: dict[str, _Sums] = {}

    def of(self, currency: str) -> _Sums:
        if currency not in self.sums:
            self.sums[currency] = _Sums()
        return self.sums[currency]


class _Groups(dict[_Key, _Group]):
    """Groups by key; keys that are not asked for are None in all of them."""

    def __init__(self, keys: tuple[str, ...], spans: Sequence[Period]) -> None:
        super().__init__()
        self.per_client, self.per_project, self.per_kind = (k in keys for k in KEYS[:3])
        self.times = tuple(key for key in keys if key in LABELS)
        named = [labels(spans, key) for key in self.times]
        self.when = list(zip(*named, strict=True)) if named else [()] * len(spans)

    def __missing__(self, key: _Key) -> _Group:
        self[key] = group = _Group()
        return group

    def at(self, period: int, client: str | None, project: str | None, kind: str | None = None) -> _Group:
        return self[
            client if self.per_client else None,
            project if self.per_project else None,
            kind if self.per_kind else None,
            self.when[period],
        ]

    def named(self, key: _Key) -> dict[str, str | None]:
        client, project, kind, when = key
        return {
            "client": client,
            "project": project,
            "kind": kind,
            **dict(zip(self.times, when, strict=True)),
        }


def totals(
    cells: Iterable[Worked],
    spans: Sequence[Period],
    ledger: Ledger,
    by: Iterable[str] = (),
    leave: Mapping[date, int] | None = None,
) -> Totals:
    """Hours, money and rates, one row per combination of the keys in `by`; without keys, one row.

    Fees earn by calendar day, also where nobody worked. An expense stands in its client's row with
    project None; one without a client lowers only rows without client among the keys. With kind among
    the keys a row holds hours only. Rows without hours and money are left out.

    Args:
        cells: seconds per period, from the store.
        spans: sorted, disjoint periods from `periods.periods`, cut for `by` and for the rates.
        ledger: the records that price them.
        by: keys of `periods.KEYS`.
        leave: seconds of leave per date; without it utilization is not computed. It is given only in
            rows whose one key is day, week or month, or that have none.

    Raises:
        UsageError: `by` names something that is no key.
        ValueError: a period straddles a rate change or two labels.
    """
    keys = grouping(by)
    groups = _Groups(keys, spans)
    cells = list(cells)
    rows = list(priced(cells, spans, ledger))
    _add_hours(groups, cells, rows)
    if "kind" not in keys:
        _add_fees_and_costs(groups, spans, ledger)
    if not keys:
        groups[_WHOLE]
    room = _capacities(groups, spans, ledger, leave) if leave is not None and _has_capacity(keys) else {}
    home = home_currency(ledger)
    found = []
    for key, group in groups.items():
        named = groups.named(key)
        found.append(_row({k: named[k] for k in keys}, group, home, room.get(key[3])))
    return Totals(tuple(sorted(found, key=_in_order)), earning_problems(rows, spans, ledger))


def _add_hours(groups: _Groups, cells: Iterable[Worked], rows: Iterable[Priced]) -> None:
    per_client = groups.per_client
    for cell in cells:
        if cell.client is None and cell.kind != "leave":
            group = groups.at(cell.period, None, None, cell.kind)
            if per_client:
                group.seconds += cell.seconds
            else:
                group.own += cell.seconds
    for row in rows:
        cell = row.cell
        group = groups.at(cell.period, cell.client, cell.project, cell.kind)
        group.seconds += cell.seconds
        group.billable += cell.seconds if row.billable else 0
        group.of(row.terms.currency).add(row)


def _add_fees_and_costs(groups: _Groups, spans: Sequence[Period], ledger: Ledger) -> None:
    currency = currencies(ledger)
    for project, period, cents in fee_incomes(ledger.projects, spans):
        groups.at(period, project.client, project.name).of(currency[project.client]).fees += cents
    for expense, period in costs(ledger.expenses, spans):
        if expense.client is not None:
            sums = groups.at(period, expense.client, None).of(currency[expense.client])
        elif not groups.per_client:
            sums = groups.at(period, None, None).of(home_currency(ledger))
        else:
            continue
        sums.expenses += expense.amount_cents


def _has_capacity(keys: tuple[str, ...]) -> bool:
    return len(keys) <= 1 and set(keys) <= set(LABELS)


def _capacities(
    groups: _Groups, spans: Sequence[Period], ledger: Ledger, leave: Mapping[date, int]
) -> dict[tuple[str, ...], float]:
    room = dict.fromkeys(groups.when, 0.0)
    for when, seconds in zip(groups.when, capacities(spans, ledger.settings, leave), strict=True):
        room[when] += seconds
    return room if room else {(): 0.0}


def _in_order(row: Row) -> list[tuple[bool, str, str]]:
    return [(value is None, (value or "").casefold(), value or "") for value in row.keys.values()]


def _row(keys: dict[str, str | None], group: _Group, home: str, room: float | None) -> Row:
    hours_only = "kind" in keys or ("client" in keys and keys["client"] is None)
    by_currency = {} if hours_only else {name: group.sums[name].money() for name in sorted(group.sums)}
    one = next(iter(group.sums)) if len(group.sums) == 1 else home
    money = None
    if not hours_only and len(by_currency) <= 1:
        money = by_currency.get(one) or _Sums().money()
    used = None if room is None else utilization(group.billable, room)
    return Row(keys, one, group.seconds, group.billable, group.own, money, by_currency, room, used)
