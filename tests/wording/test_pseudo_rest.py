"""Every sentence about hours, money, notes, contacts, imports and replies goes through gettext."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tests.pseudo import escaping_words, pseudo
from tests.wording import test_note_lines as lines
from tests.wording.test_replies import message, speed, turns
from tests.wording.test_reply_parts import NUMBERS
from tracker import language
from tracker.book import Tracker
from tracker.ingest.report import ImportReport
from tracker.metrics.estimate import Estimate
from tracker.metrics.reciprocity import Opened
from tracker.metrics.waterfall import PARTS, Step
from tracker.records import KINDS, Problem, Project, Rule, TimeEntry
from tracker.records.addresses import HASHED
from tracker.wording import (
    billing,
    contacts,
    definitions,
    entries,
    importing,
    note_facts,
    note_fields,
    note_lines,
    notes,
    numbers,
    people,
    rates,
    replies,
    reply_parts,
    rules,
    sentences,
    tiles,
)

DAY, AT = date(2026, 11, 20), datetime(2026, 11, 20, 14, 5, tzinfo=UTC)
NAMES = ("Bouw", "Fase", "EUR", "CHF", "k3f9", "bouw.example", "anna@", "handbook")


@pytest.fixture(autouse=True)
def _speaks_pseudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "catalogue", pseudo)


def texts(of: Any) -> Iterator[str]:
    """Every text in what a function gave: itself, its items, its fields, its values."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, dict):
        for one in of.values():
            yield from texts(one)
    elif isinstance(of, tuple | list):
        for one in of:
            yield from texts(one)


def wrapped(of: Any) -> None:
    said = [text for text in texts(of) if text]
    assert said, "nothing was said"
    for text in said:
        assert not escaping_words(text, NAMES), text


PROJECT = Project(client="Bouw", name="Fase", billing="fixed", starts_on=DAY)
FIXED: dict[str, Any] = {"fee_cents": 4_800_000, "agreed_hours": 480.5, "ends_on": DAY}
STONES = ({"day": DAY, "share": 0.5}, {"day": DAY, "share": 0.5})


def project(way: str, **fields: Any) -> Project:
    return Project(client="Bouw", name="Fase", billing=way, **fields)


@pytest.mark.parametrize(
    "of",
    [
        project("hourly", starts_on=DAY),
        project("hourly", ends_on=DAY),
        project("gift"),
        project("internal", starts_on=DAY, ends_on=DAY),
        project("fixed"),
        project("fixed", agreed_hours=3.5),
        project("fixed", fee_cents=100),
        project("fixed", **FIXED, starts_on=DAY, milestones=STONES),
        project("retainer"),
        project("retainer", fee_cents=100),
        project("retainer", fee_cents=100, included_hours=8.5),
        project("retainer", included_hours=8.5),
    ],
)
def test_how_a_project_is_paid(of: Project) -> None:
    wrapped(billing.terms(of, "EUR"))
    if of.billing in ("fixed", "retainer") and of.fee_cents is None:
        wrapped(billing.missing(of))


@pytest.mark.parametrize("direction", ["in", "out"])
@pytest.mark.parametrize("channel", contacts.CHANNEL_NAMES)
@pytest.mark.parametrize("seconds", [None, 720])
def test_a_contact(channel: str, direction: str, seconds: int | None) -> None:
    for needs_reply in (True, False, None):
        of = message(channel, direction, seconds=seconds, needs_reply=needs_reply, urgent=True)
        wrapped(contacts.contact_sentence(of, "k3f9", DAY))
        wrapped(reply_parts.contact_read(of, DAY))
        wrapped(contacts.settled_sentence(of, AT, "k3f9", DAY, needs_no_reply=bool(needs_reply)))
        assert not escaping_words(contacts.missing_duration(of))
    wrapped(reply_parts.waiting_since("Bouw", channel, AT, DAY))


@pytest.mark.parametrize("client", ["Bouw", None])
@pytest.mark.parametrize("messages", [0, 1, 41])
def test_whose_a_sender_is(client: str | None, messages: int) -> None:
    for address, domain in (("anna@bouw.example", True), ("anna@bouw.example", False), ("Bouw", True)):
        wrapped(contacts.assigned_sentence(address, client, domain=domain, senders=2, messages=messages))


