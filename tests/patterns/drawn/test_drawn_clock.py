from datetime import date

from tests.patterns.book import client, line, settings
from tests.patterns.drawn.drawing import drawing
from tests.patterns.test_fragmented_days import DAYS, cut, work
from tests.patterns.test_recovery_debt import EARLY, day, late, mail, practice, stamp
from tests.patterns.test_recovery_debt import work as worked


def asked(of, clock, back):
    """A question of the client's and the answer to it."""
    return [mail(of, clock, "in", thread=f"{of}-{clock}"), mail(of, back, thread=f"{of}-{clock}")]


def test_contacts_outside_hours_are_told_apart_by_who_began_and_night_belongs_to_the_day_before(tmp_path):
    lines = [
        EARLY,
        client(),
        *(of for n in range(4) for of in asked(day(0, n), "20:00", "20:30")),
        mail(day(-1), "25:30"),
        mail(day(-1, 1), "10:00"),
        mail(day(-1, 2), "19:00", channel="phone", seconds=600),
        mail(day(-1, 5), "12:00", "in"),
        mail(day(-1, 5), "13:00", "in", channel="phone", seconds=600),
    ]
    finding, rows = drawing(tmp_path, lines, "always-on")
    moments = dict(rows.moments)
    assert [(of.day, of.hour) for of in moments["mine"]] == [(day(-1), 25.5), (day(-1, 2), 19)]
    assert len(moments["mine"]) == finding.numbers["i_began"]
    assert [of.hour for of in moments["theirs"]] == [13, 20.5, 20.5, 20.5, 20.5]
    assert len(moments["theirs"]) == finding.numbers["they_began"]
    assert [(of.day, of.hour, of.client, of.channel) for of in moments["inside"]] == [
        (day(-1, 1), 10, "Bouw", "email")
    ]
    assert (len(rows.days), rows.from_hour, rows.blocks) == (28, 4, ())
    assert rows.windows[0] == ((9.0, 17.5),)
    assert rows.windows[5] == (), "a Saturday has no working hours"


def test_a_moment_is_shown_on_the_clock_that_it_was_lived_by(tmp_path):
    lines = [client(), *(mail(day(0, n), "22:00", timezone="Asia/Tokyo") for n in range(5))]
    _, rows = drawing(tmp_path, lines, "always-on")
    assert {of.hour for of in dict(rows.moments)["mine"]} == {7}


def test_days_show_their_hours_and_the_blocks_that_nothing_cut(tmp_path):
    lines = [*cut(12), mail(DAYS[-1], "12:00"), mail(DAYS[-1], "19:00")]
    finding, rows = drawing(tmp_path, lines, "fragmented-days")
    assert (len(rows.days), sum(not of for of in rows.blocks)) == (finding.n, finding.numbers["without"])
    moments = dict(rows.moments)
    assert len(moments["meeting"]) == finding.numbers["meetings"] == 72
    assert [(of.day, of.hour) for of in moments["message"]] == [(DAYS[-1], 12)]
    place = rows.days.index(DAYS[-1])
    assert rows.windows[place] == ((9, 17.5),)
    assert rows.blocks[place] == ((9, 12), (12, 17.5))
    assert [of.hour for of in moments["meeting"] if of.day == DAYS[0]][:2] == [10, 11 + 20 / 60]


def test_a_workshop_is_a_block_though_it_is_a_meeting(tmp_path):
    workshop = work(DAYS[-1], "09:00", "17:30", kind="meeting")
    finding, rows = drawing(tmp_path, [*cut(12), workshop], "fragmented-days")
    assert rows.blocks[rows.days.index(DAYS[-1])] == ((9, 17.5),)
    assert sum(not of for of in rows.blocks) == finding.numbers["without"]


def test_every_night_has_its_rest_and_short_ones_are_known_with_the_client_behind(tmp_path):
    lines = [*practice(), client("Zorg"), worked(day(0), "20:00", "23:00", client="Zorg"), *late(1)[1:]]
    lines.append(worked(day(-1, 2), "22:00", "23:30"))
    finding, rows = drawing(tmp_path, lines, "recovery-debt")
    assert (rows.start, rows.end, rows.line) == (date(2026, 5, 18), date(2026, 6, 15), 11)
    assert len(rows.nights) == finding.numbers["days"]
    short = [of for of in rows.nights if of.is_short]
    assert [(of.day, of.hours, of.client) for of in short] == [
        (day(-1, 3), 9.5, "Bouw"),
        (day(0, 1), 10, "Zorg"),
    ]
    assert len(short) == finding.numbers["short"]
    assert min(of.hours for of in short) == finding.numbers["shortest"]


def test_a_night_of_work_is_short_however_late_the_next_day_begins(tmp_path):
    nights = [
        line("entry", client="Bouw", starts_at=stamp(day(0, n), "22:00"), ends_at=stamp(day(0, n), "25:30"))
        for n in (0, 2)
    ]
    after = [worked(day(0, n), "14:00", "17:00") for n in (1, 3)]
    lines = [settings(day_starts_at="04:00"), client(), worked(day(-1)), *nights, *after]
    finding, rows = drawing(tmp_path, lines, "recovery-debt")
    assert [(of.day, of.hours, of.worked) for of in rows.nights if of.is_short] == [
        (day(0, 1), 12.5, 1.5),
        (day(0, 3), 12.5, 1.5),
    ]
    assert finding.numbers["short"] == 2
