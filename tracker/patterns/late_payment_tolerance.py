"""Invoices stay unpaid past their date while nothing is said (financing the client unasked).

What it sees
    Invoices past due, neither on hold nor within a leeway that you chose: the days past due and since the
    last reminder, the days since they were issued, F = the overdue amount, and V = the value of the hours
    worked since. No due date: 30 days after issue. F is measured against the mean weekly revenue of the last
    12 weeks. An amount may hold VAT; revenue does not. Levels stand at once.

Why it matters
    Waiting for money is a loan. It can be trust that you chose, which often comes back (Dirk Boersma), or a
    talk that is put off. Under Dutch law 30 days hold where nothing was agreed and for large companies and
    public bodies, up to 60 by agreement; interest and at least 40 euros of costs may then be charged without
    a reminder. In 2022, 49 percent of 500 independent professionals had late payers within a year (Knab).
    This is no legal advice.

Look-alikes
    A dispute, an order number that you still owe them (put the invoice on hold), leeway that was agreed on.

What helps
    A friendly reminder on the first day, and a rule of your own for pausing after the second. It helped when
    the median days to payment are down, open invoices counted in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.metrics.earnings import currencies
from tracker.metrics.late_interest import statutory_interest
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, above, at_least, found
from tracker.patterns.evidence import MOST, of_record
from tracker.patterns.gifts import QUARTER_WEEKS
from tracker.patterns.money import value_cents, worth_cents
from tracker.patterns.recorded import between
from tracker.patterns.windows import ONE_WEEK
from tracker.workweek import newest

if TYPE_CHECKING:
    from tracker.patterns.base import Reached
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.records import Invoice

NAME = "late-payment-tolerance"
STRICT = ("large", "public")
"""Sizes of clients that may take 30 days at most."""
USUAL_TERM = timedelta(days=30)
"""When an invoice without a due date is due, after its issue (domain 4.0)."""
REVENUE_WEEKS, WORK_WEEKS = 12, 4


class _Late(NamedTuple):
    """An invoice past due, the day it was due, and the day of that or of the reminder, whichever is later."""

    invoice: Invoice
    due: date
    spoken: date


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """What each client, an archived one too, has left unpaid."""
    for client in facts.everyone.values():
        late = sorted(_late(client.invoices, facts), key=lambda one: (one.due, one.invoice.id or ""))
        if late:
            yield from _of_client(client, facts, late, limits)


def _late(invoices: Sequence[Invoice], facts: Facts) -> Iterator[_Late]:
    for of in invoices:
        due = due_day(of)
        waiting = of.leeway_until is not None and facts.last < of.leeway_until
        if of.paid_on is None and of.amount_cents > 0 and due < facts.last and not of.on_hold and not waiting:
            yield _Late(of, due, max(due, of.reminded_on or due))


def due_day(of: Invoice) -> date:
    """When an invoice is due: 30 days after its issue where it does not say."""
    return of.due_on or of.issued_on + USUAL_TERM


def _of_client(client: ClientFacts, facts: Facts, late: Sequence[_Late], limits: Limits) -> Iterator[Finding]:
    amount = sum(one.invoice.amount_cents for one in late)
    start = facts.end - REVENUE_WEEKS * ONE_WEEK
    revenue = facts.money.revenue_cents(client.name, start, facts.end)
    ratio = amount * REVENUE_WEEKS / revenue if revenue > 0 else None
    recent = between(client.work, facts.end - WORK_WEEKS * ONE_WEEK, facts.end)
    worked = sum(piece.seconds for piece in recent)
    met = list(_lines(client, facts, late, limits))
    if worked:
        met.append(at_least(2, "count", len(late), limits["overdue_2"], event=True))
    met.append(above(3, "ratio", ratio, limits["ratio_3"], event=True))
    yield from found(
        NAME,
        client.name,
        met,
        n=len(late),
        start=min(one.invoice.issued_on for one in late),
        end=facts.last,
        stake_cents=amount,
        evidence=tuple(
            of_record(one.invoice, one.due, cents=one.invoice.amount_cents)._replace(
                said=one.invoice.number or ""
            )
            for one in late[:MOST]
        ),
        numbers={
            "overdue": len(late),
            "amount": amount,
            "currency": currencies(facts.recorded.ledger)[client.name],
            "days": (facts.last - late[0].due).days,
            "reminded": sum(one.invoice.reminded_on is not None for one in late),
            "weeks_of_revenue": ratio,
            **_worth(client, facts, late[0].due),
            **_law(client, facts, late),
        },
    )


def _lines(
    client: ClientFacts, facts: Facts, late: Sequence[_Late], limits: Limits
) -> Iterator[Reached | None]:
    """The lines of time: of the days since something was said, and of those since the issue."""
    waited = [one for one in late if (facts.last - one.spoken).days >= limits["days_1"]]
    if waited:  # as old as it is past due; it was the silence that passed the line
        oldest = max((facts.last - one.due).days for one in waited)
        yield at_least(1, "age", oldest, limits["days_1"], event=True)
    age = max((facts.last - one.invoice.issued_on).days for one in late)
    legal = limits["legal_strict_2"] if client.client.size in STRICT else limits["legal_2"]
    yield above(2, "age", age, legal, event=True)


def _worth(client: ClientFacts, facts: Facts, due: date) -> dict[str, Any]:
    """The hours worked since the oldest was due, and their value; None where one has no rate."""
    since = between(client.work, due + timedelta(days=1), facts.end)
    start = facts.end - QUARTER_WEEKS
    values = []
    for piece in since:
        project = client.project(piece.project)
        rate = facts.money.rate(client.name, project, piece.day, start, facts.end)
        values.append(value_cents(piece.seconds, rate))
    return {
        "seconds_since": sum(piece.seconds for piece in since),
        "value_since": worth_cents(values) if values else None,
    }


def _law(client: ClientFacts, facts: Facts, late: Sequence[_Late]) -> dict[str, Any]:
    """What the law says of it, for Dutch users paid in euros: the interest to date, and long terms."""
    ledger = facts.recorded.ledger
    if currencies(ledger)[client.name] != "EUR" or newest(ledger.settings).country != "NL":
        return {"dutch": False, "interest": None, "long_term": None, "longest": None}
    sums = [statutory_interest(one.invoice.amount_cents, one.due, facts.last) for one in late]
    known = [one for one in sums if one is not None]
    longest = 30 if client.client.size in STRICT else 60
    terms = [(one.due - one.invoice.issued_on).days for one in late]
    return {
        "dutch": True,
        "interest": sum(known) if len(known) == len(sums) else None,
        "long_term": max(terms) if max(terms) > longest else None,
        "longest": longest,
    }


_LAW = "Dutch law on payment terms since 2022"

PATTERN = Pattern(
    NAME,
    20,
    detect,
    limits=(
        Limit("days_1", 7, 1, 365, "days", CHOSEN, "days past due, or since the reminder"),
        Limit(
            "legal_strict_2", 30, 7, 365, "days", _LAW, "days since issue, large companies and public bodies"
        ),
        Limit("legal_2", 60, 7, 365, "days", _LAW, "days since issue, everybody else"),
        Limit("overdue_2", 2, 1, 20, "count", CHOSEN, "invoices overdue while work goes on"),
        Limit("ratio_3", 4, 0.5, 52, "ratio", CHOSEN, "overdue amount in average weeks of revenue"),
    ),
    topics=("payment",),
    needs=("invoice",),
)
