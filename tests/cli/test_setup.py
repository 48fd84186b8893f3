import pytest

from tests.cli.running import Terminal


def test_a_new_book_says_which_zone_it_took_and_how_to_change_it(terminal: Terminal) -> None:
    result = terminal.run("--db", str(terminal.folder / "new.db"), "status", "--json")
    assert result.stdout == '{"running": null, "seconds": null, "today_seconds": 0}\n'
    assert "A new book: days are counted in" in result.stderr
    assert "tracker init --timezone" in result.stderr


def test_init_settles_zone_and_currency(terminal: Terminal) -> None:
    found = terminal.json("init", "--timezone", "europe/london", "--currency", "gbp")["settings"]
    assert (found["timezone"], found["currency"]) == ("Europe/London", "GBP")
    assert len(terminal.json("settings", "show")["settings"]) == 1


def test_an_unknown_zone_is_met_with_the_nearest(terminal: Terminal) -> None:
    said = terminal.refused("init", "--timezone", "Europe/Amsterdm", code=2)
    assert "There is no time zone 'Europe/Amsterdm'. Did you mean Europe/Amsterdam" in said
    assert "Europe/Amsterdam" in terminal.refused("settings", "set", "timezone=amsterdam", code=2)


def test_settings_are_changed_by_words(terminal: Terminal) -> None:
    terminal.ok(
        "settings", "set", "capacity_hours=32,5", "fri=off", "mon=9:00-12:30,13:00-17:30", "floor_rate=85"
    )
    (found,) = terminal.json("settings", "show")["settings"]
    assert (found["capacity_hours"], found["floor_rate_cents"]) == (32.5, 8500)
    assert found["working_hours"]["mon"] == [["09:00", "12:30"], ["13:00", "17:30"]]
    assert found["working_hours"]["fri"] == []
    assert found["working_hours"]["tue"] == [["09:00", "17:30"]]


def test_hours_of_work_are_written_as_short_as_on_the_settings_page(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "mon=9-12.30, 13-17", "tue=off")
    (found,) = terminal.json("settings", "show")["settings"]
    assert found["working_hours"]["mon"] == [["09:00", "12:30"], ["13:00", "17:00"]]
    assert found["working_hours"]["tue"] == []


def test_days_off_are_added_and_removed_one_by_one(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "days_off=2026-12-25,2026-12-26")
    terminal.ok("settings", "set", "days_off+=2027-01-01", "days_off-=2026-12-26")
    assert terminal.json("settings", "show")["settings"][0]["days_off"] == ["2026-12-25", "2027-01-01"]


def test_dated_settings_leave_those_of_today_as_they_are(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "capacity_hours=32", "valid_from=2027-01-01")
    terminal.ok("settings", "set", "floor_rate=85")
    terminal.ok("settings", "set", "country=BE")
    now, later = terminal.json("settings", "show")["settings"]
    assert (now["capacity_hours"], now["floor_rate_cents"], now["country"]) == (36, 8500, "NL")
    assert (later["capacity_hours"], later["floor_rate_cents"], later["country"]) == (32, None, "BE")


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("colour=blue", 2),
        ("mon", 2),
        ("mon=nine", 2),
        ("mon=17:00-9:00", 2),
        ("mon=9:00-12:00,11:00-17:00", 2),
        ("currency=euro", 2),
        ("=1", 2),
    ],
)
def test_settings_that_cannot_be_are_refused(terminal: Terminal, word: str, code: int) -> None:
    before = terminal.json("settings", "show")
    assert terminal.refused("settings", "set", word, code=code).startswith("Error: ")
    assert terminal.json("settings", "show") == before


def test_a_client_is_added_with_its_rate(terminal: Terminal) -> None:
    said = terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw", "--rate", "99,50")
    assert said == "Added Bouwgroep Noord, €99.50 an hour.\n"
    assert terminal.json("client", "list")["clients"][0]["aliases"] == ["bouw"]
    assert terminal.json("rate", "list", "bouw")["rates"][0]["cents_per_hour"] == 9950


