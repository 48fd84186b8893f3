"""Blocks, marks and closed weeks in words."""

from datetime import UTC, date, datetime

import pytest

from tracker.metrics.unbilled import Block, Place
from tracker.records import STEPS, Assumption, Boundary, CheckIn, Mark, Review
from tracker.reviewing import Closing, Moved, ReadBack, Stop
from tracker.store.change import Change
from tracker.wording.closed_weeks import (
    did_lines,
    done_since_lines,
    energy_line,
    mark_line,
    marks_line,
    moved_lines,
    numbers_line,
    state_line,
)
from tracker.wording.closing import (
    MARK_NAMES,
    STEP_WORDS,
    assumption_name,
    block_sentence,
    chosen_sentence,
    mark_name,
    marked_sentence,
    never_billed,
    notes_line,
    place_name,
    stop_sentence,
)

READING = Place("Bouw", None, "research")
NOON = datetime(2026, 11, 16, 12, tzinfo=UTC)


def block(**fields: object) -> Block:
    held = Block(READING, "hourly", 7200, 20_000, (("soil", 7200),), None, None, ("a",))
    return held._replace(**fields)


def mark(answer: str = "gift", seconds: int | None = 3600, **fields: object) -> Mark:
    held: dict[str, object] = {"week": "2026-W46", "client": "Bouw", "kind": "research", **fields}
    return Mark(answer=answer, seconds=seconds, **held)  # type: ignore[arg-type]


def closing(**fields: object) -> Closing:
    held: dict[str, object] = {
        "week": "2026-W46",
        "start": date(2026, 11, 9),
        "end": date(2026, 11, 15),
        "ahead": False,
        "running": False,
        "review": None,
        "marks": (),
        **fields,
    }
    return Closing(**held)  # type: ignore[arg-type]


def test_every_step_has_its_words() -> None:
    assert tuple(STEP_WORDS) == STEPS


@pytest.mark.parametrize(
    ("of", "said"),
    [
        (block(), "2 h, €200.00 at the agreed rate."),
        (block(cents=None), "2 h; no rate is agreed for it."),
        (
            block(given="untold"),
            "2 h, €200.00 at the agreed rate. You logged it as a gift they have not heard of.",
        ),
        (
            block(mark=mark()),
            "2 h, €200.00 at the agreed rate. 1 h came since you marked it; mark it again to take them in.",
        ),
        (block(mark=mark(seconds=7200), given="told"), "2 h, €200.00 at the agreed rate."),
    ],
)
def test_a_block_in_a_sentence(of: Block, said: str) -> None:
    assert block_sentence(of, "EUR") == said


def test_notes_beyond_four_are_counted_and_a_missing_one_is_named() -> None:
    notes = (("", 600), *((f"n{n}", 60) for n in range(5)))
    assert notes_line(block(notes=notes)) == "no note (10 min), n0 (1 min), n1 (1 min), n2 (1 min) and 2 more"


def test_a_place_bears_its_project() -> None:
    assert place_name(Place("Bouw", "Phase 2", "delivery")) == "Bouw / Phase 2 · delivery"


@pytest.mark.parametrize("billing", ["fixed", "retainer", "gift", "internal"])
def test_why_billing_is_not_offered_is_said(billing: str) -> None:
    assert never_billed(billing).endswith(".")
    assert never_billed("hourly") == ""


@pytest.mark.parametrize(
    ("of", "name", "said", "line"),
    [
        (mark("bill"), "bill", "1 h will be billed after all.", "1 h: billed after all"),
        (mark("stop"), "stop", "to be stopped. Later reviews tell whether it went on.", "1 h: to be stopped"),
        (mark(announced=True), "gift-told", "1 h given, and they know.", "1 h: given, and they know"),
        (mark(), "gift-untold", "1 h given, not told.", "1 h: given, not told"),
    ],
)
def test_each_mark_in_words(of: Mark, name: str, said: str, line: str) -> None:
    assert mark_name(of) == name
    assert name in MARK_NAMES
    assert marked_sentence(READING, of) == f"Bouw · research: {said}"
    assert mark_line(of) == f"Bouw · research, {line}"


def test_a_mark_without_kind_is_about_all_kinds() -> None:
    assert stop_sentence(Stop(mark("stop", kind=None), 1, 0)) == (
        "Bouw · all kinds: to be stopped 1 week ago; none since."
    )


