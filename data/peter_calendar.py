"""Peter's calendar, as a Dutch Outlook exports it: the weeks of `peter_facts` laid out over days."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple

from peter_facts import (
    AGENDA,
    ANOUK,
    CARE,
    COACHING,
    DESIGN,
    EIK_DESK,
    EIK_MINUTES,
    FIRST_MONDAY,
    HANDBOOK,
    HEADER,
    JOIN,
    JOOST,
    LEAVE,
    ME,
    NOOR,
    ODD,
    PEOPLE,
    PUBLIC_HOLIDAY,
    RUBEN,
    SAMIRA,
    SHORT_FRIDAY,
    STEERING_WEEKS,
    STYLES,
    TEAMS,
    TOPICS,
    VLINDER_MINUTES,
    WEEKS,
)


class Block(NamedTuple):
    """Work still to be placed: minutes, what the calendar says, and where in the week it would like to be."""

    minutes: int
    title: str
    organiser: str = ME
    attendees: str = ""
    categories: str = ""
    place: str = ""
    text: str = ""
    weekday: int | None = None
    at: str | None = None


class Row(NamedTuple):
    """One calendar row, on the wall clock."""

    starts: datetime
    ends: datetime
    title: str
    organiser: str = ME
    attendees: str = ""
    categories: str = ""
    place: str = ""
    text: str = ""
    all_day: bool = False
    private: bool = False
    shown: str = "Bezet"


def monday(week: int) -> date:
    """The Monday of Peter's week 1..26."""
    return FIRST_MONDAY + timedelta(weeks=week - 1)


def choice(dice: Random, options: tuple[str, ...]) -> str:
    """One of the options; only `Random.random` promises the same numbers on every Python."""
    return options[int(dice.random() * len(options))]


def bouw_fixed(week: int, dice: Random) -> Iterator[Block]:
    """The meetings and sessions that return every week, found by organiser, attendee or category."""
    start = 1 if week == 2 else 0  # Whit Monday
    number = monday(week).isocalendar().week
    title = f"Weekstart implementatieteam wk {number}"
    yield Block(60, title, ANOUK, f"{ME};{RUBEN}", "meeting", "Zaal 2", AGENDA, start, "09:00")
    yield Block(45, "Voortgang met projectleider", RUBEN, ME, text=JOIN, weekday=1, at="13:30")
    team = choice(dice, TEAMS)
    yield Block(
        180, f"Werksessie {team}", categories="Bouw", place="Keet, \u2019t Zand", weekday=2, at="09:00"
    )
    if week in STEERING_WEEKS:
        title = f"Stuurgroep {STEERING_WEEKS.index(week) + 1}"
        yield Block(
            90, title, ANOUK, f"{ME};{RUBEN}", place="Directiekamer", text=AGENDA, weekday=3, at="15:30"
        )
    if week >= 9:
        title = f"Teamoverleg uitvoering wk {number}"
        yield Block(60, title, RUBEN, f"{ME};{JOOST}", "meeting", weekday=3, at="13:30")
        last = 3 if monday(week) + timedelta(days=4) in LEAVE else 4
        at = "13:30" if week == SHORT_FRIDAY else "16:30"
        yield Block(30, "Weekafsluiting", ANOUK.upper(), ME, place="Online", text=JOIN, weekday=last, at=at)


