from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tracker.book import Tracker
from tracker.pages.replies.contact_entry import reading
from tracker.pages.replies.figures import minutes_of_a_day
from tracker.records import Boundary, Client, Message, Settings
from tracker.store.messages import add_sender

from .drawn import HOSTILE, drawn, fill, is_calm, new_book, press, tables, widget, with_bouw, words

ZONE = ZoneInfo("Europe/Amsterdam")
LINE = "Who, which way"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def mail(book: Tracker, when: str, way: str, thread: str, client: str = "Bouw", **fields: object) -> Message:
    return book.message(
        client=client, channel="email", direction=way, at=at(when), thread=thread, needs_reply=True, **fields
    )


def asked_and_answered(book: Tracker, n: int, minutes: int, client: str = "Bouw") -> None:
    """So many questions on a Monday at ten, week after week back from 9 November, each answered."""
    for k in range(n):
        day = at("2026-11-09 10:00") - timedelta(weeks=k)
        thread = f"{client}-{k}"
        mail(book, f"{day:%Y-%m-%d %H:%M}", "in", thread, client)
        reply = day + timedelta(minutes=minutes)
        book.message(
            client=client, channel="email", direction="out", at=reply, thread=thread, needs_reply=False
        )


def test_an_empty_book_says_what_the_page_is_for_and_where_to_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_book(tmp_path, monkeypatch)
    page = drawn("replies")
    assert is_calm(page)
    assert "never a word" in words(page)
    assert 'href="import"' in tables(page)
    assert not page.get("plotly_chart")


def test_messages_that_wait_for_a_client_are_pointed_at(book: Tracker) -> None:
    with book.store.writing("import", book.now()) as write:
        sender = add_sender(write, "jan@noord.example", None)
        columns = (
            "id",
            "sender",
            "channel",
            "direction",
            "at",
            "moment",
            "automatic",
            "needs_reply",
            "urgent",
        )
        row = ("a1", sender, "email", "in", "2026-11-10T10:00:00+01:00", 1_794_000_000_000_000, 0, 1, 0)
        write.insert_many("message", columns, iter([row]))
    page = drawn("replies")
    assert "1 message is of somebody who is no client’s yet." in words(page)
    assert 'href="import?import=Senders"' in tables(page)


def test_questions_both_ways_are_summed_up_with_how_many_are_open(book: Tracker) -> None:
    asked_and_answered(book, 24, 30)
    mail(book, "2026-11-13 10:00", "in", "open")
    mail(book, "2026-11-12 10:00", "out", "mine")
    page = drawn("replies")
    assert is_calm(page)
    said = words(page)
    assert "25 questions from clients you answered 24" in said
    assert "1 is open" in said
    assert "30 minutes, from 25 questions" in said
    assert "of 20 questions" in said, "one question of mine is too few to say how fast they are"
    curves, medians, beside, channels = (chart.proto.alt for chart in page.get("plotly_chart"))
    assert curves.endswith("You: half within 30 min. They: half of them not yet.")
    assert medians.endswith("2026-W22 to 2026-W47. In 2026-W47: you not known, they not known.")
    assert "Nothing to draw" in beside
    assert channels.endswith("25 received, 25 sent; most with Bouw.")


def test_small_samples_stand_in_brackets_and_are_called_small(book: Tracker) -> None:
    asked_and_answered(book, 3, 30)
    page = drawn("replies")
    assert "(30\N{NO-BREAK SPACE}min)" in tables(page)
    assert "too early to say" in words(page)


def test_the_range_ends_with_the_chosen_week_and_stays_in_the_address(book: Tracker) -> None:
    asked_and_answered(book, 30, 30)
    page = drawn("replies")
    assert "26 questions" not in words(page), "this week has none"
    assert "25 questions from clients" in words(page)
    page.segmented_control[0].set_value("12 weeks").run()
    assert "11 questions from clients" in words(page)
    assert "12 weeks" in page.query_params["range"]
    page.segmented_control[0].set_value("All").run()
    assert "30 questions from clients" in words(page)
    page = press(page, ":material/chevron_left:")
    assert "2026-W46" in page.query_params["week"]
    assert is_calm(page)


def test_days_without_contacts_say_so(book: Tracker) -> None:
    asked_and_answered(book, 3, 30)
    page = drawn("replies", week="2025-W10")
    assert is_calm(page)
    assert "No contacts with clients in these days." in words(page)


