from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.chats import LRM, ME, NARROW, RLM, SOLID, chat, extracted, facts
from tracker.errors import BadFile, DateOrderOpen
from tracker.importers import calendar_csv
from tracker.importers.base import DateOrder, Options
from tracker.importers.chat import whatsapp

STAMPS = {
    "German Android": "20.11.26, 14:05 - ",
    "Dutch Android": "20-11-2026 14:05 - ",
    "British Android": "20/11/2026, 14:05 - ",
    "American Android": f"11/20/26, 2:05{NARROW}PM - ",
    "American Android, older": "11/20/26, 2:05 PM - ",
    "Spanish Android": f"20/11/2026, 2:05{SOLID}p.{SOLID}m. - ",
    "Spanish Android, words": "20/11/2026, a las 14:05 - ",
    "Mexican Android": "20/11/26 2:05 p. m. - ",
    "French Android": "20/11/2026 à 14:05 - ",
    "Canadian French Android": f"2026-11-20 14{SOLID}h{SOLID}05 - ",
    "Portuguese Android": "20/11/2026 às 14:05 - ",
    "Italian Android": "20/11/26, 14:05 - ",
    "Finnish Android": "20.11.2026 klo 14.05 - ",
    "Danish Android": "20.11.2026 14.05 - ",
    "Swedish Android": "2026-11-20 14:05 - ",
    "Japanese Android": "2026/11/20 14:05 - ",
    "Chinese Android": "2026/11/20 下午2:05 - ",
    "Korean Android": "2026. 11. 20. 오후 2:05 - ",
    "Hungarian Android": "2026. 11. 20. 14:05 - ",
    "Bulgarian Android": "20.11.26 г., 14:05 - ",  # noqa: RUF001
    "Hebrew Android": "20.11.2026, 14:05 - ",
    "Arabic Android": f"٢٠{RLM}/١١{RLM}/٢٠٢٦، ٢:٠٥ م - ",  # noqa: RUF001
    "German, 12 hours": "20.11.26, 02:05 nachm. - ",
    "Swedish, 12 hours": "2026-11-20 2:05 em - ",
    "American iPhone": f"[11/20/26, 2:05:00{NARROW}PM] ",
    "Dutch iPhone": "[20-11-2026 14:05:00] ",
    "Dutch iPhone, comma": "[20-11-2026, 14:05:00] ",
    "German iPhone": "[20.11.26, 14:05:00] ",
    "Finnish iPhone": "[20.11.2026 klo 14.05.00] ",
    "Swedish iPhone": "[2026-11-20 14:05:00] ",
    "Canadian French iPhone": "[2026-11-20, 14 h 05 min 00 s] ",
    "iPhone without seconds": "[11/20/26 14:05] ",
    "iPhone with a mark": f"{LRM}[20-11-2026 14:05:00] {RLM}",
    "old iPhone": "20/11/2026, 14:05:00: ",
    "old American iPhone": "11/20/26, 2:05:00 PM: ",
}


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS)
def test_the_stamps_of_every_phone_and_language_mean_the_same_moment(stamp: str, tmp_path: Path) -> None:
    path = chat(tmp_path, f"{stamp}Anna: hello", "second line", f"{stamp}Peter: well, 10:00?", name="a.txt")
    batch = extracted(path)
    assert [event.at for event in batch.records] == ["2026-11-20T14:05:00+01:00"] * 2
    assert facts(batch) == [("in", "14:05", ("anna",), True), ("out", "14:05", ("anna",), True)]
    assert not calendar_csv.identify(path)


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("00:08 a. m.", "00:08"),
        ("12:08 AM", "00:08"),
        ("12:10 p.m.", "12:10"),
        ("12:10 a.m.", "00:10"),
        ("11:59 PM", "23:59"),
        ("09:00 vorm.", "09:00"),
        ("13:05 PM", "13:05"),
    ],
)
def test_the_half_of_the_day_is_understood(written: str, clock: str, tmp_path: Path) -> None:
    batch = extracted(chat(tmp_path, f"20/11/2026, {written} - Peter: x", "20/11/2026, 23:59 - Anna: y"))
    assert batch.records[0].at[11:16] == clock


def test_midnight_at_the_end_of_a_day_is_that_of_the_next() -> None:
    with TemporaryDirectory() as folder:
        batch = extracted(chat(Path(folder), "20/11/2026, 24:00 - Peter: x", "20/11/2026, 23:00 - A: y"))
    assert batch.records[0].at == "2026-11-21T00:00:00+01:00"


