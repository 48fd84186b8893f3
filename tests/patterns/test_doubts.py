from dataclasses import replace
from pathlib import Path
from typing import Any

from tests.patterns.book import Line, client, facts, line, read
from tests.patterns.posed import posed
from tracker.patterns import patterns
from tracker.patterns.base import Pattern
from tracker.patterns.doubts import lacking, silence_problems

NEEDY = replace(posed({}), needs=("request", "entry"))
PRICED = replace(posed({}, name="effective-rate-erosion"), needs_rate=True)


def entry(**fields: Any) -> Line:
    return line("entry", **{"client": "Bouw", "day": "2026-06-09", "seconds": 3600, **fields})


def problems(tmp_path: Path, *lines: Line, of: Pattern = PRICED) -> list[str]:
    found = silence_problems(facts(tmp_path, [client(), *lines]), [NEEDY, of])
    return [problem.message for problem in found]


def test_a_pattern_lacks_the_records_that_there_are_none_of(tmp_path: Path) -> None:
    assert lacking(read(tmp_path, [client()]), [NEEDY, PRICED]) == {"unbilled-drift": ("request", "entry")}
    request = line("request", client="Bouw", at="2026-06-09T09:00:00Z")
    assert lacking(read(tmp_path, [client(), entry()]), [NEEDY]) == {"unbilled-drift": ("request",)}
    assert lacking(read(tmp_path, [client(), entry(), request]), [NEEDY]) == {}


def test_in_an_empty_book_every_pattern_that_needs_records_lacks_them(tmp_path: Path) -> None:
    found = lacking(read(tmp_path, []), patterns())
    assert found == {of.name: of.needs for of in patterns() if of.needs}
    assert len(found) >= 9


def test_hours_without_a_rate_are_said_with_the_patterns_that_are_silent_for_it(tmp_path: Path) -> None:
    other = replace(NEEDY, needs_rate=True)
    [said] = [of.message for of in silence_problems(facts(tmp_path, [client(), entry()]), [other, PRICED])]
    assert said == (
        "The hours for Bouw have no agreed rate, so unbilled-drift and effective-rate-erosion have nothing to"
        " say there. `tracker rate set` gives them one, and a fee needs its agreed hours"
    )


def test_with_a_rate_without_hours_or_for_nothing_by_choice_there_is_nothing_to_say(tmp_path: Path) -> None:
    rate = line("rate", client="Bouw", cents_per_hour=10_000)
    gift = line("project", client="Bouw", name="help", billing="gift")
    assert problems(tmp_path, rate, entry()) == []
    assert problems(tmp_path) == []
    assert problems(tmp_path, entry(day="2026-01-05")) == []
    assert problems(tmp_path, gift, entry(project="help")) == []
    assert problems(tmp_path, entry(), of=replace(PRICED, needs_rate=False)) == []
    assert problems(tmp_path, client("Zorg", archived_on="2026-01-01"), entry(client="Zorg")) == []


def test_a_fee_without_agreed_hours_has_no_rate(tmp_path: Path) -> None:
    fee = {"fee_cents": 100_000, "starts_on": "2026-06-01", "ends_on": "2026-06-30"}
    project = line("project", client="Bouw", name="plan", billing="fixed", **fee)
    assert len(problems(tmp_path, project, entry(project="plan"))) == 1
    assert problems(tmp_path, {**project, "agreed_hours": 10}, entry(project="plan")) == []


def test_a_boundary_that_ends_before_it_begins_is_said(tmp_path: Path) -> None:
    def boundary(told_on: str | None, ends_on: str, **fields: Any) -> Line:
        return line("boundary", topic="reply_time", told_on=told_on, ends_on=ends_on, **fields)

    [said] = problems(tmp_path, boundary("2026-06-10", "2026-06-09", client="Bouw"))
    assert said == (
        "The boundary on reply time with Bouw ends on 2026-06-09, before it begins on 2026-06-10,"
        " so it never holds. `tracker change boundary` sets its days"
    )
    assert problems(tmp_path, boundary("2026-06-10", "2026-06-10"), boundary(None, "2026-06-10")) == []
    assert len(problems(tmp_path, boundary(None, "2026-06-09", chosen_on="2026-06-10"))) == 1
