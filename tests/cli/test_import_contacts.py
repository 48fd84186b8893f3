import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Terminal
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
    assert lines[2:5] == [
        "Senders who are no client’s yet, with their messages:",
        "       2  s6@x.example",
        "       1  s0@x.example",
    ]
    assert lines[-1] == "  and 2 more"
    assert result.stderr == (
        "`tracker sender` lists the senders, and says whose they are. `tracker undo` takes the import back.\n"
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
    assert result.stderr.startswith("`tracker inbox` shows what waits. `tracker sender` lists the senders")
    assert bouw.json("replies")["totals"]["turns"] == 2
    assert bouw.ok("undo").startswith("Took back: import 3 files: 3 added, 0 updated\n")


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
    assert "“Anna Bouw”, “Peter”" in said
    assert "tracker me add" in said
    assert bouw.json("history") == before


def typed(terminal: Terminal, words: list[str], answers: str) -> tuple[int, str]:
    """What the real program says on a terminal where somebody types answers."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        env={**os.environ, **terminal.environment()},
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    said = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            more = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side has gone
            break
        if not more:
            break
        said += more
    os.close(ours)
    return program.wait(60), said.decode()


def test_on_a_terminal_it_asks_who_you_are_and_goes_on(bouw: Terminal) -> None:
    code, said = typed(bouw, ["import", chat(bouw)], "n\ny\n")
    assert code == 0, said
    assert "Are you “Anna Bouw”? [Y/n]" in said
    assert "Are you “Peter”? [Y/n]" in said
    assert bouw.json("me")["addresses"] == ["peter"]
    assert bouw.json("replies")["totals"]["turns"] == 2
    undone = bouw.ok("undo")
    assert undone.startswith("Took back: import WhatsApp Chat with Anna Bouw.txt: 3 added, 0 updated\n")
    assert bouw.json("me")["addresses"] == []


def test_who_is_none_of_them_changes_nothing(bouw: Terminal) -> None:
    code, said = typed(bouw, ["import", chat(bouw)], "n\nn\n")
    assert code == 1
    assert "Nobody in WhatsApp Chat with Anna Bouw.txt is known to be you" in said
    assert bouw.json("me")["addresses"] == []


def test_each_file_may_know_you_by_another_name(bouw: Terminal, tmp_path: Path) -> None:
    files = [mailbox(bouw.folder, "an@bouw.example"), chat(bouw)]
    code, said = typed(bouw, ["import", *files], "y\nn\ny\n")
    assert code == 0, said
    assert bouw.json("me")["addresses"] == ["peter", PETER]
    assert bouw.ok("undo").startswith("Took back: import 2 files: ")
