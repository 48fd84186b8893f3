"""Clients by topics: open, chosen, told, held."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.boundaries.weeks import TODAY, measured
from tests.patterns.book import Line, at, client, facts, line
from tracker.boundaries.matrix import STATES, Matrix, matrix
from tracker.patterns.base import Finding
from tracker.patterns.boundary_gap import PATTERN
from tracker.records import TOPICS


def boundary(topic: str = "scope", whose: str | None = "Bouw", **fields: object) -> Line:
    about = {"topic": topic, "client": whose, "id": f"{topic}-{whose}", **fields}
    return line("boundary", **{name: value for name, value in about.items() if value is not None})


def told(topic: str = "scope", whose: str | None = "Bouw", on: str = "2026-02-02", **fields: object) -> Line:
    return boundary(topic, whose, told_on=on, **fields)


def occasions(of: str, kept: int, broken: int = 0, day: str = "2026-06-01", **fields: object) -> list[Line]:
    known = [True] * kept + [False] * broken
    return [line("occasion", boundary=of, at=at(f"{day}T12:00"), kept=one, **fields) for one in known]


def made(tmp_path: Path, *lines: Line, today: date = TODAY, **asked: Any) -> Matrix:
    return matrix(measured(tmp_path, lines).recorded, today, **asked)


def state(of: Matrix, topic: str = "scope", whose: str = "Bouw", project: str | None = None) -> str:
    row = of.row(whose, project)
    assert row is not None
    return row.cell(topic).state


def test_a_client_of_whom_nothing_is_known_has_eleven_open_topics(tmp_path: Path) -> None:
    [row] = made(tmp_path).rows
    assert [(of.topic, of.state, of.kept, of.occasions) for of in row.cells] == [
        (topic, "open", 0, 0) for topic in TOPICS
    ]
    assert (row.client, row.project, row.archived, row.applicable, row.told) == ("Bouw", None, False, 11, 0)


def test_a_limit_goes_from_chosen_over_told_to_held(tmp_path: Path) -> None:
    assert state(made(tmp_path, boundary(chosen_on="2026-02-02"))) == "chosen"
    assert state(made(tmp_path, boundary(statement="no more than this"))) == "chosen"
    assert state(made(tmp_path, told())) == "told"
    assert state(made(tmp_path, told(), *occasions("scope-Bouw", 4))) == "told"
    assert state(made(tmp_path, told(), *occasions("scope-Bouw", 5))) == "held"
    assert state(made(tmp_path, boundary(), *occasions("scope-Bouw", 5))) == "chosen"


def test_a_held_limit_tells_how_often_and_between_which_shares(tmp_path: Path) -> None:
    row = made(tmp_path, told(), *occasions("scope-Bouw", 9, 2)).row("Bouw")
    assert row is not None
    cell = row.cell("scope")
    assert (cell.state, cell.kept, cell.occasions, round(cell.share or 0, 3)) == ("held", 9, 11, 0.818)
    assert (round(cell.low or 0, 3), round(cell.high or 0, 3)) == (0.523, 0.949)
    assert cell.boundary is not None
    assert cell.to_json()["boundaries"] == [cell.boundary.id]


def test_no_occasion_is_unknown_rather_than_all(tmp_path: Path) -> None:
    row = made(tmp_path, told()).row("Bouw")
    assert row is not None
    cell = row.cell("scope")
    assert (cell.share, cell.low, cell.high) == (None, None, None)


def test_chosen_exceptions_the_unsaid_the_old_and_the_later_are_no_occasions(tmp_path: Path) -> None:
    aside = [
        *occasions("scope-Bouw", 0, 3, chosen=True),
        *occasions("scope-Bouw", 3, day="2026-03-23"),
        *occasions("scope-Bouw", 3, day="2026-06-16"),
        line("occasion", boundary="scope-Bouw", at=at("2026-06-01T12:00")),
    ]
    row = made(tmp_path, told(), *aside).row("Bouw")
    assert row is not None
    assert row.cell("scope").occasions == 0
    kept = occasions("scope-Bouw", 5, chosen=True)
    assert state(made(tmp_path, told(), *kept)) == "held"
    edges = [*occasions("scope-Bouw", 3, day="2026-03-24"), *occasions("scope-Bouw", 2, day="2026-06-15")]
    assert state(made(tmp_path, told(), *edges)) == "held"


def test_what_was_told_today_is_told_and_what_is_told_tomorrow_is_not(tmp_path: Path) -> None:
    chosen = {"chosen_on": "2026-06-01"}
    assert state(made(tmp_path, told(on="2026-06-15", **chosen))) == "told"
    assert state(made(tmp_path, told(on="2026-06-16", **chosen))) == "chosen"
    assert state(made(tmp_path, told(on="2026-06-16"))) == "open"


def test_a_past_day_does_not_know_what_was_told_after_it(tmp_path: Path) -> None:
    lines = [told(on="2026-05-05"), *occasions("scope-Bouw", 5)]
    assert state(made(tmp_path, *lines, today=date(2026, 5, 4))) == "open"
    assert state(made(tmp_path, *lines, today=date(2026, 5, 31))) == "told"
    assert state(made(tmp_path, *lines, today=date(2026, 6, 1))) == "held"


def test_a_limit_that_ended_is_open_again_from_the_next_day_on(tmp_path: Path) -> None:
    assert state(made(tmp_path, told(ends_on="2026-06-15"))) == "told"
    assert state(made(tmp_path, told(ends_on="2026-06-14"), *occasions("scope-Bouw", 9))) == "open"


def test_a_boundary_for_all_counts_for_every_client_and_his_own_word_goes_first(tmp_path: Path) -> None:
    general = told("payment", None)
    both = made(tmp_path, client(), client("Zorg"), general, boundary("payment", "Zorg", applies=False))
    assert (state(both, "payment"), state(both, "payment", "Zorg")) == ("told", "not applicable")
    aside = made(tmp_path, boundary("payment", None, applies=False), told("payment"))
    assert state(aside, "payment") == "told"


def test_the_boundary_that_made_the_state_comes_first(tmp_path: Path) -> None:
    lines = [
        told("payment", None, id="general"),
        boundary("payment", id="own-chosen", chosen_on="2026-06-01"),
        told("payment", id="own-told"),
        told("payment", id="own-newer", on="2026-03-02"),
        boundary("payment", id="own-aside", applies=False),
    ]
    row = made(tmp_path, *lines).row("Bouw")
    assert row is not None
    found = [of.id for of in row.cell("payment").boundaries]
    assert found == ["own-newer", "own-told", "general", "own-chosen", "own-aside"]


def test_a_project_has_a_row_where_a_boundary_names_it(tmp_path: Path) -> None:
    project = line("project", client="Bouw", name="Handbook", billing="hourly")
    other = line("project", client="Bouw", name="Site", billing="hourly")
    lines = [
        *(project, other),
        told("scope", project="Handbook"),
        told("payment", id="own"),
        told("channels", None),
        boundary("channels", project="Handbook", applies=False),
    ]
    of = made(tmp_path, *lines)
    assert [(row.client, row.project) for row in of.rows] == [("Bouw", None), ("Bouw", "Handbook")]
    assert [state(of, topic, project="Handbook") for topic in ("scope", "payment", "channels", "hours")] == [
        *("told", "told"),
        *("not applicable", "open"),
    ]
    assert state(of, "scope") == "told"


def test_archived_clients_are_left_out_unless_they_are_asked_for(tmp_path: Path) -> None:
    lines = [
        client(),
        client("Oud", archived_on="2026-06-15"),
        client("Bald", archived_on="2026-06-16"),
        told("scope", "Oud"),
    ]
    assert [row.client for row in made(tmp_path, *lines).rows] == ["Bald", "Bouw"]
    everyone = made(tmp_path, *lines, archived=True)
    assert [(row.client, row.archived) for row in everyone.rows] == [
        ("Bald", False),
        ("Bouw", False),
        ("Oud", True),
    ]
    [alone] = made(tmp_path, *lines, client="Oud").rows
    assert (alone.client, alone.archived, alone.cell("scope").state) == ("Oud", True, "told")


def test_it_reads_coverage_and_occasions_as_the_pattern_of_missing_boundaries_does(tmp_path: Path) -> None:
    lines = [
        client(),
        *(
            line("entry", client="Bouw", day=f"2026-{day}", seconds=36000)
            for day in ("05-20", "05-27", "06-03", "06-10")
        ),
        told("scope"),
        told("hours", None),
        boundary("reply_time", chosen_on="2026-02-02"),
        boundary("payment", applies=False),
        *occasions("scope-Bouw", 3, 2),
        *occasions("hours-None", 1, 3, day="2026-04-01"),
    ]
    known = facts(tmp_path, lines)
    [finding] = [of for of in PATTERN.detect(known, PATTERN.default_limits) if isinstance(of, Finding)]
    row = matrix(known.recorded, known.last).row("Bouw")
    assert row is not None
    assert (row.told, row.applicable) == (2, 10)
    assert row.told / row.applicable == finding.numbers["coverage"]
    tests = [(of.kept, of.occasions) for of in row.cells if of.occasions]
    assert tests == [(3, 5), (1, 4)]
    assert (finding.numbers["kept"], finding.numbers["tests"]) == (4, 9)


@pytest.mark.parametrize("of", [Matrix(TODAY, ())])
def test_no_clients_no_rows(tmp_path: Path, of: Matrix) -> None:
    assert of.row("Bouw") is None
    assert of.to_json() == {"day": "2026-06-15", "rows": []}
    assert STATES == ("not applicable", "open", "chosen", "told", "held")
