"""Replies as the library and a week's review tell them, from typed contacts to numbers."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tracker.book import Tracker
from tracker.errors import BadFile, TrackerError, UsageError
from tracker.records import Client, Message

HOME = ZoneInfo("Europe/Amsterdam")
MONDAY, SUNDAY = date(2026, 11, 16), date(2026, 11, 22)


def at(clock: str, day: int = 17, zone: ZoneInfo = HOME) -> datetime:
    hour, minute = clock.split(":")
    return datetime(2026, 11, day, int(hour), int(minute), tzinfo=zone)


def micro(instant: datetime) -> int:
    return int(instant.timestamp() * 1e6)


class Clock:
    """The time it is, which a test may set."""

    now = datetime(2026, 11, 25, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(clock: Clock) -> Iterator[Tracker]:
    with Tracker(":memory:", now=clock) as opened:
        opened.change(opened.records("settings")[0], timezone="Europe/Amsterdam")
        opened.add(Client(name="Bouw", aliases=("b",)))
        opened.add(Client(name="Eik"))
        yield opened


def mail(book: Tracker, way: str, when: datetime, client: str = "Bouw", **fields: object) -> Message:
    return book.message(client=client, channel="email", direction=way, at=when, **fields)


def replies(book: Tracker, client: str = "Bouw", week: str = "2026-W47") -> dict[str, object]:
    return next(of.replies for of in book.review(week).clients if of.client == client)


def test_a_week_tells_both_clocks_the_hour_and_the_evenings(book: Tracker) -> None:
    mail(book, "in", at("9:10"))
    mail(book, "out", at("9:40"), needs_reply=True)  # within the hour, and asks in turn
    mail(book, "in", at("17:00"))  # answers after 7 h 20, and asks
    mail(book, "out", at("21:00"))  # after 4 h, half an hour of them in working time, in the evening
    assert replies(book) == {
        "turns": 2,
        "open": 0,
        "median_minutes": 30.0,
        "p90_minutes": 240.0,
        "median_business_minutes": 30.0,
        "p90_business_minutes": 30.0,
        "within_hour": 1.0,
        "off_hours": 1,
        "client_median_minutes": 440.0,
    }


def test_a_client_without_messages_has_replies_of_nothing(book: Tracker) -> None:
    book.log(client="Eik", day=date(2026, 11, 17), hours=1)
    found = replies(book, "Eik")
    assert (found["turns"], found["open"], found["off_hours"]) == (0, 0, 0)
    assert {of for name, of in found.items() if "minutes" in name or name == "within_hour"} == {None}


def test_a_client_who_only_wrote_stands_in_the_week(book: Tracker) -> None:
    mail(book, "in", at("9:10"), client="Eik")
    assert [(of.client, of.numbers["hours"]) for of in book.review("2026-W47").clients] == [("Eik", 0.0)]
    assert book.review("2026-W46").clients == ()
    mail(book, "in", at("9:10", 10), client="Bouw", automatic=True)
    assert book.review("2026-W46").clients == (), "what a machine wrote counts nowhere"


def test_a_reply_of_next_week_is_not_known_in_this_one(book: Tracker) -> None:
    mail(book, "in", at("16:30", 20))
    before = book.review("2026-W47").to_json()
    mail(book, "out", at("9:00", 23))
    assert book.review("2026-W47").to_json() == before
    assert (replies(book)["open"], replies(book)["median_business_minutes"]) == (1, None)
    assert [of.turn.open for of in book.correspondence().turns] == [False]


def test_an_open_question_waits_until_now_in_a_week_that_runs(book: Tracker, clock: Clock) -> None:
    clock.now = at("12:00").astimezone(UTC)
    mail(book, "in", at("9:00"))
    mail(book, "out", at("15:00"))  # a slip, or the clock of another machine: not known yet
    found = book.replies(MONDAY, SUNDAY)
    assert found["calendar_minutes"].round(3).tolist() == [180.0]
    assert found["open"].tolist() == [True]


def test_what_happens_now_is_known_now(book: Tracker, clock: Clock) -> None:
    mail(book, "in", clock.now)
    assert len(book.correspondence().turns) == 1


def test_days_begin_where_the_settings_say(book: Tracker) -> None:
    mail(book, "in", at("3:30", 16))  # Monday before four o'clock is Sunday
    assert replies(book, week="2026-W46")["turns"] == 1
    assert book.review("2026-W47").clients == ()


def test_evenings_go_by_when_it_was_written(book: Tracker) -> None:
    mail(book, "out", at("9:00", 23), composed_at=at("23:30", 22))
    assert replies(book)["off_hours"] == 1
    assert [of.client for of in book.review("2026-W48").clients] == ["Bouw"]
    assert replies(book, week="2026-W48")["off_hours"] == 0


def test_working_hours_are_read_on_the_messages_own_clock(book: Tracker) -> None:
    tokyo = ZoneInfo("Asia/Tokyo")
    mail(book, "out", at("10:00", zone=tokyo), timezone="Asia/Tokyo")
    mail(book, "out", at("10:00", zone=tokyo))
    assert replies(book)["off_hours"] == 1


def test_leave_and_days_off_are_outside_working_hours(book: Tracker) -> None:
    book.log("2026-11-17 8h #leave")
    book.log("2026-11-18 13:00-17:30 #leave")
    book.change(book.records("settings")[0], days_off=(date(2026, 11, 19),))
    for day, clock in ((17, "10:00"), (18, "10:00"), (18, "14:00"), (19, "10:00"), (20, "10:00")):
        mail(book, "out", at(clock, day))
    assert replies(book)["off_hours"] == 3
    mail(book, "in", at("12:30", 18), client="Eik")
    mail(book, "out", at("9:30", 20), client="Eik")
    assert replies(book, "Eik")["median_business_minutes"] == 60.0


def test_replies_have_the_columns_and_types_they_promise(book: Tracker) -> None:
    assert len(book.replies()) == 0
    columns = list(book.replies().columns)
    mail(book, "in", at("9:00"), thread="t")
    mail(book, "out", at("9:30"), thread="t")
    mail(book, "in", at("10:00"), client="b")
    found = book.replies()
    assert list(found.columns) == columns
    assert columns == [
        *("client", "direction", "channel", "thread", "at", "answered_at", "open"),
        *("calendar_minutes", "business_minutes", "in_hours"),
    ]
    assert found["at"].tolist() == [at("9:00"), at("10:00")]
    assert found["answered_at"].isna().tolist() == [False, True]
    assert (found["client"].tolist(), found["thread"].iloc[0]) == (["Bouw", "Bouw"], "t")
    assert found["calendar_minutes"].iloc[0] == found["business_minutes"].iloc[0] == 30.0
    assert len(book.replies(client="eik")) == 0


def test_the_document_of_replies_is_json_with_the_names_of_the_contract(book: Tracker) -> None:
    mail(book, "in", at("9:00"))
    mail(book, "out", at("9:30"))
    document = json.loads(json.dumps(book.correspondence(MONDAY, SUNDAY).to_json()))
    assert (document["from"], document["to"]) == ("2026-11-16", "2026-11-22")
    assert [of["client"] for of in document["clients"]] == ["Bouw"]
    assert document["clients"][0]["median_minutes"] == 30.0
    assert document["turns"] == [
        {
            "client": "Bouw",
            "direction": "in",
            "channel": "email",
            "thread": None,
            "at": "2026-11-17T09:00:00+01:00",
            "answered_at": "2026-11-17T09:30:00+01:00",
            "open": False,
            "calendar_minutes": 30.0,
            "business_minutes": 30.0,
            "in_hours": True,
        }
    ]


def test_a_question_answered_elsewhere_is_closed_from_then_on(book: Tracker) -> None:
    asked = mail(book, "in", at("9:00"))
    book.settle(str(asked.id), "elsewhere")
    (found,) = book.correspondence().turns
    assert (found.turn.open, found.answered) == (False, False)
    assert replies(book)["open"] == 1, "the week that is over did not know"
    book.undo()
    assert book.correspondence().turns[0].turn.open


def test_a_question_that_needs_no_reply_is_no_turn_nor_what_followed_it(book: Tracker) -> None:
    mail(book, "in", at("8:00"))
    book.message(client="Bouw", channel="phone", direction="out", at=at("8:30"), seconds=60)
    asked = mail(book, "in", at("9:00"))
    mail(book, "in", at("9:05"))
    book.settle(str(asked.id)[:6], "no reply")
    assert [book.message_id(of.pk) == asked.id for of in (t.turn for t in book.correspondence().turns)] == [
        False
    ]
    mail(book, "in", at("11:00"))
    assert [of.turn.at for of in book.correspondence().turns if of.turn.open] == [micro(at("11:00"))]


def test_only_an_open_question_is_settled(book: Tracker) -> None:
    asked = mail(book, "in", at("9:00"))
    again = mail(book, "in", at("9:05"))
    said = mail(book, "out", at("10:00"))
    for of, why in ((asked, "not open any more"), (again, "no open question"), (said, "no open question")):
        with pytest.raises(TrackerError, match=why):
            book.settle(str(of.id), "elsewhere")


def test_a_message_without_zone_or_with_an_unknown_field_is_refused(book: Tracker) -> None:
    with pytest.raises(UsageError, match=r"no time zone.*ZoneInfo"):
        mail(book, "in", datetime(2026, 11, 17, 9))  # noqa: DTZ001 - that is the point
    with pytest.raises(UsageError, match="no field"):
        mail(book, "in", at("9:00"), subject="Hello")
    with pytest.raises(TrackerError, match="channel is 'pigeon'"):
        book.message(client="Bouw", channel="pigeon", direction="in", at=at("9:00"))
    with pytest.raises(UsageError, match="line, or client and at"):
        book.message("@b in email", client="Bouw")
    for year in (1, 1899, 2200, 9999):
        with pytest.raises(TrackerError, match="outside the years 1900 to 2199"):
            mail(book, "in", at("9:00").replace(year=year))
    assert book.records(Message) == []


def test_messages_go_out_and_come_in_again_as_the_same_file(book: Tracker, tmp_path: Path) -> None:
    mail(book, "in", at("9:00"), thread="x", urgent=True, source="mail", source_id="1")
    mail(book, "out", at("9:00"), composed_at=at("8:00"))
    book.message(client="Eik", channel="phone", direction="in", at=at("9:00"), seconds=60)
    book.message(client="Eik", channel="phone", direction="in", at=at("9:00"), seconds=60)
    book.export(tmp_path / "one.jsonl")
    with Tracker(":memory:") as copy:
        assert copy.import_file(tmp_path / "one.jsonl").added == 7
        assert copy.import_file(tmp_path / "one.jsonl").unchanged == 7
        copy.export(tmp_path / "two.jsonl")
    assert (tmp_path / "two.jsonl").read_bytes() == (tmp_path / "one.jsonl").read_bytes()


def test_lines_of_messages_fill_in_what_is_omitted(book: Tracker, tmp_path: Path) -> None:
    one = '{"type":"message","client":"Bouw","channel":"chat","direction":"%s","at":"2026-11-17T09:00:00Z"}'
    (tmp_path / "in.jsonl").write_text("\n".join([one % "in", one % "in", one % "out"]), "utf-8")
    assert book.import_file(tmp_path / "in.jsonl").added == 3
    assert [(of.direction, of.needs_reply) for of in book.records(Message)] == [
        ("in", True),
        ("in", True),
        ("out", False),
    ]
    assert book.import_file(tmp_path / "in.jsonl").unchanged == 3
    (tmp_path / "old.jsonl").write_text((one % "in").replace("2026", "0001"), "utf-8")
    with pytest.raises(BadFile) as refused:
        book.import_file(tmp_path / "old.jsonl")
    assert [str(of) for of in refused.value.problems] == [
        "Problem(message='it lies outside the years 1900 to 2199', line=1)"
    ]


def test_days_the_wrong_way_round_are_refused(book: Tracker) -> None:
    with pytest.raises(UsageError, match="Swap"):
        book.replies(SUNDAY, MONDAY)


def test_the_range_is_that_of_all_messages(book: Tracker) -> None:
    mail(book, "in", at("9:00", 3))
    mail(book, "in", at("9:00") + timedelta(days=30))
    found = book.correspondence()
    assert (found.start, found.end) == (date(2026, 11, 3), date(2026, 12, 17))
    assert len(found.turns) == 1


def test_numbers_do_not_depend_on_the_order_of_lines(book: Tracker, tmp_path: Path) -> None:
    mail(book, "in", at("10:00"))
    book.message(client="Bouw", channel="phone", direction="in", at=at("10:00"), seconds=60)
    mail(book, "in", at("10:00"), client="Eik", thread="t")
    mail(book, "in", at("10:00"), thread="a", timezone="Asia/Tokyo")
    book.message(client="Bouw", channel="chat", direction="in", at=at("10:00"), thread="a")
    book.export(tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    seen = set()
    for step in (1, -1, 3):
        turned = lines[::step] if step != 3 else lines[4:] + lines[:4]
        (tmp_path / "turned.jsonl").write_text("\n".join(turned), "utf-8")
        with Tracker(":memory:", now=Clock()) as copy:
            copy.import_file(tmp_path / "turned.jsonl")
            seen.add(json.dumps(copy.correspondence().to_json()))
            assert replies(copy)["open"] == 0, "the call of that instant closes what was written"
    assert len(seen) == 1


def test_an_archived_client_is_named_as_such(book: Tracker) -> None:
    book.change(book.records(Client)[0], archived_on=SUNDAY)
    with pytest.raises(TrackerError, match="Bouw is archived"):
        book.message("@b in email 9:00")
