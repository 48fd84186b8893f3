from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.pages.imports.senders import MOST_SENDERS, SHARED_HOSTS
from tracker.records import Address, Client, Settings
from tracker.store.messages import add_sender

from .drawn import HOSTILE, drawn, fill, is_calm, new_book, part, press, tables, widget, with_bouw, words

ME = "peter@peter.example"


def mbox(*letters: tuple[str, str, str]) -> bytes:
    """Mail as an mbox; a letter is (sender, recipient, day of November 2026)."""
    return "".join(
        f"From {sender} Mon Nov 09 10:00:00 2026\n"
        f"From: {sender}\nTo: {recipient}\nDate: {day} Nov 2026 10:00:00 +0100\n"
        f"Message-ID: <{n}@x.example>\nSubject: Geheim onderwerp\n\nGeheime woorden?\n\n"
        for n, (sender, recipient, day) in enumerate(letters)
    ).encode()


MAIL = mbox(
    ("jan@noord.example", ME, "9"),
    ("jan@noord.example", ME, "10"),
    ("els@noord.example", ME, "10"),
    (ME, "piet@bouw.example", "11"),
)


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return with_bouw(new_book(tmp_path, monkeypatch))


@pytest.fixture
def with_mail(book: Tracker, tmp_path: Path) -> Tracker:
    book.add(Address(address=ME, whose="me"))
    path = tmp_path / "mail.mbox"
    path.write_bytes(MAIL)
    book.import_file(path)
    return book


def uploaded(content: bytes, name: str = "mail.mbox") -> AppTest:
    at = drawn("imports")
    at.file_uploader[0].upload(name, content).run()
    return at


def senders() -> AppTest:
    return part(drawn("imports"), "Senders")


def choose(at: AppTest, nth: int, client: str) -> AppTest:
    """The page with the client chosen of the nth sender."""
    boxes = [of for of in at.selectbox if of.label == "Client"]
    boxes[nth].set_value(client).run()
    return at


def test_mail_in_which_nobody_is_the_user_asks_who_he_is_and_then_goes_on(book: Tracker) -> None:
    at = uploaded(MAIL)
    assert is_calm(at)
    assert "Nobody in this file is known to be you" in words(at)
    assert "Take in" not in [of.label for of in at.button]
    assert at.pills[0].options[0] == ME.replace("@", "@\N{WORD JOINER}"), "the most likely one comes first"

    at.pills[0].select(ME).run()
    at = press(at, "This is me")
    assert is_calm(at)
    assert [of.address for of in book.records(Address)] == [ME]
    assert "4 messages: 1 new, 3 from 2 senders who are no client’s yet." in words(at)
    assert "Take in" in [of.label for of in at.button]


def test_who_is_not_among_those_offered_writes_his_name(book: Tracker) -> None:
    chat = "[13-11-2026 10:00:00] Ruben: Geheim?\n[13-11-2026 10:05:00] P. de Wit: Ja\n"
    at = uploaded(chat.encode(), "_chat.txt")
    at = press(fill(at, "text_input", "Or write your", "P. de Wit").run(), "This is me")
    assert is_calm(at)
    assert "2 messages: 2 from 1 sender who is no client’s yet." in words(at)
    assert "ruben" in tables(at)
    assert "Geheim" not in words(at)


def test_the_day_month_order_of_a_chat_is_asked_only_when_it_stays_open(book: Tracker) -> None:
    book.add(Address(address="Peter", whose="me"))
    at = uploaded(b"01/02/2026, 10:00 - Ruben: Dag\n01/02/2026, 10:05 - Peter: Dag\n", "_chat.txt")
    assert "Take in" not in [of.label for of in at.button]
    at = fill(at, "selectbox", "Dates are written", "dmy").run()
    at = press(at, "Take in")
    assert is_calm(at)
    assert book.senders()[0].last_at == "2026-02-01T10:05:00+01:00"


def test_mail_is_shown_in_numbers_with_who_is_unknown_and_never_in_words(book: Tracker) -> None:
    book.add(Address(address=ME, whose="me"))
    at = uploaded(MAIL)
    assert is_calm(at)
    assert not at.dataframe, "mail has no rows to show"
    shown = words(at)
    assert "jan@noord.example" in tables(at)
    assert "Geheim" not in shown
    at = press(at, "Take in")
    assert is_calm(at)
    assert len(book.records("message")) == 1
    assert 'href="import?import=Senders"' in tables(at)
    assert "3 messages are of people who are no client’s yet." in words(at)
    at = press(at, "Take the import back")
    assert book.senders() == []


def test_messages_of_nobody_may_all_be_one_clients(book: Tracker) -> None:
    book.add(Address(address=ME, whose="me"))
    at = uploaded(MAIL)
    widget(at, "selectbox", "Messages of people who are no client’s").set_value("Bouw").run()
    assert "4 messages: 4 new." in words(at)


def test_without_unknown_senders_there_is_nothing_to_do(book: Tracker) -> None:
    at = senders()
    assert is_calm(at)
    assert "Everybody in your mail, chats and calls is known." in words(at)


def test_who_wrote_most_stands_first(with_mail: Tracker) -> None:
    at = senders()
    assert is_calm(at)
    assert "3 messages are of 2 people who are no client’s yet." in words(at)
    boxes = [of.value for of in at.markdown if "message" in of.value and of.value.startswith("**")]
    assert boxes[0].startswith("**jan@\N{WORD JOINER}noord.example**")
    assert "2 messages, the last Tue 10 Nov 2026" in boxes[0]
    assert len(boxes) == 2


