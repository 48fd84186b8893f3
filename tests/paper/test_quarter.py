import re
from datetime import date

import pytest

from tests.paper.books import AT, PRIVATE, QUARTER, both, full, html_text, named
from tracker.book import Tracker
from tracker.errors import NotFound, UsageError
from tracker.paper.sheet import Bars, Figures, Part, Sheet, Table, Text
from tracker.paper.writing import written
from tracker.records import Action, Boundary, Client, Complaint, Invoice, Occasion, Question


def parts(sheet: Sheet, title: str) -> tuple[Part, ...]:
    """The parts of the section of that title; none without it."""
    return next((of.parts for of in sheet.sections if of.title == title), ())


def rows(sheet: Sheet, title: str) -> tuple[tuple[str, ...], ...]:
    """The rows of the table in a section."""
    return next(part.rows for part in parts(sheet, title) if isinstance(part, Table))


def lines(sheet: Sheet, title: str) -> list[str]:
    """The sentences in a section."""
    return [said for part in parts(sheet, title) if isinstance(part, Text) for said in part.sentences]


def test_a_peers_page_has_the_rates_and_what_is_the_users_own(book: Tracker) -> None:
    sheet = full(book).sheet(client="bouw")
    assert (sheet.title, sheet.name) == ("Bouw", "bouw-2026-Q4")
    assert sheet.period.startswith("1 October")
    assert sheet.period.endswith("as it stands so far")
    assert "€600.00" in sheet.lede[0]
    figures = next(part for part in parts(sheet, "") if isinstance(part, Figures)).figures
    assert [(of.name, of.value) for of in figures] == [
        ("Hours", "9 h"),
        ("Billable", "6 h"),
        ("Agreed rate", "€100.00"),
        ("Effective rate", "€66.67"),
    ]
    assert lines(sheet, "Assumptions not asked about yet") == [PRIVATE]


def test_hours_by_kind_show_what_is_billable_of_each(book: Tracker) -> None:
    bars = next(
        part for part in parts(full(book).sheet(client="bouw"), "Hours by kind") if isinstance(part, Bars)
    )
    assert [(bar.label, bar.end, bar.solid) for bar in bars.bars] == [
        ("delivery", 6, 6),
        ("research", 2, 0),
        ("support", 1, 0),
    ]


def test_work_beyond_the_agreement_is_told_apart_by_who_began_it_and_who_knows(book: Tracker) -> None:
    sheet = full(book).sheet(client="bouw")
    assert rows(sheet, "Beyond the agreement") == (
        ("asked for", "1 h", "0 min"),
        ("given unasked", "0 min", "2 h"),
    )
    assert "At the agreed rate it comes to €300.00." in lines(sheet, "Beyond the agreement")


def test_a_boundary_shows_how_it_was_kept_without_exceptions_made_knowingly(book: Tracker) -> None:
    assert rows(full(book).sheet(client="bouw"), "Boundaries") == (
        ("Hours", PRIVATE, "not put to the test", "not yet"),
        (
            "Reply time",
            "I answer within four hours",
            "1 of 2 times; (100%) within 4 h of working time",
            "Mon 5 Oct",
        ),
    )


def test_what_can_be_measured_is_held_against_each_week(book: Tracker) -> None:
    for day in ("2026-10-20", "2026-10-27", "2026-11-03"):
        book.log(f"{day} 2h @bouw")
    book.log("2026-11-10 9h @bouw")
    limit = {"max_hours_per_week": 5}
    book.add(Boundary(client="Bouw", topic="hours", told_on=date(2026, 10, 12), terms=limit))
    assert rows(book.sheet(client="bouw"), "Boundaries")[0][2] == "3 of 4 weeks"


def test_replies_go_both_ways(book: Tracker) -> None:
    found = rows(full(book).sheet(client="bouw"), "Replies")
    assert [row[:3] for row in found] == [("Bouw asks", "2", "0")]


def test_a_clients_page_has_nothing_of_the_users_own(book: Tracker) -> None:
    sheet = full(book).sheet(client="bouw", reader="client")
    said = both(sheet)
    for word in (PRIVATE, "Effective rate", "66.67", "Assumption", "Seen by the program", "Hildegard"):
        assert word not in said, word
    for word in (
        "I answer within four hours",
        "Who decides?",
        "an extra training day",
        "2026-28",
        "Complaint",
    ):
        assert word in said, word
    assert sheet.lede == ("9 h of work for Bouw, 6 h of it billable.",)


def test_what_is_open_says_who_has_the_next_step_and_since_when(book: Tracker) -> None:
    assert rows(full(book).sheet(client="bouw", reader="client"), "Open between us") == (
        ("Invoice: 2026-28 €800.00", "Bouw", "Sun 1 Nov"),
        ("Complaint", "me", "Mon 2 Nov"),
        ("Question: Who decides?", "Bouw", "Thu 12 Nov"),
        ("Request: an extra training day", "me", "Thu 12 Nov"),
        ("Action: send the numbers", "Bouw", "Fri 13 Nov"),
    )


def test_the_next_step_is_that_of_the_page_of_what_is_open(book: Tracker) -> None:
    book.log("2026-11-10 1h @bouw")
    book.add(Question(client="Bouw", text="asked elsewhere", opened_at=AT, asked_at=AT, asked_whom="peer"))
    book.add(Question(client="Bouw", text="not asked", opened_at=AT))
    book.add(Question(client="Bouw", text="the assignment", opened_at=AT, is_assignment=True))
    book.add(Action(client="Bouw", text="left lying", owner="other"))
    book.add(Action(client="Bouw", text="taken over", owner="other", doer="other"))
    book.add(Complaint(client="Bouw", opened_on=date(2026, 11, 2), solvable=False))
    found = {what: who for what, who, _since in rows(book.sheet(client="bouw"), "Open between us")}
    assert found == {
        "Complaint": "–",
        "Question: asked elsewhere": "somebody else",
        "Question: not asked": "–",
        "Question: the assignment": "me",
        "Action: left lying": "–",
        "Action: taken over": "somebody else",
    }
    shown = rows(book.sheet(client="bouw", reader="client"), "Open between us")
    assert [what for what, _who, _since in shown if what.startswith("Question")] == []


