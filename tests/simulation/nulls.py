"""Null consultants: stable rates and nothing planted, so whatever shows at level 2 or 3 is a false alarm.

Each client has weekly hours (5 h), inbound messages (12) and an unbilled share (8 %, far below the 13 %
of pattern 1) that move around constant means: mean x (1 + cv z), z standard normal, AR(1) with the given
autocorrelation. A card whose reason is a CHANGE test is a false one too, and is counted at any level.

All else is sound and steady: answers after two to four hours and never within one, the client about as
fast (6, 10), nothing outside working hours and more than eleven hours of rest (7, 8), free mornings (18:
the letters go out at noon and late in the afternoon), an update a week (14, 17), all topics told (15),
invoices paid before they are due (20), clients of equal size (19). Instants are written from tables, so
that 52 weeks of six clients take well below 100 ms.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from tests.simulation.practice import TOPICS
from tests.simulation.records import AMSTERDAM, NAMES, Record, clock

LAST_WEEK = "2026-W46"
"""The last week of data of every null consultant."""
HOURS, INBOUND, ASKED_OF_ME, UNBILLED = 5.0, 12.0, 0.6, 0.08
RATE = 10_000
MORNING, AFTERNOON = (540, 750), (780, 1050)
CLOCKS = tuple(clock(minute) for minute in range(1440))


def null_consultant(
    seed: int, weeks: int, cv: float = 0.25, autocorrelation: float = 0.0, clients: int = 6
) -> list[Record]:
    """The records of one consultant over `weeks` weeks that end with `LAST_WEEK`.

    `cv`: standard deviation of each weekly series over its mean. `autocorrelation`: of a week with the next.
    """
    rng = Random(f"null {seed}")
    names = rng.sample(NAMES, clients)
    monday = date.fromisocalendar(int(LAST_WEEK[:4]), int(LAST_WEEK[-2:]), 1)
    mondays = [monday - timedelta(days=7 * (weeks - 1 - n)) for n in range(weeks)]
    lines: list[Record] = [{"type": "settings", "timezone": AMSTERDAM, "capacity_hours": 36}]
    for name in names:
        lines += _engagement(rng, name, mondays)
    noise = {name: [_series(rng, weeks, cv, autocorrelation) for _ in range(3)] for name in names}
    for n, first in enumerate(mondays):
        week = _Week(rng, first)
        work = []
        for name in names:
            hours, letters, unbilled = (series[n] for series in noise[name])
            work.append((name, HOURS * hours, UNBILLED * unbilled))
            lines += week.letters(name, round(INBOUND * letters))
            lines.append({"type": "update", "client": name, "at": week.at(3, 965 + rng.randrange(30))})
        lines += week.entries(work)
    return lines


def _series(rng: Random, weeks: int, cv: float, autocorrelation: float) -> list[float]:
    """Weekly multiples of a mean: 1 + cv z with z an AR(1) of variance 1, not below a tenth."""
    fresh = (1 - autocorrelation**2) ** 0.5
    z, found = rng.gauss(0, 1), []
    for _ in range(weeks):
        found.append(max(0.1, 1 + cv * z))
        z = autocorrelation * z + fresh * rng.gauss(0, 1)
    return found


def _engagement(rng: Random, name: str, mondays: list[date]) -> Iterator[Record]:
    start = mondays[0].isoformat()
    yield {"type": "client", "name": name, "size": rng.choice(("sme", None))}
    yield {"type": "project", "client": name, "name": "advice", "billing": "hourly", "starts_on": start}
    yield {"type": "rate", "client": name, "cents_per_hour": RATE}
    told = (mondays[0] + timedelta(days=2)).isoformat()
    for topic in TOPICS:
        yield {"type": "boundary", "client": name, "topic": topic, "chosen_on": start, "told_on": told}
    for n in range(4, len(mondays), 4):
        due, paid = mondays[n] + timedelta(days=30), mondays[n] + timedelta(days=rng.randrange(10, 28))
        days = {"issued_on": mondays[n], "due_on": due, "paid_on": paid}
        stamps = {key: day.isoformat() for key, day in days.items()}
        yield {"type": "invoice", "client": name, "amount_cents": round(4 * HOURS * RATE), **stamps}


class _Week:
    """One week of a null consultant; days are 0 (Monday) to 4, times minutes after midnight."""

    def __init__(self, rng: Random, monday: date) -> None:
        self.rng = rng
        self.dates = [(monday + timedelta(days=n)).isoformat() for n in range(5)]
        noon = datetime(monday.year, monday.month, monday.day, 12, tzinfo=ZoneInfo(AMSTERDAM))
        self.offset = noon.isoformat()[-6:]  # the clock changes on Sundays, when nobody works here

    def at(self, day: int, minute: int) -> str:
        return f"{self.dates[day]}T{CLOCKS[minute]}:00{self.offset}"

    def letters(self, name: str, inbound: int) -> Iterator[Record]:
        """So many inbound messages, each in a thread: the client's questions, and his answers to mine."""
        asked = round(inbound * ASKED_OF_ME)
        for n in range(inbound):
            fields: Record = {"type": "message", "client": name, "channel": "email", "timezone": AMSTERDAM,
                              "thread": f"{name} {self.dates[0]} {n}"}  # fmt: skip
            yield from self._question(fields) if n < asked else self._answer(fields)

    def _question(self, fields: Record) -> Iterator[Record]:
        rand = self.rng.random
        day, part = int(5 * rand()), rand()
        if part < 0.45:
            asked, answer_day, answered = 545 + int(85 * rand()), day, 705 + int(30 * rand())
        elif part < 0.9 or day == 4:
            asked, answer_day, answered = 760 + int(150 * rand()), day, 985 + int(30 * rand())
        else:
            asked, answer_day, answered = 980 + int(60 * rand()), day + 1, 705 + int(30 * rand())
        yield {**fields, "direction": "in", "at": self.at(day, asked)}
        yield {**fields, "direction": "out", "at": self.at(answer_day, answered)}

    def _answer(self, fields: Record) -> Iterator[Record]:
        rand = self.rng.random
        day = int(4 * rand())
        if rand() < 0.5:
            sent, answer_day, answered = 705 + int(30 * rand()), day, 870 + int(170 * rand())
        else:
            sent, answer_day, answered = 985 + int(30 * rand()), day + 1, 570 + int(170 * rand())
        yield {**fields, "direction": "out", "needs_reply": True, "at": self.at(day, sent)}
        yield {**fields, "direction": "in", "needs_reply": False, "at": self.at(answer_day, answered)}

    def entries(self, work: list[tuple[str, float, float]]) -> Iterator[Record]:
        """(client, hours, unbilled share) in half days of deep work, as even over the week as may be."""
        blocks = [(name, 60 * hours * part, billable) for name, hours, share in work
                  for part, billable in ((1 - share, True), (share, False))]  # fmt: skip
        self.rng.shuffle(blocks)
        full = sum(minutes for _, minutes, _ in blocks) / 5
        scale = min(1.0, 480 / full)  # a week holds forty hours
        limits = [(day, *window) for day in range(5) for window in (MORNING, AFTERNOON)]
        slots = iter(limits)
        day, now, end = next(slots)
        for name, minutes, billable in blocks:
            left = max(1, round(minutes * scale))
            while left:
                if now == end:
                    following = next(slots, None)
                    if following is None:
                        return
                    day, now, end = following
                part = min(left, end - now)
                yield {"type": "entry", "client": name, "project": "advice", "billable": billable,
                       "kind": "delivery" if billable else "support", "timezone": AMSTERDAM,
                       "starts_at": self.at(day, now), "ends_at": self.at(day, now + part)}  # fmt: skip
                now, left = now + part, left - part
