import pytest

from tests.cli.running import Terminal


def test_a_logged_line_is_read_back_in_words(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    said = terminal.ok("log", "thu 9:00-11:30 @bouw handbook chapter 3 #research !gift")
    start, _, end = said.partition("[")
    assert start == "Logged 2 h 30 on Bouw (research, gift): handbook chapter 3 "
    assert end.partition("]")[2] == "  Thu 19 Nov 09:00-11:30\n"


def test_words_without_quotation_marks_are_one_line(terminal: Terminal) -> None:
    entry = terminal.json("log", "2h", "reading", "mail")["entry"]
    assert (entry["hours"], entry["note"], entry["day"]) == (2.0, "reading mail", "2026-11-20")


def test_a_logged_entry_has_every_field_of_the_interchange_file(terminal: Terminal) -> None:
    entry = terminal.json("log", "1:30-2:30 #admin")["entry"]
    assert entry["day"] == "2026-11-20"  # before 04:00 of the 21st it is still the 20th
    assert entry["starts_at"] == "2026-11-21T01:30:00+01:00"
    assert {"id", "type", "client", "seconds", "billable", "source_id"} <= entry.keys()


@pytest.mark.parametrize("line", ["", "handbook", "2h 3h", "2h @nobody", "9-9", "2h !what", "-"])
def test_a_line_that_says_no_entry_is_refused_and_nothing_is_stored(terminal: Terminal, line: str) -> None:
    result = terminal.run("log", line)
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("Error: ")
    assert terminal.json("entries")["entries"] == []


def test_a_timer_runs_from_start_to_stop(terminal: Terminal) -> None:
    assert terminal.ok("start", "writing #learning").startswith("Started at 17:00: your own time (learning)")
    terminal.now = "2026-11-20T18:05:00+01:00"
    assert terminal.ok("status").startswith("Running for 1 h 05, since 17:00: your own time")
    assert terminal.json("status")["seconds"] == 3900
    assert terminal.ok("stop").startswith("Stopped after 1 h 05 of your own time (learning): writing")
    assert terminal.ok("status") == "No timer is running. Today: 1 h 05.\n"


def test_status_without_a_timer_has_null_for_it(terminal: Terminal) -> None:
    terminal.ok("log", "2h")
    assert terminal.json("status") == {"running": None, "seconds": None, "today_seconds": 7200}


def test_starting_anew_stops_the_timer_before(terminal: Terminal) -> None:
    terminal.ok("start", "one")
    terminal.now = "2026-11-20T17:30:00+01:00"
    found = terminal.json("start", "two")
    assert (found["stopped"]["note"], found["stopped"]["hours"]) == ("one", 0.5)
    assert (found["running"]["note"], found["running"]["hours"]) == ("two", None)


def test_a_timer_is_stopped_at_a_time_of_the_day_it_is(terminal: Terminal) -> None:
    terminal.ok("start")
    terminal.now = "2026-11-21T01:00:00+01:00"
    assert terminal.json("stop", "--at", "23:30")["entry"]["ends_at"] == "2026-11-20T23:30:00+01:00"


def test_a_time_after_midnight_belongs_to_the_day_that_is_not_over(terminal: Terminal) -> None:
    terminal.ok("start")
    terminal.now = "2026-11-21T02:00:00+01:00"
    assert terminal.json("stop", "--at", "0:30")["entry"]["ends_at"] == "2026-11-21T00:30:00+01:00"


def test_a_timer_is_stopped_at_an_instant(terminal: Terminal) -> None:
    terminal.ok("start")
    terminal.now = "2026-11-20T19:00:00+01:00"
    assert terminal.json("stop", "--at", "2026-11-20T17:00:00Z")["entry"]["seconds"] == 3600


@pytest.mark.parametrize(
    ("at", "code", "said"),
    [
        ("16:00", 1, "The timer began at 2026-11-20 17:00"),
        ("25:00", 2, "25:00 is no time of day. Write it like 17:30."),
        ("later", 2, "is no time: 'later'"),
        ("2026-11-20T18:00:00", 2, "has no zone"),
    ],
)
def test_a_stop_that_cannot_be_is_refused(terminal: Terminal, at: str, code: int, said: str) -> None:
    terminal.ok("start")
    assert said in terminal.refused("stop", "--at", at, code=code)


def test_stopping_no_timer_is_refused(terminal: Terminal) -> None:
    assert terminal.refused("stop").startswith("Error: No timer is running.")
