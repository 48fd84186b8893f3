"""Work goes on, and the client hears little of it (silent progress).

What it sees
    gap = time since the last update that was told without being asked for, leave weeks left out. A told
    boundary with `update_every_days` is the measure, in calendar days; else it is 10 working days. Updates
    are records of updates, risks once told, meetings tagged update, and meetings with the same note in 3 of
    the last 4 weeks. Also the age of a known risk that was not told. At least one update ever, and 4 active
    weeks.

Why it matters
    Too little view of the work makes people uneasy. In the story of Peter the contact with management cooled
    just when his effort was at its highest.

Look-alikes
    Daily stand-ups that nobody logs. A client who asked for silence. A holiday.

What helps
    Five lines on Friday: done, next, unsure, what I need from you, what changes. It helped when the gap is
    down and fewer people ask how it is going.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, Trace, above, found
from tracker.patterns.evidence import MOST, of_pieces, of_record
from tracker.patterns.facts import ONE_DAY
from tracker.patterns.recorded import Piece, between, monday_of
from tracker.patterns.updates import telling_meetings, told_updates, untold_risks, update_every
from tracker.patterns.windows import BEFORE, RECENT

if TYPE_CHECKING:
    from tracker.patterns.facts import ClientFacts, Facts
    from tracker.patterns.windows import Window
    from tracker.records import Update

NAME = "silent-progress"


class Known(NamedTuple):
    """What a client was told, and not told.

    Attributes:
        updates: each with its day, in order of time.
        meetings: those that count as updates, likewise.
        risks: those not told, with the day each was found, the oldest first.
    """

    updates: list[tuple[date, Update]]
    meetings: list[Piece]
    risks: list[tuple[date, Update]]

    @property
    def last(self) -> date | None:
        """The day of the last update."""
        days = [day for day, _ in self.updates[-1:]] + [piece.day for piece in self.meetings[-1:]]
        return max(days, default=None)


def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    """How long ago each client heard how his work goes."""
    for client in facts.clients.values():
        yield from _of_client(client, facts, limits)


def _of_client(client: ClientFacts, facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
    known = _known(client, facts)
    if not client.w4:
        if client.recent_weeks and any(known):
            yield NotYet(NAME, client.name, client.recent_weeks, RECENT, "active weeks")
        return
    if client.last_day is not None and client.last_day < client.w4.start:
        return
    if known.last is None:
        yield NotYet(NAME, client.name, 0, 1, "updates")
    promised = update_every(client, facts.last)
    cadence = limits["cadence"] if promised is None else promised
    gap = None if known.last is None else _gap(known.last, facts, is_calendar=promised is not None)
    age = _working_days(known.risks[0][0], facts) if known.risks else None
    by_gap = above(2, "gap", gap, limits["factor_2"] * cadence)
    by_risk = above(2, "age", age, limits["risk_2"], event=True)
    met = [above(1, "gap", gap, limits["factor_1"] * cadence), by_gap, by_risk]
    if not any(met):
        return
    effort = _effort(client, known, facts)
    two = by_gap or by_risk
    if two is not None and _cools(effort, limits):
        met.append(two._replace(level=3, event=False))
    unseen = [piece for piece in client.w4_work if known.last is None or piece.day > known.last]
    yield from found(
        NAME,
        client.name,
        met,
        n=len(known.updates) + len(known.meetings) + len(known.risks),
        start=min(known.last or client.w4.start, client.w4.start),
        end=facts.last,
        stake_seconds=sum(piece.seconds for piece in unseen),
        evidence=_evidence(known, unseen),
        numbers=effort
        | {
            "gap": gap,
            "cadence": cadence,
            "is_promised": promised is not None,
            "last": known.last,
            "age": age,
            "risks": len(known.risks),
            "updates": len(known.updates) + len(known.meetings),
            "worked": sum(piece.seconds for piece in client.w4_work),
            "unseen": sum(piece.seconds for piece in unseen),
        },
    )


def _known(client: ClientFacts, facts: Facts) -> Known:
    return Known(
        told_updates(client, facts.recorded),
        telling_meetings(client, facts),
        untold_risks(client, facts.recorded),
    )


def _gap(last: date, facts: Facts, *, is_calendar: bool) -> float:
    return sum(1 for _ in _days_at_work(last, facts)) if is_calendar else _working_days(last, facts)


def _working_days(after: date, facts: Facts) -> int:
    """The working days after a day, leave weeks left out."""
    return sum(map(facts.is_working_day, _days_at_work(after, facts)))


def _days_at_work(after: date, facts: Facts) -> Iterator[date]:
    days = (after + n * ONE_DAY for n in range(1, (facts.last - after).days + 1))
    return (day for day in days if monday_of(day) not in facts.on_leave)


def _effort(client: ClientFacts, known: Known, facts: Facts) -> dict[str, Any]:
    """Hours and contacts with the sponsor a week, before and now; None before where too little is known."""
    with_sponsor = [day for day, of in known.updates if of.with_sponsor]
    change = facts.changes.get((client.name, "hours"))
    return {
        "hours_now": _hours(client.work, client.w4) / RECENT,
        "hours_before": _hours(client.work, client.b12) / BEFORE if client.b12 else None,
        "sponsor_now": sum(map(client.w4.holds, with_sponsor)) / RECENT,
        "sponsor_before": sum(map(client.b12.holds, with_sponsor)) / BEFORE if client.b12 else None,
        "hours_rose": change is not None and change.holds,
    }


def _hours(work: Sequence[Piece], weeks: Window) -> float:
    near = between(work, weeks.start, weeks.last + ONE_DAY)
    return sum(piece.seconds for piece in near if weeks.holds(piece.day)) / 3600


def _cools(effort: dict[str, Any], limits: Limits) -> bool:
    """Whether hours went up, or the sponsor is seen half as often while they rise by a quarter."""
    before, now = effort["hours_before"], effort["hours_now"]
    if effort["hours_rose"]:
        return True
    if before is None or not effort["sponsor_before"]:
        return False
    halved: bool = effort["sponsor_now"] <= limits["sponsor_3"] * effort["sponsor_before"]
    return halved and now > before and now >= limits["hours_3"] * before


def _evidence(known: Known, unseen: Sequence[Piece]) -> tuple[Trace, ...]:
    """Risks not told, then the last update, then the work that it does not tell of."""
    risks = [of_record(of, day)._replace(kind="risk") for day, of in known.risks]
    updates = [of_record(of, day)._replace(kind=of.kind or "progress") for day, of in known.updates[-1:]]
    last = [trace for trace in (*updates, *of_pieces(known.meetings[-1:])) if trace.day == known.last]
    return (*risks, *last, *of_pieces(unseen))[:MOST]


PATTERN = Pattern(
    NAME,
    14,
    detect,
    limits=(
        Limit("factor_1", 1.5, 1, 10, "ratio", CHOSEN, "time since the last update, to the cadence"),
        Limit("factor_2", 2, 1, 10, "ratio", CHOSEN, "time since the last update, to the cadence"),
        Limit("risk_2", 3, 0, 60, "days", CHOSEN, "working days that a known risk was not told"),
        Limit("sponsor_3", 0.5, 0, 1, "ratio", CHOSEN, "contacts with the sponsor, now to before, at most"),
        Limit("hours_3", 1.25, 1, 10, "ratio", CHOSEN, "hours a week, now to before"),
        Limit("cadence", 10, 1, 90, "days", CHOSEN, "working days between updates where none were agreed"),
    ),
)
