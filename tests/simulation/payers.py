"""Planted and look-alike: one client who is most of the income, and invoices that stay unpaid.

Patterns 19 (a year of revenue before both reviews) and 20 (an event).
"""

from dataclasses import replace
from random import Random

from tests.simulation.expectation import DEPENDENCY, GAP, LATE, Persona
from tests.simulation.practice import SUBJECT, Habit, bill, others, persona, serve
from tests.simulation.records import Diary


def _portfolio(rng: Random, main: float, **changes: object) -> tuple[Diary, str]:
    """Sixty weeks, so that twelve months of revenue lie before both reviews; equal rates."""
    diary = Diary(rng, weeks=60)
    fixed = Habit(rate=10_000, asked=2, asking=1)
    client = serve(diary, replace(SUBJECT, hours=main, rate=10_000, **changes))  # type: ignore[arg-type]
    for _ in range(3):
        serve(diary, replace(fixed, hours=(25 - main) / 3, meeting=False))
    return diary, client


def main_client(rng: Random) -> Persona:
    """19 at level 2: 62 % of a year's revenue; the line is 50 %."""
    diary, client = _portfolio(rng, 15.5)
    return persona("main client", diary, client, {DEPENDENCY: 2}, at_most={DEPENDENCY: 2})


def large_client(rng: Random) -> Persona:
    """19 at level 1 and no more: 42 %; the line of level 2 is 50 %."""
    diary, client = _portfolio(rng, 10.5)
    return persona("large client", diary, client, {DEPENDENCY: 1}, at_most={DEPENDENCY: 1})


def only_client(rng: Random) -> Persona:
    """19 at level 3: 84 % for more than half a year, and a boundary told here is held in 3 of 12."""
    diary, client = _portfolio(rng, 21)
    for n in range(20):
        at = diary.at(diary.day(-1 - n, rng.randrange(5)), 720)
        diary.add("occasion", boundary=f"{client}-hours"[-64:], at=at, kept=n % 4 == 0, opened_by="me")
    return persona("only client", diary, client, {DEPENDENCY: 3, GAP: 2})


def agency_as_payer(rng: Random) -> Persona:
    """19 silent: an agency pays 80 %, but for five assignments of its own clients, by project 16 % each."""
    diary = Diary(rng, weeks=60)
    agency = replace(SUBJECT, hours=4, rate=10_000, client={"intermediary": True}, project={"name": "end 0"})
    client = serve(diary, agency)
    for n in range(1, 5):
        diary.add("project", client=client, name=f"end {n}", billing="hourly",
                  starts_on=diary.day(-60).isoformat())  # fmt: skip
        for week in diary.all_weeks():
            diary.work(week, 4 * rng.uniform(0.96, 1.04), client=client, project=f"end {n}")
    others(diary, 2, hours=3, rate=10_000)
    return persona("agency as payer", diary, client, must_not=(DEPENDENCY,))


def first_year(rng: Random) -> Persona:
    """19 cannot be said: 80 % with one client, but half a year of revenue only."""
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, hours=22))
    serve(diary, Habit(hours=5))
    return persona("first year", diary, client, must_not=(DEPENDENCY,))


def _unpaid(rng: Random, weeks: tuple[int, ...], hours: float, **fields: object) -> tuple[Diary, str]:
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, invoices=False, rate=10_000, client={"size": "sme"}))
    for week in weeks:
        bill(diary, client, diary.day(week), round(hours * 10_000), **fields)  # type: ignore[arg-type]
    others(diary)
    return diary, client


def unpaid_months(rng: Random) -> Persona:
    """20 at level 3: three invoices of four weeks' work each past due, F = 12 weeks of revenue; line 4."""
    diary, client = _unpaid(rng, (-18, -14, -10), 50)
    return persona("unpaid months", diary, client, {LATE: 3})


def two_unpaid(rng: Random) -> Persona:
    """20 at level 2 and no more: two small invoices past due while work goes on, F = 2.5 weeks of revenue."""
    diary, client = _unpaid(rng, (-8, -6), 16)
    return persona("two unpaid", diary, client, {LATE: 2}, at_most={LATE: 2})


def one_unpaid(rng: Random) -> Persona:
    """20 at level 1 and no more: one small invoice, 17 days past due, without a reminder."""
    diary, client = _unpaid(rng, (-7,), 16)
    return persona("one unpaid", diary, client, {LATE: 1}, at_most={LATE: 1})


def on_hold(rng: Random) -> Persona:
    """20 silent: three invoices long past due, in dispute or waiting for a number from my side."""
    diary, client = _unpaid(rng, (-18, -14, -10), 50, on_hold=rng.choice(("dispute", "my_side")))
    return persona("on hold", diary, client, must_not=(LATE,))


def reminded(rng: Random) -> Persona:
    """20 silent: one small invoice 17 days past due, reminded of three days before the review ends."""
    diary = Diary(rng)
    client = serve(diary, replace(SUBJECT, invoices=False, rate=10_000))
    bill(diary, client, diary.day(-7), 160_000, reminded_on=diary.day(-1, 3).isoformat())
    others(diary)
    return persona("reminded", diary, client, must_not=(LATE,))


PAYERS = (
    main_client,
    large_client,
    only_client,
    agency_as_payer,
    first_year,
    unpaid_months,
    two_unpaid,
    one_unpaid,
    on_hold,
    reminded,
)
