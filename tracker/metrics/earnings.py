"""On what terms an hour was worked, and what it earned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import _
from tracker.language.parts import numeral
from tracker.metrics.cells import Ledger, Worked
from tracker.metrics.fees import fee_problem, touches
from tracker.metrics.periods import ONE_DAY, Period, period_of
from tracker.metrics.rates import agreed_rate, rate_card, rate_changes
from tracker.records import NEVER_BILLABLE, Problem
from tracker.workweek import newest

if TYPE_CHECKING:
    from tracker.records import Expense, Project

DEFAULT_CURRENCY = "EUR"
"""The currency of a database without settings (the contract, section 3, `settings`)."""


class Terms(NamedTuple):
    """On what terms hours are worked: currency, billing, agreed cents per hour (None: nothing agreed)."""

    currency: str
    billing: str
    agreed: float | None


class Priced(NamedTuple):
    """The hours for a client in one cell, and their terms.

    `earned` is in cent-seconds (cents per hour x seconds: whole numbers until the last division by
    3600) and is 0 for fees, which are earned by the calendar, and for hours without a rate.
    """

    cell: Worked
    terms: Terms
    billable: bool
    earned: float

    @property
    def lacks_rate(self) -> bool:
        """Whether the hours are billable by the hour, yet at no rate."""
        return self.billable and self.terms.billing == "hourly" and self.terms.agreed is None


def home_currency(ledger: Ledger) -> str:
    """The currency of the newest settings, which is also that of a client who has none."""
    return newest(ledger.settings).currency if ledger.settings else DEFAULT_CURRENCY


def currencies(ledger: Ledger) -> dict[str, str]:
    """The currency of each client."""
    home = home_currency(ledger)
    return {client.name: client.currency or home for client in ledger.clients}


def priced(cells: Iterable[Worked], spans: Sequence[Period], ledger: Ledger) -> Iterator[Priced]:
    """The cells of hours for clients with their terms; own hours and leave are passed over.

    A cell without a project is hourly at the client's rate. Leave, and hours on gift and internal
    projects, are never billable. Source: the contract, section 3 **Entry** and section 4 `revenue`.

    Raises:
        ValueError: a rate begins inside a period, so its seconds cannot be priced.
        KeyError: a cell names a client or project that the ledger does not hold.
    """
    _refuse_straddling(spans, rate_changes(ledger.rates))
    card, currency = rate_card(ledger.rates), currencies(ledger)
    projects: dict[tuple[str, str], Project] = {(p.client, p.name): p for p in ledger.projects}
    known: dict[tuple[int, str, str | None], Terms] = {}
    for cell in cells:
        client, name = cell.client, cell.project
        if client is None or cell.kind == "leave":
            continue
        terms = known.get((cell.period, client, name))
        if terms is None:
            project = None if name is None else projects[client, name]
            agreed = agreed_rate(card, client, project, spans[cell.period].start)
            terms = Terms(currency[client], project.billing if project else "hourly", agreed)
            known[cell.period, client, name] = terms
        billable = cell.billable and terms.billing not in NEVER_BILLABLE
        hourly = billable and terms.billing == "hourly"
        yield Priced(cell, terms, billable, cell.seconds * (terms.agreed or 0) if hourly else 0)


def _refuse_straddling(spans: Sequence[Period], cuts: Iterable[date]) -> None:
    for day in cuts:
        at = period_of(spans, day)
        if at is not None and spans[at].start != day:
            raise ValueError(f"a rate begins on {day}, inside the period {spans[at].start}..{spans[at].end}")


def costs(expenses: Iterable[Expense], spans: Sequence[Period]) -> Iterator[tuple[Expense, int]]:
    """(expense, period) for the expenses in the periods that no client pays back."""
    for expense in expenses:
        at = None if expense.passed_through else period_of(spans, expense.day)
        if at is not None:
            yield expense, at


def earning_problems(rows: Iterable[Priced], spans: Sequence[Period], ledger: Ledger) -> tuple[Problem, ...]:
    """What earns 0 in these periods although it should earn something.

    Billable hourly hours without a rate, per client and project; and each faulty fee whose days, as far
    as they are known, touch the periods or on which hours were worked.
    """
    rateless: dict[tuple[str, str | None], tuple[int, set[int]]] = {}
    worked_on: set[tuple[str | None, str | None]] = set()
    for row in rows:
        cell = row.cell
        worked_on.add((cell.client, cell.project))
        if row.lacks_rate and cell.client is not None:
            seconds, at = rateless.setdefault((cell.client, cell.project), (0, set()))
            rateless[cell.client, cell.project] = seconds + cell.seconds, at | {cell.period}
    found = [
        _rateless_problem(client, project, seconds, [spans[n] for n in sorted(at)])
        for (client, project), (seconds, at) in sorted(rateless.items(), key=_named)
    ]
    for project in ledger.projects:
        near = spans and touches(project, spans[0].start, spans[-1].end)
        if near or (project.client, project.name) in worked_on:
            found += [problem] if (problem := fee_problem(project)) else []
    return tuple(found)


def _named(item: tuple[tuple[str, str | None], object]) -> tuple[str, str]:
    (client, project), _unused = item
    return client, project or ""


def _rateless_problem(client: str, project: str | None, seconds: int, spans: Sequence[Period]) -> Problem:
    where = _("{client}, project {project},").format(client=client, project=project) if project else client
    first, last = spans[0].start, spans[-1].end - ONE_DAY
    when = (_("on {first}") if first == last else _("between {first} and {last}")).format(
        first=first, last=last
    )
    return Problem(
        _(
            "{hours} billable hours for {where} {when} have no rate and count as 0. Give "
            "them one with `tracker rate set`"
        ).format(hours=numeral(seconds / 3600, 2), where=where, when=when)
    )
