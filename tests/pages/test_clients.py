from datetime import date
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.records import Client, Expense, Project, Rate

from .drawn import (
    DATA,
    HOSTILE,
    drawn,
    fill,
    is_calm,
    new_book,
    opened,
    part,
    press,
    tables,
    widget,
    with_bouw,
    words,
)


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


@pytest.fixture
def book(empty: Tracker) -> Tracker:
    return with_bouw(empty)


def test_an_empty_book_says_what_to_do_first(empty: Tracker) -> None:
    at = drawn("clients")
    assert is_calm(at)
    assert "A name and a rate are enough to begin." in words(at)
    assert at.expander[0].proto.expanded


def test_a_client_and_a_rate_take_one_form(empty: Tracker) -> None:
    at = drawn("clients")
    fill(at, "text_input", "Name", "Gemeente Eik")
    fill(at, "text_input", "Rate per hour", "95,50")
    fill(at, "text_input", "Short names", "eik, gemeente")
    fill(at, "text_input", "Mail addresses", "eik.example")
    at = press(at, "Add client")

    assert is_calm(at)
    assert "Added Gemeente Eik at €95.50 an hour." in words(at)
    (client,) = empty.records("client")
    assert isinstance(client, Client)
    assert (client.aliases, client.addresses) == (("eik", "gemeente"), ("eik.example",))
    (rate,) = empty.records("rate")
    assert isinstance(rate, Rate)
    assert (rate.cents_per_hour, rate.valid_from) == (9550, None)
    assert widget(at, "text_input", "Name").value == "", "the form is ready for the next one"

    at = press(at, "Undo")
    assert empty.records("client") == (), "client and rate go together"


def test_a_refused_form_keeps_what_was_typed_and_stores_nothing(empty: Tracker) -> None:
    at = fill(fill(drawn("clients"), "text_input", "Name", "Eik"), "text_input", "Rate per hour", "much")
    at = press(at, "Add client")
    assert "The rate is no amount" in at.warning[0].value
    assert empty.records("client") == ()
    assert widget(at, "text_input", "Name").value == "Eik"
    assert empty.history() == empty.history(1)


def test_a_client_whose_rate_is_refused_is_not_half_stored(empty: Tracker) -> None:
    at = fill(fill(drawn("clients"), "text_input", "Name", "Eik"), "text_input", "Rate per hour", "-5")
    at = press(at, "Add client")
    assert "is below zero" in at.warning[0].value
    assert empty.records("client") == ()
    assert [of.what for of in empty.history()] == ["add settings"]


@pytest.mark.parametrize(
    ("name", "said"), [("", "name is empty"), ("BOUW", "There is a client Bouw already")]
)
def test_a_client_needs_a_name_of_its_own(book: Tracker, name: str, said: str) -> None:
    at = press(fill(drawn("clients"), "text_input", "Name", name), "Add client")
    assert said in at.warning[0].value
    assert len(book.records("client")) == 1


