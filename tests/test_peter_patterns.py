"""What Peter's half year shows and does not show, read through the demo's book."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.bundle import PETER, bundled
from tracker.cli.dashboard import DEMO_NOW, build
from tracker.records import Action, Assumption, Boundary, CheckIn, Invoice, Phase, Question, Request, Update

BOUW, EIK, VLINDER = "Bouwgroep Noord", "Gemeente Eik", "Studio Vlinder"
FIRST_DAY, LAST_DAY = date(2026, 5, 18), date(2026, 11, 15)
MONTHS = [(date(2026, month, 18), min(date(2026, month + 1, 17), LAST_DAY)) for month in range(5, 11)]
NOTED = (Action, Assumption, CheckIn, Invoice, Phase, Question, Request, Update)
STORY = {
    "unbilled-drift",
    "effective-rate-erosion",
    "hidden-research",
    "unannounced-gift",
    "instant-reply",
    "always-on",
    "silent-progress",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    """The demo's book; only to be read."""
    made = tmp_path_factory.mktemp("demo") / "peter.db"
    build(str(made))
    with Tracker(str(made), now=lambda: datetime.fromisoformat(DEMO_NOW)) as opened:
        yield opened


def shown(book: Tracker, week: str) -> dict[tuple[str, str | None], int]:
    """The level of each pattern and client."""
    findings = [sign.finding for sign in book.signs(week).shown]
    levels = {(of.pattern, of.client): of.level for of in findings}
    assert len(levels) == len(findings)
    return levels


def waiting(book: Tracker, week: str, pattern: str) -> list[tuple[str | None, float, float, str]]:
    found = book.signs(week).lists()["not_yet"]
    return [(of["client"], of["have"], of["need"], of["unit"]) for of in found if of["pattern"] == pattern]


# --- the reviews ---------------------------------------------------------------------------------


def test_his_last_review_shows_what_the_story_tells_and_nothing_else(book: Tracker) -> None:
    assert shown(book, "2026-W46") == {
        ("unbilled-drift", BOUW): 3,
        ("hidden-research", BOUW): 3,
        ("instant-reply", BOUW): 3,
        ("effective-rate-erosion", BOUW): 2,
        ("unannounced-gift", BOUW): 2,
        ("always-on", None): 2,
        ("silent-progress", BOUW): 1,
    }


def test_three_of_it_are_cards_and_nothing_is_silenced_or_in_doubt(book: Tracker) -> None:
    signs = book.signs("2026-W46")
    assert len(signs.cards) == 3
    assert (signs.muted, signs.facts, signs.problems, signs.off) == ((), (), (), ())


def test_the_demos_dashboard_opens_on_this_review(book: Tracker) -> None:
    assert book.signs().week == "2026-W46"


def test_four_weeks_before_it_was_less_and_eight_weeks_before_less_again(book: Tracker) -> None:
    before = {
        ("unbilled-drift", BOUW): 3,
        ("hidden-research", BOUW): 3,
        ("instant-reply", BOUW): 3,
        ("effective-rate-erosion", BOUW): 2,
        ("unannounced-gift", BOUW): 2,
    }
    assert shown(book, "2026-W42") == before | {("always-on", None): 1}
    assert shown(book, "2026-W38") == before


def test_it_begins_with_the_ninth_week_and_grows_from_review_to_review(book: Tracker) -> None:
    weeks = [shown(book, f"2026-W{week}") for week in (26, 30, 34, 38, 42, 46)]
    sums = [sum(levels.values()) for levels in weeks]
    assert all(a < b for a, b in pairwise(sums)), sums
    assert set(weeks[0]) <= {("instant-reply", BOUW)}, "for eight weeks he works as he had in mind"
    for earlier, later in pairwise(weeks):
        assert all(later[which] >= level for which, level in earlier.items())


def test_no_week_of_his_shows_what_his_records_do_not_hold(book: Tracker) -> None:
    found = {week: set(shown(book, f"2026-W{week}")) for week in range(22, 47)}
    beside = {week: {which for which in of if which[0] not in STORY} for week, of in found.items()}
    late_nights = {("recovery-debt", None)}  # 27 September and 24 October lie in four weeks of one review
    assert {week: of for week, of in beside.items() if of} == {43: late_nights}
    assert {client for of in found.values() for _, client in of} == {BOUW, None}


# --- what cannot be said yet ---------------------------------------------------------------------


def test_half_a_year_is_too_short_to_speak_of_dependency(book: Tracker) -> None:
    assert waiting(book, "2026-W46", "client-dependency") == [(None, 26, 52, "weeks")]


def test_without_a_boundary_nothing_is_said_of_gaps_in_them(book: Tracker) -> None:
    assert not book.records(Boundary)
    assert waiting(book, "2026-W46", "boundary-gap") == [
        (client, 0, 1, "boundaries") for client in (BOUW, EIK, VLINDER)
    ]


def test_two_more_questions_and_the_two_sides_could_be_compared(book: Tracker) -> None:
    assert waiting(book, "2026-W46", "one-way-responsiveness")[0] == (BOUW, 13, 15, "turns")


