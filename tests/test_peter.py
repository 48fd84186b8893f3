"""Peter's calendar and records: 26 weeks from 18 May to 15 November 2026, read by the standard library.

The client of a row is read in the plainest way (a mark, a category, an address), so that these tests say what
the files hold, whatever the importers make of them.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from tracker.bundle import PETER

DATA = Path(__file__).parent.parent / "data"
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
FIRST_DAY, LAST_DAY = date(2026, 5, 18), date(2026, 11, 15)
BOUW, EIK, VLINDER = "Bouwgroep Noord", "Gemeente Eik", "Studio Vlinder"
KINDS = {"meeting", "research", "preparation", "support", "coaching", "travel"}


class Worked(NamedTuple):
    """Time for a client, or without a client in the file of what he typed himself."""

    client: str | None
    day: date
    seconds: int
    kind: str
    marks: frozenset[str]

    @property
    def week(self) -> int:
        """1 to 26."""
        return (self.day - FIRST_DAY).days // 7 + 1


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    text = (DATA / "kalender.csv").read_bytes().decode("cp1252")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


@pytest.fixture(scope="module")
def records() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / "peter.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def worked(rows: list[dict[str, str]], records: list[dict[str, Any]]) -> list[Worked]:
    """Every hour of the two files that needs no sorting by hand."""
    clients = [record for record in records if record["type"] == "client"]
    return [*calendar_work(rows, clients), *typed_work(records)]


def moments(row: dict[str, str]) -> tuple[datetime, datetime]:
    """Start and end of a row as written, on the clock of Amsterdam."""
    pairs = (("Begindatum", "Begintijd"), ("Einddatum", "Eindtijd"))
    texts = [f"{row[day]} {row[time]}" for day, time in pairs]
    first, last = (datetime.strptime(text, "%d-%m-%Y %H:%M:%S").replace(tzinfo=AMSTERDAM) for text in texts)
    return first, last


def client_of(row: dict[str, str], clients: list[dict[str, Any]]) -> tuple[set[str], set[str]]:
    """The clients a row points at, and the signs by which."""
    title, found, signs = row["Onderwerp"].casefold(), set(), set()
    addresses = (row["Organisator van vergadering"] + ";" + row["Vereiste genodigden"]).casefold()
    categories = {part.strip().casefold() for part in row["Categorieën"].split(";")}
    for client in clients:
        names = {client["name"].casefold(), *client["aliases"]}
        hits = {
            "title": any(f"@{name}" in title for name in names),
            "category": bool(names & categories),
            "address": any(f"@{domain}" in addresses for domain in client["addresses"]),
        }
        if any(hits.values()):
            found.add(client["name"])
            signs |= {sign for sign, hit in hits.items() if hit}
    return found, signs


def left_out(row: dict[str, str]) -> bool:
    """Cancelled, declined, private, free or a whole day: no work."""
    return (
        row["Onderwerp"].startswith(("Geannuleerd:", "Geweigerd:"))
        or row["Privé"] == "Waar"
        or row["Gebeurtenis, duurt hele dag"] == "Waar"
        or row["Tijd weergeven als"] == "Vrij"
    )


def calendar_work(rows: list[dict[str, str]], clients: list[dict[str, Any]]) -> Iterator[Worked]:
    for row in rows:
        found, _ = client_of(row, clients)
        if left_out(row) or not found:
            continue
        starts, ends = (moment.astimezone(UTC) for moment in moments(row))
        day = (moments(row)[0].replace(tzinfo=None) - timedelta(hours=4)).date()
        title = row["Onderwerp"]
        words = {*re.findall(r"#(\w+)", title), *row["Categorieën"].split(";")} & KINDS
        marks = frozenset(re.findall(r"!(\w+)", title))
        seconds = int((ends - starts).total_seconds())
        yield Worked(min(found), day, seconds, words.pop() if words else "delivery", marks)


def typed_work(records: list[dict[str, Any]]) -> Iterator[Worked]:
    for record in records:
        if record["type"] == "entry":
            marks = {record.get("trigger", "client")} | (
                {"unbilled"} if record.get("billable") is False else set()
            )
            day = date.fromisoformat(record["day"])
            yield Worked(record.get("client"), day, record["seconds"], record["kind"], frozenset(marks))


def hours(worked: list[Worked], **wanted: Any) -> float:
    """The hours of the entries with these values."""
    return sum(e.seconds for e in worked if all(getattr(e, k) == v for k, v in wanted.items())) / 3600


def per_week(worked: list[Worked]) -> dict[int, float]:
    weeks: dict[int, float] = defaultdict(float)
    for entry in worked:
        weeks[entry.week] += entry.seconds / 3600
    return dict(weeks)


def test_bouw_takes_eighteen_hours_in_each_of_eight_weeks_then_thirty_one(worked: list[Worked]) -> None:
    bouw = per_week([entry for entry in worked if entry.client == BOUW])
    assert bouw == {week: 18.0 if week <= 8 else 31.0 for week in range(1, 27)}
    assert sum(bouw.values()) == 702


def test_the_fee_comes_to_about_sixty_eight_euros_an_hour_instead_of_a_hundred(
    worked: list[Worked], records: list[dict[str, Any]]
) -> None:
    project = next(r for r in records if r["type"] == "project" and r["client"] == BOUW)
    assert project["billing"] == "fixed"
    assert (project["starts_on"], project["ends_on"]) == ("2026-05-18", "2026-11-15")
    assert project["fee_cents"] / project["agreed_hours"] == 100_00
    own_cost = sum(
        r["amount_cents"]
        for r in records
        if r["type"] == "expense" and r.get("client") == BOUW and not r.get("passed_through")
    )
    assert own_cost > 0
    assert round((project["fee_cents"] - own_cost) / 100 / hours(worked, client=BOUW)) == 68


def test_from_week_nine_eight_hours_a_week_are_unbilled_research(worked: list[Worked]) -> None:
    research = [entry for entry in worked if entry.client == BOUW and entry.kind == "research"]
    assert per_week(research) == dict.fromkeys(range(9, 27), 8.0)
    assert all("unbilled" in entry.marks for entry in research)


def test_research_comes_in_half_days_and_most_of_it_for_his_own_certainty(worked: list[Worked]) -> None:
    last_four = [e for e in worked if e.client == BOUW and e.kind == "research" and e.week >= 23]
    by_day: Counter[date] = Counter()
    for entry in last_four:
        by_day[entry.day] += entry.seconds
    assert set(by_day.values()) == {4 * 3600}
    assert len(by_day) == 8
    assert sum(e.seconds for e in last_four if "own" in e.marks) / sum(by_day.values()) >= 0.5


def test_he_gives_a_handbook_and_coaching_that_nobody_was_told_about(
    worked: list[Worked], rows: list[dict[str, str]]
) -> None:
    gifts = [entry for entry in worked if "gift" in entry.marks]
    assert {entry.client for entry in gifts} == {BOUW}
    assert all("told" not in entry.marks and entry.week >= 9 for entry in gifts)
    assert hours(gifts, kind="coaching") == 12
    assert hours(gifts, kind="delivery") == 22
    assert hours(gifts) == 34
    handbook = [row["Onderwerp"] for row in rows if "handboek" in row["Onderwerp"]]
    assert len(handbook) == 11
    assert all("!gift" in title for title in handbook)


def test_the_gifts_of_the_last_quarter_are_worth_more_than_a_twentieth_of_its_fee(
    worked: list[Worked],
) -> None:
    gifts = per_week([entry for entry in worked if "gift" in entry.marks])
    quarter = sum(hours for week, hours in gifts.items() if week >= 14) * 100
    assert 0.05 < quarter / (48_000 * 13 / 26) < 0.10
    assert sum(hours for week, hours in gifts.items() if week >= 23) >= 2


def test_the_retainer_runs_three_to_five_hours_a_week_and_a_little_over_in_autumn(
    worked: list[Worked],
) -> None:
    eik = [entry for entry in worked if entry.client == EIK]
    assert all(3 <= amount <= 5 for amount in per_week(eik).values())
    assert len(per_week(eik)) == 26
    months: Counter[int] = Counter()
    for entry in eik:
        months[entry.day.month] += entry.seconds
    assert 20 < months[9] / 3600 <= 22
    assert 20 < months[10] / 3600 < 22
    assert months[7] / 3600 < 20


def test_the_hourly_client_pays_for_nearly_all_of_four_to_seven_hours(
    worked: list[Worked], records: list[dict[str, Any]]
) -> None:
    vlinder = [entry for entry in worked if entry.client == VLINDER]
    assert all(4 <= amount <= 7 for amount in per_week(vlinder).values())
    assert len(per_week(vlinder)) == 26
    unbilled = [entry for entry in vlinder if "unbilled" in entry.marks]
    assert {entry.kind for entry in unbilled} == {"travel"}
    assert 0.02 < hours(unbilled) / hours(vlinder) < 0.08
    rates = [r for r in records if r["type"] == "rate"]
    assert [(r["client"], r["cents_per_hour"], r.get("valid_from")) for r in rates] == [
        (VLINDER, 9500, None),
        (VLINDER, 10500, "2026-09-01"),
    ]


def test_his_own_time_is_three_to_four_hours_a_week_without_a_client(worked: list[Worked]) -> None:
    own = [entry for entry in worked if entry.client is None and entry.kind != "leave"]
    assert {entry.kind for entry in own} == {"admin", "acquisition", "learning"}
    assert len(per_week(own)) == 26
    assert all(3 <= amount <= 4 for amount in per_week(own).values())


def test_nothing_is_worked_for_a_client_on_days_off_or_leave(
    worked: list[Worked], records: list[dict[str, Any]]
) -> None:
    leave = {entry.day for entry in worked if entry.kind == "leave"}
    assert leave == {date(2026, 8, 7), date(2026, 8, 14)}
    settings = next(r for r in records if r["type"] == "settings")
    assert settings["timezone"] == "Europe/Amsterdam"
    assert settings["days_off"] == ["2026-05-25"]
    free = leave | {date(2026, 5, 25)}
    assert not [entry for entry in worked if entry.day in free and entry.kind != "leave"]


def test_all_work_lies_in_the_twenty_six_weeks(worked: list[Worked]) -> None:
    assert FIRST_DAY.isocalendar()[:2] == (2026, 21)
    assert LAST_DAY.isocalendar() == (2026, 46, 7)
    assert all(FIRST_DAY <= entry.day <= LAST_DAY for entry in worked)


def test_the_interchange_file_holds_only_records_that_name_known_clients_and_projects(
    records: list[dict[str, Any]],
) -> None:
    kinds = Counter(record["type"] for record in records)
    assert (kinds["settings"], kinds["client"], kinds["project"], kinds["rate"]) == (1, 3, 3, 2)
    clients = {r["name"] for r in records if r["type"] == "client"}
    projects = {(r["client"], r["name"]) for r in records if r["type"] == "project"}
    assert {r["client"] for r in records if "client" in r} <= clients
    assert {(r["client"], r["project"]) for r in records if "project" in r} <= projects
    ids = [r["id"] for r in records if "id" in r]
    assert len(ids) == len(set(ids)) == kinds["entry"]
    assert all(len(identity) <= 64 for identity in ids)


def test_the_calendar_is_a_dutch_outlook_export(rows: list[dict[str, str]]) -> None:
    raw = (DATA / "kalender.csv").read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    with pytest.raises(UnicodeDecodeError):
        raw.decode("utf-8")
    assert raw.startswith(
        b'"Onderwerp","Begindatum","Begintijd","Einddatum","Eindtijd","Gebeurtenis, duurt hele dag",'
    )
    assert len(rows[0]) == 22
    assert all(None not in row and None not in row.values() for row in rows)
    assert {row["Privé"] for row in rows} == {"Waar", "Onwaar"}


def test_the_calendar_holds_the_mess_of_a_real_one(rows: list[dict[str, str]]) -> None:
    def count(column: str, text: str) -> int:
        return sum(text in row[column] for row in rows)

    assert count("Beschrijving", "\r\n") >= 50
    assert count("Beschrijving", '"') >= 20
    assert count("Onderwerp", "Geannuleerd: ") >= 6
    assert count("Onderwerp", "Geweigerd: ") >= 1
    assert count("Privé", "Waar") >= 6
    assert count("Gebeurtenis, duurt hele dag", "Waar") >= 6
    assert count("Tijd weergeven als", "Vrij") >= 10
    assert count("Onderwerp", "Stuurgroep ") == 5
    assert sum(row["Onderwerp"].startswith("=") for row in rows) == 1
    twins = Counter(tuple(row.values()) for row in rows)
    assert sum(number == 2 for number in twins.values()) == 3


def test_the_calendar_crosses_midnight_and_the_night_the_clock_goes_back(rows: list[dict[str, str]]) -> None:
    timed = [(row["Onderwerp"], *moments(row)) for row in rows if not left_out(row)]
    late = [title for title, first, last in timed if first.date() != last.date()]
    assert late == ["@bouw presentatie directiedag afmaken"]
    (live,) = [r for r in timed if r[0].startswith("Livegang")]
    assert live[2].astimezone(UTC) - live[1].astimezone(UTC) == timedelta(hours=3)
    assert live[2].replace(tzinfo=None) - live[1].replace(tzinfo=None) == timedelta(hours=2)
    weekly = [first for title, first, _ in timed if title.startswith("Weekstart implementatieteam ")]
    around = [first for first in weekly if date(2026, 10, 19) <= first.date() <= date(2026, 10, 26)]
    assert [first.utcoffset() for first in around] == [timedelta(hours=2), timedelta(hours=1)]
    assert {first.hour for first in around} == {9}


def test_every_row_points_at_one_client_or_waits(
    rows: list[dict[str, str]], records: list[dict[str, Any]]
) -> None:
    clients = [record for record in records if record["type"] == "client"]
    work = [row for row in rows if not left_out(row)]
    readings = [client_of(row, clients) for row in work]
    waiting = [row["Onderwerp"] for row, (found, _) in zip(work, readings, strict=True) if not found]
    assert 6 <= len(waiting) <= 10
    assert not any(client["aliases"][0] in title.casefold() for client in clients for title in waiting)
    assert max(len(found) for found, _ in readings) == 1
    only = Counter(next(iter(signs)) for found, signs in readings if len(signs) == 1 and found == {BOUW})
    assert min(only[sign] for sign in ("title", "category", "address")) >= 20


def test_a_few_entries_overlap_and_no_more(rows: list[dict[str, str]]) -> None:
    spans = sorted((*moments(row), row["Onderwerp"]) for row in rows if not left_out(row))
    pairs = [
        (left[2], right[2])
        for index, left in enumerate(spans)
        for right in spans[index + 1 :]
        if right[0] < left[1]
    ]
    assert Counter(title for pair in pairs for title in pair if title.startswith("Snelle")).total() == 2
    assert len(pairs) == 4, "two quick questions during a session, and two pairs of twins"


def test_only_example_names_occur() -> None:
    hosts: dict[str, set[str]] = {}
    for path in sorted(DATA.glob("*.*")):
        text = path.read_bytes().decode("cp1252" if path.suffix == ".csv" else "utf-8")
        text = text.replace("=\r\n", "")  # where a mail breaks a line
        hosts[path.name] = set(re.findall(r"(?:@|//)((?:[\w-]+\.)+[a-z]{2,})", text, re.IGNORECASE))
    assert hosts["kalender.csv"]
    assert {host for of in hosts.values() for host in of if not host.casefold().endswith(".example")} == set()


def test_the_files_are_what_the_script_writes_and_small() -> None:
    script = str(DATA / "make_peter.py")
    check = subprocess.run(
        [sys.executable, "-B", script, "--check"], capture_output=True, text=True, check=False
    )
    assert check.returncode == 0, check.stdout + check.stderr
    assert sum(path.stat().st_size for path in DATA.glob("*.*")) < 1_500_000


def test_the_script_says_when_a_file_was_changed_and_writes_the_same_bytes_again(tmp_path: Path) -> None:
    for script in DATA.glob("*.py"):
        (tmp_path / script.name).write_bytes(script.read_bytes())
    (tmp_path / "kalender.csv").write_bytes(b"something else")
    command = [sys.executable, "-B", str(tmp_path / "make_peter.py")]
    stale = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)
    assert stale.returncode == 1
    assert "kalender.csv differs" in stale.stdout
    subprocess.run(command, check=True)
    written = {path.name: path.read_bytes() for path in tmp_path.glob("*.*")}
    assert set(PETER) < set(written)
    assert written == {path.name: path.read_bytes() for path in DATA.glob("*.*")}
