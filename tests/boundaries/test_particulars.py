"""What can be said to a client: the current project, its rate and hours, what was told, an open invoice."""

from datetime import date

import pytest

from tracker.boundaries.particulars import (
    Agreed,
    Particulars,
    agreed_hours,
    current_project,
    open_invoice,
    particulars,
)
from tracker.records import Boundary, Invoice, Project, Rate

TODAY = date(2026, 11, 16)


def project(name: str = "Fase", client: str = "Bouw", billing: str = "hourly", **fields: object) -> Project:
    return Project(client=client, name=name, billing=billing, **fields)  # type: ignore[arg-type]


def invoice(number: str, due: date | None, **fields: object) -> Invoice:
    given = {"client": "Bouw", "issued_on": date(2026, 9, 1), "amount_cents": 100_00} | fields
    return Invoice(id=number, number=number, due_on=due, **given)  # type: ignore[arg-type]


def current(*projects: Project) -> str | None:
    found = current_project(projects, "Bouw", TODAY)
    return found.name if found else None


def waiting(*invoices: Invoice) -> str | None:
    found = open_invoice(invoices, "Bouw", TODAY)
    return found.number if found else None


class TestProject:
    def test_the_one_that_runs_and_began_last_is_current(self) -> None:
        long = project("long")
        new = project("new", starts_on=date(2026, 11, 1))
        coming = project("coming", starts_on=date(2026, 12, 1))
        assert current(new, coming, long) == "new"

    def test_without_a_running_one_it_is_the_one_that_ended_last(self) -> None:
        one = project("one", ends_on=date(2026, 11, 15))
        other = project("other", starts_on=date(2026, 9, 1), ends_on=date(2026, 10, 1))
        assert current(other, one) == "one"

    def test_gifts_internal_work_and_other_clients_are_not(self) -> None:
        assert current(project(billing="gift"), project(billing="internal"), project(client="Eik")) is None


class TestAgreedHours:
    def test_they_count_from_the_start_of_the_project(self) -> None:
        fixed = project(billing="fixed", agreed_hours=480, starts_on=date(2026, 5, 18))
        assert agreed_hours(fixed, TODAY) == Agreed(fixed, 480, date(2026, 5, 18), TODAY)

    def test_those_of_a_retainer_are_this_months(self) -> None:
        retainer = project(billing="retainer", included_hours=20)
        assert agreed_hours(retainer, TODAY) == Agreed(retainer, 20, date(2026, 11, 1), TODAY)

    def test_there_are_none_after_the_end_or_without_a_number(self) -> None:
        over = project(billing="fixed", agreed_hours=480, ends_on=date(2026, 11, 15))
        assert (
            agreed_hours(over, TODAY) is agreed_hours(project(), TODAY) is agreed_hours(None, TODAY) is None
        )
        assert agreed_hours(project(billing="retainer"), TODAY) is None


class TestInvoice:
    def test_the_one_longest_past_its_date_comes_first_then_the_next_due(self) -> None:
        early, late = invoice("early", date(2026, 10, 1)), invoice("late", date(2026, 12, 1))
        assert waiting(late, early) == "early"
        assert waiting(late) == "late"

    def test_without_a_due_day_it_is_due_after_thirty_days(self) -> None:
        assert waiting(invoice("a", date(2026, 10, 2)), invoice("b", None)) == "b"

    @pytest.mark.parametrize(
        "fields",
        [
            {"paid_on": TODAY},
            {"on_hold": "dispute"},
            {"leeway_until": date(2026, 11, 17)},
            {"amount_cents": -5},
            {"client": "Eik"},
        ],
    )
    def test_what_is_not_to_be_reminded_of_is_left_out(self, fields: dict[str, object]) -> None:
        assert waiting(invoice("a", date(2026, 10, 1), **fields)) is None

    def test_leeway_that_is_over_is_none(self) -> None:
        assert waiting(invoice("a", date(2026, 10, 1), leeway_until=TODAY)) == "a"


class TestParticulars:
    def test_of_a_client_without_anything_nothing_is_known(self) -> None:
        assert particulars("Bouw", None, [], [], [], TODAY) == Particulars(client="Bouw")

    def test_the_rate_is_that_of_the_project_or_its_fee_over_its_hours(self) -> None:
        rates = [
            Rate(client="Bouw", cents_per_hour=90_00),
            Rate(client="Bouw", project="Fase", cents_per_hour=95_00),
        ]
        assert particulars("Bouw", None, rates, [], [], TODAY).cents_per_hour == 90_00
        assert particulars("Bouw", project(), rates, [], [], TODAY).cents_per_hour == 95_00
        fixed = project(billing="fixed", fee_cents=48_000_00, agreed_hours=480)
        assert particulars("Bouw", fixed, rates, [], [], TODAY).cents_per_hour == 100_00

    def test_only_what_was_told_is_a_reply_time(self) -> None:
        chosen = Boundary(client="Bouw", topic="reply_time", terms={"reply_within_minutes": 60})
        told = Boundary(topic="reply_time", told_on=TODAY, terms={"reply_within_minutes": 240})
        assert particulars("Bouw", None, [], [chosen], [], TODAY).reply_minutes is None
        assert particulars("Bouw", None, [], [chosen, told], [], TODAY).reply_minutes == 240

    @pytest.mark.parametrize(("worked", "left"), [(0, 10.0), (4.5, 5.5), (10, 0.0), (12, 0.0)])
    def test_hours_left_are_never_below_none(self, worked: float, left: float) -> None:
        of = project(billing="fixed", agreed_hours=10)
        found = particulars("Bouw", of, [], [], [], TODAY, worked_seconds=round(worked * 3600))
        assert found.hours_left == left

    @pytest.mark.parametrize(("day", "late"), [(15, 1), (16, None), (17, None)])
    def test_an_invoice_is_late_from_the_day_after_it_was_due(self, day: int, late: int | None) -> None:
        of = invoice("a", date(2026, 11, day))
        found = particulars("Bouw", None, [], [], [of], TODAY)
        assert (found.invoice, found.due_on, found.days_late) == (of, date(2026, 11, day), late)
