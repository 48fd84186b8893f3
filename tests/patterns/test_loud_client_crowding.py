import random
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from tests.patterns.book import WEEK, Line, at, client, detected, facts, level, line, read
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding
from tracker.patterns.loud_client_crowding import PATTERN
from tracker.patterns.noticing import notice
from tracker.wording.cards import card

LINE = {"Loud": 40, "Ann": 20, "Ben": 20, "Cas": 20}
"""Hours at the first line: 40 % of them, where each client brings a quarter of the revenue."""


def portfolio(
    hours: Mapping[str, float], quiet: str = "Cas", until: str = "2026-05-01", **fields: Any
) -> list[Line]:
    """Clients with equal retainers; all got an update in the last days but the quiet one."""
    found: list[Line] = []
    for name, of in hours.items():
        found += [client(name), retainer(name, **(fields if name == "Loud" else {}))]
        if of:
            found.append(line("entry", client=name, day="2026-05-06", seconds=int(of * 3600)))
        found.append(update(name, until if name == quiet else "2026-06-10"))
    return found


def retainer(name: str, **fields: Any) -> Line:
    month = {"billing": "retainer", "fee_cents": 100_000, "included_hours": 10, "starts_on": "2026-01-01"}
    return line("project", client=name, name="Advice", **{**month, **fields})


def update(name: str, day: str, **fields: Any) -> Line:
    return line("update", client=name, at=at(f"{day}T12:00"), **fields)


def message(name: str, day: str, direction: str, **fields: Any) -> Line:
    about = {"channel": "email", "thread": f"{name}-{day}"}
    return line("message", client=name, direction=direction, at=at(f"{day}T12:00"), **{**about, **fields})


def only(found: list[Finding]) -> Finding:
    assert len(found) == 1
    return found[0]


def reached(tmp_path: Any, lines: list[Line], **limits: float) -> int:
    found, _ = detected(PATTERN, facts(tmp_path, lines), **limits)
    return max((of.level for of in found), default=0)


def test_who_writes_down_no_words_with_anyone_is_told_nothing_about_quiet_clients(tmp_path: Any) -> None:
    wordless = [of for of in portfolio({**LINE, "Loud": 70}) if of["type"] != "update"]
    assert reached(tmp_path, wordless) == 0


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ({**LINE, "Loud": 39.9}, 0),
        (LINE, 1),
        ({**LINE, "Loud": 59.9}, 1),
        ({**LINE, "Loud": 60}, 2),
        ({"Loud": 9, "Ann": 0, "Ben": 0, "Cas": 0}, 2),
    ],
)
def test_points_above_the_share_of_revenue_show_level_by_level(tmp_path, hours, expected):
    assert reached(tmp_path, portfolio(hours)) == expected


def test_the_finding_names_the_loud_one_and_the_quiet_one(tmp_path):
    of = only(detected(PATTERN, facts(tmp_path, portfolio(LINE)))[0])
    assert (of.client, of.reached.measure, of.reached.value, of.reached.line) == (
        "Loud",
        "points",
        0.15,
        0.15,
    )
    assert (of.n, of.start, of.end) == (4, date(2026, 3, 23), date(2026, 6, 14))
    assert of.numbers["quiet"] == [("Cas", 44)]
    assert of.stake_seconds == pytest.approx(0.15 * 100 * 3600 / 3)
    assert "Cas (44 days)" in card(of).seen


@pytest.mark.parametrize(("until", "expected"), [("2026-05-15", 1), ("2026-05-16", 0)])
def test_a_client_is_quiet_after_thirty_days_without_a_word(tmp_path, until, expected):
    assert reached(tmp_path, portfolio(LINE, until=until)) == expected


def test_two_quiet_clients_are_worth_a_talk(tmp_path):
    lines = [of for of in portfolio(LINE) if of["type"] != "update" or of["client"] in ("Loud", "Ann")]
    of = only(detected(PATTERN, facts(tmp_path, lines))[0])
    assert (of.level, of.reached.line) == (2, 0.15)
    below = portfolio({**LINE, "Loud": 39})
    assert reached(tmp_path, [of for of in below if of["type"] != "update"]) == 0


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"owner": "me", "due_on": "2026-06-13"}, 3),
        ({"owner": "me", "due_on": "2026-06-14"}, 2),
        ({"owner": "me"}, 2),
        ({"owner": "client", "due_on": "2026-06-01"}, 2),
        ({"owner": "me", "due_on": "2026-06-01", "done_on": "2026-06-12"}, 2),
        ({"owner": "me", "due_on": "2026-06-01", "done_on": "2026-06-16"}, 3),
        ({"owner": "me", "due_on": "2026-06-01", "client": "Ann"}, 2),
    ],
)
def test_what_slipped_for_a_quiet_client_is_worth_a_change(tmp_path, fields, expected):
    lines = [*portfolio({**LINE, "Loud": 60}), line("action", **{"client": "Cas", **fields})]
    assert reached(tmp_path, lines) == expected


