"""The patterns in the terminal: what is typed about them, and what is refused."""

import shlex

import pytest

from tests.cli.running import Terminal


@pytest.fixture
def brien(terminal: Terminal) -> Terminal:
    """On Friday 20 November 2026, with a client whose name no shell reads as it stands."""
    terminal.ok("client", "add", "O'Brien & Co")
    return terminal


def test_off_is_no_line_that_can_be_moved(terminal: Terminal) -> None:
    for word in ("off=0", "off=1", "off="):
        said = terminal.refused("patterns", "set", "unbilled-drift", word, code=2)
        assert "`tracker patterns off unbilled-drift`" in said
    assert terminal.json("patterns")["off"] == []


def test_what_is_switched_off_is_named(terminal: Terminal) -> None:
    assert "Switched off" not in terminal.ok("patterns")
    terminal.ok("patterns", "off", "fragmented-days")
    assert "Switched off: fragmented-days" in terminal.ok("patterns")


def test_all_names_the_patterns_without_records_and_how_to_write_one_down(terminal: Terminal) -> None:
    assert "tracker add question" not in terminal.ok("patterns")
    assert "tracker add question" in terminal.ok("patterns", "--all")


@pytest.mark.parametrize("reply", ["seen", "set-boundary"])
def test_a_budget_belongs_to_a_choice_alone(brien: Terminal, reply: str) -> None:
    words = ("answer", "scope-creep", reply, "--client", "O'Brien & Co", "--budget-hours", "5")
    assert "belongs to my-choice" in brien.refused(*words, code=2)
    assert brien.json("list", "decision")["records"] == []


def test_a_hint_can_be_typed_as_it_stands(brien: Terminal) -> None:
    result = brien.run("answer", "scope-creep", "set-boundary", "--client", "O'Brien & Co")
    typed = next(part for part in result.stderr.split("`") if part.startswith("tracker add boundary"))
    assert "client=O'Brien & Co" in shlex.split(typed)


def test_a_narrow_terminal_keeps_what_a_line_is_of(terminal: Terminal) -> None:
    said = terminal.run("patterns", "explain", "solo-struggle", COLUMNS="40").stdout
    assert max(len(line) for line in said.splitlines() if line.startswith("hours_1")) <= 40
    assert "effort before a…" in said


def test_a_name_with_a_quote_is_listed_as_it_can_be_typed(brien: Terminal) -> None:
    brien.ok("add", "question", "client=O'Brien & Co", "text=Who's?")
    listed = shlex.split(brien.ok("list", "question"))
    assert {"client=O'Brien & Co", "text=Who's?"} <= set(listed)