def bouw_unbilled(week: int) -> Iterator[Block]:
    """From week 9: eight hours of research outside the agreement, and what he gives without saying so."""
    if week < 9:
        return
    topic, mine = TOPICS[week % 5], TOPICS[(week + 2) % 5]
    own = " !own" if week % 4 == 0 else ""
    yield Block(120, f"Onderzoek {topic} @bouw #research !unbilled{own}", weekday=1, at="09:00")
    yield Block(120, f"Onderzoek {topic} (vervolg) !unbilled{own}", categories="Bouw;research", weekday=1)
    yield Block(120, f"@bouw uitzoeken: {mine} #research !unbilled !own", weekday=3, at="09:00")
    if week % 2:  # in even weeks this half is an evening, logged by hand
        yield Block(120, f"@Bouw uitzoeken: {mine}, bronnen #research !unbilled !own", weekday=3)
    chapter = sum(1 for w in HANDBOOK if w <= week)
    for part in range(HANDBOOK.get(week, 0) // 120):
        what = ("tekst", "figuren \u2013 schema")[part]
        yield Block(120, f"@bouw handboek hoofdstuk {chapter} {what} !gift", weekday=2)
    if week in COACHING and week % 2:
        yield Block(60, "Coaching Joost !gift", ME, JOOST, "coaching", "Wandeling")
    elif week in COACHING:
        yield Block(60, "@bouw coaching Samira #coaching !gift", ME, SAMIRA)


def bouw_rest(minutes: int, longest: int, dice: Random) -> Iterator[Block]:
    """Plain billable work that fills the week to its total."""
    while minutes:
        size = min(minutes, longest)
        team = choice(dice, TEAMS)
        yield (
            Block(size, f"@bouw uitwerken {team}"),
            Block(size, f"Procesbeschrijving {team}", categories="Bouwgroep Noord"),
            Block(size, f"Bouw: proefronde {team}", ME, f"{RUBEN};{SAMIRA}", place="Loods, achterin"),
            Block(size, f"@bouw/vernieuwing {team}, 2e versie #preparation"),
            Block(size, f"Doorlopen {team}", ANOUK, ME, place="Zaal 3"),
        )[int(dice.random() * 5)]
        minutes -= size


def eik(week: int, dice: Random) -> Iterator[Block]:
    """The retainer: support, a monthly talk, now and then a question that came twice."""
    minutes = EIK_MINUTES[week - 1]
    yield Block(60, "Maandgesprek" if week % 4 == 0 else "Afstemming", EIK_DESK, ME, "meeting", text=JOIN)
    minutes -= 60
    if week == 18:  # true twins: the same row twice, and both were worked
        yield from [Block(15, "Vraagbaak @eik #support", weekday=4, at="09:00")] * 2
        minutes -= 30
    yield Block(minutes // 30 * 15, f"{choice(dice, CARE)} @eik #support")
    yield Block(minutes - minutes // 30 * 15, choice(dice, CARE), categories="Gemeente Eik;support")


def vlinder(week: int, dice: Random) -> Iterator[Block]:
    """The hourly client: nearly all billable, but not the way there and back."""
    minutes = VLINDER_MINUTES[week - 1]
    if week == 11:
        yield from [Block(15, "Belafspraak @vlinder", weekday=4, at="09:00")] * 2
        minutes -= 30
    if week in (14, 24):  # on top of a working session: an overlap, kept as it is
        yield Block(30, "Snelle vraag @vlinder", ME, f"Noor Smit <{NOOR}>", weekday=2, at="10:30")
        minutes -= 30
    if week % 3 == 1:
        yield Block(45, "Reistijd @vlinder #travel !unbilled", place="Trein")
        minutes -= 45
    if week == 23:  # the night the clock goes back, see `oddities`
        minutes -= 180
    yield Block(60, f"Review {choice(dice, DESIGN)}", NOOR, ME, text=AGENDA)
    minutes -= 60
    first = minutes // 30 * 15
    title = "=prijzen= doorrekenen @vlinder" if week == 7 else f"@vlinder {choice(dice, DESIGN)}"
    yield Block(first, title)
    yield Block(minutes - first, f"Ontwerp {choice(dice, DESIGN)}", categories="Vlinder")


def clock(text: str) -> int:
    """Minutes after midnight of "HH:MM"."""
    return int(text[:2]) * 60 + int(text[3:])


WINDOWS = (((540, 750), (780, 1050)), ((510, 750), (780, 1110)), ((480, 750), (780, 1170)))


def free_start(busy: list[tuple[int, int]], minutes: int, windows: tuple[tuple[int, int], ...]) -> int | None:
    """The first start at which so many minutes fit between the busy spans."""
    for low, high in windows:
        for start in sorted({low, *(end for _, end in busy if low <= end < high)}):
            if start + minutes <= high and all(start >= e or start + minutes <= s for s, e in busy):
                return start
    return None


def placed(week: int, blocks: list[Block]) -> Iterator[Row]:
    """Every block on a working day: those with a time first, then long before short on the calmest day."""
    days = [d for d in range(5) if monday(week) + timedelta(days=d) not in (PUBLIC_HOLIDAY, *LEAVE)]
    busy: dict[int, list[tuple[int, int]]] = {day: [] for day in days}
    if week == SHORT_FRIDAY:
        busy[4].append((14 * 60, 24 * 60))
    for block in sorted(blocks, key=lambda b: (b.at is None, b.weekday is None, -b.minutes)):
        calm = sorted(days, key=lambda d: (sum(e - s for s, e in busy[d]), d))
        choices = calm if block.weekday is None else [block.weekday]
        day, start = block.weekday, clock(block.at) if block.at else None
        for windows in WINDOWS if start is None else ():
            fits = ((d, free_start(busy[d], block.minutes, windows)) for d in choices)
            day, start = next((f for f in fits if f[1] is not None), (None, None))
            if start is not None:
                break
        if day is None or start is None:
            raise ValueError(f"week {week} has no room for {block}")
        busy[day].append((start, start + block.minutes))
        starts = datetime.combine(monday(week) + timedelta(days=day), time()) + timedelta(minutes=start)
        yield Row(starts, starts + timedelta(minutes=block.minutes), *block[1:7])


def week_rows(week: int, dice: Random) -> Iterator[Row]:
    """One week of work; Bouw comes to exactly 18 hours, from week 9 to 31."""
    bouw = [*bouw_fixed(week, dice), *bouw_unbilled(week)]
    elsewhere = (120 if week >= 9 and week % 2 == 0 else 0) + (120 if week == 19 else 0)
    rest = (18 if week < 9 else 31) * 60 - elsewhere - sum(block.minutes for block in bouw)
    filler = bouw_rest(rest, 90 if week in (12, 13) else 150, dice)  # two short weeks, two long days
    yield from placed(week, [*bouw, *filler, *eik(week, dice), *vlinder(week, dice)])


def oddities() -> Iterator[Row]:
    """The rows of `ODD`. His day starts at 04:00: Sunday 22:30 to Monday 00:30 is all Sunday's, and the three
    hours between 01:30 and 03:30 in the night the clock goes back are Saturday's."""
    for line in ODD.strip().splitlines():
        when, minutes, style, who, title = line.split("|")
        starts = datetime.fromisoformat(when)
        ends = starts + timedelta(minutes=int(minutes))
        yield Row(starts, ends, title, PEOPLE[who], **STYLES[style])


def all_rows() -> list[Row]:
    """Every row of the half year."""
    dice = Random(2026)
    return [row for week in WEEKS for row in week_rows(week, dice)] + list(oddities())


def meetings(rows: list[Row]) -> list[tuple[datetime, datetime]]:
    """When he sat with others."""
    return [(row.starts, row.ends) for row in rows if row.attendees and not row.all_day]


def calendar(rows: list[Row]) -> bytes:
    """The export: comma separated, all quoted, CRLF, Windows-1252, Dutch dates and booleans."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADER.replace("\n", "").split("|"))
    for row in sorted(rows, key=lambda r: (r.starts, not r.all_day, r.title)):
        alarm = row.starts - timedelta(minutes=15)
        flag = ("Onwaar", "Waar")
        moments = [part for t in (row.starts, row.ends) for part in written(t)]
        hush = "Privé" if row.private else "Normaal"
        who_and_what = (row.organiser, row.attendees, "", "", row.text, row.categories, "")
        rest = (hush, row.place, "Normaal", flag[row.private], "", row.shown)
        flags = (flag[row.all_day], flag[not row.all_day])
        writer.writerow((row.title, *moments, *flags, *written(alarm), *who_and_what, *rest))
    return page.getvalue().encode("cp1252")


def written(moment: datetime) -> tuple[str, str]:
    """A moment as a Dutch Windows writes it: 5-9-2026, 09:00:00."""
    return f"{moment.day}-{moment.month}-{moment.year}", f"{moment:%H:%M:%S}"
