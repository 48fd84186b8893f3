from tests.cli.running import Terminal


def entry_id(terminal: Terminal, line: str) -> str:
    return str(terminal.json("log", line)["entry"]["id"])


def test_entries_are_listed_by_day_and_summed(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    one, two = entry_id(terminal, "9-10 @bouw call #meeting"), entry_id(terminal, "yesterday 2h reading")
    assert terminal.ok("entries").splitlines() == [
        "day         time         took  for            kind     note     id",
        "──────────  ───────────  ────  ─────────────  ───────  ───────  ────",
        f"Thu 19 Nov                2 h  your own time           reading  {two[:4]}",
        f"Fri 20 Nov  09:00-10:00   1 h  Bouw           meeting  call     {one[:4]}",
        "14–20 November 2026: 2 entries, 3 h of work.",
    ]


def test_an_entry_over_the_edge_of_the_day_stands_once_in_json(terminal: Terminal) -> None:
    entry_id(terminal, "yesterday 23:00-7:00 night shift")
    found = terminal.json("entries", "--from", "2026-11-20")["entries"]
    assert [(of["day"], of["hours"], of["seconds"]) for of in found] == [("2026-11-20", 3.0, 28800)]
    whole = terminal.json("entries")["entries"]
    assert [(of["day"], of["hours"]) for of in whole] == [("2026-11-19", 8.0)]


def test_only_one_client_s_entries_are_listed_by_any_of_his_names(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw")
    terminal.ok("log", "1h @bouw one")
    terminal.ok("log", "1h two")
    assert [of["note"] for of in terminal.json("entries", "--client", "BOUW")["entries"]] == ["one"]
    assert 'Did you mean "Bouwgroep Noord"?' in terminal.refused("entries", "--client", "bouwgrep")


def test_days_the_wrong_way_round_are_refused(terminal: Terminal) -> None:
    said = terminal.refused("entries", "--from", "2026-11-20", "--to", "2026-11-01", code=2)
    assert said == "Error: 2026-11-01 comes before 2026-11-20. Swap --from and --to.\n"


def test_the_running_timer_is_shown_apart(terminal: Terminal) -> None:
    terminal.ok("start", "writing")
    found = terminal.json("entries")
    assert (found["entries"], found["running"]["note"]) == ([], "writing")
    assert "Running for 0 min, since 17:00: your own time: writing" in terminal.ok("entries")


def test_an_edit_changes_only_what_it_says(terminal: Terminal) -> None:
    one = entry_id(terminal, "9-10 call #meeting #phone")
    entry = terminal.json("edit", one[:4], "9-11")["entry"]
    assert (entry["hours"], entry["kind"], entry["tags"], entry["note"]) == (
        2.0,
        "meeting",
        ["phone"],
        "call",
    )


def test_an_edit_empties_what_it_is_told_to(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    one = entry_id(terminal, "9-10 @bouw call #phone !gift")
    entry = terminal.json("edit", one, "--clear", "marks", "--clear", "tags", "--clear", "note")["entry"]
    assert (entry["scope"], entry["initiator"], entry["billable"]) == ("agreed", None, True)
    assert (entry["tags"], entry["note"], entry["client"]) == ([], None, "Bouw")
    own = terminal.json("edit", one, "--clear", "client")["entry"]
    assert (own["client"], own["billable"]) == (None, False)


def test_an_edit_that_says_nothing_is_refused(terminal: Terminal) -> None:
    assert "Nothing is said to change." in terminal.refused("edit", entry_id(terminal, "1h"), code=2)


def test_a_deleted_entry_comes_back_with_undo(terminal: Terminal) -> None:
    one = entry_id(terminal, "1h reading")
    assert terminal.ok("delete", one[:4]).startswith("Deleted 1 h of your own time: reading")
    assert terminal.json("entries")["entries"] == []
    terminal.ok("undo")
    assert [of["id"] for of in terminal.json("entries")["entries"]] == [one]


def test_an_unknown_id_is_refused(terminal: Terminal) -> None:
    said = "Error: No entry has the id 'zzzz'. `tracker entries` lists them.\n"
    assert terminal.refused("delete", "zzzz") == said
    assert terminal.refused("edit", "zzzz", "1h") == said
