import json
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Terminal

HEADER = "Subject,Start Date,Start Time,End Date,End Time,Meeting Organizer,Show time as\n"


def calendar(terminal: Terminal, *rows: str, name: str = "calendar.csv") -> str:
    path = terminal.folder / name
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return str(path)


def row(title: str, day: int = 16, organiser: str = "") -> str:
    return f"{title},{day}/11/2026,09:00,{day}/11/2026,10:00,{organiser},2"


@pytest.fixture
def bouw(terminal: Terminal) -> Terminal:
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw", "--address", "bouw.example")
    return terminal


def test_a_calendar_is_taken_in_once(bouw: Terminal) -> None:
    file = calendar(bouw, row("@bouw call"), row("Stuurgroep", 17), row("Review", 18, "an@bouw.example"))
    counts = ("read", "added", "unchanged", "waiting")
    first, second = bouw.json("import", file), bouw.json("import", file)
    assert [first[name] for name in counts] == [3, 2, 0, 1]
    assert [second[name] for name in counts] == [3, 0, 2, 1]
    assert bouw.ok("undo").startswith("Took back: import calendar.csv")
    assert bouw.json("entries")["entries"] == []


def test_a_dry_run_shows_every_row_and_changes_nothing(bouw: Terminal) -> None:
    file = calendar(bouw, row("@bouw call"), row("Stuurgroep", 17))
    before = bouw.json("history")
    shown = bouw.ok("import", file, "--dry-run")
    assert "calendar.csv: 2 rows: 1 new, 1 for the inbox." in shown
    assert "   3  waits  2026-11-17 09:00    1 h  Stuurgroep" in shown
    assert "Nothing was changed: this was a dry run." in shown
    rows = bouw.json("import", file, "--dry-run")["rows"]
    assert [(of["line"], of["fate"], of["client"]) for of in rows] == [
        (2, "added", "Bouwgroep Noord"),
        (3, "waiting", None),
    ]
    assert bouw.json("history") == before


def test_a_refused_interchange_file_lists_its_problems_by_line(terminal: Terminal) -> None:
    file = terminal.folder / "all.jsonl"
    file.write_text('{"type": "client", "name": "A"}\n' + '{"type": "klant"}\n' * 25)
    result = terminal.run("import", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    said = result.stderr.splitlines()
    assert said[0] == "line 2: type is 'klant', which is no record type"
    assert said[20:] == [
        "and 5 more",
        "Error: all.jsonl has 25 problems, so nothing was imported."
        " Correct the lines named above, or take in the others with --keep-going.",
    ]
    assert terminal.json("client", "list")["clients"] == []
    refused = terminal.run("import", str(file), "--json")
    document = json.loads(refused.stdout)
    assert (refused.exit_code, document["read"], document["added"], document["batch"]) == (1, 25, 0, None)
    assert document["problems"][0]["line"] == 2
    kept = terminal.json("import", str(file), "--keep-going")
    assert (kept["read"], kept["added"], len(kept["problems"])) == (26, 1, 25)


def test_of_several_files_all_are_taken_in_or_none(bouw: Terminal) -> None:
    good = calendar(bouw, row("@bouw call"))
    before = bouw.json("history")
    assert "There is no file" in bouw.refused("import", good, str(bouw.folder / "missing.csv"))
    assert bouw.json("history") == before
    other = calendar(bouw, row("@bouw other", 17), name="other.csv")
    both = bouw.json("import", good, other)
    assert (both["read"], both["added"], [of["added"] for of in both["files"]]) == (2, 2, [1, 1])


def test_several_files_are_one_change_and_taken_back_together(bouw: Terminal) -> None:
    one, two = calendar(bouw, row("@bouw call")), calendar(bouw, row("@bouw other", 17), name="other.csv")
    result = bouw.run("import", one, two)
    assert "`tracker undo` takes both files back." in result.stderr
    assert bouw.ok("undo").startswith("Took back: import 2 files")
    assert bouw.json("entries")["entries"] == []


def test_a_preview_says_why_a_row_is_left_out_in_words(bouw: Terminal) -> None:
    file = calendar(bouw, "Holiday,16/11/2026,,17/11/2026,,,2", "Gym,16/11/2026,09:00,16/11/2026,10:00,,0")
    shown = bouw.ok("import", file, "--dry-run")
    assert "shown as free" in shown
    assert "left out" in shown


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (b"", ()),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", ()),
        (b"\x00" * 100, ()),
        (HEADER.encode(), ("--as", "nonsense")),
        (HEADER.encode(), ("--timezone", "Mars")),
        (HEADER.encode(), ("--date-order", "ydm")),
        (HEADER.encode(), ("--client", "nobody")),
    ],
)
def test_what_cannot_be_imported_is_refused_with_a_sentence(
    terminal: Terminal, content: bytes, options: tuple[str, ...]
) -> None:
    file = terminal.folder / "file.csv"
    file.write_bytes(content)
    result = terminal.run("import", str(file), *options)
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("Error: ")


