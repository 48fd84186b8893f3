"""Replies in the terminal. TRACKER_GOLDEN=1 writes the golden files anew; then look at them."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Terminal
from tests.cli.test_week_report import golden

MONDAY = datetime.fromisoformat("2026-11-02T09:00:00+01:00")


def talk() -> Iterator[dict[str, Any]]:
    """Two clients: Bouw asks twice a day and gets quick answers, Eik asked three times."""
    for day in range(15):
        begins = MONDAY + timedelta(days=day + 2 * (day // 5))
        for n, hours in enumerate((0, 13)):  # nine in the morning, and ten at night
            at, thread = begins + timedelta(hours=hours), f"t{day}{n}"
            yield contact("Bouwgroep Noord", "in", at, thread)
            if (day, n) != (14, 0):
                yield contact("Bouwgroep Noord", "out", at + timedelta(minutes=10 + 3 * day), thread)
        if day % 2:
            yield contact("Bouwgroep Noord", "out", begins + timedelta(hours=2), f"q{day}", needs_reply=True)
        if day % 4 == 1:
            yield contact("Bouwgroep Noord", "in", begins + timedelta(hours=30), f"q{day}", needs_reply=False)
    for day in range(3):
        yield contact("Gemeente Eik", "in", MONDAY + timedelta(days=day), None, channel="chat")
    yield contact("Gemeente Eik", "out", MONDAY + timedelta(days=2, hours=1), None, channel="chat")
    called = {"channel": "phone", "seconds": 600}
    yield contact("Gemeente Eik", "in", MONDAY + timedelta(days=3), None, **called)


def contact(client: str, direction: str, at: datetime, thread: str | None, **fields: Any) -> dict[str, Any]:
    found = {"type": "message", "client": client, "channel": "email", "direction": direction}
    known_by = f"{at:%m%d%H%M}{direction}{client[0]}".lower()
    return {**found, "id": known_by, "at": at.isoformat(), "thread": thread, **fields}


@pytest.fixture(scope="module")
def talked(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """A book with three weeks of mail; only to be read."""
    terminal = Terminal(tmp_path_factory.mktemp("talked"))
    names = {"Bouwgroep Noord": "bouw", "Gemeente Eik": "eik"}
    clients = [{"type": "client", "name": name, "aliases": [alias]} for name, alias in names.items()]
    path = terminal.folder / "talk.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in [*clients, *talk()]))
    terminal.ok("import", str(path))
    return terminal


@pytest.mark.parametrize("columns", ["60", "100"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("replies", ("replies",)),
        ("replies-client", ("replies", "--client", "eik")),
        ("replies-days", ("replies", "--from", "2026-11-16", "--to", "2026-11-20")),
        ("replies-week", ("week", "2026-W46")),
    ],
)
def test_output_is_as_it_was_looked_at(
    talked: Terminal, name: str, words: tuple[str, ...], columns: str
) -> None:
    result = talked.run(*words, COLUMNS=columns)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= int(columns)
    golden(f"{name}-{columns}", result.stdout)


def test_the_document_is_that_of_the_contract(talked: Terminal) -> None:
    found = talked.json("replies", "--from", "2026-11-02", "--to", "2026-11-20")
    assert (found["from"], found["to"]) == ("2026-11-02", "2026-11-20")
    numbers = {
        *("turns", "open", "median_minutes", "p90_minutes", "median_business_minutes"),
        *("p90_business_minutes", "within_hour", "off_hours", "client_median_minutes"),
    }
    assert [of["client"] for of in found["clients"]] == ["Bouwgroep Noord", "Gemeente Eik"]
    assert all(of.keys() == numbers | {"client"} for of in found["clients"])
    turn = {
        *("client", "direction", "channel", "thread", "at", "answered_at", "open"),
        *("calendar_minutes", "business_minutes", "in_hours"),
    }
    assert all(of.keys() == turn for of in found["turns"])
    assert sum(of["direction"] == "in" for of in found["turns"]) == found["totals"]["turns"] == 30


def test_the_text_and_the_document_tell_the_same(talked: Terminal) -> None:
    numbers = talked.json("replies")["totals"]
    shown = " ".join(talked.ok("replies").split())
    assert (
        f"Of {numbers['turns']} questions from clients you answered 29; {numbers['open']} is open." in shown
    )
    assert f"{numbers['off_hours']} messages and calls of yours were outside" in shown


def test_an_open_question_can_be_settled_by_the_id_it_is_shown_with(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    terminal.ok("message", "@bouw in mail 9:00")
    result = terminal.run("replies")
    assert "`tracker settle ID`" in result.stderr
    shown = result.stdout.splitlines()
    (row,) = (line for line in shown if "Fri 20 Nov 09:00" in line)
    assert row.split()[-2:] == ["8", "h"]
    terminal.ok("settle", row.split()[0])
    again = terminal.run("replies")
    assert "They wait for you" not in again.stdout
    assert again.stderr == ""


def test_only_the_oldest_open_questions_are_listed(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    for day in range(10, 17):
        terminal.ok("message", f"@bouw out mail 2026-11-{day} 9:00 !asks")
        terminal.ok("message", f"@bouw in phone 2026-11-{day} 9:05")
    for day in range(10, 17):
        terminal.ok("client", "add", f"C{day}")
        terminal.ok("message", f"@c{day} in mail 2026-11-{day} 10:00")
    result = terminal.run("replies", "--from", "2026-11-01")
    assert "They wait for you: the oldest 5 of 8" in result.stdout
    assert "`tracker replies --open` lists them all." in result.stderr


def test_every_open_question_can_be_listed_and_settled(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    for day in range(10, 17):
        terminal.ok("client", "add", f"C{day}")
        terminal.ok("message", f"@c{day} in mail 2026-11-{day} 10:00")
    terminal.ok("message", "@bouw out chat 2026-11-09 9:00 !asks")
    found = terminal.json("replies", "--open")
    assert found.keys() == {"open"}
    assert all(of.keys() == {"id", "client", "direction", "channel", "at"} for of in found["open"])
    clients = [f"C{day}" for day in range(10, 17)]
    assert [(of["client"], of["direction"]) for of in found["open"]] == [
        *((client, "in") for client in clients),
        ("Bouw", "out"),
    ]
    assert found["open"][-1]["at"] == "2026-11-09T09:00:00+01:00"
    assert found["open"][-1]["channel"] == "chat"
    shown = terminal.run("replies", "--open")
    lines = shown.stdout.splitlines()
    assert lines[0] == "They wait for you: 7"
    assert "You wait for them: 1" in lines
    assert "--open" not in shown.stderr
    rows = [line.split() for line in lines if " Nov " in line]
    assert [row[1] for row in rows] == [*clients, "Bouw"]
    for row in rows:
        terminal.ok("settle", row[0], "--no-reply")
    assert terminal.json("replies", "--open") == {"open": []}
    assert terminal.ok("replies", "--open").startswith("No question is open")


def test_the_open_questions_of_one_client_and_of_an_empty_book(terminal: Terminal) -> None:
    assert terminal.ok("replies", "--open").startswith("There are no contacts with clients yet.")
    for name in ("Bouw", "Eik"):
        terminal.ok("client", "add", name)
        terminal.ok("message", f"@{name} in mail 9:00")
    found = terminal.json("replies", "--open", "--client", "eik")["open"]
    assert [of["client"] for of in found] == ["Eik"]


def test_an_empty_book_says_how_to_begin(terminal: Terminal) -> None:
    shown = terminal.ok("replies")
    assert shown.startswith("There are no contacts with clients yet.")
    assert [line.split()[1] for line in shown.splitlines() if line.startswith("  tracker")] == [
        "me",
        "import",
        "message",
    ]


def test_days_without_contacts_say_so(talked: Terminal) -> None:
    shown = talked.ok("replies", "--from", "2026-01-01", "--to", "2026-01-31")
    assert shown == "1–31 January 2026: No contacts with clients in these days.\n"


def test_a_book_whose_senders_nobody_knows_says_so(terminal: Terminal, tmp_path: Path) -> None:
    from tests.cli.test_people import PETER, mailbox

    terminal.ok("me", "add", PETER)
    terminal.ok("import", mailbox(tmp_path, "an@bouw.example", "bo@bouw.example"))
    shown = terminal.ok("replies")
    assert shown.startswith("2 messages are of 2 people who are no client’s yet.")
    assert shown.endswith("\n  tracker sender\n")


def test_wrong_days_and_clients_are_refused(talked: Terminal) -> None:
    assert "There is no client called" in talked.refused("replies", "--client", "nobody")
    assert "comes before" in talked.refused("replies", "--from", "2026-11-02", "--to", "2026-11-01", code=2)
    assert "--from" in talked.refused("replies", "--from", "monday", code=2)


def test_the_week_s_document_holds_the_replies_of_each_client(talked: Terminal) -> None:
    each = {of["client"]: of["replies"] for of in talked.json("week", "2026-W46")["clients"]}
    assert each["Bouwgroep Noord"]["turns"] == 10
    assert each["Bouwgroep Noord"]["open"] == 0


def test_nothing_but_what_the_numbers_need_is_loaded(talked: Terminal) -> None:
    done = talked.program("replies", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip().split(".")[0] for line in done.stderr.splitlines()}
    assert "tracker" in loaded
    assert not {"scipy", "numpy", "pandas", "plotly", "streamlit", "sqlite_utils", "holidays"} & loaded
