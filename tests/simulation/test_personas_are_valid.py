import json
from collections import defaultdict
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean, stdev
from typing import Any

import pytest

import tracker
from tests.simulation.nulls import null_consultant
from tests.simulation.personas import PATTERNS, SCENES, Persona, personas

SEED = 20261122


@cache
def made() -> list[Persona]:
    return personas(SEED)


def imported(records: list[dict[str, object]], folder: Path) -> tuple[int, list[object]]:
    file = folder / "all.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in records), encoding="utf-8")
    with tracker.open(":memory:") as book:
        report = book.import_file(file)
    return report.added, list(report.problems)


def test_every_line_of_a_null_consultant_is_taken_without_a_problem(tmp_path: Path) -> None:
    records = null_consultant(SEED, weeks=12)
    assert imported(records, tmp_path) == (len(records), [])


def test_the_same_seed_gives_the_same_personas() -> None:
    assert personas(SEED) == made()


def test_another_seed_gives_other_records_and_the_same_expectations() -> None:
    others = personas(SEED + 1)
    assert [p.name for p in others] == [p.name for p in made()]
    assert [p.expected for p in others] == [p.expected for p in made()]
    assert not [p.name for p, other in zip(made(), others, strict=True) if p.records == other.records]


def test_each_persona_has_a_name_of_its_own() -> None:
    assert len({p.name for p in made()}) == len(made()) == len(SCENES)


def test_every_pattern_has_a_true_case_and_a_look_alike() -> None:
    planted = {pattern for p in made() for pattern in p.expected.must}
    allowed = {pattern for p in made() if not p.quiet for pattern in p.expected.must_not}
    assert planted == set(PATTERNS)
    assert set(PATTERNS) - allowed == {"demand-ratchet"}  # its look-alikes may show at level 1


def test_what_is_expected_of_a_persona_does_not_contradict_itself() -> None:
    for p in made():
        named = p.expected
        assert not set(named.must) & named.must_not, p.name
        assert all(level <= named.at_most.get(name, 3) for name, level in named.must.items()), p.name
        assert set(named.must) | named.must_not | set(named.at_most) | named.facts | named.muted <= set(
            PATTERNS
        )


def test_the_reviewed_weeks_lie_apart_and_inside_the_data() -> None:
    weeks = {p.week for p in made()}
    assert all("2026-W20" <= week <= "2026-W46" for week in weeks)
    assert len(weeks) > 10


def test_null_consultants_are_deterministic_and_differ_between_seeds() -> None:
    assert null_consultant(1, weeks=26) == null_consultant(1, weeks=26)
    assert null_consultant(1, weeks=26) != null_consultant(2, weeks=26)


def weekly(records: list[dict[str, Any]]) -> dict[str, dict[str, list[float]]]:
    """Client -> billed and unbilled hours and inbound messages, by the week."""
    sums: dict[str, dict[str, dict[str, float]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(float))
    )
    for line in records:
        if line["type"] in {"entry", "message"}:
            at = datetime.fromisoformat(line.get("starts_at") or line["at"])
            week = f"{at.isocalendar()[0]}-{at.isocalendar()[1]:02}"
            if line["type"] == "entry":
                hours = (datetime.fromisoformat(line["ends_at"]) - at) / timedelta(hours=1)
                sums[line["client"]]["billed" if line["billable"] else "unbilled"][week] += hours
            elif line["direction"] == "in":
                sums[line["client"]]["inbound"][week] += 1
    return {c: {k: list(v.values()) for k, v in of.items()} for c, of in sums.items()}


def test_a_null_consultant_moves_by_a_quarter_around_eight_per_cent_unbilled() -> None:
    found = [of for seed in range(6) for of in weekly(null_consultant(seed, weeks=52)).values()]
    hours = [[b + u for b, u in zip(of["billed"], of["unbilled"], strict=True)] for of in found]
    assert fmean(fmean(h) for h in hours) == pytest.approx(5, rel=0.05)
    assert fmean(stdev(h) / fmean(h) for h in hours) == pytest.approx(0.25, abs=0.03)
    assert fmean(stdev(of["inbound"]) / fmean(of["inbound"]) for of in found) == pytest.approx(0.25, abs=0.04)
    assert fmean(sum(of["unbilled"]) for of in found) / fmean(map(sum, hours)) == pytest.approx(
        0.08, abs=0.01
    )


def test_the_weeks_of_a_null_consultant_hang_together_as_asked() -> None:
    def lag_one(series: list[float]) -> float:
        mean = fmean(series)
        near = sum((a - mean) * (b - mean) for a, b in pairwise(series))
        return near / sum((a - mean) ** 2 for a in series)

    for asked in (0.0, 0.3, 0.5):
        found = [of for seed in range(6) for of in weekly(null_consultant(seed, 104, 0.25, asked)).values()]
        assert fmean(lag_one(of["inbound"]) for of in found) == pytest.approx(asked, abs=0.07)


def test_a_null_consultant_never_works_outside_nine_to_half_past_five_on_weekdays() -> None:
    for line in null_consultant(3, weeks=26):
        for key in {"starts_at", "ends_at", "at"} & set(line):
            at = datetime.fromisoformat(str(line[key]))
            assert at.weekday() < 5
            assert "09:00" <= at.strftime("%H:%M") <= "17:30"


def test_a_null_consultant_answers_no_question_within_the_hour() -> None:
    threads: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in null_consultant(3, weeks=26):
        if line["type"] == "message":
            threads[str(line["thread"])].append(line)
    waits = [datetime.fromisoformat(b["at"]) - datetime.fromisoformat(a["at"])
             for a, b in threads.values() if a["direction"] == "in"]  # fmt: skip
    assert len(waits) > 900
    assert min(waits) > timedelta(hours=1)