def test_a_sender_is_assigned_to_a_client_and_his_messages_come_along(with_mail: Tracker) -> None:
    at = press_nth(choose(senders(), 0, "Bouw"), "Assign", 0)
    assert is_calm(at)
    assert "belongs to Bouw now. 2 messages came along." in words(at)
    assert "jan@noord.example" in with_mail.records(Client)[0].addresses
    assert [of.address for of in with_mail.senders()] == ["els@noord.example"]

    at = press(at, "Undo")
    assert len(with_mail.senders()) == 2


def test_everybody_of_a_domain_can_be_assigned_at_once(with_mail: Tracker) -> None:
    at = choose(senders(), 0, "Bouw")
    at.checkbox[0].check().run()
    at = press_nth(at, "Assign", 0)
    assert "3 messages came along." in words(at)
    assert "noord.example" in with_mail.records(Client)[0].addresses
    assert "Everybody in your mail, chats and calls is known." in words(at)


def test_a_sender_may_be_nobodys(with_mail: Tracker) -> None:
    at = press_nth(senders(), "Nobody’s", 0)
    assert is_calm(at)
    assert "is nobody’s now, and counts nowhere." in words(at)
    assert [of.address for of in with_mail.senders()] == ["els@noord.example"]
    assert [(of.address, of.whose) for of in with_mail.records(Address)][1:] == [
        ("jan@noord.example", "nobody")
    ]


def test_assigning_waits_for_a_client(with_mail: Tracker) -> None:
    at = senders()
    assert [of.disabled for of in at.button if of.label == "Assign"] == [True, True]


def press_nth(at: AppTest, label: str, nth: int) -> AppTest:
    """Press the nth button of a label."""
    return [of for of in at.button if of.label == label][nth].click().run()


def noted(book: Tracker, *addresses: str) -> None:
    """People with one message each."""
    columns = ("id", "sender", "channel", "direction", "at", "moment", "automatic", "needs_reply", "urgent")
    with book.store.writing("import", book.now()) as write:
        rows = [
            (
                f"m{n}",
                add_sender(write, address, None),
                "email",
                "in",
                "2026-11-10T10:00:00+01:00",
                n,
                0,
                1,
                0,
            )
            for n, address in enumerate(addresses)
        ]
        write.insert_many("message", columns, iter(rows))


def test_a_host_that_strangers_share_is_not_offered_as_a_whole(book: Tracker) -> None:
    noted(book, "piet@gmail.com", "+31612345678", "Buurtapp", "hashed:0123456789", "hashed:01@23")
    at = senders()
    assert is_calm(at)
    assert [of.label for of in at.checkbox] == ["Everybody of the same mail domain"]
    assert "gmail.com" in SHARED_HOSTS
    assert "address kept as a hash" in words(at)


def test_only_the_first_are_shown_and_the_others_counted(book: Tracker) -> None:
    noted(book, *(f"p{n}@x{n}.example" for n in range(MOST_SENDERS + 3)))
    at = senders()
    assert len([of for of in at.button if of.label == "Assign"]) == MOST_SENDERS
    assert "And 3 others, who come up as these are sorted." in words(at)


def test_without_clients_it_leads_to_the_clients_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted(new_book(tmp_path, monkeypatch), "jan@noord.example")
    at = senders()
    assert is_calm(at)
    assert 'href="clients"' in tables(at)


def test_hostile_names_are_only_text(book: Tracker) -> None:
    book.add(Client(name=HOSTILE))
    noted(book, HOSTILE, "x" * 3000)
    at = senders()
    assert is_calm(at)
    assert "<b>O'Neil" not in words(at)
    at = press_nth(choose(at, 0, HOSTILE), "Assign", 0)
    assert is_calm(at)
    assert "\n" not in at.success[0].value


def test_this_week_points_at_messages_of_unknown_people(with_mail: Tracker) -> None:
    with_mail.log("2026-11-10 2h @bouw")
    assert "3 messages are of people who are no client’s yet." in words(drawn("this_week"))


def who() -> AppTest:
    return part(drawn("settings"), "Who you are")


def test_own_addresses_are_added_and_removed(book: Tracker) -> None:
    at = press(fill(who(), "text_input", "Your mail addresses", f"{ME}, 06 12345678"), "Add")
    assert is_calm(at)
    assert [of.address for of in book.records(Address)] == ["0612345678", ME]
    assert f"You are {ME} and 06 12345678." in words(at).replace("\N{WORD JOINER}", "").replace("\\", "")
    at = press_nth(at, "Remove", 0)
    assert is_calm(at)
    assert [of.address for of in book.records(Address)] == [ME]


def test_an_empty_address_is_refused(book: Tracker) -> None:
    at = press(who(), "Add")
    assert "There is no address to add" in at.warning[0].value
    assert not book.records(Address)


def test_who_is_nobodys_can_be_somebody_again(with_mail: Tracker) -> None:
    with_mail.add(Address(address="jan@noord.example", whose="nobody"))
    at = who()
    assert "left out of every import" in words(at)
    press_nth(at, "Remove", 1)
    assert [of.address for of in with_mail.senders()] == ["jan@noord.example", "els@noord.example"]


def test_addresses_can_be_kept_as_hashes_by_who_knows_that_there_is_no_way_back(book: Tracker) -> None:
    at = who()
    assert "That cannot be taken back" in words(at)
    assert widget(at, "button", "Keep addresses as hashes").disabled
    at.checkbox[0].set_value(True).run()
    at = press(at, "Keep addresses as hashes")
    assert is_calm(at)
    assert book.records(Settings)[-1].hash_addresses
    assert [address[:7] for of in book.records(Client) for address in of.addresses] == ["hashed:"]
    assert "Addresses are kept as hashes from now on." in words(at)
    at = press(at, "Keep new addresses readable")
    assert not book.records(Settings)[-1].hash_addresses
