"""Taking back: whatever was done, undone to the end the book is what it was, byte for byte."""

import json
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings as profile
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.records import KINDS, Client, Expense, Project, Rate, Rule, Settings
from tracker.store import registers
from tracker.workweek import Days

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")
SPAN = date(2026, 10, 20), date(2026, 11, 25)
CLIENTS = ("Bouw", "Eik", "Zee")
LINES = st.builds(
    "{} {} {} {} {}".format,
    st.sampled_from(("2026-11-19", "2026-10-24", "2026-10-25", "yesterday", "today")),
    st.sampled_from(("1h", "90m", "9-11:30", "22:30-4:30", "1:30-3:30", "2:00-5:00")),
    st.sampled_from(("", "@bouw", "@eik", "@zee/plan", "@bouw/plan")),
    st.sampled_from(("", "#research", "#leave", "#x #y")),
    st.sampled_from(("note", "!gift", "!extra =1+1", "!unbilled é", "!billable")),
)
EVENTS = st.lists(
    st.tuples(
        st.sampled_from(
            ("Overleg", "@bouw standup", "Lunch @eik #meeting", "Vakantie #leave", "Canceled: x")
        ),
        st.integers(0, 20),
        st.integers(8, 16),
        st.booleans(),
    ),
    max_size=6,
)