def test_what_is_closed_is_not_open(book: Tracker) -> None:
    book.log("2026-11-10 1h @bouw")
    book.add(Invoice(client="Bouw", issued_on=date(2026, 11, 1), paid_on=date(2026, 11, 3), amount_cents=1))
    book.add(Action(client="Bouw", owner="me", done_on=date(2026, 11, 3)))
    book.add(Question(client="Bouw", opened_at=AT, asked_at=AT, answered_at=AT))
    assert parts(book.sheet(client="bouw"), "Open between us") == ()


def test_many_open_items_are_counted_after_the_first(book: Tracker) -> None:
    book.log("2026-11-10 1h @bouw")
    for n in range(11):
        book.add(Action(client="Bouw", owner="me", text=f"thing {n:02}"))
    sheet = book.sheet(client="bouw")
    assert len(rows(sheet, "Open between us")) == 8
    assert lines(sheet, "Open between us") == ["And 3 more."]


def test_a_past_quarter_does_not_know_what_came_later(book: Tracker) -> None:
    book.log("2026-08-10 2h @bouw")
    book.add(Boundary(client="Bouw", topic="hours", told_on=date(2026, 10, 2)))
    book.add(Invoice(client="Bouw", issued_on=date(2026, 9, 1), paid_on=date(2026, 10, 3), amount_cents=100))
    book.add(Invoice(client="Bouw", issued_on=date(2026, 10, 1), amount_cents=200))
    sheet = book.sheet(client="bouw", quarter="2026-Q3", reader="client")
    assert sheet.period == "1 July – 30 September 2026"
    assert parts(sheet, "What we agreed") == ()
    assert rows(sheet, "Open between us") == (("Invoice: €1.00", "Bouw", "Tue 1 Sep"),)


def test_occasions_of_other_quarters_do_not_count(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw")
    told = book.add(Boundary(client="Bouw", topic="hours", told_on=date(2026, 6, 2)))
    book.add(Occasion(boundary=str(told.id), at=AT.replace(month=7), kept=False))
    assert rows(book.sheet(client="bouw"), "Boundaries")[0][2] == "not put to the test"


def test_a_quarter_without_anything_says_so_on_a_page(book: Tracker) -> None:
    sheet = book.sheet(client="bouw", quarter="2020-Q1")
    assert sheet.lede == ("Nothing was recorded for Bouw in these days.",)
    assert sheet.sections == ()
    assert "Nothing was recorded for Bouw" in both(sheet)


def test_a_quarter_ahead_is_a_page_too(book: Tracker) -> None:
    assert "Nothing was recorded" in book.sheet(client="bouw", quarter="2030-Q1").lede[0]


def test_hours_without_a_rate_have_no_worth_and_no_alarm(empty_book: Tracker) -> None:
    empty_book.add(Client(name="Acme"))
    empty_book.log("2026-11-10 2h @acme !gift")
    sheet = empty_book.sheet(client="acme")
    assert "no rate is agreed" in sheet.lede[0] or "brought" in sheet.lede[0]
    assert not any("comes to" in said for said in lines(sheet, "Beyond the agreement"))


def test_an_archived_client_has_pages_still(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw")
    book.change(book.records(Client)[0], archived_on=date(2026, 11, 12))
    assert "2 h" in html_text(book.sheet(client="bouw"))


@pytest.mark.parametrize("reader", ["client", "peer"])
def test_hidden_names_leave_nothing_that_tells_who_it_is(book: Tracker, reader: str) -> None:
    full(book)
    sheet = book.sheet(client="bouw", reader=reader, hide_names=True)  # type: ignore[arg-type]
    said = both(sheet).casefold()
    for name in ("bouw", PRIVATE, "within four", "who decides", "training", "numbers of", "2026-28"):
        assert name not in said, name
    assert "client a" in said
    assert sheet.name == "client-2026-Q4"
    for ending in (".html", ".pdf"):
        assert not re.search(rb"bouw", written(sheet, ending)[0].lower())


def test_questions_for_the_talk_come_from_what_was_seen(book: Tracker) -> None:
    asked = lines(full(book).sheet(client="bouw", reader="client"), "For the talk")
    assert "2 h beyond the agreement were never mentioned: how do we handle that from now on?" in asked
    assert not any("wait for an answer" in said for said in asked)


def test_a_client_that_is_not_there_is_refused(book: Tracker) -> None:
    with pytest.raises(NotFound, match="There is no client called"):
        book.sheet(client="nobody")


def test_a_week_and_a_client_at_once_are_refused(book: Tracker) -> None:
    with pytest.raises(UsageError, match="a week or a client’s quarter"):
        book.sheet("2026-W46", client="bouw")
    with pytest.raises(UsageError, match="A quarter is a client’s"):
        book.sheet(quarter=QUARTER)


def test_names_of_another_client_are_not_on_the_page(book: Tracker) -> None:
    named(full(book), "Eik Advies")
    book.add(Action(client="Eik Advies", owner="me", text="secret of Eik"))
    assert "Eik" not in both(book.sheet(client="bouw"))
