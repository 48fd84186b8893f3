"""What Peter writes down beside his hours: updates, invoices, requests, questions, and how it goes.

He tells Marjan Hoekstra and the team less and less, while the other two hear from him every two weeks. He has
put down no boundary.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from peter_mbox import zoned
from peter_people import DIRECTOR
from peter_plan import Mail

BOUW, EIK, VLINDER = "Bouwgroep Noord", "Gemeente Eik", "Studio Vlinder"

# What he tells the team of Bouw, fewer and fewer times.
TOLD = "2026-05-29 2026-06-12 2026-06-26 2026-07-17 2026-09-11 2026-10-02"
# Client, number, issued, paid (or not yet), cents without VAT: Bouw's fee in six parts, Eik's and Vlinder's
# month. All are due after 30 days.
INVOICES = f"""
{VLINDER}|2026-11|2026-06-01|2026-06-24|97375
{EIK}|2026-12|2026-06-01|2026-06-19|85806
{BOUW}|2026-13|2026-06-17|2026-07-08|800000
{VLINDER}|2026-14|2026-07-01|2026-07-27|244625
{EIK}|2026-15|2026-07-01|2026-07-24|190000
{BOUW}|2026-16|2026-07-17|2026-08-10|800000
{VLINDER}|2026-17|2026-08-03|2026-08-28|239875
{EIK}|2026-18|2026-08-03|2026-08-28|190000
{BOUW}|2026-19|2026-08-17|2026-09-09|800000
{VLINDER}|2026-20|2026-09-01|2026-09-22|182875
{EIK}|2026-21|2026-09-01|2026-09-25|190000
{BOUW}|2026-22|2026-09-17|2026-10-12|800000
{VLINDER}|2026-23|2026-10-01|2026-10-26|254625
{EIK}|2026-24|2026-10-01|2026-10-23|190000
{BOUW}|2026-25|2026-10-16|2026-11-09|800000
{VLINDER}|2026-26|2026-11-02||246750
{EIK}|2026-27|2026-11-02||190000
{BOUW}|2026-28|2026-11-13||800000"""
# How his weeks feel, every other Thursday; Bouw says 8 whenever he asks.
ENERGY = (2, 2, 2, 1, 1, 1, 1, 0, 0, 0, -1, 0, -1)
NOTED: tuple[dict[str, Any], ...] = (
    {
        "type": "phase",
        "client": BOUW,
        "name": "Yards closed for the holidays",
        "starts_on": "2026-08-03",
        "ends_on": "2026-08-14",
    },
    {
        "type": "request",
        "client": BOUW,
        "text": "A version of the planning for the second yard",
        "at": "2026-08-20T11:10:00+02:00",
        "in_scope": False,
        "decision": "traded",
        "decided_at": "2026-08-21T09:40:00+02:00",
        "seconds": 10800,
    },
    {
        "type": "request",
        "client": VLINDER,
        "text": "A landing page beside the shop",
        "at": "2026-09-22T10:05:00+02:00",
        "in_scope": False,
        "decision": "priced",
        "decided_at": "2026-09-23T09:15:00+02:00",
        "seconds": 14400,
    },
    {
        "type": "request",
        "client": EIK,
        "text": "The form in three languages",
        "at": "2026-10-06T14:20:00+02:00",
        "in_scope": False,
        "decision": "alternative",
        "decided_at": "2026-10-08T10:00:00+02:00",
    },
    {
        "type": "request",
        "client": BOUW,
        "text": "A tour of the trial rounds for two new foremen",
        "at": "2026-10-29T09:50:00+01:00",
        "in_scope": False,
        "decision": "done",
        "decided_at": "2026-10-29T10:00:00+01:00",
        "seconds": 2700,
    },
    {
        "type": "question",
        "client": BOUW,
        "text": "Who signs the new checklist",
        "opened_at": "2026-07-06T09:40:00+02:00",
        "seconds": 900,
        "asked_at": "2026-07-06T11:00:00+02:00",
        "asked_whom": "client",
        "answered_at": "2026-07-07T10:15:00+02:00",
    },
    {
        "type": "question",
        "client": EIK,
        "text": "Which names may stand in the test data",
        "opened_at": "2026-09-15T10:00:00+02:00",
        "seconds": 1200,
        "asked_at": "2026-09-15T13:30:00+02:00",
        "asked_whom": "client",
        "answered_at": "2026-09-16T11:45:00+02:00",
    },
    {
        "type": "question",
        "client": BOUW,
        "text": "How other yards train their foremen",
        "opened_at": "2026-10-26T09:15:00+01:00",
        "seconds": 1500,
        "asked_at": "2026-10-26T13:00:00+01:00",
        "asked_whom": "peer",
        "answered_at": "2026-10-27T16:20:00+01:00",
    },
    {
        "type": "assumption",
        "client": VLINDER,
        "number": 5,
        "text": "Noor wants the headline only",
        "basis": "inferred",
        "belief": 70,
        "held_since": "2026-07-03",
        "tested_on": "2026-07-14",
        "outcome": "right",
        "decisions": 1,
    },
    {
        "type": "assumption",
        "client": BOUW,
        "number": 9,
        "text": "They want a source under every claim",
        "basis": "inferred",
        "belief": 80,
        "held_since": "2026-07-13",
    },
    {
        "type": "action",
        "client": BOUW,
        "text": "Name a contact for every yard",
        "owner": "client",
        "doer": "client",
        "due_on": "2026-09-25",
        "done_on": "2026-09-24",
    },
    {
        "type": "action",
        "client": BOUW,
        "text": "Outline of the training plan",
        "owner": "me",
        "doer": "me",
        "due_on": "2026-10-16",
        "done_on": "2026-10-15",
    },
    {
        "type": "action",
        "client": VLINDER,
        "text": "Photos of the new range",
        "owner": "client",
        "doer": "client",
        "due_on": "2026-10-30",
        "done_on": "2026-11-03",
    },
    {"type": "action", "client": EIK, "text": "Quote for next year", "owner": "me", "due_on": "2026-11-27"},
)


def beside(mails: Sequence[Mail]) -> Iterator[dict[str, Any]]:
    """All of it; every mail to or from the director is a contact with the sponsor."""
    yield from updates(mails)
    for line in INVOICES.strip().splitlines():
        client, number, issued, paid, cents = line.split("|")
        due = date.fromisoformat(issued) + timedelta(days=30)
        dated = {"issued_on": issued, "due_on": due} | ({"paid_on": paid} if paid else {})
        yield {"type": "invoice", "client": client, "number": number} | dated | {"amount_cents": int(cents)}
    yield from NOTED
    for n, energy in enumerate(ENERGY):
        day = date(2026, 5, 28) + timedelta(weeks=2 * n)
        guess = {"client_said": 8, "own_guess": 7 if energy > 0 else 6}
        yield {"type": "checkin", "client": BOUW, "day": day, "energy": energy} | guess


def updates(mails: Sequence[Mail]) -> Iterator[dict[str, Any]]:
    """Whom he told how the work goes, or who asked him."""
    for mail in mails:
        if DIRECTOR in (mail.sender, mail.to):
            kind = {} if mail.sender is DIRECTOR else {"kind": "progress"}
            yield told(BOUW, mail.at) | kind | {"with_sponsor": True}
    for text in TOLD.split():
        yield told(BOUW, datetime.fromisoformat(text + " 16:00")) | {"kind": "progress"}
    for client, first in ((EIK, "2026-06-02 11:30"), (VLINDER, "2026-06-03 15:15")):
        for n in range(12):
            at = datetime.fromisoformat(first) + timedelta(weeks=2 * n)
            yield told(client, at) | {"kind": "progress"}


def told(client: str, at: datetime) -> dict[str, Any]:
    """An update."""
    return {"type": "update", "client": client, "at": zoned(at).isoformat(timespec="seconds")}
