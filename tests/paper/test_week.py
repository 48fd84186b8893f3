import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import cast

import pytest

from tests.paper.books import PRIVATE, WEEK, both, full, html_text, named, pdf_text
from tracker.book import Tracker
from tracker.cli.dashboard import build
from tracker.errors import UsageError
from tracker.language import speaking
from tracker.paper.sheet import Bars, Figures, Notes, Room, Sheet, Table, Text
from tracker.paper.writing import written
from tracker.records import Assumption, Boundary, Client, Project, Review
from tracker.wording.numbers import MINUS
from tracker.wording.sentences import week_sentence

PETERS_NOW = datetime.fromisoformat("2026-11-16T09:00:00+01:00")


@pytest.fixture(scope="module")
def peters_book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tracker]:
    path = str(tmp_path_factory.mktemp("peter") / "book.db")
    build(path)
    with Tracker(path, lambda: PETERS_NOW) as book:
        yield book


@pytest.fixture(scope="module")
def peters(peters_book: Tracker) -> Sheet:
    """The page of Peter's week 46."""
    return peters_book.sheet(WEEK)


def part(sheet: Sheet, title: str, kind: type) -> object:
    """The one part of a kind in the section of that title."""
    found = [one for of in sheet.sections if of.title == title for one in of.parts if isinstance(one, kind)]
    assert len(found) == 1, [of.title for of in sheet.sections]
    return found[0]


def test_peters_week_is_one_page_of_a4_with_real_text(peters: Sheet) -> None:
    content, pages = written(peters, ".pdf")
    assert pages == 1
    assert len(content) < 100_000
    assert b"/MediaBox [0 0 595.28 841.89]" in content
    assert b"/Lang (en)" in content
    said = pdf_text(peters)
    assert said.startswith("Week 46, 9–15 November 2026")
    assert "41 h 15 for clients brought €2,850.74, €69.11 an hour of the €100.15 agreed" in said


def test_peters_week_is_one_page_in_dutch_too_and_no_name_is_broken_by_a_long_heading(
    peters_book: Tracker,
) -> None:
    with speaking("nl"):
        sheet = peters_book.sheet(WEEK)
        _content, pages = written(sheet, ".pdf")
        said = pdf_text(sheet)
    assert pages == 1
    assert "Hoe deze cijfers tot stand komen" in said
    assert re.findall(r"Bouwgroe(?!p)", said) == []


def test_it_says_what_the_dashboard_says(book: Tracker) -> None:
    full(book)
    sheet, review = book.sheet(WEEK), book.review(WEEK)
    assert sheet.lede[0] == week_sentence(review)
    rows = cast(Table, part(sheet, "Clients", Table)).rows
    assert rows == (("Bouw", "9 h", "3 h", "€600.00", "€100.00", "€66.67", "67%"),)
    assert len(cast(Figures, part(sheet, "", Figures)).figures) == 4


def test_the_difference_is_drawn_as_steps_from_the_agreed_to_the_effective_rate(peters: Sheet) -> None:
    bars = cast(Bars, part(peters, "What took the difference", Bars)).bars
    assert [(bar.label, bar.text, bar.tone) for bar in bars[:2]] == [
        ("Agreed rate", "€100.15", "whole"),
        ("Research", f"{MINUS}€19.39", "less"),
    ]
    assert (bars[-1].label, bars[-1].text, bars[-1].start) == ("Effective rate", "€69.11", 0)
    for before, after in pairwise(bars[:-1]):
        assert after.start == pytest.approx(before.end)
    assert bars[-1].end == pytest.approx(bars[-2].end)


def test_at_most_three_cards_with_what_is_seen_and_a_question(peters: Sheet) -> None:
    notes = cast(Notes, part(peters, "Worth a thought", Notes)).notes
    assert len(notes) == 3
    assert notes[0].title == "Unbilled hours · Bouwgroep Noord"
    assert notes[0].last == "Which of these hours would you give again, knowingly?"


def test_the_numbers_stand_with_their_formulas(peters: Sheet) -> None:
    made = cast(Text, part(peters, "How these numbers are made", Text)).sentences
    assert any(said.endswith("€2,850.74 / 41.25 h = €69.11 an hour") for said in made)


def test_a_week_that_is_not_closed_has_room_to_write(peters: Sheet) -> None:
    assert cast(Room, part(peters, "To choose", Room)).lines > 0


def test_a_closed_week_shows_the_choice_and_the_line(book: Tracker) -> None:
    full(book)
    section = next(of for of in book.sheet(WEEK).sections if of.title == "Chosen")
    assert section.parts == (
        Text(("A boundary on reply time, for Bouw: I answer within four hours",)),
        Text((PRIVATE,), "own"),
    )


