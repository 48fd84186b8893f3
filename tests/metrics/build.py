"""Cells and records in few words, and random ones for the laws."""

from datetime import date

from hypothesis import strategies as st

from tracker.metrics.cells import Ledger, Worked
from tracker.metrics.periods import Period, periods
from tracker.metrics.rates import rate_changes
from tracker.records import Client, Expense, Project, Rate, Settings

WEEK_47 = (Period(date(2026, 11, 16), date(2026, 11, 23)),)
FIRST, LAST = date(2026, 1, 1), date(2026, 7, 1)


def worked(
    hours,
    client="Bouw",
    *,
    project=None,
    kind="delivery",
    billable=True,
    scope="agreed",
    initiator=None,
    period=0,
):
    return Worked(period, client, project, kind, billable, scope, initiator, round(hours * 3600))


def own(hours, kind="admin", period=0):
    return worked(hours, None, kind=kind, billable=False, period=period)


def settings(**fields):
    return Settings(timezone="Europe/Amsterdam", **fields)


def ledger(*records, currency="EUR"):
    """The records as a ledger; clients that only other records name are added."""
    named = {r.name for r in records if isinstance(r, Client)}
    others = {r.client for r in records if not isinstance(r, Client | Settings)} - named - {None}
    clients = [r for r in records if isinstance(r, Client)] + [Client(name=n) for n in sorted(others)]
    return Ledger(
        tuple(r for r in records if isinstance(r, Settings)) or (settings(currency=currency),),
        tuple(clients),
        tuple(r for r in records if isinstance(r, Project)),
        tuple(r for r in records if isinstance(r, Rate)),
        tuple(r for r in records if isinstance(r, Expense)),
    )


def rate(cents, client="Bouw", since=None, project=None):
    return Rate(client=client, project=project, cents_per_hour=cents, valid_from=since)


def project(billing, name="Handbook", client="Bouw", **fields):
    return Project(client=client, name=name, billing=billing, **fields)


days = st.dates(FIRST, LAST)
cents = st.integers(0, 2_000_000)
some_hours = st.none() | st.integers(1, 500)
CLIENTS = ("Bouw", "Eik", "Zee")


@st.composite
def projects(draw, client, name):
    billing = draw(st.sampled_from(("hourly", "fixed", "retainer", "gift", "internal")))
    starts, ends = sorted((draw(days), draw(days)))
    stones = sorted(draw(st.lists(days, max_size=4, unique=True)))
    shares = [1 / len(stones) for _ in stones]
    return Project(
        client=client,
        name=name,
        billing=billing,
        fee_cents=draw(st.none() | cents),
        agreed_hours=draw(some_hours),
        included_hours=draw(some_hours),
        starts_on=draw(st.sampled_from((None, starts, min([starts, *stones])))),
        ends_on=draw(st.sampled_from((None, ends))),
        milestones=tuple({"day": d, "share": s} for d, s in zip(stones, shares, strict=True)),
    )


@st.composite
def rates(draw):
    client = draw(st.sampled_from(CLIENTS))
    name = draw(st.sampled_from((None, None, "A")))
    return Rate(
        client=client,
        project=name,
        cents_per_hour=draw(st.integers(0, 30_000)),
        valid_from=draw(st.none() | days),
    )


@st.composite
def books(draw, by=(), several_currencies=False):
    """(cells, periods, ledger): half a year of random work."""
    currencies = st.sampled_from((None, "EUR", "USD") if several_currencies else (None,))
    clients = tuple(Client(name=name, currency=draw(currencies)) for name in CLIENTS)
    engagements = tuple(draw(projects(c, n)) for c in CLIENTS for n in ("A", "B"))
    prices = tuple(
        {(r.client, r.project, r.valid_from): r for r in draw(st.lists(rates(), max_size=6))}.values()
    )
    spending = st.builds(
        Expense,
        client=st.sampled_from((None, *CLIENTS)),
        day=days,
        amount_cents=cents,
        passed_through=st.booleans(),
    )
    spans = periods(FIRST, LAST, by, rate_changes(prices))
    cells = draw(st.lists(_cells(len(spans)), max_size=12))
    expenses = tuple(draw(st.lists(spending, max_size=3)))
    return cells, spans, Ledger((settings(),), clients, engagements, prices, expenses)


@st.composite
def _cells(draw, count):
    client = draw(st.sampled_from((None, *CLIENTS)))
    return Worked(
        draw(st.integers(0, count - 1)),
        client,
        draw(st.sampled_from((None, "A", "B"))) if client else None,
        draw(st.sampled_from(("delivery", "research", "support", "travel", "admin", "leave"))),
        draw(st.booleans()) if client else False,
        draw(st.sampled_from(("agreed", "extra"))),
        draw(st.sampled_from((None, "me", "client"))),
        draw(st.integers(1, 100_000)),
    )
