"""Boundaries in the terminal: the matrix with what was lived, and whether they helped."""

from datetime import date, timedelta

import pytest

from tests.cli.running import Terminal

MONDAY = date(2026, 11, 16)


@pytest.fixture
def told(terminal: Terminal) -> Terminal:
    """Twenty weeks of Bouw, whose hours fell after he was told a limit, and a client without any."""
    terminal.ok("client", "add", "Bouw", "--rate", "100", "--alias", "b")
    terminal.ok("client", "add", "Zorg")
    for n in range(20, 0, -1):
        day = MONDAY - timedelta(weeks=n)
        hours = 20 - n % 3 if n > 8 else 10 + n % 3
        terminal.ok("log", f"{day} {hours}h @bouw")
    on = MONDAY - timedelta(weeks=8)
    about = (
        "client=Bouw",
        "topic=hours",
        f"chosen_on={on}",
        f"told_on={on}",
        "statement=Twelve hours a week",
    )
    terminal.ok("add", "boundary", *about, 'terms={"max_hours_per_week": 12}')
    return terminal


def test_without_clients_the_first_step_is_named(terminal: Terminal) -> None:
    assert "tracker client add" in terminal.ok("boundaries")
    assert terminal.json("boundaries") == {"day": "2026-11-20", "rows": [], "lived": []}


def test_clients_without_boundaries_are_told_how_to_begin(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    said = terminal.ok("boundaries")
    assert "Bouw · 11 open" in said
    assert "No boundary stands here yet" in said
    assert "No boundary was told yet" in terminal.ok("helped")
    assert terminal.json("helped") == {"boundaries": []}


def test_each_client_has_his_topics_and_what_was_lived_beside_them(told: Terminal) -> None:
    said = told.ok("boundaries")
    assert "Bouw · 1 told, 10 open" in said
    assert "  Hours · told · Twelve hours a week" in said
    assert "12 h a week at most: In 8 of 8 weeks it was lived so. Last week: 11 h." in said
    assert "  Open: " in said
    assert "reply time" in said
    assert "Zorg · 11 open" in said


def test_one_client_alone_may_be_asked_for(told: Terminal) -> None:
    assert "Zorg" not in told.ok("boundaries", "--client", "b")
    assert [of["client"] for of in told.json("boundaries", "--client", "zorg")["rows"]] == ["Zorg"]
    assert "There is no client" in told.refused("boundaries", "--client", "nobody")
    assert "There is no client" in told.refused("helped", "--client", "nobody")


def test_the_document_holds_every_cell_and_every_week(told: Terminal) -> None:
    found = told.json("boundaries")
    assert [(of["client"], of["told"], len(of["cells"])) for of in found["rows"]] == [
        ("Bouw", 1, 11),
        ("Zorg", 0, 11),
    ]
    [lived] = found["lived"]
    assert (lived["term"], lived["stated"], lived["kept"], lived["known"]) == ("max_hours_per_week", 12, 8, 8)
    assert lived["weeks"][-1] == {"week": "2026-W46", "value": 11.0, "n": 0, "kept": True, "beside": None}


def test_a_limit_that_was_told_is_said_with_its_verdict_and_a_question(told: Terminal) -> None:
    said = told.ok("helped")
    assert "Bouw · Twelve hours a week · clear change" in said
    assert "  ? " in said
    assert "  > " in said
    [of] = told.json("helped")["boundaries"]
    assert (of["measure"], of["effect"]["verdict"], of["weeks_since"]) == ("hours", "clear change", 7)


def test_a_limit_that_was_not_kept_says_that_and_stops(told: Terminal) -> None:
    boundary = told.json("helped")["boundaries"][0]["boundary"]
    for _n in range(5):
        told.ok("add", "occasion", f"boundary={boundary}", "kept=no")
    assert "not kept" in told.ok("helped")
    assert "Hours · held 0 of 5" in told.ok("boundaries")
    [of] = told.json("helped")["boundaries"]
    assert (of["unasked"], of["effect"]) == ("not kept", None)


def test_a_project_and_a_limit_for_all_stand_in_the_list(told: Terminal) -> None:
    told.ok("project", "add", "Bouw", "Handbook", "--billing", "hourly")
    told.ok("add", "boundary", "client=Bouw", "project=Handbook", "topic=scope", "statement=Three chapters")
    told.ok("add", "boundary", "topic=hours", 'terms={"max_hours_per_week": 36}')
    said = told.ok("boundaries")
    assert "Bouw / Handbook · " in said
    assert " · chosen · Three chapters" in said
    assert said.startswith("All clients\n  36 h a week at most: ")