def test_all_clients_come_first_and_one_can_be_chosen(book: Tracker) -> None:
    book.add(Client(name="Acme"))
    asked_and_answered(book, 3, 30)
    asked_and_answered(book, 5, 90, "Acme")
    page = drawn("replies")
    assert widget(page, "selectbox", "Client").value == ""
    assert "8 questions from clients" in words(page)
    assert 'href="replies?week=2026-W47&amp;client=Acme"' in tables(page)
    widget(page, "selectbox", "Client").set_value("Acme").run()
    assert "Acme" in page.query_params["client"]
    assert "5 questions from clients" in words(page)
    assert "Threads you began</th>" not in tables(page), "the table compares clients"
    widget(page, "selectbox", "Client").set_value("").run()
    assert "client" not in page.query_params
    assert "8 questions from clients" in words(page)


def test_the_oldest_open_questions_stand_both_ways_with_their_age_in_working_days(book: Tracker) -> None:
    for n in range(1, 8):
        mail(book, f"2026-11-{n:02} 10:00", "in", f"t{n}")
    mail(book, "2026-11-13 09:00", "out", "mine")
    page = drawn("replies")
    assert [of.value for of in page.subheader] == [
        "They wait for you: the oldest 5 of 7",
        "You wait for them: 1",
    ]
    listed = [of.value for of in page.markdown if "working day" in of.value]
    assert listed[0] == "Bouw, email, Sun 1 Nov 10:00 · 10 working days"
    assert listed[-1] == "Bouw, email, Fri 13 Nov 09:00 · 1 working day"
    assert len(listed) == 6


def test_a_question_answered_elsewhere_is_closed_by_one_press_and_opened_again_by_undo(book: Tracker) -> None:
    mail(book, "2026-11-12 10:00", "in", "t1")
    page = press(drawn("replies"), "Answered elsewhere")
    assert "Answered elsewhere: Bouw, email, Thu 12 Nov 10:00" in page.success[0].value
    assert "none is open" in words(page)
    assert not page.subheader
    assert [of.turn.open for of in book.correspondence().turns] == [False]
    page = press(page, "Undo")
    assert page.subheader[0].value == "They wait for you: 1"


def test_a_question_that_needs_no_reply_is_none(book: Tracker) -> None:
    mail(book, "2026-11-12 10:00", "in", "t1")
    page = press(drawn("replies"), "Needs no reply")
    assert is_calm(page)
    assert book.correspondence().turns == ()
    assert "No client asked anything." in words(page)


def test_in_a_past_week_the_questions_stand_as_they_were_and_without_buttons(book: Tracker) -> None:
    mail(book, "2026-11-03 10:00", "in", "t1")
    mail(book, "2026-11-10 10:00", "out", "t1")
    page = drawn("replies", week="2026-W45")
    assert "They wait for you: 1" in words(page)
    assert "As it was at the end of Sun 8 Nov 2026." in words(page)
    assert 'href="replies?week=2026-W47"' in tables(page)
    assert "Answered elsewhere" not in [of.label for of in page.button]


def test_who_began_outside_working_hours_is_said(book: Tracker) -> None:
    mail(book, "2026-11-10 19:00", "in", "t1")
    book.message(client="Bouw", channel="email", direction="out", at=at("2026-11-10 20:00"), thread="t1")
    book.message(client="Bouw", channel="chat", direction="out", at=at("2026-11-14 11:00"))
    page = drawn("replies")
    assert "2 messages and calls of yours were outside your working hours." in words(page)
    assert "You began 1 of them; the others were in answer to a client." in words(page)
    assert "You began 1 of 2 threads." in words(page)
    assert "Most of it Tue at 20:00: 1." in page.get("plotly_chart")[2].proto.alt


def test_the_numbers_are_explained(book: Tracker) -> None:
    asked_and_answered(book, 3, 30)
    shown = tables(drawn("replies"))
    for said in ("Kaplan and Meier", "Two clocks", "within 60 minutes of working time", "settles whatever"):
        assert said in shown


