from datetime import date
from typing import Any

import pytest

from tests.patterns.book import Line, at, client, facts, line
from tracker.patterns.facts import ClientFacts, Facts
from tracker.patterns.updates import told_updates, untold_risks, update_every

LAST = date(2026, 6, 14)


def update(day: str, **fields: Any) -> Line:
    return line("update", client="Bouw", at=at(f"{day}T12:00"), **fields)


def every(days: float, **fields: Any) -> Line:
    about = {"topic": "meeting_load", "told_on": "2026-01-05", "terms": {"update_every_days": days}}
    return line("boundary", **{**about, **fields})


def bouw(tmp_path: Any, *lines: Line) -> tuple[ClientFacts, Facts]:
    of = facts(tmp_path, [client(), client("Ann"), *lines])
    return of.clients["Bouw"], of


def test_an_update_is_told_on_its_day_and_a_risk_when_it_was_told(tmp_path):
    risk = update("2026-06-01", kind="risk", told_on="2026-06-04")
    of, known = bouw(tmp_path, risk, update("2026-06-03"), update("2026-06-02", kind="progress"))
    assert [(day.day, one.kind) for day, one in told_updates(of, known.recorded)] == [
        (2, "progress"),
        (3, None),
        (4, "risk"),
    ]
    assert untold_risks(of, known.recorded) == []


def test_untold_risks_are_as_old_as_the_day_they_were_found(tmp_path):
    of, known = bouw(
        tmp_path,
        update("2026-06-01", kind="risk"),
        update("2026-06-02", kind="risk", found_on="2026-05-20"),
        update("2026-06-03", kind="risk", told_on="2026-06-15"),
    )
    assert [day.isoformat() for day, _ in untold_risks(of, known.recorded)] == [
        "2026-05-20",
        "2026-06-01",
        "2026-06-03",
    ]
    assert told_updates(of, known.recorded) == []


@pytest.mark.parametrize(
    ("boundaries", "expected"),
    [
        ([], None),
        ([every(14)], 14),
        ([every(14), every(7, client="Bouw")], 7),
        ([every(7, client="Ann")], None),
        ([every(7), every(21, told_on="2026-03-01")], 21),
        ([every(7, told_on=None, chosen_on="2026-01-05")], None),
        ([every(7, ends_on="2026-06-13")], None),
        ([every(7, applies=False)], None),
        ([every(0.5)], 0.5),
    ],
)
def test_the_rhythm_is_that_of_the_client_else_of_everybody(tmp_path, boundaries, expected):
    of, _ = bouw(tmp_path, *boundaries)
    assert update_every(of, LAST) == expected


def test_a_rhythm_of_more_than_a_century_is_none(tmp_path):
    of, _ = bouw(tmp_path, every(10**12))
    assert update_every(of, LAST) is None
