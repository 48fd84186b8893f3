from pathlib import Path

import pytest

from tests.cli.running import Terminal, typed
from tests.cli.test_people import PETER, mailbox

CHAT = """\
19-11-2026 09:12 - Anna Bouw: Secret plans?
19-11-2026 09:20 - Peter: Yes
19-11-2026 09:30 - Anna Bouw: When?
"""


@pytest.fixture
def bouw(terminal: Terminal) -> Terminal:
    terminal.ok("client", "add", "Bouw", "--address", "bouw.example", "--address", "Anna Bouw")
    return terminal


def chat(terminal: Terminal) -> str:
    path = terminal.folder / "WhatsApp Chat with Anna Bouw.txt"
    path.write_text(CHAT)
    return str(path)


def test_a_mailbox_is_summed_up_with_its_unknown_senders(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER)
    strangers = [f"s{n}@x.example" for n in range(7)]
    result = bouw.run("import", mailbox(bouw.folder, "an@bouw.example", *strangers, strangers[6]))
    lines = result.stdout.splitlines()
    assert lines[0].endswith("mail.mbox: 9 messages: 1 new, 8 from 7 senders who are no client’s yet.")
    begins = lines.index("Senders who are no client’s yet, with their messages:")
    assert lines[begins : begins + 3] == [
        "Senders who are no client’s yet, with their messages:",
        "       2  s6@x.example",
        "       1  s0@x.example",
    ]
    assert lines[-1] == "  and 2 more"
    assert result.stderr == (
        "`tracker sender` lists all unknown senders, to say whose they are."
        " `tracker undo` takes the import back.\n"
    )


def test_importing_it_again_adds_nothing(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER)
    file = mailbox(bouw.folder, "an@bouw.example", "x@x.example")
    bouw.ok("import", file)
    before = bouw.json("history")
    result = bouw.run("import", file)
    assert "mail.mbox: 2 messages: 2 in already." in result.stdout
    assert result.stderr == "Nothing was new, so nothing was changed.\n"
    assert bouw.json("history") == before


def test_a_dry_run_only_counts(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER)
    before = bouw.json("history")
    result = bouw.run("import", mailbox(bouw.folder, "an@bouw.example", "x@x.example"), "--dry-run")
    assert "2 messages: 1 new, 1 from 1 sender who is no client’s yet." in result.stdout
    assert result.stdout.endswith("Nothing was changed: this was a dry run.\n")
    assert bouw.json("history") == before


def test_a_folder_is_imported_by_its_path(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER)
    folder = bouw.folder / "Mail"
    folder.mkdir()
    mailbox(folder, "an@bouw.example", name="Inbox")
    mailbox(folder, "bo@bouw.example", name="Work")
    assert bouw.json("import", str(folder))["added"] == 2


def test_mail_a_chat_and_a_calendar_come_in_as_one_change(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER, "Peter")
    calendar = bouw.folder / "calendar.csv"
    calendar.write_text(
        "Subject,Start Date,Start Time,End Date,End Time\nLunch,16/11/2026,12:00,16/11/2026,13:00\n"
    )
    result = bouw.run("import", mailbox(bouw.folder, "x@x.example"), chat(bouw), str(calendar))
    assert result.stderr.startswith("`tracker inbox` shows what waits. `tracker sender` lists all")
    assert bouw.json("replies")["totals"]["turns"] == 2
    assert bouw.ok("undo").startswith("Took back: import 3 files")
    assert bouw.json("replies")["totals"]["turns"] == 0


def test_the_document_tells_reasons_and_senders(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER)
    found = bouw.json("import", mailbox(bouw.folder, "x@x.example"))
    assert found["senders"] == [{"address": "x@x.example", "messages": 1}]
    assert (found["waiting"], found["reasons"]) == (1, {})


def test_no_word_of_it_is_said_or_kept(bouw: Terminal) -> None:
    bouw.ok("me", "add", PETER, "Peter")
    files = mailbox(bouw.folder, "an@bouw.example", "x@x.example"), chat(bouw)
    said = bouw.run("import", *files).output + bouw.ok("replies") + bouw.ok("history") + bouw.ok("sender")
    assert "ecret" not in said
    for path in bouw.folder.glob("book.db*"):
        assert b"ecret plans" not in path.read_bytes()


def test_where_nobody_can_be_asked_the_error_says_who_you_may_be(bouw: Terminal) -> None:
    before = bouw.json("history")
    said = bouw.refused("import", chat(bouw))
    assert "“Anna Bouw”" in said
    assert "“Peter”" in said
    assert "tracker me add" in said
    assert bouw.json("history") == before


def test_on_a_terminal_it_asks_who_you_are_and_goes_on(bouw: Terminal) -> None:
    code, said = typed(bouw, ["import", chat(bouw)], "y\n")
    assert code == 0, said
    assert "Are you “Peter”? [y/N]" in said
    assert bouw.json("me")["addresses"] == ["peter"]
    assert bouw.json("replies")["totals"]["turns"] == 2
    undone = bouw.ok("undo")
    assert undone.startswith("Took back: import whatsapp")
    assert bouw.json("me")["addresses"] == []


@pytest.mark.parametrize("answers", ["n\nn\n", "\n\n"])
def test_who_is_none_of_them_or_only_hits_return_changes_nothing(bouw: Terminal, answers: str) -> None:
    code, said = typed(bouw, ["import", chat(bouw)], answers)
    assert code == 1
    assert "Are you “Anna Bouw”? [y/N]" in said
    assert "Are you “Peter”? [y/N]" in said
    assert "Nobody in WhatsApp Chat with Anna Bouw.txt is known to be you" in said
    assert bouw.json("me")["addresses"] == []


def test_each_file_may_know_you_by_another_name(bouw: Terminal, tmp_path: Path) -> None:
    files = [mailbox(bouw.folder, "an@bouw.example"), chat(bouw)]
    code, said = typed(bouw, ["import", *files], "y\ny\n")
    assert code == 0, said
    assert bouw.json("me")["addresses"] == ["peter", PETER]
    assert bouw.ok("undo").startswith("Took back: import 2 files")