def test_what_slipped_makes_no_change_of_a_first_line(tmp_path):
    slipped = line("action", client="Cas", owner="me", due_on="2026-06-01")
    assert reached(tmp_path, [*portfolio(LINE), slipped]) == 1


@pytest.mark.parametrize(
    ("contact", "is_quiet"),
    [
        (message("Cas", "2026-06-01", "out"), False),
        (message("Cas", "2026-06-01", "in"), True),
        (message("Cas", "2026-06-01", "out", automatic=True), True),
        (message("Cas", "2026-06-01", "in", channel="video", seconds=1800), False),
        (message("Cas", "2026-06-01", "in", channel="phone", seconds=1800), True),
        (line("entry", client="Cas", day="2026-06-01", seconds=60, kind="meeting"), False),
        (line("entry", client="Cas", day="2026-06-01", seconds=60), True),
        (update("Cas", "2026-06-01", kind="risk"), True),
        (update("Cas", "2026-05-01", kind="risk", told_on="2026-06-01"), False),
    ],
)
def test_a_word_is_an_update_a_meeting_or_a_message_that_opens_a_thread(tmp_path, contact, is_quiet):
    assert bool(reached(tmp_path, [*portfolio({**LINE, "Loud": 41}), contact])) is is_quiet


def test_an_answer_is_no_word_of_ones_own(tmp_path):
    asked = message("Cas", "2026-06-01", "in", thread="t")
    answered = message("Cas", "2026-06-02", "out", thread="t")
    assert reached(tmp_path, [*portfolio(LINE), asked, answered]) == 1


@pytest.mark.parametrize(("days", "expected"), [(44, 1), (45, 0), (90, 0)])
def test_a_client_left_in_peace_by_agreement_is_not_quiet_before_that_is_over(tmp_path, days, expected):
    agreed = line(
        "boundary",
        client="Cas",
        topic="meeting_load",
        told_on="2026-01-05",
        terms={"update_every_days": days},
    )
    assert reached(tmp_path, [*portfolio(LINE), agreed]) == expected


def test_a_shorter_rhythm_makes_quiet_sooner(tmp_path):
    agreed = line("boundary", topic="meeting_load", told_on="2026-01-05", terms={"update_every_days": 14})
    assert reached(tmp_path, portfolio(LINE, until="2026-05-30")) == 0
    assert reached(tmp_path, [*portfolio(LINE, until="2026-05-30"), agreed]) == 1


def replaced(lines: list[Line], name: str, **fields: Any) -> list[Line]:
    """The lines with another project for one client."""
    of_project = [one for one in lines if one["type"] == "project" and one["client"] == name]
    return [{**one, **fields} if one in of_project else one for one in lines]


@pytest.mark.parametrize(("ends_on", "expected"), [("2026-06-14", 0), ("2026-06-15", 2)])
def test_a_client_whose_last_project_has_ended_is_not_quiet(tmp_path, ends_on, expected):
    lines = portfolio({**LINE, "Loud": 70})
    assert reached(tmp_path, replaced(lines, "Cas", ends_on=ends_on)) == expected


def test_a_client_who_does_not_pay_is_not_quiet(tmp_path):
    assert (
        reached(tmp_path, replaced(portfolio({**LINE, "Loud": 90}), "Cas", billing="gift", fee_cents=None))
        == 0
    )


@pytest.mark.parametrize(("starts_on", "expected"), [("2026-05-16", 0), ("2026-05-15", 2)])
def test_a_new_client_is_not_quiet(tmp_path, starts_on, expected):
    lines = [
        of for of in portfolio({**LINE, "Loud": 90}) if (of["type"], of.get("client")) != ("update", "Cas")
    ]
    lines = [of for of in lines if (of["type"], of.get("client")) != ("entry", "Cas")]
    assert reached(tmp_path, replaced(lines, "Cas", starts_on=starts_on)) == expected


def test_a_new_loud_client_is_held_at_the_first_level(tmp_path):
    lines = replaced(portfolio({**LINE, "Loud": 90}), "Loud", starts_on="2026-05-06")
    seen = notice(read(tmp_path, lines), WEEK, [PATTERN])
    assert level(seen, "loud-client-crowding", "Loud") == 1
    assert [of.held_at for of in seen.findings] == ["grace"]