@pytest.mark.parametrize(
    "entry",
    [
        TimeEntry(client="Bouw", day=DAY, seconds=5400, billable=True, note="handbook"),
        TimeEntry(client="Bouw", project="Fase", day=DAY, seconds=60, billable=False, announced=True),
        TimeEntry(client="Bouw", starts_at=AT, scope="extra", initiator="me", trigger="own"),
        TimeEntry(client="Bouw", starts_at=AT, scope="extra", initiator="client"),
        TimeEntry(day=DAY, seconds=3600),
        TimeEntry(day=DAY, seconds=3600, kind="leave"),
        *(TimeEntry(client="Bouw", day=DAY, seconds=60, kind=kind) for kind in KINDS),
    ],
)
def test_an_entry(entry: TimeEntry) -> None:
    wrapped((entries.understood(entry, DAY), entries.running(entry, AT)))
    wrapped(entries.sentence("", entry, "k3f9", DAY))


@pytest.mark.parametrize(
    "report",
    [
        ImportReport("mbox"),
        ImportReport("phone-xml"),
        ImportReport("calendar-csv"),
        ImportReport("calendar-csv", added=1, updated=1, unchanged=1, waiting=2, left_out=1),
        ImportReport("mbox", added=1, waiting=4000, senders=[("anna@", 3000), ("b@", 1)]),
        ImportReport("contacts-csv", waiting=1, problems=[Problem("x", 2)]),
    ],
)
def test_an_import(report: ImportReport) -> None:
    for done in (True, False):
        wrapped(importing.counts_sentence(report, done=done))


def test_why_rows_are_left_out() -> None:
    report = ImportReport("mbox")
    report.leave_out(Counter(dict.fromkeys(importing.CONTACT_REASONS, 2)))
    wrapped(importing.counts_sentence(report, done=True))
    wrapped([importing.reason(of) for of in importing.REASONS])


def test_every_field_of_a_note() -> None:
    free = ("1h30", "4h", "2h")  # examples of what is typed
    for record_type, name in note_fields.FIELDS:
        of = note_fields.field_words(record_type, name)
        wrapped([text for text in texts(of) if text not in free])
        for value in of.choices:
            assert not escaping_words(note_fields.choice_word(record_type, name, value))


ON_A_LINE = next(
    of.args[1] for of in lines.test_a_note_is_told_on_one_line.pytestmark if of.name == "parametrize"
)
TYPED = {
    *("more", "plan", "late", "launch", "by phone", "2026-31", "rather not", "No mail after six", "a word"),
    *("Extra work has a price", "Bouw / Phase 2"),
}


@pytest.mark.parametrize(("record", "is_open", "said"), ON_A_LINE)
def test_a_note_on_one_line(record: Any, is_open: bool, said: str) -> None:
    line = note_lines.note_line(record, lines.BESIDE, is_open=is_open)
    own = {value for value in vars_of(record) if isinstance(value, str)} | TYPED
    for text in (line.title, *line.facts):
        if text not in own:
            assert not escaping_words(text, (*NAMES, *own)), text


def vars_of(record: Any) -> list[Any]:
    return [getattr(record, name) for name in record.__dataclass_fields__]


def test_ages_boundaries_and_lists_of_notes() -> None:
    wrapped([note_facts.age(day, DAY) for day in (DAY, date(2026, 11, 1), date(2026, 12, 1))])
    wrapped(notes.more_rows(3, 20))
    wrapped(notes.more_rows(47, 20))
    for kind in notes.NOTES:
        wrapped((notes.nothing_yet(kind, None), notes.nothing_yet(kind, "Bouw")))


def test_people() -> None:
    wrapped([people.unsorted_sentence(m, s) for m in (1, 40) for s in (1, 6)])
    wrapped([people.waiting_messages(m) for m in (1, 40)] + [people.came_along(m) for m in (1, 40)])
    wrapped(people.called(f"{HASHED}0123456789@bouw.example"))


def test_a_clients_weeks() -> None:
    numbers: dict[str, float | None] = {"hours": 0.0, "revenue": 600.0, "effective_rate": None}
    numbers |= {"agreed_rate": None, "rate_kept": None}
    for more in ({}, {"hours": 8.0}, {"effective_rate": 75.0}, {"agreed_rate": 100.0}, {"rate_kept": 1.2}):
        numbers |= more
        wrapped(rates.client_sentence("Bouw", numbers, "EUR", 26))


@pytest.mark.parametrize(
    "of",
    [
        speed(5, 1, 1, 1, 1),
        speed(40, None, None, None, None),
        speed(40, 0, 0, 3, 4),
        speed(40, 90, 30, 5 * 60, 9999),
        speed(40, 5000, 4000, None, None),
        speed(40, 5000, 4000, 6000, 1),
    ],
)
def test_a_speed(of: Any) -> None:
    wrapped(replies.speed_sentence(of))
    assert not escaping_words(replies.nine_of_ten(of, days=False))


