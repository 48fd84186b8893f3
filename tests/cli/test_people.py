from pathlib import Path

import pytest

from tests.cli.running import Terminal, typed

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
    assert terminal.ok("me", "remove", f" {PETER.upper()}") == f"{PETER} is yours no longer.\n"
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
    assert shown == "an@bouw.example belongs to Bouwgroep Noord: 2 messages from 1 sender are counted now.\n"
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
    assert shown.startswith("Everybody at shop.example is ignored: 1 message from 1 sender is left out now.")
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
    assert terminal.ok("sender").startswith("There are no unknown senders.")


def test_addresses_kept_as_hashes_are_not_shown(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "hash_addresses=yes", "--yes")
    terminal.ok("me", "add", PETER)
    terminal.ok("import", mailbox(terminal.folder, "an@bouw.example"))
    assert "address kept as a hash" in terminal.ok("sender")
    assert "an@bouw.example" not in terminal.ok("sender")


def test_hashes_are_asked_about_first_for_they_are_final(taken_in: Terminal) -> None:
    words = ["settings", "set", "hash_addresses=yes"]
    code, said = typed(taken_in, words, "\n")
    assert code == 1
    assert "This cannot be undone" in said
    assert "Go on? [y/N]" in said
    assert "nothing was changed" in said
    assert "an@bouw.example" in senders(taken_in)
    code, said = typed(taken_in, words, "y\n")
    assert code == 0, said
    assert "the addresses do not come back" in " ".join(said.split())
    assert "an@bouw.example" not in senders(taken_in)
    taken_in.ok("undo")
    assert "an@bouw.example" not in senders(taken_in)


@pytest.mark.parametrize(
    "words",
    [("settings", "set", "hash_addresses=yes"), ("add", "settings", "timezone=UTC", "hash_addresses=yes")],
)
def test_where_nobody_can_be_asked_hashes_need_a_yes(taken_in: Terminal, words: tuple[str, ...]) -> None:
    before = taken_in.json("history")
    assert "--yes" in taken_in.refused(*words)
    assert taken_in.json("history") == before
    assert "an@bouw.example" in senders(taken_in)


def test_what_is_hashed_already_is_not_asked_about_again(terminal: Terminal) -> None:
    said = terminal.run("settings", "set", "hash_addresses=yes", "--yes").stderr
    assert "the addresses do not come back" in said
    again = terminal.run("settings", "set", "hash_addresses=yes", "capacity_hours=32")
    assert (again.exit_code, again.stderr) == (0, "`tracker undo` brings back how they were.\n")
    assert terminal.ok("settings", "set", "hash_addresses=no")


def test_a_hashed_address_of_a_client_is_known_by_its_plain_form(terminal: Terminal) -> None:
    def addresses() -> list[str]:
        found: list[str] = terminal.json("client", "list")["clients"][0]["addresses"]
        return found

    terminal.ok("client", "add", "Bouw", "--address", "bouw.example", "--address", "+31 6 12345678")
    terminal.ok("settings", "set", "hash_addresses=yes", "--yes")
    assert "address kept as a hash" in terminal.ok("client", "list")
    before = addresses()
    again = terminal.ok("client", "edit", "bouw", "--address", "Bouw.example", "--address", "0612345678")
    assert again == "Bouw is so already; nothing was changed.\n"
    assert addresses() == before
    assert "none of" in terminal.refused("client", "edit", "bouw", "--no-address", "eik.example", code=2)
    terminal.ok("client", "edit", "bouw", "--no-address", "bouw.example")
    assert addresses() == before[1:]


def test_an_address_is_not_added_twice_however_it_is_written(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--alias", "bg", "--address", "bouw.example")
    terminal.ok("client", "edit", "bouw", "--address", "@BOUW.example", "--alias", "BG", "--alias", "noord")
    (found,) = terminal.json("client", "list")["clients"]
    assert (found["aliases"], found["addresses"]) == (["bg", "noord"], ["bouw.example"])
    terminal.ok("client", "edit", "bouw", "--no-address", "Bouw.Example")
    assert terminal.json("client", "list")["clients"][0]["addresses"] == []


def test_what_was_so_already_promises_no_undo(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--address", "bouw.example")
    terminal.ok("me", "add", "Peter")
    terminal.ok("log", "1h the last change")
    assert "nothing was changed" in terminal.run("me", "add", "peter").stderr
    mail = terminal.folder / "a.eml"
    mail.write_text(
        "From: anna@bouw.example\nTo: Peter\nCc: peter\nDate: Mon, 16 Nov 2026 09:00:00 +0100\n\nhello\n",
        "utf-8",
    )
    terminal.ok("me", "add", "peter@p.example")
    mail.write_text(mail.read_text("utf-8").replace("To: Peter", "To: peter@p.example"), "utf-8")
    terminal.ok("import", str(mail))
    said = terminal.run("sender", "assign", "anna@bouw.example", "Bouw", "--domain")
    assert said.exit_code == 0
    assert "It was so already; nothing was changed." in said.stderr
    assert "Took back: import eml" in terminal.ok("undo")


def test_an_address_that_stands_with_a_client_is_not_the_users(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--address", "anna@bouw.example", "--address", "bouw.example")
    assert "stands with Bouw" in terminal.refused("me", "add", "Anna@bouw.example")
    terminal.ok("me", "add", "peter@bouw.example")


def test_somebody_who_never_wrote_is_noted_with_the_client(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    assert "client edit NAME --address" in terminal.refused("sender", "assign", "x@y.example", "Bouw")