def test_the_peak_of_a_project_is_held_at_the_first_level(tmp_path):
    peak = line("phase", name="Launch", client="Loud", starts_on="2026-05-18", ends_on="2026-06-14")
    seen = notice(read(tmp_path, [*portfolio({**LINE, "Loud": 90}), peak]), WEEK, [PATTERN])
    assert [(of.level, of.phase) for of in seen.findings] == [(1, "Launch")]


def test_an_invoice_date_swings_no_share(tmp_path):
    bill = line("invoice", client="Loud", issued_on="2026-06-10", amount_cents=900_000)
    assert reached(tmp_path, [*portfolio(LINE), bill]) == 1


def test_leave_is_no_attention_and_other_kinds_are(tmp_path):
    away = line("entry", client="Loud", day="2026-05-07", seconds=72_000, kind="leave")
    assert reached(tmp_path, [*portfolio({**LINE, "Loud": 39}), away]) == 0
    chat = line("entry", client="Loud", day="2026-05-07", seconds=3600, kind="admin")
    assert reached(tmp_path, [*portfolio({**LINE, "Loud": 39}), chat]) == 1


def test_hours_before_the_twelve_weeks_do_not_count(tmp_path):
    early = line("entry", client="Loud", day="2026-03-22", seconds=360_000)
    assert reached(tmp_path, [*portfolio({**LINE, "Loud": 39}), early]) == 0
    assert reached(tmp_path, [*portfolio({**LINE, "Loud": 39}), {**early, "day": "2026-03-23"}]) == 2


@pytest.mark.parametrize(("number", "have"), [(1, [1]), (2, [2]), (3, [])])
def test_fewer_than_three_active_clients_are_too_few(tmp_path, number, have):
    lines = portfolio(dict(list({"Loud": 90, "Cas": 5, "Ann": 5}.items())[:number]))
    found, not_yet = detected(PATTERN, facts(tmp_path, lines))
    assert bool(found) is (number == 3)
    assert [(one.client, one.have, one.need, one.unit) for one in not_yet] == [
        (None, n, 3, "clients") for n in have
    ]


def test_clients_of_another_currency_are_left_out_of_the_shares(tmp_path):
    abroad = [
        client("Abroad", currency="USD"),
        line("rate", client="Abroad", cents_per_hour=1000, valid_from="2026-01-01"),
        line("entry", client="Abroad", day="2026-05-06", seconds=600_000),
    ]
    of = only(detected(PATTERN, facts(tmp_path, [*portfolio(LINE), *abroad]))[0])
    assert (of.client, of.reached.value, of.n) == ("Loud", 0.15, 4)


def test_several_loud_clients_are_a_finding_each(tmp_path):
    names = {"Loud": 50, "Ann": 50, **dict.fromkeys(("Ben", "Cas", "Dan", "Eve"), 1)}
    found, _ = detected(PATTERN, facts(tmp_path, portfolio(names)))
    assert {of.client for of in found} == {"Loud", "Ann"}


def test_the_loud_one_is_not_its_own_quiet_client(tmp_path):
    assert reached(tmp_path, portfolio({**LINE, "Loud": 90}, quiet="Loud")) == 0


def test_without_rates_it_is_silent(tmp_path):
    lines = [of for of in portfolio({**LINE, "Loud": 90}) if of["type"] != "project"]
    assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [client()],
        [client(), message("Bouw", "2026-06-01", "in")],
        [line("entry", day="2026-06-01", seconds=3600)],
    ],
)
def test_without_hours_it_says_nothing(tmp_path, lines):
    assert detected(PATTERN, facts(tmp_path, lines)) == ([], [])


def test_archived_clients_are_neither_counted_nor_quiet(tmp_path):
    lines = portfolio({**LINE, "Loud": 90})
    gone = [{**of, "archived_on": "2026-06-01"} if of.get("name") == "Cas" else of for of in lines]
    assert reached(tmp_path, gone) == 0


def test_the_order_of_the_lines_changes_nothing(tmp_path):
    lines = portfolio({**LINE, "Loud": 60})
    one = detected(PATTERN, facts(tmp_path, lines))[0]
    random.Random(1).shuffle(lines)
    other = detected(PATTERN, facts(tmp_path, lines))[0]
    assert [(of.client, of.met, of.numbers) for of in one] == [
        (of.client, of.met, of.numbers) for of in other
    ]


@pytest.mark.parametrize(
    "lines",
    [
        portfolio(LINE),
        [of for of in portfolio({**LINE, "Loud": 70}) if of["type"] != "update" or of["client"] == "Loud"],
        [*portfolio({**LINE, "Loud": 60}), line("action", client="Cas", owner="me", due_on="2026-06-01")],
    ],
)
def test_the_words_are_plain(tmp_path, lines):
    made = spoken(only(detected(PATTERN, facts(tmp_path, lines))[0]))
    assert "of your client hours" in made.seen
