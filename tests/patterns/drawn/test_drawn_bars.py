from datetime import date

import pytest

from tests.patterns.book import at, client, line, weekly
from tests.patterns.drawn.drawing import drawing
from tests.patterns.test_loud_client_crowding import LINE, portfolio


def hours(day):
    return [line("entry", client="Bouw", day=day, seconds=8 * 3600)]


def test_actions_of_four_weeks_stand_by_whose_they_are_and_who_did_them(tmp_path):
    def action(owner, doer, day="2026-06-09", **fields):
        return line("action", client="Bouw", owner=owner, doer=doer, done_on=day, **fields)

    lines = [
        client(),
        *weekly(hours),
        *(action("client", "me", seconds=60 * n) for n in range(1, 4)),
        *(action("client", "client", seconds=60 * n) for n in range(1, 3)),
        action("me", "me"),
        action("client", "me", agreed=True),
        action("client", "me", "2026-01-05"),
        line("action", client="Bouw", owner="client", doer="me"),
    ]
    finding, rows = drawing(tmp_path, lines, "clients-chair")
    assert rows.rows == (("me", ""), ("client", ""))
    assert rows.series == (("me", (1, 3)), ("client", (0, 2)))
    assert finding.numbers["mine"] == dict(rows.series)["me"][1]


def test_questions_have_their_working_days_until_somebody_was_asked(tmp_path):
    def question(opened, asked=None, **fields):
        until = {"asked_at": at(f"{asked}T10:00"), "asked_whom": "peer"} if asked else {}
        return line("question", client="Bouw", opened_at=at(f"{opened}T10:00"), **until, **fields)

    lines = [
        client(),
        *weekly(hours),
        question("2026-06-01", "2026-06-05", text="which vat", seconds=9 * 3600),
        question("2026-06-02", text="whose data"),
        question("2026-06-09", "2026-06-10", text="soon asked"),
    ]
    finding, rows = drawing(tmp_path, lines, "solo-struggle")
    assert rows.rows == (("whose data", ""), ("which vat", "9 h"))
    assert rows.series == (("asked", (0, 4)), ("alone", (8, 0)))
    assert max(max(lengths) for _, lengths in rows.series) == finding.numbers["days"]


def test_each_client_has_a_bar_of_hours_and_one_of_revenue_and_quiet_ones_their_days(tmp_path):
    finding, rows = drawing(tmp_path, portfolio(LINE), "loud-client-crowding")
    assert rows.rows == (("Loud", ""), ("Cas", "quiet 44"), ("Ann", ""), ("Ben", ""))
    bars = dict(rows.series)
    assert bars["attention"] == pytest.approx((0.4, 0.2, 0.2, 0.2))
    assert bars["revenue"] == pytest.approx((0.25,) * 4)
    assert bars["attention"][0] - bars["revenue"][0] == pytest.approx(finding.reached.value)


def test_of_many_clients_the_last_share_a_row(tmp_path):
    many = {"Loud": 100, **{f"Client {n}": 5 for n in range(9)}}
    _, rows = drawing(tmp_path, portfolio(many, quiet="Client 8"), "loud-client-crowding")
    assert [name for name, _ in rows.rows] == ["Loud", "Client 8", *(f"Client {n}" for n in range(4)), ""]
    assert [sum(lengths) for _, lengths in rows.series] == pytest.approx([1, 1])


def test_every_topic_has_its_state_and_how_often_it_was_kept(tmp_path):
    def boundary(topic, **fields):
        return line("boundary", id=topic, client="Bouw", topic=topic, **fields)

    def occasion(day, topic, kept, **fields):
        return line("occasion", boundary=topic, at=at(f"{day}T10:00"), kept=kept, **fields)

    lines = [
        client(),
        *weekly(hours),
        boundary("scope", chosen_on="2026-01-05", told_on="2026-01-06"),
        boundary("hours", chosen_on="2026-01-05"),
        boundary("channels", applies=False),
        *(occasion(f"2026-06-0{n}", "scope", n > 3) for n in range(1, 7)),
        occasion("2026-06-08", "scope", False, chosen=True),
        occasion("2026-01-08", "scope", False),
    ]
    finding, rows = drawing(tmp_path, lines, "boundary-gap")
    states = {of.topic: of.state for of in rows.topics}
    assert (states["scope"], states["hours"], states["channels"], states["payment"]) == (
        "told",
        "chosen",
        "n/a",
        "open",
    )
    assert len(rows.topics) == 11
    (scope,) = (of for of in rows.topics if of.tests)
    assert (scope.topic, scope.kept, scope.tests) == ("scope", 3, finding.numbers["tests"])


def test_invoices_past_due_have_their_days_and_the_oldest_come_first(tmp_path):
    def invoice(number, issued, due=None, **fields):
        return line(
            "invoice",
            client="Bouw",
            number=number,
            issued_on=issued,
            due_on=due,
            amount_cents=50_000,
            **fields,
        )

    lines = [
        client(),
        invoice("7", "2026-04-20", "2026-05-04", reminded_on="2026-05-20"),
        invoice("6", "2026-04-01"),
        invoice("8", "2026-04-20", "2026-05-04", paid_on="2026-05-05"),
        invoice("9", "2026-06-01", "2026-07-01"),
    ]
    finding, rows = drawing(tmp_path, lines, "late-payment-tolerance")
    assert [tuple(of) for of in rows.bills] == [
        ("6", date(2026, 4, 1), date(2026, 5, 1), None, 50_000),
        ("7", date(2026, 4, 20), date(2026, 5, 4), date(2026, 5, 20), 50_000),
    ]
    assert (rows.today, rows.more) == (date(2026, 6, 14), 0)
    assert (rows.today - rows.bills[0].due).days == finding.numbers["days"]


def test_of_many_invoices_the_others_are_counted(tmp_path):
    lines = [client()]
    for n in range(9):
        lines.append(line("invoice", client="Bouw", issued_on=f"2026-03-{n + 1:02d}", amount_cents=50_000))
    _, rows = drawing(tmp_path, lines, "late-payment-tolerance")
    assert (len(rows.bills), rows.more) == (7, 2)