def test_a_client_that_is_added_takes_in_what_waited_for_it(book: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Subject,Start,End\nEik kick-off,2026-11-09 09:00,2026-11-09 10:00\n", "utf-8")
    book.import_file(path)
    at = press(fill(drawn("clients"), "text_input", "Name", "Eik"), "Add client")
    assert "It took in 1 of the rows that waited in the inbox." in words(at)


def details(**state: object):
    return part(drawn("clients", **state), "Details")


def test_a_client_is_edited_and_the_hours_move_along(book: Tracker) -> None:
    book.log("2026-11-09 2h @bouw")
    at = details()
    widget_names = [of for of in at.text_input if of.label == "Name"]
    widget_names[1].set_value("Bouwgroep Noord")
    [of for of in at.text_input if of.label.startswith("Short names")][1].set_value("bouw")
    at = press(at, "Save")
    assert is_calm(at)
    (client,) = book.records("client")
    assert isinstance(client, Client)
    assert (client.name, client.aliases) == ("Bouwgroep Noord", ("bouw",))
    assert book.review("2026-W46").clients[0].client == "Bouwgroep Noord"
    assert widget(at, "selectbox", "Client").value == "Bouwgroep Noord"


def test_an_archived_client_can_be_brought_back(book: Tracker) -> None:
    at = press(details(), "Archive")
    assert book.records("client")[0].archived_on == date(2026, 11, 16)
    assert "archived" in tables(at)
    at = press(at, "Bring back")
    assert book.records("client")[0].archived_on is None


def test_a_client_with_records_is_not_removed(book: Tracker) -> None:
    at = press(details(), "Remove")
    assert "Archive it instead" in at.warning[0].value
    assert len(book.records("client")) == 1


def test_a_new_rate_never_changes_the_weeks_before_it(book: Tracker) -> None:
    book.log("2026-11-09 2h @bouw")
    at = part(drawn("clients"), "Rates")
    fill(at, "text_input", "Rate per hour, EUR", "120")
    at = press(at, "Set rate")
    assert "Bouw: €120.00 an hour from Mon 16 Nov 2026 on." in words(at)
    assert [of.cents_per_hour for of in book.records("rate")] == [10_000, 12_000]
    assert book.review("2026-W46").totals["effective_rate"] == 100.0
    assert "since Mon 16 Nov 2026" in words(at)


def test_a_rate_of_the_same_day_is_corrected_and_can_be_removed(book: Tracker) -> None:
    at = part(drawn("clients"), "Rates")
    fill(at, "text_input", "Rate per hour, EUR", "90")
    fill(at, "date_input", "Holds from", None)
    at = press(at, "Set rate")
    assert [of.cents_per_hour for of in book.records("rate")] == [9000]
    at = press(at, "Remove")
    assert book.records("rate") == ()
    assert "earn nothing until there is one" in words(at)
    press(at, "Undo")
    assert len(book.records("rate")) == 1


def test_a_project_may_have_a_rate_of_its_own(book: Tracker) -> None:
    book.add(Project(client="Bouw", name="Training", billing="hourly"))
    at = part(drawn("clients"), "Rates")
    fill(at, "text_input", "Rate per hour, EUR", "150")
    fill(at, "selectbox", "For", "Training")
    at = press(at, "Set rate")
    assert [of.project for of in book.records("rate")] == [None, "Training"]
    assert "for Training" in words(at)


def new_project(book: Tracker, billing: str, **fields: object):
    key = f"new-project-of-{book.records('client')[0].id}-open-0"
    at = drawn("clients", **{key: True})
    fill(at, "text_input", "Name of the project", "Phase 2")
    fill(at, "selectbox", "How it is paid", billing).run()
    return at


@pytest.mark.parametrize(
    ("billing", "fields"),
    [
        ("hourly", {"First day", "Last day"}),
        (
            "fixed",
            {"Fee, EUR", "Hours agreed", "Hours when finished, as you see it now", "First day", "Last day"},
        ),
        ("retainer", {"Fee per month, EUR", "Hours included per month", "First day", "Last day"}),
        ("gift", {"First day", "Last day"}),
        ("internal", {"First day", "Last day"}),
    ],
)
def test_a_project_asks_only_what_its_billing_needs(book: Tracker, billing: str, fields: set[str]) -> None:
    at = new_project(book, billing)
    shown = {of.label for of in (*at.text_input, *at.number_input, *at.date_input)}
    others = {"Name", "Rate per hour", "Name of the project"}
    assert {
        of for of in shown - others if "ame" not in of and "omain" not in of and "yours" not in of
    } == fields
    assert bool(at.text_area) == (billing == "fixed")
    at = press(at, "Add project")
    assert is_calm(at)
    (project,) = book.records("project")
    assert isinstance(project, Project)
    assert (project.name, project.billing) == ("Phase 2", billing)


def test_a_fixed_fee_earns_by_its_milestones(book: Tracker) -> None:
    at = new_project(book, "fixed")
    fill(at, "text_input", "Fee", "10000")
    fill(at, "number_input", "Hours agreed", 100.0)
    fill(at, "date_input", "First day", date(2026, 11, 2))
    fill(at, "text_area", "Milestones", "2026-11-15 40%\n2026-12-31 60%")
    at = press(at, "Add project")
    (project,) = book.records("project")
    assert isinstance(project, Project)
    assert project.fee_cents == 1_000_000
    assert [of["share"] for of in project.milestones] == [0.4, 0.6]
    assert "a fixed fee of €10,000.00 for 100 hours, 2 milestones, since 2 Nov 2026" in at.expander[1].label
    assert book.review("2026-W46").totals["revenue"] == 2000.0


def test_a_fee_that_earns_nothing_yet_says_what_it_needs(book: Tracker) -> None:
    at = press(new_project(book, "fixed"), "Add project")
    assert "It earns nothing until it has a fee, a first day and a last day or milestones." in words(at)


def test_a_project_is_edited_and_removed(book: Tracker) -> None:
    project = book.add(
        Project(client="Bouw", name="Vernieuwing", billing="fixed", fee_cents=100, agreed_hours=10)
    )
    at = opened(drawn("clients"), f"project-{project.id}")
    assert widget(at, "text_input", "Fee").value == "1"
    fill(at, "selectbox", "How it is paid", "gift").run()
    at = press(at, "Save")
    (changed,) = book.records("project")
    assert isinstance(changed, Project)
    assert (changed.billing, changed.fee_cents, changed.agreed_hours) == ("gift", None, None)
    press(opened(at, f"project-{project.id}"), "Remove")
    assert book.records("project") == ()


def test_shares_that_make_no_whole_are_refused(book: Tracker) -> None:
    at = new_project(book, "fixed")
    fill(at, "text_area", "Milestones", "2026-11-15 40%")
    at = press(at, "Add project")
    assert "The shares come to 40%" in at.warning[0].value
    assert book.records("project") == ()


def test_an_expense_is_added_and_removed(book: Tracker) -> None:
    at = part(drawn("clients"), "Expenses")
    fill(at, "text_input", "Amount, EUR", "34,80")
    fill(at, "text_input", "What for", "Train **to** the site")
    at.checkbox[0].check()
    at = press(at, "Add expense")
    (expense,) = book.records("expense")
    assert isinstance(expense, Expense)
    assert (expense.client, expense.day, expense.amount_cents) == ("Bouw", date(2026, 11, 16), 3480)
    assert expense.passed_through
    assert r"Train \*\*to\*\* the site · the client pays it back" in words(at)
    at = press(at, "Remove")
    assert book.records("expense") == ()
    press(at, "Undo")
    assert len(book.records("expense")) == 1


def test_costs_of_ones_own_belong_to_no_client(empty: Tracker) -> None:
    at = drawn("clients", **{"own-costs": True})
    fill(at, "text_input", "Amount, EUR", "29")
    press(at, "Add expense")
    assert empty.records("expense")[0].client is None


def test_an_expense_without_an_amount_is_refused(book: Tracker) -> None:
    at = press(part(drawn("clients"), "Expenses"), "Add expense")
    assert "An expense needs a day and an amount" in at.warning[0].value


@pytest.mark.parametrize("name", ["Projects", "Rates", "Expenses", "Details"])
def test_hostile_names_are_only_text(empty: Tracker, name: str) -> None:
    empty.add(Client(name=HOSTILE, aliases=(HOSTILE,)))
    empty.add(Project(client=HOSTILE, name=HOSTILE, billing="hourly"))
    empty.add(Rate(client=HOSTILE, project=HOSTILE, cents_per_hour=1))
    empty.add(Expense(client=HOSTILE, day=date(2026, 11, 1), amount_cents=1, note=HOSTILE))
    at = part(drawn("clients"), name)
    assert is_calm(at)
    assert "<b>O'Neil" not in words(at).replace("\\<b", "")
    assert "\u202e" not in words(at)
    assert "&lt;b&gt;O&#x27;Neil" in tables(at)


@pytest.mark.parametrize("name", ["Projects", "Rates", "Expenses", "Details"])
def test_names_of_any_length_fit(empty: Tracker, name: str) -> None:
    for n in range(2):
        empty.add(Client(name="x" * 10_000 + str(n)))
    at = part(drawn("clients"), name)
    assert is_calm(at)
    assert len(words(at)) < 10_000
    labels = widget(at, "selectbox", "Client").options
    assert len(set(labels)) == 2, "two that begin alike stay apart"


def test_peters_clients_are_all_there(empty: Tracker) -> None:
    empty.import_file(DATA / "peter.jsonl")
    at = drawn("clients")
    assert is_calm(at)
    assert widget(at, "selectbox", "Client").options == ["Bouwgroep Noord", "Gemeente Eik", "Studio Vlinder"]
    assert "€105.00" in tables(at), "the rate of today, not the first one"
    assert "a fixed fee of €48,000.00 for 480 hours, 18 May 2026 – 15 Nov 2026" in at.expander[1].label


def test_the_address_chooses_the_client(empty: Tracker) -> None:
    empty.import_file(DATA / "peter.jsonl")
    at = drawn("clients", client="Studio Vlinder")
    assert widget(at, "selectbox", "Client").value == "Studio Vlinder"
    widget(at, "selectbox", "Client").set_value("Gemeente Eik").run()
    assert "Gemeente Eik" in at.query_params["client"]