def what_is_there(book: Tracker) -> tuple[str, list[object]]:
    """The interchange file and the inbox: all that the user could lose."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.jsonl"
        book.export(path)
        inbox = [row[1:] for status in ("waiting", "left_out", "dropped") for row in book.inbox(status)]
        return path.read_text("utf-8"), sorted(inbox, key=repr)


def fresh_cut(book: Tracker) -> list[tuple[object, ...]]:
    """What `entry_day` should hold, cut from the entries here and now."""
    days = Days.of_settings(registers.settings(book.store))
    found = []
    columns = "pk, day, starts_at, ends_at, seconds, client, project, kind, billable, scope, initiator"
    for pk, day, starts_at, ends_at, seconds, *rest in book.store.query(f"SELECT {columns} FROM entry"):
        if seconds is None:
            continue
        if starts_at is None:
            parts = [(date.fromisoformat(day), seconds)]
        else:
            parts = days.cut(datetime.fromisoformat(starts_at), datetime.fromisoformat(ends_at))
        assert sum(part for _, part in parts) == seconds
        found += [(pk, on.toordinal(), part, *rest) for on, part in parts]
    return sorted(found, key=repr)


class AnyChanges(RuleBasedStateMachine):
    """Random changes; after each the derived days are right, and undoing all leaves what was."""

    entries: Bundle[str] = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.book = Tracker(":memory:", lambda: NOW)

    def teardown(self) -> None:
        while self.book.history():
            before = self.book.store.revision
            self.book.undo()
            assert self.book.store.revision > before
            self.days_are_cut_right()
        assert what_is_there(self.book) == ("", [])
        assert self.book.undo() is None
        self.book.close()
        shutil.rmtree(self.folder)

    def attempt(self, change: Callable[[], object]) -> object:
        """Do it; what is refused changes nothing, and what changes something raises the revision."""
        revision, changes = self.book.store.revision, len(self.book.history(10_000))
        try:
            found = change()
        except TrackerError:
            assert (self.book.store.revision, len(self.book.history(10_000))) == (revision, changes)
            return None
        made = len(self.book.history(10_000)) - changes
        assert (made, self.book.store.revision - revision) in ((0, 0), (1, 1))
        return found

    @initialize()
    def begin(self) -> None:
        for name in CLIENTS:
            self.book.add(Client(name=name))
        self.book.add(Project(client="Bouw", name="Plan", billing="hourly"))

    @invariant()
    def days_are_cut_right(self) -> None:
        columns = "entry, day, seconds, client, project, kind, billable, scope, initiator"
        stored = self.book.store.query(f"SELECT {columns} FROM entry_day")
        assert sorted(stored, key=repr) == fresh_cut(self.book)

    @rule(target=entries, line=LINES)
    def log(self, line: str) -> str:
        entry = self.attempt(lambda: self.book.log(line))
        return entry.id if entry else "none"  # type: ignore[attr-defined]

    @rule(entry=entries, line=LINES)
    def edit(self, entry: str, line: str) -> None:
        self.attempt(lambda: self.book.edit(entry, line))

    @rule(entry=entries, kind=st.sampled_from(KINDS), billable=st.booleans())
    def edit_fields(self, entry: str, kind: str, billable: bool) -> None:
        self.attempt(lambda: self.book.edit(entry, kind=kind, billable=billable))

    @rule(entry=entries)
    def delete(self, entry: str) -> None:
        self.attempt(lambda: self.book.delete(entry))

    @rule(text=st.sampled_from(("", "@bouw call", "@nobody")))
    def start(self, text: str) -> None:
        self.attempt(lambda: self.book.start(text))

    @rule()
    def stop(self) -> None:
        self.attempt(lambda: self.book.stop(NOW + timedelta(minutes=90)))

    @rule(
        record=st.one_of(
            st.builds(Client, name=st.sampled_from((*CLIENTS, "Overleg")), aliases=st.just(("lunch",))),
            st.builds(
                Project,
                client=st.sampled_from(CLIENTS),
                name=st.sampled_from(("Plan", "Boek")),
                billing=st.sampled_from(("hourly", "gift", "fixed")),
            ),
            st.builds(
                Rate,
                client=st.sampled_from(CLIENTS),
                project=st.sampled_from((None, "Plan")),
                cents_per_hour=st.integers(0, 20_000),
                valid_from=st.sampled_from((None, date(2026, 11, 1))),
            ),
            st.builds(
                Expense,
                client=st.sampled_from((None, *CLIENTS)),
                day=st.just(SPAN[0]),
                amount_cents=st.just(5),
            ),
            st.builds(Rule, title=st.sampled_from(("overleg", "stand")), client=st.sampled_from(CLIENTS)),
            st.builds(
                Settings,
                timezone=st.sampled_from(("Europe/Amsterdam", "America/New_York", "UTC")),
                valid_from=st.sampled_from((None, date(2026, 11, 1))),
                day_starts_at=st.sampled_from(("00:00", "04:00")),
            ),
        )
    )
    def add(self, record: object) -> None:
        self.attempt(lambda: self.book.add(record))  # type: ignore[arg-type]

    @rule(
        kind=st.sampled_from(("client", "project", "rate", "settings")),
        n=st.integers(0, 3),
        client=st.sampled_from(CLIENTS),
        billing=st.sampled_from(("gift", "hourly")),
    )
    def change(self, kind: str, n: int, client: str, billing: str) -> None:
        found = self.book.records(kind)
        fields = {
            "client": {"aliases": ("overleg",)},
            "project": {"billing": billing, "client": client},
            "rate": {"cents_per_hour": n},
            "settings": {"day_starts_at": "05:00", "timezone": "Asia/Tokyo"},
        }
        if found:
            self.attempt(lambda: self.book.change(found[n % len(found)], **fields[kind]))

    @rule(
        kind=st.sampled_from(("client", "project", "rate", "expense", "rule", "settings")),
        n=st.integers(0, 3),
    )
    def remove(self, kind: str, n: int) -> None:
        found = self.book.records(kind)
        if found:
            self.attempt(lambda: self.book.remove(found[n % len(found)]))

    @rule(events=EVENTS)
    def import_calendar(self, events: list[tuple[str, int, int, bool]]) -> None:
        rows = ["Subject,Start Date,Start Time,End Date,End Time,All day event"]
        for title, day, hour, whole in events:
            on = date(2026, 10, 22) + timedelta(days=day)
            until = on + timedelta(days=2) if whole else on
            rows.append(f"{title},{on},{time(hour)},{until},{time(hour + 1)},{whole}")
        path = self.folder / "calendar.csv"
        path.write_text("\n".join(rows) + "\n", "utf-8")
        self.attempt(lambda: self.book.import_file(path, timezone="Europe/Amsterdam"))
        known = what_is_there(self.book)
        self.attempt(lambda: self.book.import_file(path, timezone="Europe/Amsterdam"))
        assert what_is_there(self.book) == known, "the same file again adds nothing"

    @rule(
        n=st.integers(0, 5),
        choice=st.sampled_from(("@bouw #meeting", "#admin", "@eik !gift", "#leave")),
        by_rule=st.booleans(),
    )
    def sort(self, n: int, choice: str, by_rule: bool) -> None:
        rows = [*self.book.inbox(), *self.book.inbox("left_out")]
        if rows:
            row = rows[n % len(rows)]
            self.attempt(lambda: self.book.sort(row.id, choice, row.title[:5] if by_rule else None))

    @rule(n=st.integers(0, 5))
    def drop(self, n: int) -> None:
        rows = self.book.inbox()
        if rows:
            self.attempt(lambda: self.book.drop(rows[n % len(rows)].id))

    @rule(n=st.integers(1, 9))
    def import_records(self, n: int) -> None:
        path = self.folder / "records.jsonl"
        records = [
            {"type": "client", "name": "Bouw", "aliases": ["x"] * n},
            {"type": "entry", "client": "Bouw", "day": "2026-11-02", "seconds": n},
            {"type": "settings", "timezone": "UTC", "day_starts_at": f"0{n}:00"},
        ]
        path.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        self.attempt(lambda: self.book.import_file(path))

    @rule()
    def undo(self) -> None:
        before, history = self.book.store.revision, self.book.history()
        taken = self.book.undo()
        assert taken == (history[0] if history else None)
        assert self.book.store.revision == before + bool(history)

    @rule()
    def ask(self) -> None:
        self.book.review("2026-W43")
        self.book.report(("project", "week"), *SPAN)


TestAnyChanges = AnyChanges.TestCase
TestAnyChanges.settings = profile(max_examples=60, stateful_step_count=25, deadline=None)


def test_undo_names_what_it_took_back_and_says_when_there_is_nothing(book: Tracker) -> None:
    book.log("2h @bouw plan")
    assert book.history()[0].what == "log 2h @bouw plan"
    taken = book.undo()
    assert taken is not None
    assert (taken.what, taken.at) == ("log 2h @bouw plan", NOW.isoformat())
    while book.undo():
        continue
    assert book.undo() is None
    assert book.history() == []


def test_an_import_that_changed_nothing_is_no_change(book: Tracker, calendar: Callable[..., Path]) -> None:
    path = calendar(("@bouw standup", "2026-11-18 09:00", "2026-11-18 10:00"))
    assert book.import_file(path).batch is not None
    revision, history = book.store.revision, book.history()
    again = book.import_file(path)
    assert (again.unchanged, again.batch) == (1, None)
    assert (book.store.revision, book.history()) == (revision, history)


def test_a_preview_changes_nothing(book: Tracker, calendar: Callable[..., Path]) -> None:
    revision, history = book.store.revision, book.history()
    report = book.import_file(calendar(("@bouw x", "2026-11-18 09:00", "2026-11-18 10:00")), dry_run=True)
    assert (report.added, report.batch, len(report.outcomes)) == (1, None, 1)
    assert (book.store.revision, book.history()) == (revision, history)


def test_undo_brings_back_what_a_settings_change_cut_anew(book: Tracker) -> None:
    book.log("2026-11-18 1:30-3:30 @bouw late")
    amsterdam = book.listed(*SPAN)
    book.change(book.records("settings")[0], timezone="Asia/Tokyo")
    assert book.listed(*SPAN) != amsterdam
    book.undo()
    assert book.listed(*SPAN) == amsterdam


def test_the_clock_of_a_zone_is_that_of_the_settings(book: Tracker) -> None:
    assert book.now().tzinfo == ZoneInfo("Europe/Amsterdam")
    assert book.today() == date(2026, 11, 20)


def test_what_is_done_together_is_one_change(book: Tracker) -> None:
    before = len(book.history(100))
    with book.together():
        book.add(Client(name="Molen"))
        book.add(Rate(client="Molen", cents_per_hour=9000))
        book.log("2026-11-19 2h @molen")
    assert len(book.history(100)) == before + 1
    undone = book.undo()
    assert undone is not None
    assert undone.what == "add a client Molen"
    assert [client.name for client in book.records("client") if client.name == "Molen"] == []  # type: ignore[attr-defined]


def test_of_what_fails_together_nothing_is_there(book: Tracker) -> None:
    before = book.store.revision

    def both() -> None:
        with book.together():
            book.add(Client(name="Molen"))
            book.log("2026-11-19 2h @nobody")

    with pytest.raises(TrackerError):
        both()
    assert book.store.revision == before
    assert not [client for client in book.records("client") if client.name == "Molen"]  # type: ignore[attr-defined]


def test_a_part_that_fails_and_is_caught_leaves_the_rest(book: Tracker) -> None:
    with book.together():
        book.log("2026-11-19 2h one")
        with pytest.raises(TrackerError):
            book.add(Client(name="Molen", currency="euro"))
        book.log("2026-11-19 3h two")
    assert [of.entry.note for of in book.listed(date(2026, 11, 19), date(2026, 11, 19))] == ["one", "two"]
    book.undo()
    assert book.listed(date(2026, 11, 19), date(2026, 11, 19)) == []


def test_what_was_written_is_seen_before_the_change_is_done(book: Tracker) -> None:
    with book.together():
        book.log("2026-11-19 2h one")
        assert [of.seconds for of in book.listed(date(2026, 11, 19), date(2026, 11, 19))] == [7200]


def test_a_dry_run_within_a_change_stores_nothing(book: Tracker, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"type": "entry", "day": "2026-11-19", "seconds": 60}\n')
    with book.together() as write:
        assert book.import_file(tmp_path / "a.jsonl", dry_run=True).added == 1
    assert write.change is None
    assert book.listed(date(2026, 11, 19), date(2026, 11, 19)) == []


def test_undo_refuses_another_change_than_the_expected(book: Tracker) -> None:
    book.log("2026-11-19 2h one")
    expected = book.history(1)[0]
    book.log("2026-11-19 2h two")
    with pytest.raises(TrackerError, match="Something else was done since"):
        book.undo(expected)
    assert len(book.listed(date(2026, 11, 19), date(2026, 11, 19))) == 2
