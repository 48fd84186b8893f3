"""The review and the report, letter by letter. TRACKER_GOLDEN=1 writes the files anew; then look at them."""

import os
from pathlib import Path

import pytest

from tests.cli.running import Terminal

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str, shown: str) -> None:
    file = GOLDEN / f"{name}.txt"
    if os.environ.get("TRACKER_GOLDEN"):
        file.write_text(shown, encoding="utf-8")
    assert shown == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("columns", ["60", "100"])
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("week", ("week",)),
        ("week-not-over", ("week", "2026-W47")),
        ("report-client", ("report", "--by", "client")),
        ("report-kind", ("report", "--by", "kind", "--from", "2026-11-01", "--client", "bouw")),
        ("report-month-client", ("report", "--by", "month", "--by", "client", "--from", "2026-10-01")),
        ("report-all", ("report",)),
    ],
)
def test_output_is_as_it_was_looked_at(
    peter: Terminal, name: str, words: tuple[str, ...], columns: str
) -> None:
    result = peter.run(*words, COLUMNS=columns)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines())) <= int(columns)
    golden(f"{name}-{columns}", result.stdout)


def test_a_client_is_a_row_in_its_own_currency(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Alp", "--currency", "CHF", "--rate", "150")
    terminal.ok("client", "add", "Bouw", "--rate", "100")
    terminal.ok("log", "2h @alp call")
    terminal.ok("log", "1h @bouw call")
    shown = terminal.ok("week", "2026-W47")
    assert shown.splitlines()[2].startswith("Week 47: 3 h for clients, in 2 currencies: ")
    assert "CHF 150.00 an hour" in shown
    assert "€100.00 an hour" in shown
    assert "CHF 300.00" in terminal.ok("report")
    assert terminal.json("week", "2026-W47")["totals"]["revenue"] is None


def test_an_empty_book_says_what_to_do_first(terminal: Terminal) -> None:
    shown = terminal.ok("week")
    assert shown.startswith("There is nothing in this book yet.")
    assert "tracker client add" in shown
    assert "Nothing was logged in these days." in terminal.ok("report", "--by", "client")


def test_a_week_that_is_not_over_says_so(terminal: Terminal) -> None:
    terminal.ok("log", "1h")
    assert "2026-W47, 16–22 November 2026, not over yet" in terminal.ok("week", "2026-W47")
    assert terminal.json("week", "2026-W47")["complete"] is False


@pytest.mark.parametrize("week", ["2026-W54", "last", "2026W", "0000-W01", "9999-W53"])
def test_a_week_that_does_not_exist_is_wrong_usage(terminal: Terminal, week: str) -> None:
    assert terminal.refused("week", week, code=2).startswith("Error: ")


def test_what_waits_in_the_inbox_is_said_beside_the_review(peter: Terminal) -> None:
    said = "8 calendar rows wait in the inbox for a client. `tracker inbox` lists them.\n"
    assert peter.run("week").stderr == said
    assert peter.run("week", "--json").stderr == ""


def test_a_problem_of_the_week_is_shown(terminal: Terminal) -> None:
    terminal.ok("log", "9-11 one")
    terminal.ok("log", "10-12 two")
    shown = terminal.ok("week", "2026-W47")
    assert "“one” (Fri 09:00–11:00) and “two” (Fri 10:00–12:00) overlap" in shown


def test_a_note_ends_in_one_full_stop(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    terminal.ok("project", "add", "bouw", "Fix", "--billing", "fixed")
    terminal.ok("project", "add", "bouw", "Uur", "--billing", "hourly")
    terminal.ok("log", "2026-11-16 2h @bouw/uur x")
    week = " ".join(terminal.ok("week", "2026-W47").split())
    notes = " ".join(terminal.run("report").stderr.split())
    for shown in (week, notes):
        assert "`tracker rate set`." in shown
        assert "(ends_on) nor milestones." in shown
        assert ".." not in shown


def test_the_report_s_document_is_that_of_the_contract(peter: Terminal) -> None:
    found = peter.json("report", "--by", "client", "--from", "2026-11-09", "--to", "2026-11-15")
    row = next(of for of in found["rows"] if of["client"] == "Bouwgroep Noord")
    assert (row["hours"], row["revenue"], row["effective_rate"], row["currency"]) == (
        31.0,
        1803.65,
        58.18,
        "EUR",
    )


def test_the_review_s_document_is_that_of_the_contract(peter: Terminal) -> None:
    found = peter.json("week")
    assert (found["week"], found["complete"], found["currency"]) == ("2026-W46", True, "EUR")
    names = (
        "hours",
        "billable_hours",
        "unbilled_hours",
        "own_hours",
        "revenue",
        "agreed_rate",
        "effective_rate",
    )
    assert set(names) | {"rate_kept", "utilization"} <= found["totals"].keys()