def test_the_same_client_twice_is_refused(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    assert "There is a client Bouw already." in terminal.refused("client", "add", "BOUW", "--rate", "1")
    assert terminal.json("rate", "list")["rates"] == []


def test_a_client_is_edited_word_by_word(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--alias", "b", "--alias", "bo", "--size", "large")
    terminal.ok("log", "1h @b call")
    edited = ("client", "edit", "B", "--name", "Bouw BV", "--alias", "bv", "--no-alias", "BO", "--size", "")
    found = terminal.json(*edited)["client"]
    assert (found["name"], found["aliases"], found["size"]) == ("Bouw BV", ["b", "bv"], None)
    assert terminal.json("entries")["entries"][0]["client"] == "Bouw BV"


def test_an_archived_client_keeps_its_hours_and_comes_back(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    terminal.ok("log", "1h @bouw call")
    terminal.ok("client", "archive", "bouw")
    assert "Bouw is archived" in terminal.refused("log", "1h @bouw call")
    assert len(terminal.json("entries", "--client", "bouw")["entries"]) == 1
    terminal.ok("client", "archive", "bouw", "--back")
    terminal.ok("log", "1h @bouw call")


def test_a_project_is_added_with_its_terms(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    terms = ("--billing", "fixed", "--fee", "48000", "--agreed-hours", "480", "--from", "2026-05-18")
    found = terminal.json("project", "add", "bouw", "Vernieuwing", *terms)["project"]
    assert (found["client"], found["fee_cents"], found["agreed_hours"]) == ("Bouw", 4800000, 480)
    edit = ("project", "edit", "bouw", "vernieuwing")
    terminal.ok(*edit, "--milestone", "2026-06-30:0.5", "--milestone", "2026-12-31:0,5")
    marks = [{"day": "2026-06-30", "share": 0.5}, {"day": "2026-12-31", "share": 0.5}]
    assert terminal.json("project", "list")["projects"][0]["milestones"] == marks
    cleared = terminal.json(*edit, "--clear", "milestone", "--clear", "from")["project"]
    assert (cleared["milestones"], cleared["starts_on"], cleared["fee_cents"]) == ([], None, 4800000)


def test_a_fee_without_days_says_what_is_missing(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw")
    result = terminal.run("project", "add", "bouw", "P", "--billing", "fixed", "--fee", "100")
    assert "It earns nothing until it has --from and --to" in result.stderr


def test_a_later_rate_leaves_last_month_as_it_was(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--rate", "100")
    terminal.ok("log", "2026-10-20 10h @bouw call")
    terminal.ok("rate", "set", "bouw", "120")
    terminal.ok("log", "1h @bouw call")
    rows = terminal.json("report", "--by", "month")["rows"]
    assert [(row["month"], row["revenue"]) for row in rows if row["revenue"]] == [
        ("2026-10", 1000.0),
        ("2026-11", 120.0),
    ]


def test_the_list_of_clients_shows_what_an_hour_costs_today(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--rate", "100")
    terminal.ok("client", "add", "Alp", "--rate", "150", "--currency", "CHF")
    terminal.ok("rate", "set", "bouw", "120", "--from", "2027-01-01")
    shown = terminal.ok("client", "list")
    assert "€100.00" in shown
    assert "€120.00" not in shown
    assert "CHF 150.00" in shown


def test_a_rate_of_the_same_day_is_replaced(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--rate", "100")
    terminal.ok("rate", "set", "bouw", "120", "--from", "2027-01-01")
    terminal.ok("rate", "set", "bouw", "125", "--from", "2027-01-01")
    assert [of["cents_per_hour"] for of in terminal.json("rate", "list")["rates"]] == [10000, 12500]


@pytest.mark.parametrize("amount", ["abc", "1.23.4", "12.3456", "1e99", "inf"])
def test_an_amount_that_is_none_is_wrong_usage(terminal: Terminal, amount: str) -> None:
    terminal.ok("client", "add", "Bouw")
    assert "Invalid value for 'AMOUNT'" in terminal.refused("rate", "set", "bouw", amount, code=2)


def test_any_record_is_added_listed_and_removed(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw")
    words = ("day=2026-11-20", "amount=12,50", "client=bouw", "note=Train to the site", "passed_through=yes")
    added = terminal.json("add", "expense", *words)["expense"]
    assert (added["client"], added["amount_cents"], added["passed_through"]) == (
        "Bouwgroep Noord",
        1250,
        True,
    )
    listed = terminal.ok("list", "expense")
    assert listed == (
        f"[{added['id'][:4]}] expense client='Bouwgroep Noord' day=2026-11-20 amount=12.50"
        " passed_through=yes note='Train to the site'\n"
    )
    terminal.ok("remove", "expense", added["id"][:4])
    assert terminal.json("list", "expense")["records"] == []


def test_what_others_refer_to_is_not_removed(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--rate", "1")
    assert "Other records belong to a client Bouw" in terminal.refused("remove", "client", "bouw")


@pytest.mark.parametrize(
    "words",
    [("nonsense", "a=1"), ("entry", "day=2026-11-20"), ("expense", "amount=1"), ("expense", "day")],
)
def test_a_record_that_is_none_is_wrong_usage(terminal: Terminal, words: tuple[str, ...]) -> None:
    assert terminal.refused("add", *words, code=2).startswith("Error: ")