def test_an_open_date_order_is_asked_for(bouw: Terminal) -> None:
    file = calendar(bouw, "@bouw call,3/4/2026,09:00,3/4/2026,10:00,,2")
    assert "--date-order" in bouw.refused("import", file)
    assert bouw.json("import", file, "--date-order", "dmy")["added"] == 1
    assert bouw.json("entries", "--from", "2026-04-03", "--to", "2026-04-03")["entries"][0]["hours"] == 1


def test_a_row_of_the_inbox_becomes_an_entry_and_a_rule(bouw: Terminal) -> None:
    bouw.ok("import", calendar(bouw, row("Stuurgroep juni"), row("Stuurgroep juli", 17), row("Lunch", 18)))
    rows = bouw.json("inbox")["rows"]
    assert [of["title"] for of in rows] == ["Stuurgroep juni", "Stuurgroep juli", "Lunch"]
    sort = ("inbox", "sort", rows[0]["id"][:6], "@bouw", "#meeting", "--rule", "stuurgroep")
    made = bouw.json(*sort)["entries"]
    assert [(of["client"], of["kind"]) for of in made] == [("Bouwgroep Noord", "meeting")] * 2
    assert [of["title"] for of in bouw.json("inbox", "list")["rows"]] == ["Lunch"]
    assert "Titles with “stuurgroep” are Bouwgroep Noord, kind meeting" in bouw.ok("rule", "list")
    assert bouw.ok("undo").startswith("Took back: sort Stuurgroep juni")
    assert (len(bouw.json("inbox")["rows"]), bouw.json("rule", "list")["rules"]) == (3, [])


def test_a_dropped_row_is_taken_in_after_all(bouw: Terminal) -> None:
    bouw.ok("import", calendar(bouw, row("Lunch")))
    (lunch,) = bouw.json("inbox")["rows"]
    bouw.ok("inbox", "drop", lunch["id"][:4])
    assert bouw.ok("inbox") == "The inbox is empty: every calendar row has found its place.\n"
    assert len(bouw.json("inbox", "list", "--dropped")["rows"]) == 1
    assert "does not say whose it is" in bouw.refused("inbox", "take", lunch["id"][:4])
    assert bouw.json("inbox", "take", lunch["id"][:4], "#admin")["entries"][0]["client"] is None


def test_a_row_left_out_is_taken_in_for_the_client_it_names(bouw: Terminal) -> None:
    bouw.ok("import", calendar(bouw, row("Canceled: @bouw call")))
    (cancelled,) = bouw.json("inbox", "list", "--left-out")["rows"]
    (made,) = bouw.json("inbox", "take", cancelled["id"])["entries"]
    assert (made["client"], made["hours"]) == ("Bouwgroep Noord", 1.0)


def test_a_rule_sorts_what_waits_and_is_edited_and_removed(bouw: Terminal) -> None:
    bouw.ok("import", calendar(bouw, row("Stuurgroep juni"), row("Btw", 17)))
    assert bouw.json("rule", "add", "stuurgroep", "@bouw #meeting !unbilled")["sorted"] == 1
    assert bouw.json("entries")["entries"][0]["billable"] is False
    edited = bouw.json("rule", "edit", "STUURGROEP", "@bouw", "--words", "stuur")["rule"]
    assert (edited["title"], edited["kind"], edited["billable"]) == ("stuur", None, None)
    assert bouw.json("rule", "add", "btw", "#admin")["sorted"] == 1
    bouw.ok("rule", "remove", "btw")
    assert [of["title"] for of in bouw.json("rule", "list")["rules"]] == ["stuur"]
    assert "Did you mean stuur?" in bouw.refused("rule", "remove", "sturr")
    assert "says more than a rule keeps" in bouw.refused("rule", "add", "x", "@bouw !gift", code=2)


def test_an_export_imported_elsewhere_exports_the_same_bytes(peter: Terminal, tmp_path: Path) -> None:
    assert peter.ok("export", str(tmp_path / "one.jsonl")).startswith("Wrote ")
    empty = ("--db", str(tmp_path / "empty.db"))
    peter.ok(*empty, "import", str(tmp_path / "one.jsonl"))
    peter.ok(*empty, "export", str(tmp_path / "two.jsonl"))
    assert (tmp_path / "one.jsonl").read_bytes() == (tmp_path / "two.jsonl").read_bytes()
    assert peter.ok("export") == (tmp_path / "one.jsonl").read_text(encoding="utf-8")


def test_peter_s_calendar_is_read_in_from_the_data_folder(peter: Terminal) -> None:
    again = peter.run("import", str(ROOT / "data" / "kalender.csv"), "--dry-run", "--json")
    report = json.loads(again.stdout)
    assert report["added"] == 0
    assert report["read"] == sum(report[name] for name in ("unchanged", "waiting", "left_out"))
