from datetime import date

from tests.patterns.book import at, client, line, weekly
from tests.patterns.drawn.drawing import drawing
from tests.patterns.test_silent_progress import entry, update, work


def test_requests_stand_by_their_answer_over_the_extra_hours_asked_for(tmp_path):
    asked = {"scope": "extra", "initiator": "client", "billable": False}

    def request(day, **fields):
        return line("request", **{"client": "Bouw", "at": at(f"{day}T10:00"), "in_scope": False, **fields})

    lines = [
        client(),
        *weekly(lambda day: [entry(day, 8)]),
        entry("2026-06-10", 3, **asked),
        entry("2026-06-11", 2, **{**asked, "kind": "rework"}),
        request("2026-06-02", text="a second table"),
        request("2026-06-03", decision="done"),
        request("2026-06-04", decision="priced"),
        request("2026-06-05", in_scope=True),
        request("2026-01-05", decision="later"),
        request("2026-06-09", decision="done"),
    ]
    finding, rows = drawing(tmp_path, lines, "scope-creep")
    lanes = dict(rows.lanes)
    assert list(lanes) == ["priced", "done", "open"]
    assert [of.day for of in lanes["done"]] == [date(2026, 6, 3), date(2026, 6, 9)]
    assert [tuple(of) for of in lanes["open"]] == [(date(2026, 6, 2), "a second table")]
    assert rows.hours[-1] * 3600 == finding.numbers["extra"]
    assert rows.mondays[-1] == date(2026, 6, 8)
    assert len(rows.mondays) == 16


def test_updates_the_sponsor_and_untold_risks_stand_over_half_a_year_of_work(tmp_path):
    lines = [
        *work(weeks=30),
        update("2026-04-13"),
        update("2026-04-20", with_sponsor=True),
        update("2025-12-01"),
        update("2026-05-04", kind="risk", found_on="2026-05-04"),
        entry("2026-04-27", 1, kind="meeting", tags=["update"], note="demo"),
    ]
    finding, rows = drawing(tmp_path, lines, "silent-progress")
    assert {key: [(of.day, of.said) for of in dots] for key, dots in rows.lanes} == {
        "sponsor": [(date(2026, 4, 20), "")],
        "updates": [(date(2026, 4, 13), ""), (date(2026, 4, 27), "demo")],
        "risks": [(date(2026, 5, 4), "")],
    }
    assert max(of.day for key, dots in rows.lanes for of in dots if key != "risks") == finding.numbers["last"]
    assert (len(rows.mondays), rows.hours[-1]) == (26, 8)
    assert sum(rows.hours[-4:]) / 4 == finding.numbers["hours_now"]