# --- the records behind it -----------------------------------------------------------------------


def test_the_sponsor_hears_four_times_in_the_first_month_and_once_in_the_last(book: Tracker) -> None:
    met = sorted(of.at for of in book.records(Update) if of.with_sponsor)
    assert [sum(start <= at.date() <= end for at in met) for start, end in MONTHS] == [4, 4, 3, 2, 1, 1]
    rows = book.store.query(
        "SELECT m.moment FROM message m JOIN sender s ON s.pk = m.sender"
        " WHERE s.address = 'marjan.hoekstra@bouwgroep.example' AND m.automatic = 0 ORDER BY m.moment"
    )
    assert [int(at.timestamp()) for at in met] == [moment // 1_000_000 for (moment,) in rows]


def test_the_last_thing_bouw_was_told_is_seventeen_working_days_old(book: Tracker) -> None:
    last = max(of.at.date() for of in book.records(Update) if of.client == BOUW)
    days = [last + timedelta(days=n) for n in range(1, (LAST_DAY - last).days + 1)]
    assert sum(day.weekday() < 5 for day in days) == 17
    shown = book.signs("2026-W46").lists()["patterns"]
    (gap,) = ((of["value"], of["line"]) for of in shown if of["pattern"] == "silent-progress")
    assert gap == (17, 15)


def test_what_bouw_is_told_thins_out_while_the_others_hear_every_two_weeks(book: Tracker) -> None:
    told = {client: [] for client in (BOUW, EIK, VLINDER)}
    for of in book.records(Update):
        told[of.client].append(of.at.date())
    halves = [sum(day < date(2026, 8, 17) for day in told[BOUW]), len(told[BOUW])]
    assert halves[0] > 2 * (halves[1] - halves[0])
    for client in (EIK, VLINDER):
        days = sorted(told[client])
        assert {b - a for a, b in pairwise(days)} == {timedelta(weeks=2)}
        assert days[-1] >= date(2026, 11, 1)


def test_his_invoices_ask_for_what_was_earned_and_were_paid_in_time(book: Tracker) -> None:
    invoices = book.records(Invoice)
    asked = {client: sum(of.amount_cents for of in invoices if of.client == client) for client in (BOUW, EIK)}
    assert asked == {BOUW: 48_000_00, EIK: 858_06 + 5 * 1_900_00}
    earned = book.effective_rate(by=("client", "month"), start=FIRST_DAY, end=date(2026, 10, 31))
    earned = earned.loc[earned["client"] == VLINDER].set_index("month")["revenue"]
    earned["2026-08"] += 24  # a font licence at his own cost
    assert [of.amount_cents for of in invoices if of.client == VLINDER] == [
        round(amount * 100) for amount in earned
    ]
    assert all(of.due_on and (of.paid_on or LAST_DAY) <= of.due_on for of in invoices)
    assert [of.client for of in invoices if of.paid_on is None] == [VLINDER, EIK, BOUW]


def test_his_notes_hold_something_of_most_kinds_and_stay_few(book: Tracker) -> None:
    counts = {noted.type: len(book.records(noted)) for noted in NOTED}
    assert all(counts.values())
    assert sum(counts.values()) <= 90
    assert {of.decision for of in book.records(Request)} == {"priced", "traded", "alternative", "done"}
    weeks = [of.energy for of in sorted(book.records(CheckIn), key=lambda of: of.day)]
    assert (weeks[0], weeks[-1]) == (2, -1)
    assert all(of.answered_at for of in book.records(Question))
    assert {(of.outcome, of.decisions, of.seconds) for of in book.records(Assumption)} == {
        ("right", 1, None),
        (None, 0, None),
    }
    assert all(of.doer in (None, of.owner) for of in book.records(Action))


def test_importing_his_records_again_adds_nothing(tmp_path: Path) -> None:
    with Tracker(str(tmp_path / "twice.db"), now=lambda: datetime.fromisoformat(DEMO_NOW)) as book:
        first = [book.import_file(bundled(name)) for name in PETER]
        changes = len(book.history(1000))
        again = [book.import_file(bundled(name)) for name in PETER]
        assert [report.problems for report in first] == [[]] * len(PETER)
        assert [(of.added, of.updated) for of in again] == [(0, 0)] * len(PETER)
        assert again[0].unchanged == first[0].read
        assert len(book.history(1000)) == changes
        assert shown(book, "2026-W46").keys() == {
            (pattern, None if pattern == "always-on" else BOUW) for pattern in STORY
        }


def test_what_he_notes_after_a_week_does_not_change_its_review(tmp_path: Path, book: Tracker) -> None:
    monday_after = datetime.fromisoformat("2026-11-16T08:00:00+01:00")
    with Tracker(str(tmp_path / "later.db"), now=lambda: datetime.fromisoformat(DEMO_NOW)) as later:
        for name in PETER:
            later.import_file(bundled(name))
        later.add(Update(client=BOUW, at=monday_after, kind="progress"))
        for week in ("2026-W42", "2026-W46"):
            assert later.signs(week).to_json() == book.signs(week).to_json()