def test_a_chat_pasted_into_a_message_is_text(tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "20-11-2026 09:00 - Anna: look:",
        "[11/20/26, 2:05:00 PM] Carl: hi",
        "20/11/2026, 14:05 - Carl: hi",
        "20-11-2026 09:01 - Peter: y",
    )
    assert [event.parties for event in extracted(path).records] == [("anna",), ("anna",)]


@pytest.mark.parametrize(
    ("days", "order"),
    [
        (["03/04/2026", "25/04/2026"], "dmy"),
        (["03/04/2026", "04/25/2026"], "mdy"),
        (["06/03/2017", "08/05/2017", "09/04/2017"], "mdy"),  # only so do the days never go back
        (["10/03/2017", "11/03/2017", "01/04/2017"], "dmy"),
        (["05/05/2026"], "dmy"),
        (["3.4.2026", "4.4.2026"], "dmy"),
        (["2026/04/03", "2026/04/04"], "ymd"),
    ],
)
def test_the_whole_chat_decides_whether_the_day_comes_first(
    days: list[str], order: str, tmp_path: Path
) -> None:
    path = chat(tmp_path, *(f"{day}, 09:00 - Peter: x" for day in days), f"{days[-1]}, 09:00 - Anna: y")
    assert extracted(path).date_order == order


def test_an_open_date_order_is_asked_for(tmp_path: Path) -> None:
    path = chat(tmp_path, "03/04/2026, 09:00 - Peter: x", "04/04/2026, 09:00 - Anna: y")
    with pytest.raises(DateOrderOpen, match=r"03/04/2026: 3 April or 4 March\? Say .* --date-order dmy"):
        extracted(path)
    given: list[DateOrder] = ["dmy", "mdy"]
    assert [extracted(path, order=one).records[0].at[:10] for one in given] == ["2026-04-03", "2026-03-04"]


def test_a_stamp_that_names_no_moment_is_a_problem_with_its_line(tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "20/11/2026, 09:00 - Peter: x",
        "31/31/2026, 09:00 - Anna: a secret",
        "that goes on",
        "20/11/2026, 25:61 - Anna: y",
        "20/11/1803, 09:00 - Anna: y",
        "20/11/2300, 09:00 - Anna: y",
        "20/11/2026, 09:01 - Anna: y",
    )
    batch = extracted(path)
    assert [(problem.line, problem.message) for problem in batch.problems] == [
        (2, "“31/31/2026” is no day that exists when read as day-month-year"),
        (4, "“25:61” is no time of day"),
        (5, "“20/11/1803” is no day that exists when read as day-month-year"),
        (6, "“20/11/2300” is no day that exists when read as day-month-year"),
    ]
    assert [event.line for event in batch.records] == [1, 7]
    assert batch.read == 6


def test_an_hour_that_came_twice_is_read_the_first_time_and_a_skipped_one_moves_forward(
    tmp_path: Path,
) -> None:
    path = chat(
        tmp_path,
        "29-03-2026 01:59 - Anna: x",
        "29-03-2026 02:30 - Peter: x",
        "25-10-2026 02:30 - Anna: x",
        "25-10-2026 03:00 - Peter: x",
    )
    batch = extracted(path)
    assert [event.at for event in batch.records] == [
        "2026-03-29T01:59:00+01:00",
        "2026-03-29T03:30:00+02:00",
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T03:00:00+01:00",
    ]
    assert batch.notes == ("1 time that the clocks skipped was moved on by the length of the gap.",)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1)))  # noqa: DTZ001 - wall times
def test_any_clock_time_gives_an_instant_that_its_zone_shows(at: datetime) -> None:
    zone = ZoneInfo("Europe/Amsterdam")
    with TemporaryDirectory() as folder:
        path = chat(
            Path(folder), f"[{at.strftime('%d-%m-%Y %H:%M:%S')}] Peter: x", "[13-12-2026 10:00:00] A: y"
        )
        batch = extracted(path)
    event = batch.records[0]
    instant = datetime.fromisoformat(event.at)
    assert instant.astimezone(zone).isoformat() == event.at
    wall = at.replace(microsecond=0)
    assert instant.replace(tzinfo=None) == wall or batch.notes


def test_without_a_zone_it_is_asked_for(tmp_path: Path) -> None:
    path = chat(tmp_path, "20-11-2026 09:00 - Peter: x", "20-11-2026 09:01 - Anna: y")
    with pytest.raises(BadFile, match="--timezone Europe/Amsterdam"):
        whatsapp.extract(path, Options(me=ME))