def test_one_look_at_the_book_is_enough_until_it_changes(
    book: Tracker, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked_and_answered(book, 3, 30)
    looked: list[object] = []
    look = Tracker.correspondence
    monkeypatch.setattr(Tracker, "correspondence", lambda of, *a: looked.append(a) or look(of, *a))
    page = drawn("replies")
    page.run()
    assert len(looked) == 1
    mail(book, "2026-11-13 10:00", "in", "new")
    page.run()
    assert len(looked) == 2
    assert "1 is open" in words(page)


def test_a_contact_is_noted_by_a_line_and_taken_back(book: Tracker) -> None:
    page = press(fill(drawn("replies"), "text_input", LINE, "@bouw in phone 8:05 12m"), "Note it")
    assert is_calm(page)
    assert page.success[0].value == "Noted a call from Bouw, 12 min · Mon 16 Nov 08:05"
    (noted,) = book.records(Message)
    assert (noted.channel, noted.seconds, noted.direction) == ("phone", 720, "in")
    assert widget(page, "text_input", LINE).value == ""
    press(page, "Undo")
    assert book.records(Message) == []


def test_a_refused_line_stays_in_its_field(book: Tracker) -> None:
    page = press(fill(drawn("replies"), "text_input", LINE, "@bouw phone"), "Note it")
    assert "which way" in page.warning[0].value
    assert widget(page, "text_input", LINE).value == "@bouw phone"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (" ", ""),
        ("@bouw in phone 8:05 12m", "a call from Bouw, 12 min · Mon 16 Nov 08:05"),
        ("@bouw out email 8:05 !asks", "an email to Bouw, asks for an answer · Mon 16 Nov 08:05"),
        ("@bouw in chat !urgent", "a chat message from Bouw, urgent, asks for an answer · Mon 16 Nov 09:00"),
        ("@bouw in phone", "a missed call from Bouw, asks for an answer · Mon 16 Nov 09:00"),
        ("@bouw in", "The line names no channel"),
        ("in email @nobody", "nobody"),
    ],
)
def test_while_typing_a_line_it_is_read_out(book: Tracker, line: str, said: str) -> None:
    assert said in reading(book, line)
    assert not line.strip() or reading(book, line)
    assert book.records(Message) == []


def test_a_working_day_has_the_minutes_of_the_days_that_are_worked() -> None:
    hours = {"mon": (("09:00", "12:00"), ("13:00", "17:00")), "tue": (("20:00", "21:00"),), "wed": ()}
    assert minutes_of_a_day(Settings(timezone="UTC", working_hours=hours)) == (420 + 60) / 2
    assert minutes_of_a_day(Settings(timezone="UTC", working_hours={})) == 0


def test_who_has_no_working_hours_sees_the_page_all_the_same(book: Tracker) -> None:
    book.change(book.records(Settings)[-1], working_hours={})
    asked_and_answered(book, 3, 30)
    mail(book, "2026-11-12 10:00", "in", "open")
    assert is_calm(drawn("replies"))


def test_names_are_shown_as_text_whatever_they_spell(book: Tracker) -> None:
    for name in (HOSTILE, "x" * 10_000, "مكتب"):
        book.add(Client(name=name))
        asked_and_answered(book, 2, 30, name)
        mail(book, "2026-11-12 10:00", "in", f"open-{name[:5]}", name)
    page = drawn("replies")
    assert is_calm(page)
    assert "<b>O&#x27;Neil</b>" not in tables(page)
    assert "&lt;b&gt;O&#x27;Neil&lt;/b&gt;" in tables(page)
    assert "\u202e" not in tables(page)
    for name in (HOSTILE, "x" * 10_000):
        assert is_calm(drawn("replies", client=name))
    assert is_calm(press(drawn("replies", client=HOSTILE), "Answered elsewhere"))


def test_this_week_shows_each_clients_replies_and_leads_to_the_page(book: Tracker) -> None:
    book.log("2026-11-10 2h @bouw")
    asked_and_answered(book, 1, 18)
    mail(book, "2026-11-13 10:00", "in", "open")
    page = drawn("this_week")
    assert is_calm(page)
    assert 'href="replies?week=2026-W46&amp;client=Bouw"' in tables(page)
    assert "2 asked, 1 open, half in 18 min" in tables(page)


def test_a_promise_is_noted_shown_kept_and_ended(book: Tracker) -> None:
    asked_and_answered(book, 25, 300)
    page = drawn("replies")
    assert "You told" not in words(page) + tables(page)
    page = press(page, "Note the promise")
    assert is_calm(page)
    said = "You told your clients that you answer within 4 h of working time"
    assert f"{said}; 0 of 10 were answered by then, of 25 questions." in tables(page)
    assert [(of.topic, of.terms) for of in book.records("boundary")] == [
        ("reply_time", {"reply_within_minutes": 240})
    ]
    page = press(page, "It holds no longer")
    assert book.records("boundary") == ()
    assert "You told" not in tables(page)


def test_a_clients_own_promise_goes_before_that_to_all(book: Tracker) -> None:
    asked_and_answered(book, 25, 30)
    for client, minutes in ((None, 480), ("Bouw", 20)):
        terms = {"reply_within_minutes": minutes}
        book.add(Boundary(client=client, topic="reply_time", told_on=date(2026, 1, 5), terms=terms))
    assert "You told your clients that you answer within 8 h" in tables(drawn("replies"))
    found = tables(drawn("replies", client="Bouw"))
    assert "You told Bouw that you answer within 20 min of working time; 0 of 10 were" in found
