"""What the numbers are made from: hours already summed into cells, and the records that price them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from tracker.records import Client, Expense, Project, Rate, Settings

_Owned = TypeVar("_Owned", "Project", "Rate", "Expense")


class Worked(NamedTuple):
    """Seconds worked in one period by one combination of keys; running timers are not in them.

    `period` is an index into the periods the cells were summed over. `billable` is the entry's own word
    or its default; hours that can never be billable are recognised again here. A question that does not
    ask for `kind`, `scope` or `initiator` may fold them, but leave must stay apart from work.
    """

    period: int
    client: str | None
    project: str | None
    kind: str | None
    billable: bool
    scope: str
    initiator: str | None
    seconds: int


class Ledger(NamedTuple):
    """The records that turn hours into money."""

    settings: tuple[Settings, ...] = ()
    clients: tuple[Client, ...] = ()
    projects: tuple[Project, ...] = ()
    rates: tuple[Rate, ...] = ()
    expenses: tuple[Expense, ...] = ()


def of_client(ledger: Ledger, client: str) -> Ledger:
    """The part of a ledger that concerns one client; expenses without a client are left out."""
    return ledger._replace(
        clients=tuple(c for c in ledger.clients if c.name == client),
        projects=tuple(p for p in ledger.projects if p.client == client),
        rates=tuple(r for r in ledger.rates if r.client == client),
        expenses=tuple(e for e in ledger.expenses if e.client == client),
    )


def by_client(ledger: Ledger) -> dict[str, Ledger]:
    """The part of a ledger that concerns each client (`of_client`), in one walk over its records."""
    projects, rates, expenses = _owned(ledger.projects), _owned(ledger.rates), _owned(ledger.expenses)
    return {
        client.name: Ledger(
            ledger.settings,
            (client,),
            tuple(projects.get(client.name, ())),
            tuple(rates.get(client.name, ())),
            tuple(expenses.get(client.name, ())),
        )
        for client in ledger.clients
    }


def _owned(records: Iterable[_Owned]) -> dict[str | None, list[_Owned]]:
    found: dict[str | None, list[_Owned]] = {}
    for record in records:
        found.setdefault(record.client, []).append(record)
    return found
