import pytest

from tests.cli.running import Terminal

PUBLIC_IN_2026 = 10


def off(terminal: Terminal) -> list[str]:
    days: list[str] = [day for of in terminal.json("settings", "show")["settings"] for day in of["days_off"]]
    return days


def test_holidays_are_listed_and_those_taken_are_marked(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "days_off=2026-04-27")
    shown = terminal.ok("settings", "--holidays", "2026").splitlines()
    assert any(line.startswith("Mon 27 Apr") and line.endswith("day off") for line in shown)
    assert any(line.startswith("Tue 5 May") and line.endswith("optional") for line in shown)
    found = terminal.json("settings", "--holidays", "2026")
    assert found["country"] == "NL"
    assert [of["day"] for of in found["holidays"] if of["day_off"]] == ["2026-04-27"]
    assert [of["name"] for of in found["holidays"] if of["optional"]] == ["Liberation Day"]


def test_the_public_ones_are_taken_and_given_back_as_a_whole(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "days_off=2026-07-01")
    terminal.ok("settings", "--take-holidays", "2026")
    assert len(off(terminal)) == PUBLIC_IN_2026 + 1
    assert "2026-05-05" not in off(terminal)
    assert terminal.ok("undo").startswith("Took back: take 10 holidays of 2026")
    assert off(terminal) == ["2026-07-01"]


def test_some_are_worked_on_and_an_optional_one_is_taken_when_named(terminal: Terminal) -> None:
    terminal.ok("settings", "--take-holidays", "2026", "--except", "2026-04-03", "--also", "2026-05-05")
    assert len(off(terminal)) == PUBLIC_IN_2026
    assert "2026-04-03" not in off(terminal)
    assert "2026-05-05" in off(terminal)


def test_taking_them_twice_changes_nothing_the_second_time(terminal: Terminal) -> None:
    terminal.ok("settings", "--take-holidays", "2026")
    before = terminal.json("history")
    assert "All of them were off already." in terminal.run("settings", "--take-holidays", "2026").stderr
    assert terminal.json("history") == before


def test_each_goes_to_the_settings_in_force_on_it(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "capacity_hours=32", "valid_from=2026-05-01")
    terminal.ok("settings", "--take-holidays", "2026")
    first, second = (of["days_off"] for of in terminal.json("settings", "show")["settings"])
    assert max(first) < "2026-05-01" <= min(second)
    assert all(
        of["day_off"] or of["optional"] for of in terminal.json("settings", "--holidays", "2026")["holidays"]
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--holidays", "26"), 2, "is no year"),
        (("--except", "2026-04-27"), 2, "belong to --take-holidays"),
        (("--take-holidays", "2026", "--except", "2026-04-28"), 1, "2026-04-28 is no holiday"),
        (("--holidays", "2026", "show"), 2, "without the word show"),
    ],
)
def test_what_makes_no_sense_is_refused(
    terminal: Terminal, words: tuple[str, ...], code: int, said: str
) -> None:
    assert said in terminal.refused("settings", *words, code=code)


def test_a_country_nobody_knows_holidays_of_is_refused(terminal: Terminal) -> None:
    terminal.ok("settings", "set", "country=XX")
    assert "country=NL" in terminal.refused("settings", "--holidays", "2026")


def test_settings_alone_shows_them_whether_addresses_are_hashed_included(terminal: Terminal) -> None:
    assert "hash_addresses  no" in terminal.ok("settings")
    terminal.ok("settings", "set", "hash_addresses=yes", "--yes")
    assert "hash_addresses  yes" in terminal.ok("settings", "show")
