"""Small patterns that say what a test wants, and half a year of records of every kind."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from tests.patterns.book import Line, client, line
from tracker.patterns.base import CHOSEN, Finding, Limit, Limits, NotYet, Pattern, Reached, found
from tracker.patterns.facts import Facts

NOW, BEFORE = "2026-W24", "2026-W20"
END = date(2026, 6, 15)
"""The first day after the week under review."""


def posed(
    levels: Mapping[str, int | tuple[int, ...]],
    *,
    name: str = "unbilled-drift",
    event: bool = False,
    of_person: bool = False,
    **fields: Any,
) -> Pattern:
    """A pattern that reaches these levels in these weeks, for each client or for the person."""

    def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
        reached = levels.get(facts.week, ())
        met = [
            Reached(level, "share", level / 4, limits[f"share_{level}"], event)
            for level in ((reached,) if isinstance(reached, int) else reached)
            if level
        ]
        for whose in (None,) if of_person else facts.clients:
            own = {"n": 8, "start": facts.start, "end": facts.last, **fields}
            yield from found(name, whose, met, **own)

    lines = tuple(
        Limit(f"share_{n}", n / 10, 0, 1, "share", CHOSEN, "the share that counts") for n in (1, 2, 3)
    )
    return Pattern(name=name, number=1, detect=detect, limits=lines, of_person=of_person)


def broken(name: str = "scope-creep") -> Pattern:
    """A pattern that yields one finding and then breaks down."""

    def detect(facts: Facts, limits: Limits) -> Iterator[Finding | NotYet]:
        yield from found(name, "Bouw", [Reached(1, "count", 3, 2)], n=3, start=facts.start, end=facts.last)
        raise ZeroDivisionError("no hours")

    return Pattern(name=name, number=5, detect=detect, limits=())


def instant(day: date, minutes: int) -> str:
    """So many minutes into a day, as the interchange file writes it."""
    return (datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)).isoformat()


def clocked(name: str | None, day: date, starts: int, minutes: int, **fields: Any) -> Line:
    """An entry with clock times, both in minutes of the day."""
    own = {"client": name, "starts_at": instant(day, starts), "ends_at": instant(day, starts + minutes)}
    return line("entry", **own, timezone="UTC", **fields)


def terms() -> list[Line]:
    """Three clients, how they are paid, and what they were told."""
    of = [client(name) for name in ("Bouw", "Zorg", "Kunst")]
    of += [line("rate", id=f"r-{name}", client=name, cents_per_hour=10_000) for name in ("Bouw", "Zorg")]
    fixed = {"billing": "fixed", "fee_cents": 4_000_000, "agreed_hours": 400}
    run = {"starts_on": "2025-12-01", "ends_on": "2026-11-30"}
    of.append(line("project", id="p", client="Kunst", name="plan", **fixed, **run))
    terms = {"gift_budget_cents": 50_000}
    of.append(line("boundary", id="b1", topic="extra_work_price", told_on="2026-02-02", terms=terms))
    of.append(line("boundary", id="b2", client="Bouw", topic="scope", told_on="2026-02-02"))
    of.append(line("boundary", id="b3", client="Zorg", topic="reply_time", chosen_on="2026-02-02"))
    return of


def half_year(seed: int, weeks: int = 30) -> list[Line]:
    """Half a year of three clients up to 14 June 2026, restless enough for most patterns to speak."""
    rng = Random(seed)
    lines = terms()
    for day in (END - timedelta(days=n) for n in range(weeks * 7, 0, -1)):
        if day.weekday() < 5 or rng.random() < 0.2:
            lines += _worked(rng, day)
            lines += _written(rng, day)
        if rng.random() < 0.3:
            lines.append(_noted(rng, day, f"n{day:%m%d}"))
    return [*lines, *_asked_at_once(rng)]


def _asked_at_once(rng: Random) -> list[Line]:
    """Questions of the last four weeks, most answered soon and three of the last Friday not at all."""
    made = []
    for day in (END - timedelta(days=n) for n in range(28, 2, -1)):
        for hour in (10, 13, 15) if day.weekday() < 5 else ():
            own = {"client": "Bouw", "channel": "chat", "thread": f"q{day:%m%d}{hour}"}
            made.append(line("message", direction="in", at=instant(day, hour * 60), **own))
            if day < END - timedelta(days=3):
                soon = hour * 60 + rng.choice((2, 9, 30))
                made.append(line("message", direction="out", at=instant(day, soon), **own))
    return made


def _worked(rng: Random, day: date) -> list[Line]:
    made = []
    for n, starts in enumerate(rng.sample(range(6, 22), 2)):
        name = rng.choice(("Bouw", "Bouw", "Zorg", "Kunst"))
        own: Line = {"kind": rng.choice(("delivery", "research", "meeting", "complaint", "support"))}
        if rng.random() < 0.4:
            own |= {"billable": False, "scope": "extra", "initiator": rng.choice(("me", "client"))}
        if name == "Kunst":
            own["project"] = "plan"
        if rng.random() < 0.3:
            own |= {"trigger": rng.choice(("own", "client"))}
        made.append(clocked(name, day, starts * 60 + n, rng.choice((59, 120, 240)), **own))
    return made


def _written(rng: Random, day: date) -> list[Line]:
    made = []
    for _ in range(rng.randrange(5)):
        name, minute = rng.choice(("Bouw", "Zorg", "Kunst")), rng.randrange(6 * 60, 23 * 60)
        ways = ("in", "out") if rng.random() < 0.8 else ("out", "in")
        thread, waits = f"t{day:%m%d}{minute}", rng.choice((3, 20, 45, 3000))
        for way, at in zip(ways, (minute, minute + waits), strict=True):
            moment = instant(day, at)
            if moment < END.isoformat():
                own = {"direction": way, "at": moment, "thread": thread, "needs_reply": True}
                made.append(line("message", client=name, channel=rng.choice(("email", "chat")), **own))
    return made


def _noted(rng: Random, day: date, key: str) -> Line:
    name, on, at = rng.choice(("Bouw", "Zorg")), day.isoformat(), instant(day, 600)
    owner = {"owner": "client", "doer": rng.choice(("me", "client")), "done_on": on}
    if rng.random() < 0.5:
        del owner["done_on"]
    choices: list[Line] = [
        line("request", client=name, at=at, in_scope=False),
        line("action", client=name, **owner, seconds=3600),
        line("question", client=name, opened_at=at, seconds=9000),
        line("complaint", client=name, opened_on=on, cause="me", energy=[-1, -2, -1, -1]),
        line("complaint", client=name, opened_on=on, solvable=False, energy=[-1, -2, -1, -1]),
        line("assumption", client=name, number=2, basis="habit", held_since=on, seconds=9000, decisions=1),
        line("occasion", boundary="b2", at=at, kept=rng.random() < 0.5),
        line("update", client=name, at=at, kind=rng.choice(("progress", "risk")), found_on=on),
        line("invoice", client=name, issued_on=on, amount_cents=100_000),
    ]
    return {**rng.choice(choices), "id": key}


def learned_later(base: list[Line], seed: int) -> list[Line]:
    """The same records, many of them with what became of them after 14 June 2026."""
    rng = Random(seed)
    found = []
    for of in base:
        on = END + timedelta(days=rng.randrange(40))
        at = instant(on, rng.randrange(1440))
        news: dict[str, Line] = {
            "request": {"decision": rng.choice(("priced", "declined", "done")), "decided_at": at},
            "action": {} if "done_on" in of else {"done_on": f"{on}"},
            "question": {"asked_at": at, "asked_whom": "client", "answered_at": at},
            "complaint": {"closed_on": f"{on}", "outcome": "solved", "reopened_on": [f"{on}"]},
            "assumption": {"tested_on": f"{on}", "outcome": rng.choice(("right", "wrong"))},
            "update": {"told_on": f"{on}"},
            "invoice": {"paid_on": f"{on}", "reminded_on": f"{on}"},
            "boundary": {"ends_on": f"{on}"},
        }
        if of["type"] == "boundary" and "told_on" not in of:
            news["boundary"]["told_on"] = f"{END}"
        if of["type"] in news and "id" in of and rng.random() < 0.7:
            found.append({**of, **news[of["type"]]})
    return found


def came_later(seed: int) -> list[Line]:
    """Records of every kind from 15 June 2026 on."""
    rng = Random(seed)
    days = [END + timedelta(days=n) for n in range(30)]
    made = [of for day in days for of in (*_worked(rng, day), *_written_late(rng, day))]
    made += [_noted(rng, day, f"l{day:%m%d}") for day in days]
    asked = END - timedelta(days=3)
    for hour in (10, 13, 15):
        own = {"client": "Bouw", "channel": "chat", "thread": f"q{asked:%m%d}{hour}"}
        made.append(line("message", direction="out", at=instant(END, hour * 60), **own))
    first = days[0].isoformat()
    made.append(line("boundary", client="Bouw", topic="extra_work_price", told_on=first))
    made.append(line("boundary", topic="reply_time", told_on=first, terms={"reply_within_minutes": 30}))
    made.append(line("phase", name="launch", starts_on=first))
    made.append(line("rate", client="Bouw", cents_per_hour=20_000, valid_from=first))
    made.append(line("expense", client="Bouw", day=first, amount_cents=900_000))
    made.append(line("project", client="Zorg", name="new", billing="hourly", starts_on=first))
    made.append(line("project", client="Bouw", name="more", billing="gift", starts_on=first))
    made.append(line("decision", week="2026-W25", pattern="scope-creep", client="Bouw", answer="seen"))
    made.append(line("decision", week="2026-W25", pattern="recovery-debt", answer="my_choice"))
    return made


def _written_late(rng: Random, day: date) -> list[Line]:
    own = {"at": instant(day, rng.randrange(1440)), "channel": "email", "thread": f"l{day:%m%d}"}
    to_all = [line("message", client=name, direction="out", **own) for name in ("Bouw", "Zorg")]
    return [*to_all, line("message", client="Kunst", direction="in", **own)]
