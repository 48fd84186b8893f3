"""A diary: what one consultant wrote down over half a year, as records of the interchange file.

Weeks are counted from the review: -1 is the reviewed week, -26 the first of half a year, 0 and 1 lie
after the review (what happens then is not known yet, and must change nothing). Times of day are minutes
after midnight.

What is awkward on purpose, in every diary: the lines come in any order, one week lies on leave (without
a clock time), public days off are taken, a clock change lies inside, one client has aliases, and records
go on after the review. Everything random comes from the `Random` that the diary is given, so a seed is
one diary.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

AMSTERDAM = "Europe/Amsterdam"
ELSEWHERE = ("Europe/Lisbon", "America/Toronto", "Europe/Athens")
NAMES = (
    *("Bouwgroep Noord", "Gemeente Zuidrand", "Kade & Partners", "Lindehof Zorg", "Molenaar Metaal"),
    *("Oever Advies", "Parklaan Scholen", "Quist Logistiek", "Rivierenland Energie", "Stadsherstel"),
    *("Tuinbouw Westland", "Uitgeverij De Brug", "Vaartwijk Wonen", "Waterschap Delfzoom", "Zonnehuis"),
    *("Atelier Brink", "Drukkerij Haan", "Eiland Ferry", "Fietsfabriek Gouwe", "Havenbedrijf Lage Weide"),
)
DAYS_OFF = ("2025-12-25", "2026-01-01", "2026-04-06", "2026-04-27", "2026-05-14", "2026-05-25")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
OFFICE = ((540, 1050),)  # 9:00-17:30
LUNCH = (750, 780)
SUNDAY = 6  # the only day on which a clock changes here
Record = dict[str, object]
Span = tuple[int, int]


def clock(minute: int) -> str:
    """09:05 for 545."""
    return f"{minute // 60:02}:{minute % 60:02}"


class Diary:
    """The records of one consultant, and a calendar that lays hours without a fixed time into working days.

    `weeks` of data end with the reviewed week, `after` more follow. `windows` are the working hours of the
    days of `working` (0 = Monday). `clocked=False` writes hours as day and duration only. `number` fixes
    the reviewed week of 2026 (default: any from 20 to 46).
    """

    def __init__(
        self,
        rng: Random,
        *,
        weeks: int = 26,
        after: int | None = None,
        zone: str | None = None,
        windows: Sequence[Span] = OFFICE,
        working: Sequence[int] = (0, 1, 2, 3, 4),
        clocked: bool = True,
        leave: bool = True,
        number: int | None = None,
        **settings: object,
    ) -> None:
        self.rng = rng
        self.weeks = weeks
        self.after = rng.choice((0, 2, 2)) if after is None else after
        self.zone = zone or (rng.choice(ELSEWHERE) if rng.random() < 0.08 else AMSTERDAM)
        self.windows, self.working, self.clocked = windows, working, clocked
        self.number = rng.randint(20, 46) if number is None else number
        self.review = f"2026-W{self.number:02}"
        self.monday = date.fromisocalendar(2026, self.number, 1)
        self.names = rng.sample(NAMES, len(NAMES))
        self.lines: list[Record] = []
        self.jobs: dict[int, list[tuple[int, Record]]] = {w: [] for w in self.all_weeks()}
        self.busy: dict[date, list[Span]] = {}
        self.threads = 0
        self.away: dict[int, str] = {}
        self.offsets: dict[tuple[date, str], str] = {}
        self.leave_weeks = {rng.randrange(-19, -13)} if leave else set()
        self._settle(settings)

    def _settle(self, settings: Record) -> None:
        hours = [[clock(a), clock(b)] for a, b in self.windows]
        given: Record = {
            "timezone": self.zone,
            "working_hours": {WEEKDAYS[n]: hours for n in self.working},
            "days_off": list(DAYS_OFF),
            "capacity_hours": 36,
            **settings,
        }
        self.add("settings", **given)

    def all_weeks(self) -> Iterator[int]:
        """Every week with records, those after the review included."""
        return iter(range(-self.weeks, self.after))

    def past_weeks(self) -> Iterator[int]:
        """The weeks up to the review."""
        return iter(range(-self.weeks, 0))

    def day(self, week: int, weekday: int = 0) -> date:
        """A date; weekday 0 is Monday, and may run past 6 or below 0."""
        return self.monday + timedelta(days=7 * (week + 1) + weekday)

    def workdays(self, week: int) -> list[date]:
        """The dates of a week on which work is done: none in a week of leave."""
        if week in self.leave_weeks:
            return []
        days = (self.day(week, n) for n in self.working)
        return [d for d in days if d.isoformat() not in DAYS_OFF]

    def zone_on(self, day: date) -> str:
        """Where the consultant is on a day: `away` names the zones of weeks spent elsewhere."""
        return self.away.get((day - self.monday).days // 7 - 1, self.zone)

    def at(self, day: date, minute: int, zone: str | None = None) -> str:
        """An instant, in RFC 3339: minutes past 24:00 fall on the next date."""
        day, minute = day + timedelta(days=minute // 1440), minute % 1440
        name = zone or self.zone_on(day)
        if day.weekday() == SUNDAY:
            moment = datetime.combine(day, time(minute // 60, minute % 60), ZoneInfo(name))
            return moment.isoformat()
        if (day, name) not in self.offsets:
            noon = datetime.combine(day, time(12), ZoneInfo(name))
            self.offsets[day, name] = noon.isoformat()[-6:]
        return f"{day}T{clock(minute)}:00{self.offsets[day, name]}"

    def add(self, type_: str, **fields: object) -> Record:
        """One record; fields that are None are left out."""
        line: Record = {"type": type_, **{k: v for k, v in fields.items() if v is not None}}
        self.lines.append(line)
        return line

    def pin(self, day: date, start: int, minutes: int, zone: str | None = None, **fields: object) -> None:
        """An entry at a fixed time."""
        self.busy.setdefault(day, []).append((start, start + minutes))
        self._entry(day, start, minutes, zone, fields)

    def work(self, week: int, hours: float, **fields: object) -> None:
        """Hours somewhere in the working days of a week, in blocks of one and a half to four hours."""
        left = round(hours * 60)
        while left > 0 and week not in self.leave_weeks:
            block = min(left, self.rng.randrange(90, 241, 15))
            block = left if left - block < 30 else block
            self.jobs[week].append((block, fields))
            left -= block

    def _entry(self, day: date, start: int, minutes: int, zone: str | None, fields: Record) -> None:
        if not self.clocked:
            self.add("entry", day=day.isoformat(), seconds=minutes * 60, **fields)
            return
        starts, ends = self.at(day, start, zone), self.at(day, start + minutes, zone)
        self.add("entry", starts_at=starts, ends_at=ends, timezone=zone or self.zone_on(day), **fields)

    def message(self, client: str, direction: str, at: str, **fields: object) -> None:
        """One contact, by mail unless said otherwise."""
        zone = self.zone_on(date.fromisoformat(at[:10]))
        self.add("message", **{"channel": "email", "timezone": zone, **fields}, client=client,
                 direction=direction, at=at)  # fmt: skip

    def thread(self) -> str:
        """A thread that no message had before."""
        self.threads += 1
        return f"thread-{self.threads}"

    def _free(self, week: int) -> list[tuple[date, int, int]]:
        """The free stretches of a week's working days, the days in any order."""
        found: list[tuple[date, int, int]] = []
        days = self.workdays(week)
        self.rng.shuffle(days)
        for day in days:
            taken = sorted([LUNCH, *self.busy.get(day, ())])
            for start, end in self.windows:
                for busy_from, busy_to in taken:
                    if busy_from < end and busy_to > start:
                        if busy_from > start:
                            found.append((day, start, busy_from))
                        start = max(start, busy_to)
                if start < end:
                    found.append((day, start, end))
        return found

    def _lay_out(self, week: int) -> None:
        jobs = self.jobs[week]
        self.rng.shuffle(jobs)
        free = self._free(week)[::-1]
        for minutes, fields in jobs:
            while minutes:
                if not free and len(self.workdays(week)) < len(self.working):
                    return  # a week with a day off holds what it holds
                if not free:
                    raise RuntimeError(f"week {week} of the diary is full")
                day, start, end = free.pop()
                part = min(minutes, end - start)
                self._entry(day, start, part, None, fields)
                if start + part < end:
                    free.append((day, start + part, end))
                minutes -= part

    def _take_leave(self) -> None:
        for week in self.leave_weeks:
            for n in self.working:
                self.add("entry", day=self.day(week, n).isoformat(), seconds=8 * 3600, kind="leave")

    def records(self) -> list[Record]:
        """Everything written down, in any order."""
        for week in self.all_weeks():
            self._lay_out(week)
            self.jobs[week] = []
        self._take_leave()
        self.leave_weeks = set()
        self.rng.shuffle(self.lines)
        return self.lines
