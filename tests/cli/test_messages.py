import pytest

from tests.cli.running import Terminal


@pytest.fixture
def bouw(terminal: Terminal) -> Terminal:
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw")
    return terminal


def open_questions(terminal: Terminal) -> int:
    return sum(of["open"] for of in terminal.json("replies")["turns"])


def asked(terminal: Terminal, *line: str) -> str:
    found: str = terminal.json("message", *line)["message"]["id"]
    return found


def test_a_contact_is_noted_and_said_in_one_line(bouw: Terminal) -> None:
    result = bouw.run("message", "@bouw in phone 14:05 12m")
    assert result.exit_code == 0
    assert result.stdout.startswith("Noted: a call from Bouwgroep Noord, 12 min [")
    assert result.stdout.endswith("]  Fri 20 Nov 14:05\n")
    assert "tracker undo" in result.stderr


def test_its_document_is_the_record(bouw: Terminal) -> None:
    found = bouw.json("message", "@bouw", "out", "email", "9:20", "!asks", "!urgent")["message"]
    assert found["type"] == "message"
    kept = {name: value for name, value in found.items() if value is not None and name not in ("id", "type")}
    assert kept == {
        **{"client": "Bouwgroep Noord", "channel": "email", "direction": "out"},
        **{"at": "2026-11-20T09:20:00+01:00", "timezone": "Europe/Amsterdam"},
        **{"urgent": True, "automatic": False, "needs_reply": True},
    }


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("yesterday 22:40", "2026-11-19T22:40:00+01:00"),
        ("yesterday 1:30", "2026-11-20T01:30:00+01:00"),  # the day lasts until four at night
        ("2026-10-02 9:00", "2026-10-02T09:00:00+02:00"),
        ("", "2026-11-20T17:00:00+01:00"),
    ],
)
def test_a_contact_is_on_the_day_it_names_else_now(bouw: Terminal, words: str, at: str) -> None:
    assert bouw.json("message", f"@bouw in mail {words}")["message"]["at"] == at


def test_a_time_that_is_still_to_come_is_taken_and_said(bouw: Terminal) -> None:
    assert "18:30 is still to come" in bouw.run("message", "@bouw in mail 18:30").stderr


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("@bouw in mail about the handbook", 1, "no words"),
        ("@nobody in mail", 1, "There is no client called"),
        ("@bouw mail", 1, "which way it went"),
        ("", 2, "The line is empty"),
    ],
)
def test_a_line_that_makes_no_sense_changes_nothing(bouw: Terminal, line: str, code: int, said: str) -> None:
    before = bouw.json("history")
    assert said in bouw.refused("message", line, code=code)
    assert bouw.json("history") == before


def test_undo_takes_a_contact_back(bouw: Terminal) -> None:
    asked(bouw, "@bouw in mail 9:00")
    bouw.ok("undo")
    assert bouw.json("replies")["turns"] == []


def test_a_question_is_settled_by_the_beginning_of_its_id(bouw: Terminal) -> None:
    question = asked(bouw, "@bouw in mail 9:00")
    said = bouw.ok("settle", question[:6])
    assert said.startswith("Answered elsewhere: an email from Bouwgroep Noord of Fri 20 Nov 09:00 [")
    (turn,) = bouw.json("replies")["turns"]
    assert (turn["open"], turn["answered_at"], turn["calendar_minutes"]) == (False, None, 480.0)
    bouw.ok("undo")
    assert open_questions(bouw) == 1


def test_what_needs_no_reply_is_no_question_any_more(bouw: Terminal) -> None:
    question = asked(bouw, "@bouw in mail 9:00")
    assert bouw.json("settle", question, "--no-reply")["message"]["needs_reply"] is False
    assert bouw.json("replies")["turns"] == []


def test_what_asks_nothing_cannot_be_settled(bouw: Terminal) -> None:
    told = asked(bouw, "@bouw out mail 9:00")
    before = bouw.json("history")
    assert "`tracker replies --open`" in bouw.refused("settle", told)
    assert "zzzz" in bouw.refused("settle", "zzzz")
    assert bouw.json("history") == before


@pytest.mark.parametrize(
    ("line", "noted", "asks", "hinted"),
    [
        ("@bouw in meeting 9:00", "a meeting that Bouwgroep Noord began [", False, "like 45m"),
        ("@bouw in meeting 9:00 !asks", "a meeting that Bouwgroep Noord began, needs a reply", True, "45m"),
        ("@bouw in phone 9:00", "a missed call from Bouwgroep Noord, needs a reply", True, "like 12m"),
        ("@bouw out video 9:00", "a missed video call to Bouwgroep Noord, needs no reply", False, "12m"),
    ],
)
def test_a_meeting_took_place_and_a_call_without_a_duration_was_missed(
    bouw: Terminal, line: str, noted: str, asks: bool, hinted: str
) -> None:
    result = bouw.run("message", line)
    assert result.stdout.startswith(f"Noted: {noted}")
    assert hinted in result.stderr
    assert "`tracker undo`" in result.stderr
    assert open_questions(bouw) == asks
