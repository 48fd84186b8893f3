from tests.cli.running import Terminal


def test_undo_takes_back_one_change_after_the_other(terminal: Terminal) -> None:
    terminal.ok("log", "1h one")
    terminal.ok("log", "2h two")
    assert terminal.ok("undo") == "Took back: log 2h two\nOnce more would take back: log 1h one\n"
    assert terminal.json("undo")["undone"]["what"] == "log 1h one"
    assert terminal.json("entries")["entries"] == []


def test_undo_with_nothing_left_is_refused(terminal: Terminal) -> None:
    terminal.ok("undo")  # the settings
    assert terminal.refused("undo").startswith("Error: There is nothing to take back.")


def test_history_says_what_undo_would_take_back_the_next_first(terminal: Terminal) -> None:
    terminal.ok("log", "1h one")
    terminal.now = "2026-11-20T17:10:00+01:00"
    terminal.ok("log", "2h two")
    changes = terminal.json("history", "--limit", "2")["changes"]
    assert [of["what"] for of in changes] == ["log 2h two", "log 1h one"]
    assert "Fri 20 Nov 17:10  log 2h two\nFri 20 Nov 17:00  log 1h one\n" in terminal.ok("history")