def test_what_went_on_is_said_without_blame() -> None:
    said = stop_sentence(Stop(mark("stop"), 3, 7200))
    assert said == "Bouw · research: to be stopped 3 weeks ago; 2 h since. It went on."


def test_marks_are_summed_up_by_what_became_of_them() -> None:
    marks = (mark("bill"), mark("bill"), mark(announced=True), mark(), mark("stop", 1800))
    assert marks_line(marks) == (
        "Unbilled hours: 2 h billed after all, 1 h given and told, 1 h given untold and 30 min to be stopped."
    )
    assert marks_line((mark(seconds=None),)) == "1 block of unbilled hours was marked."
    assert marks_line(()) == "No unbilled hours were marked."


@pytest.mark.parametrize(
    ("review", "choice", "said"),
    [
        (None, None, "No choice was made."),
        (Review(week="2026-W46", chosen="nothing"), None, "Nothing was chosen for this week."),
        (
            Review(week="2026-W46", chosen="boundary", chosen_id="x"),
            None,
            "What was chosen is no longer in this book.",
        ),
        (
            Review(week="2026-W46", chosen="boundary"),
            Boundary(topic="hours", told_on=date(2026, 11, 1)),
            "Chosen: hours · all clients. It is told.",
        ),
        (
            Review(week="2026-W46", chosen="assumption"),
            Assumption(client="Bouw", number=1),
            "To be tested with Bouw: “too busy to be asked”.",
        ),
    ],
)
def test_the_choice_in_a_sentence(
    review: Review | None, choice: Boundary | Assumption | None, said: str
) -> None:
    assert chosen_sentence(review, choice) == said


def test_an_assumption_without_words_has_a_name() -> None:
    assert assumption_name(Assumption(client="Bouw")) == "Bouw: an assumption"


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            {"currency": "EUR", "totals": {"hours": 41.25, "unbilled_hours": 9, "revenue": 2850.74}},
            "41 h 15 for clients, 9 h of them unbilled. €2,850.74 earned.",
        ),
        (
            {"totals": {"hours": 2, "unbilled_hours": 0, "revenue": None}},
            "2 h for clients, all of them billable.",
        ),
        ({"totals": {"hours": 0}}, "No hours for clients."),
        ({"totals": {"hours": "many"}}, ""),
        ({"totals": 3}, ""),
        ({}, ""),
    ],
)
def test_the_numbers_a_week_was_closed_with(found: dict[str, object], said: str) -> None:
    assert numbers_line(found) == said


def test_what_a_review_did_takes_at_most_five_lines() -> None:
    review = Review(week="2026-W46", found={"totals": {"hours": 2}})
    back = ReadBack(closing(review=review, marks=(mark(),)), None, (), ())
    assert len(did_lines(back, CheckIn(day=date(2026, 11, 13), energy=-1))) == 5


def test_energy_bears_its_sign_and_its_scale() -> None:
    def said(energy: int | None) -> str:
        return energy_line(CheckIn(day=date(2026, 11, 13), energy=energy))

    assert said(2) == "Energy: +2, between \N{MINUS SIGN}2 and +2."
    assert said(0).startswith("Energy: 0,")
    assert said(None) == energy_line(None) == ""


def test_what_moved_is_told_per_client() -> None:
    moved = (
        Moved("Bouw", "hours", 16.5, 18, "EUR"),
        Moved("Bouw", "unbilled_hours", 2, 0, "EUR"),
        Moved("Zorg", "revenue", None, 150, "CHF"),
    )
    assert moved_lines(moved) == (
        "Bouw: 18 h instead of 16 h 30 and 0 min unbilled instead of 2 h.",
        "Zorg: CHF 150.00 instead of CHF 0.00.",
    )


def test_what_was_done_since_bears_its_time() -> None:
    assert done_since_lines([Change("3", "2026-11-16T12:00:00+00:00", "import x.csv")], UTC) == (
        "import x.csv (Mon 16 Nov 2026 12:00)",
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "The review of week 46 was not begun."),
        ({"review": Review(week="2026-W46")}, "The review of week 46 is open."),
        (
            {"review": Review(week="2026-W46", closed_at=NOON)},
            "Week 46 was closed on Mon 16 Nov 12:00.",
        ),
        ({"ahead": True}, "Week 46 lies ahead; there is nothing to look back on yet."),
    ],
)
def test_how_far_a_review_is(fields: dict[str, object], said: str) -> None:
    assert state_line(ReadBack(closing(**fields), None, (), ()), UTC, NOON.date()) == said
