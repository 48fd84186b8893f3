from pathlib import Path

import pytest

from tests.cli.running import Terminal

PETER = "peter@vries.example"


def mailbox(folder: Path, *senders: str, to: str = PETER, name: str = "mail.mbox") -> str:
    """A mailbox in which each sender writes one mail, an hour apart."""
    path = folder / name
    mails = (
        f"From {sender} Mon Nov 16 {9 + n:02}:00:00 2026\n"
        f"From: {sender}\nTo: {to}\nDate: Mon, 16 Nov 2026 {9 + n:02}:00:00 +0100\n"
        f"Message-ID: <{n}.{sender}>\nSubject: Secret plans\n\nThe words in it?\n\n"
        for n, sender in enumerate(senders)
    )
    path.write_text("".join(mails))
    return str(path)


@pytest.fixture
def taken_in(terminal: Terminal) -> Terminal:
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw")
    terminal.ok("me", "add", PETER)
    senders = ("an@bouw.example", "an@bouw.example", "bo@bouw.example", "news@shop.example")
    terminal.ok("import", mailbox(terminal.folder, *senders))
    return terminal


def turns(terminal: Terminal) -> int:
    return len(terminal.json("replies")["turns"])


def senders(terminal: Terminal) -> list[str]:
    return [of["address"] for of in terminal.json("sender")["senders"]]


def test_who_is_me_is_said_listed_and_taken_back(terminal: Terminal) -> None:
    assert "tracker me add" in terminal.ok("me")
    shown = terminal.ok("me", "add", "Peter@Vries.example", "+31 6 12345678")
    assert shown == "You are peter@vries.example.\nYou are +31612345678.\n"
    assert terminal.json("me", "list") == {"addresses": ["+31612345678", PETER]}
    assert terminal.ok("undo").startswith("Took back: you are peter@vries.example, +31612345678\n")
    assert terminal.json("me")["addresses"] == []


def test_what_is_mine_already_stays_so(terminal: Terminal) -> None:
    terminal.ok("me", "add", PETER)
    before = terminal.json("history")
    assert terminal.ok("me", "add", PETER.upper()) == f"You are {PETER}.\n"
    assert terminal.json("history") == before


def test_an_address_of_nobody_s_becomes_mine(taken_in: Terminal) -> None:
    taken_in.ok("sender", "ignore", "news@shop.example")
    taken_in.ok("me", "add", "news@shop.example")
    assert "news@shop.example" in taken_in.json("me")["addresses"]


def test_an_address_is_removed_however_it_is_written(terminal: Terminal) -> None:
    terminal.ok("me", "add", PETER)
    assert terminal.ok("me", "remove", f" {PETER.upper()}") == f"{PETER} is not you.\n"
    assert terminal.json("me")["addresses"] == []


def test_what_is_not_mine_is_met_with_the_nearest(terminal: Terminal) -> None:
    terminal.ok("me", "add", PETER)
    assert f"Did you mean {PETER}?" in terminal.refused("me", "remove", "peter@vris.example")
    assert "An address of yours is empty" in terminal.refused("me", "add", " ", code=2)


def test_unknown_senders_are_listed_who_wrote_most_first(taken_in: Terminal) -> None:
    assert senders(taken_in) == ["an@bouw.example", "bo@bouw.example", "news@shop.example"]
    lines = taken_in.ok("sender", "list").splitlines()
    assert lines[0].split() == ["id", "address", "messages", "last"]
    assert lines[2].split()[1:] == ["an@bouw.example", "2", "Mon", "16", "Nov"]
    assert "pk" not in taken_in.json("sender")["senders"][0]


def test_a_sender_is_assigned_by_id_or_address(taken_in: Terminal) -> None:
    first = taken_in.json("sender")["senders"][0]["id"]
    shown = taken_in.ok("sender", "assign", first[:6], "@bouw")
    assert shown == "an@bouw.example belongs to Bouwgroep Noord: 2 messages of 1 sender count for it now.\n"
    taken_in.ok("sender", "assign", "BO@bouw.example", "bouw")
    assert senders(taken_in) == ["news@shop.example"]
    assert turns(taken_in) == 3
    taken_in.ok("undo")
    assert (turns(taken_in), len(senders(taken_in))) == (2, 2)


def test_a_whole_domain_is_assigned_at_once(taken_in: Terminal) -> None:
    found = taken_in.json("sender", "assign", "an@bouw.example", "bouw", "--domain")
    assert found["sorted"] == {"senders": 2, "messages": 3}
    assert taken_in.json("client", "list")["clients"][0]["addresses"] == ["bouw.example"]
    assert turns(taken_in) == 3


def test_an_ignored_sender_counts_nowhere(taken_in: Terminal) -> None:
    shown = taken_in.ok("sender", "ignore", "news@shop.example", "--domain")
    assert shown.startswith("Everybody at shop.example is nobody’s: 1 message of 1 sender counts nowhere")
    assert "news@shop.example" not in senders(taken_in)
    again = mailbox(taken_in.folder, "other@shop.example", name="more.mbox")
    assert taken_in.json("import", again)["reasons"] == {"ignored sender": 1}


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("assign", "zzzz", "bouw"), 1, "zzzz"),
        (("assign", "an@bouw.example", "eik"), 1, "There is no client called"),
        (("assign", "an@bouw.example"), 2, "CLIENT"),
    ],
)
def test_who_is_not_there_is_refused(
    taken_in: Terminal, words: tuple[str, ...], code: int, said: str
) -> None:
    assert said in taken_in.refused("sender", *words, code=code)


def test_when_everybody_is_sorted_it_says_so(terminal: Terminal) -> None:
    assert terminal.ok("sender") == "There is nobody to sort: every sender is a client's, or nobody's.\n"


def test_addresses_kept_as_hashes_are_not_shown(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "hash_addresses=yes")
    terminal.ok("me", "add", PETER)
    terminal.ok("import", mailbox(terminal.folder, "an@bouw.example"))
    assert "address kept as a hash" in terminal.ok("sender")
    assert "an@bouw.example" not in terminal.ok("sender")