def closed(book: Tracker, **fields: object) -> list[str]:
    """What stands under "Chosen" of a week closed so."""
    at = book.now() - timedelta(days=3)
    book.add(Review(week=WEEK, closed_at=at, **fields))  # type: ignore[arg-type]
    found = [of for of in book.sheet(WEEK).sections if of.title == "Chosen"]
    return [said for of in found for one in of.parts if isinstance(one, Text) for said in one.sentences]


def test_an_assumption_a_limit_for_everybody_and_nothing_can_be_chosen(book: Tracker) -> None:
    held = book.add(Assumption(client="Bouw", number=9))
    assert closed(book, chosen="assumption", chosen_id=held.id) == [
        "An assumption to test, for Bouw: wants only fully backed statements"
    ]
    review = book.records(Review)[0]
    limit = book.add(Boundary(topic="days_off", told_on=date(2026, 11, 2)))
    book.change(review, chosen="boundary", chosen_id=limit.id)
    assert "A boundary on days off, for every client." in html_text(book.sheet(WEEK))
    book.change(review, chosen="nothing", chosen_id=None)
    assert "Nothing this week, and that is fine." in html_text(book.sheet(WEEK))


def test_a_choice_that_was_removed_since_is_not_made_up(book: Tracker) -> None:
    assert closed(book, chosen="boundary", chosen_id="gone", note="a good week") == ["a good week"]


def test_a_review_that_was_only_begun_is_not_shown(book: Tracker) -> None:
    book.add(Review(week=WEEK, started_at=book.now(), note="not yet"))
    assert "not yet" not in html_text(book.sheet(WEEK))


def test_a_week_without_anything_says_so_on_a_page(empty_book: Tracker) -> None:
    sheet = empty_book.sheet("2026-W10")
    assert sheet.lede[0] == week_sentence(empty_book.review("2026-W10"))
    assert "Week 10" in both(sheet)
    assert [of.title for of in sheet.sections] == ["To choose"]


def test_a_week_ahead_says_that_it_lies_ahead(book: Tracker) -> None:
    assert "This week lies ahead" in both(book.sheet("2027-W20"))


def test_a_week_that_does_not_exist_is_refused(book: Tracker) -> None:
    with pytest.raises(UsageError, match="2026 has no week 60"):
        book.sheet("2026-W60")


def test_without_a_week_it_is_the_last_complete_one(book: Tracker) -> None:
    assert book.sheet().name == "week-2026-W46"


def test_money_in_two_currencies_is_said_and_not_added_up(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw")
    named(book, "Zürich AG", currency="CHF")
    said = both(book.sheet(WEEK))
    assert "Currencies are never added up" in said
    assert "CHF 100.00" in said


def test_many_clients_are_counted_after_the_first(book: Tracker) -> None:
    for n in range(12):
        named(book, f"Klant {n}")
    section = next(of for of in book.sheet(WEEK).sections if of.title == "Clients")
    assert isinstance(section.parts[0], Table)
    assert len(section.parts[0].rows) == 8
    assert section.parts[1] == Text(("And 4 more clients.",), "small")


def test_hidden_names_leave_no_name_alias_address_or_word_of_the_users(book: Tracker) -> None:
    full(book)
    book.add(Project(client="Bouw", name="Handboek Zorg", billing="fixed", fee_cents=4_800_000))
    book.log(client="Bouw", project="Handboek Zorg", day=date(2026, 11, 12), hours=1)
    named(book, "Eik Advies", aliases=("eikje",), addresses=("eik.example",))
    for week in (WEEK, "2026-W47"):
        sheet = book.sheet(week, hide_names=True)
        said = both(sheet).casefold()
        for name in ("bouw", "eik", "handboek", "hildegard", PRIVATE, "within four hours", ".example"):
            assert name not in said, name
        for ending in (".html", ".pdf"):
            content = written(sheet, ending)[0].lower()
            assert not re.search(rb"bouw|eik advies|handboek|hildegard|example", content)
    said = both(book.sheet(WEEK, hide_names=True))
    assert "Client A" in said
    assert "Client B" in said
    assert "Names are hidden." in said


def test_a_client_has_one_letter_in_every_table(
    peters: Sheet, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = str(tmp_path_factory.mktemp("hidden") / "book.db")
    build(path)
    with Tracker(path, lambda: PETERS_NOW) as book:
        sheet = book.sheet(WEEK, hide_names=True)
        names = [of.name for of in book.records(Client)]
    clients = cast(Table, part(sheet, "Clients", Table)).rows
    replies = cast(Table, part(sheet, "Replies", Table)).rows
    shown = cast(Table, part(peters, "Clients", Table)).rows
    letter = {row[0]: hidden[0] for row, hidden in zip(shown, clients, strict=True)}
    asked = cast(Table, part(peters, "Replies", Table)).rows
    assert [letter[row[0]] for row in asked] == [row[0] for row in replies]
    assert not [name for name in names if name in both(sheet)]
