from datetime import date, timedelta

import pytest

from tests.patterns.book import client, line, weekly
from tests.patterns.drawn.drawing import drawing
from tracker.patterns.drawn.stacks import WEEKS


def entry(day, hours, **fields):
    return line("entry", **{"client": "Bouw", "day": day, "seconds": round(hours * 3600), **fields})


def unbilled(day, hours, kind="research", **fields):
    return entry(day, hours, kind=kind, billable=False, **fields)


def test_the_hours_of_sixteen_weeks_stand_by_billed_unbilled_kind_and_chosen_gift(tmp_path):
    gift = {"scope": "extra", "initiator": "me"}
    budget = {"topic": "extra_work_price", "told_on": "2026-01-05", "terms": {"gift_budget_cents": 10_000}}
    lines = [
        client(),
        line("rate", client="Bouw", cents_per_hour=10_000),
        line("boundary", client="Bouw", **budget),
        *weekly(lambda day: [entry(day, 6), unbilled(day, 3), entry(day, 1, kind="admin")], weeks=20),
        unbilled("2026-06-10", 3, "coaching", **gift),
    ]
    finding, rows = drawing(tmp_path, lines, "unbilled-drift")
    assert rows.starts[0] == date(2026, 2, 23)
    assert rows.starts[-1] == date(2026, 6, 8)
    assert len(rows.starts) == WEEKS
    last = {key: hours[-1] for key, hours in rows.series}
    assert last == {"billed": 6, "research": 3, "coaching": 2, "chosen": 1}
    assert [key for key, _ in rows.series] == ["billed", "research", "coaching", "chosen"]
    shown = sum(sum(hours[-4:]) for key, hours in rows.series if key not in ("billed", "chosen"))
    assert shown == finding.numbers["unbilled"] / 3600


def test_kinds_beyond_the_fourth_are_one_together(tmp_path):
    kinds = ("research", "support", "coaching", "travel", "meeting")
    many = [unbilled("2026-06-10", 5 - n, kind) for n, kind in enumerate(kinds)]
    lines = [client(), *weekly(lambda day: [entry(day, 5)]), *many]
    _, rows = drawing(tmp_path, lines, "unbilled-drift")
    last = {key: hours[-1] for key, hours in rows.series}
    assert last == {"billed": 5, "research": 5, "support": 4, "coaching": 3, "others": 3}


def test_a_book_that_begins_later_begins_with_its_first_week(tmp_path):
    lines = [client(), *weekly(lambda day: [entry(day, 6), unbilled(day, 3)], weeks=5)]
    _, rows = drawing(tmp_path, lines, "unbilled-drift")
    assert rows.starts[0] == date(2026, 5, 11)


def test_research_stands_beside_the_rest_and_full_days_are_marked(tmp_path):
    def days(monday):
        tuesday = (date.fromisoformat(monday) + timedelta(days=1)).isoformat()
        return [
            entry(monday, 10),
            unbilled(monday, 4),
            unbilled(tuesday, 3.9),
            entry(tuesday, 1, kind="research"),
        ]

    finding, rows = drawing(tmp_path, [client(), *weekly(days)], "hidden-research")
    assert {key: hours[-1] for key, hours in rows.series} == {"rest": 11, "research": 7.9}
    assert rows.marks == tuple((n, 1) for n in range(WEEKS))
    assert sum(number for n, number in rows.marks if n >= WEEKS - 4) == finding.numbers["days"]


def test_hours_of_complaints_stand_beside_the_rest(tmp_path):
    lines = [client(), *weekly(lambda day: [entry(day, 9)]), entry("2026-06-09", 4, kind="complaint")]
    finding, rows = drawing(tmp_path, lines, "complaint-drain")
    assert {key: hours[-1] for key, hours in rows.series} == {"rest": 9, "friction": 4}
    assert finding.numbers["seconds"] == 4 * 3600


def test_shares_of_revenue_stand_by_quarter_with_the_client_first(tmp_path):
    hours = {"Bouw": 6, "Zorg": 1, "Kunst": 3}
    lines = [of for name in hours for of in (client(name), line("rate", client=name, cents_per_hour=10_000))]
    lines += weekly(lambda day: [entry(day, of, client=name) for name, of in hours.items()], weeks=56)
    finding, rows = drawing(tmp_path, lines, "client-dependency")
    assert rows.unit == "share"
    assert rows.starts[0] == date(2025, 6, 16)
    assert [key for key, _ in rows.series] == ["Bouw", "Kunst", "Zorg"]
    assert [shares[-1] for _, shares in rows.series] == pytest.approx([0.6, 0.3, 0.1])
    assert sum(rows.series[0][1]) / 4 == pytest.approx(finding.numbers["share"])


def test_clients_beyond_the_fifth_share_a_part_and_every_quarter_is_whole(tmp_path):
    names = [f"Client {n}" for n in range(6)]
    lines = [
        of
        for name in ["Bouw", *names]
        for of in (client(name), line("rate", client=name, cents_per_hour=10_000))
    ]
    lines += weekly(lambda day: [entry(day, 6), *(entry(day, 0.5, client=name) for name in names)], weeks=56)
    _, rows = drawing(tmp_path, lines, "client-dependency")
    assert [key for key, _ in rows.series] == ["Bouw", "Client 0", "Client 1", "Client 2", "others"]
    assert [sum(shares[n] for _, shares in rows.series) for n in range(4)] == pytest.approx([1] * 4)


def test_an_intermediary_is_shown_by_project(tmp_path):
    lines = [client("Bouw", intermediary=True), line("rate", client="Bouw", cents_per_hour=10_000)]
    lines += [line("project", client="Bouw", name=name, billing="hourly") for name in ("north", "south")]
    lines += [client("Zorg"), line("rate", client="Zorg", cents_per_hour=10_000)]
    parts = (("Bouw", "north", 6), ("Bouw", "south", 2), ("Zorg", None, 2))

    def days(day):
        return [entry(day, of, client=name, project=project) for name, project, of in parts]

    finding, rows = drawing(tmp_path, [*lines, *weekly(days, weeks=56)], "client-dependency")
    assert finding.project == "north"
    assert {key: round(shares[-1], 4) for key, shares in rows.series} == {
        "north": 0.6,
        "south": 0.2,
        "Zorg": 0.2,
    }