@pytest.mark.parametrize(
    "timed", [[], turns(1), turns(0, 1), turns(0, 0, 1), turns(30), turns(20, 1, 2), turns(2, 20)]
)
def test_what_became_of_questions(timed: Any) -> None:
    wrapped([replies.asked_sentence(timed, side) for side in ("in", "out")])
    assert not any(map(escaping_words, replies.speed_sentences(timed, "")))
    assert not escaping_words(replies.within_sentence(timed, 0.9))
    assert not escaping_words(reply_parts.began_sentence(len(timed), 1))


def test_replies_of_a_week_and_a_promise() -> None:
    wrapped([replies.how_long(minutes) for minutes in (0, 0.5, 90, 700, 9000)])
    wrapped([replies.of_ten(share) for share in (0, 0.01, 0.5, 0.99, 1)])
    wrapped([replies.off_hours_sentence(n) for n in (0, 1, 2)])
    wrapped([replies.open_title(n, way, 5) for n in (5, 9) for way in ("in", "out")])
    wrapped([replies.how_to_settle(some_are_hidden=hidden) for hidden in (True, False)])
    for share, n in ((None, 0), (0.5, 3), (0.5, 30)):
        wrapped([replies.promise_sentence(240, share, n, client) for client in ("Bouw", None)])
    wrapped((replies.replies_line(NUMBERS), reply_parts.week_replies(NUMBERS)))
    wrapped((reply_parts.age(0.2), reply_parts.age(1), reply_parts.age(2.5)))
    wrapped(reply_parts.threads_sentence([Opened(3, 4)]))


def test_the_tiles_and_definitions_of_replies() -> None:
    for of in (NUMBERS, NUMBERS | {"median_minutes": None, "median_business_minutes": None, "open": 0}):
        wrapped(reply_parts.reply_tiles(of, 3))
        wrapped(reply_parts.reply_definitions(of, ()))


def test_a_rule() -> None:
    wrapped(rules.rule_sentence(Rule(title="Bouw", client="Bouw", kind="meeting", billable=False)))
    wrapped(rules.rule_sentence(Rule(title="Bouw", client=None, kind="admin")))


def test_the_parts_of_the_waterfall() -> None:
    for name in PARTS:
        for cents in (-100, 100):
            step = Step(name, cents, 10, 3600)
            wrapped((sentences.part_name(step), sentences.step_label(step), sentences.step_note(step, "EUR")))


def test_an_estimate_and_the_inbox() -> None:
    for basis in ("estimate_hours", "agreed_hours", "hours to date"):
        of = Estimate(PROJECT, 480.0, 100.0, basis, 50.0)
        wrapped(sentences.estimate_sentence(of, "EUR"))
    wrapped([sentences.inbox_sentence(n) for n in (1, 2)])


WEEKS: list[Callable[[Tracker], object]] = [
    lambda book: None,
    lambda book: book.log("2026-11-18 2h reading"),
    lambda book: book.log("2026-11-18 8h @bouw handbook"),
    lambda book: (
        book.log("2026-11-18 6h @bouw handbook") and book.log("2026-11-19 2h @bouw #research !unbilled")
    ),
]


@pytest.mark.parametrize("fill", WEEKS)
def test_a_week(book: Tracker, fill: Callable[[Tracker], object]) -> None:
    fill(book)
    for week in ("2026-W46", "2026-W47", "2026-W50"):
        review = book.review(week)
        wrapped((sentences.week_sentence(review), tiles.tiles(review)))
        assert not escaping_words(sentences.rate_kept_sentence(review), NAMES)
        assert not escaping_words(sentences.running_week_sentence(review, DAY), NAMES)
        if review.waterfall:
            wrapped(sentences.left_on_the_table_sentence(review.waterfall))
        wrapped(definitions.definitions(review.totals, "EUR", review.waterfall, 60.0))
        wrapped(definitions.own_time_sentence(3.5, 60.0, "EUR"))


def test_the_sentence_of_a_timer_names_what_was_logged() -> None:
    wrapped([entries.logged_so_far(today, 7200, n, "") for today in (0, 60) for n in (0, 2)])


def test_numbers_with_words() -> None:
    wrapped([numbers.duration(seconds) for seconds in (20, 2700, 7200, 9000)])
    wrapped([numbers.rate(1.0), numbers.of_agreed(1, 0.5, "EUR"), numbers.out_of(1, 2)])
    wrapped([numbers.file_size(10), numbers.file_size(10_000_000), numbers.week("2026-W46")])
    wrapped([numbers.count(n, "entry", "entries") for n in (1, 2)])
    wrapped(
        [numbers.day(DAY), numbers.day(DAY, date(2020, 1, 1)), numbers.dated(DAY), numbers.days(DAY, DAY)]
    )
