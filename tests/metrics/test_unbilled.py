from datetime import date

import pytest

from tracker.metrics.cells import Ledger
from tracker.metrics.unbilled import Block, Place, can_be_billed, unbilled_blocks
from tracker.records import Mark, Project, Rate, TimeEntry

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
RATES = (
    Rate(client="Bouw", cents_per_hour=10_000),
    Rate(client="Bouw", cents_per_hour=12_000, valid_from=TUESDAY),
)


def worked(known: str, hours: float, day: date = MONDAY, **fields: object) -> tuple[date, int, TimeEntry]:
    held: dict[str, object] = {"client": "Bouw", "billable": False, "kind": "research", **fields}
    return day, int(hours * 3600), TimeEntry(id=known, day=day, seconds=int(hours * 3600), **held)  # type: ignore[arg-type]


def blocks(*parts: tuple[date, int, TimeEntry], marks: tuple[Mark, ...] = (), **of: object) -> list[Block]:
    ledger = Ledger(rates=RATES)._replace(**of)
    return list(unbilled_blocks(parts, marks, ledger))


def test_hours_of_one_client_project_and_kind_are_one_block_the_longest_first() -> None:
    found = blocks(
        worked("a", 1),
        worked("b", 2, kind="meeting"),
        worked("c", 3),
        worked("d", 1.5, project="plan"),
    )
    assert [(of.place, of.seconds / 3600) for of in found] == [
        (Place("Bouw", None, "research"), 4),
        (Place("Bouw", None, "meeting"), 2),
        (Place("Bouw", "plan", "research"), 1.5),
    ]


def test_what_is_paid_own_time_and_leave_are_no_blocks() -> None:
    assert (
        blocks(worked("a", 1, billable=True), worked("b", 1, client=None), worked("c", 1, kind="leave")) == []
    )


def test_each_day_counts_at_its_own_rate() -> None:
    (block,) = blocks(worked("a", 1), worked("b", 2, TUESDAY))
    assert block.cents == 10_000 + 24_000


def test_without_a_rate_on_one_of_its_days_a_block_has_no_value() -> None:
    late = (Rate(client="Bouw", cents_per_hour=12_000, valid_from=TUESDAY),)
    (block,) = blocks(worked("a", 1), worked("b", 2, TUESDAY), rates=late)
    assert block.cents is None


@pytest.mark.parametrize(
    ("project", "cents"),
    [
        (Project(client="Bouw", name="x", billing="fixed", fee_cents=80_000, agreed_hours=10), 16_000),
        (Project(client="Bouw", name="x", billing="retainer", fee_cents=50_000, included_hours=10), 10_000),
        (Project(client="Bouw", name="x", billing="gift"), 20_000),
        (Project(client="Bouw", name="x", billing="internal"), None),
        (Project(client="Bouw", name="x", billing="fixed"), None),
    ],
)
def test_hours_are_worth_what_their_project_agreed_and_a_gift_what_the_client_pays(
    project: Project, cents: int | None
) -> None:
    (block,) = blocks(worked("a", 2, project="x", billable=project.billing == "gift"), projects=(project,))
    assert (block.billing, block.cents) == (project.billing, cents)


def test_notes_come_with_their_hours_the_longest_first() -> None:
    (block,) = blocks(worked("a", 1, note="law"), worked("b", 2, note="soil"), worked("c", 1.5, note="law"))
    assert block.notes == (("law", 9000), ("soil", 7200))
    assert block.entries == ("a", "b", "c")


def test_an_entry_over_midnight_is_one_entry_of_the_block() -> None:
    (block,) = blocks(worked("a", 1), worked("a", 2, TUESDAY))
    assert (block.entries, block.seconds) == (("a",), 3 * 3600)


@pytest.mark.parametrize(
    ("told", "given"), [((True, True), "told"), ((True, False), "untold"), ((False, None), None)]
)
def test_a_block_logged_as_a_gift_says_whether_the_client_knows(
    told: tuple[bool, bool | None], given: str | None
) -> None:
    parts = [
        worked(str(n), 1, announced=bool(of), **({} if of is None else {"scope": "extra", "initiator": "me"}))
        for n, of in enumerate(told)
    ]
    (block,) = blocks(*parts)
    assert block.given == given


def test_what_a_mark_billed_stays_in_its_block() -> None:
    mark = Mark(
        week="2026-W47", client="Bouw", kind="research", answer="bill", before={"a": {"billable": False}}
    )
    (block,) = blocks(worked("a", 1, billable=True), worked("b", 2), marks=(mark,))
    assert (block.seconds, block.mark) == (3 * 3600, mark)


@pytest.mark.parametrize("billing", ["hourly", "fixed", "retainer", "gift", "internal"])
def test_only_what_is_paid_by_the_hour_can_be_billed(billing: str) -> None:
    assert can_be_billed(billing) is (billing == "hourly")
