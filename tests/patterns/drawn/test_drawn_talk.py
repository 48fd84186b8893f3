from datetime import date

import pytest

from tests.patterns.book import at, line
from tests.patterns.drawn.drawing import drawing
from tests.patterns.test_demand_ratchet import a_year, weeks
from tests.patterns.test_one_way_responsiveness import talk


def test_the_curve_of_quick_answers_is_that_of_the_turns_counted(tmp_path):
    urgent = {"client": "Bouw", "channel": "email", "thread": "u", "direction": "in", "urgent": True}
    lines = [*talk(own=20, other=None, each_way=6), line("message", at=at("2026-06-09T11:00"), **urgent)]
    finding, rows = drawing(tmp_path, lines, "instant-reply")
    ((key, curve),) = rows.sides
    assert (key, curve.n, curve.quantile(0.5)) == ("mine", finding.n, finding.numbers["median"])
    assert (finding.n, rows.promise, rows.landmark) == (24, None, True)


def test_a_promise_of_more_than_an_hour_stands_beside_the_curve(tmp_path):
    told = {"topic": "reply_time", "told_on": "2026-01-05", "terms": {"reply_within_minutes": 240}}
    lines = [*talk(own=20, other=None, each_way=6), line("boundary", client="Bouw", **told)]
    _, rows = drawing(tmp_path, lines, "instant-reply")
    assert rows.promise == 240


def test_both_sides_have_their_curve_and_what_still_waits_is_in_it(tmp_path):
    lines = [*talk(own=30, other=300), *(talk(own=None, other=None, weeks=1)[1:])]
    finding, rows = drawing(tmp_path, lines, "one-way-responsiveness")
    curves = dict(rows.sides)
    assert curves["mine"].quantile(0.5) == finding.numbers["own"]
    assert curves["theirs"].quantile(0.5) == finding.numbers["other"]
    assert [curves[key].n for key in ("mine", "theirs")] == [
        finding.numbers[key] for key in ("mine", "theirs")
    ]


def test_a_year_of_messages_stands_over_the_own_replies_with_the_phases_of_the_work(tmp_path):
    launch = {"client": "Bouw", "name": "launch", "starts_on": "2025-01-01", "ends_on": "2025-12-31"}
    later = {"client": "Bouw", "name": "later", "starts_on": "2026-07-01"}
    holiday = {"name": "holiday", "starts_on": "2026-06-01"}
    of = [line("phase", **fields) for fields in (launch, later, holiday)]
    finding, rows = drawing(tmp_path, [*a_year(), *of], "demand-ratchet")
    assert len(rows.mondays) == len(rows.upper) == len(rows.lower) == 30
    assert rows.mondays[-1] == date(2026, 6, 8)
    assert sum(rows.upper[-4:]) == finding.numbers["received"]
    assert rows.recent == date(2026, 5, 18)
    assert [(phase.name, phase.start, phase.end) for phase in rows.phases] == [
        ("launch", date(2025, 11, 17), date(2025, 12, 31)),
        ("holiday", date(2026, 6, 1), date(2026, 6, 14)),
    ]


def test_replies_are_in_working_minutes(tmp_path):
    _, rows = drawing(tmp_path, weeks([4] * 12 + [8] * 4, [30] * 16), "demand-ratchet")
    assert rows.lower == pytest.approx([30] * 16)
