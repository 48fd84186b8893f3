from pathlib import Path

import pandas as pd
import pytest

from tracker.book import Tracker
from tracker.pages.weekly import hours_per_kind, rates_per_week, weeks_between
from tracker.records import Client

from .drawn import DATA, HOSTILE, drawn, is_calm, new_book, tables, widget, with_bouw


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    return new_book(tmp_path, monkeypatch)


def test_without_clients_it_leads_to_the_clients_page(book: Tracker) -> None:
    at = drawn("rate")
    assert is_calm(at)
    assert 'href="clients"' in tables(at)


def test_peters_largest_client_over_half_a_year(book: Tracker) -> None:
    book.import_file(DATA / "peter.jsonl")
    book.import_file(DATA / "kalender.csv", timezone="Europe/Amsterdam")
    at = drawn("rate")
    assert is_calm(at)
    assert widget(at, "selectbox", "Client").value == "Bouwgroep Noord"
    assert "€47,792.50 / 702.00 h = €68.08 an hour" in tables(at)
    assert "finished at 702 h" in tables(at)
    alts = [chart.proto.alt for chart in at.get("plotly_chart")]
    assert len(alts) == 4
    assert "Of €100.00 an hour, €68.08 is left" in alts[1]


def test_another_client_and_range_stay_in_the_address(book: Tracker) -> None:
    with_bouw(book).log("2026-11-10 2h @bouw")
    book.add(Client(name="Acme"))
    at = drawn("rate")
    widget(at, "selectbox", "Client").set_value("Acme").run()
    assert "Acme" in at.query_params["client"]
    at.segmented_control[0].set_value("All").run()
    assert "All" in at.query_params["range"]
    assert is_calm(at)
    assert "Nothing in these weeks" in tables(at)


def test_a_client_in_the_address_is_shown(book: Tracker) -> None:
    with_bouw(book).log("2026-11-10 2h @bouw")
    book.add(Client(name="Acme"))
    assert widget(drawn("rate", client="Acme"), "selectbox", "Client").value == "Acme"


@pytest.mark.parametrize("address", [{}, {"client": "Bouw"}])
def test_the_week_is_reviewed_once_at_most(
    book: Tracker, monkeypatch: pytest.MonkeyPatch, address: dict[str, str]
) -> None:
    with_bouw(book).log("2026-11-10 2h @bouw")
    reviewed: list[str | None] = []
    review = Tracker.review
    monkeypatch.setattr(Tracker, "review", lambda of, *a, **k: reviewed.append(a[0]) or review(of, *a, **k))
    assert is_calm(drawn("rate", **address))
    assert len(reviewed) == 1


def test_hours_without_a_rate_have_no_waterfall_and_no_alarm(book: Tracker) -> None:
    book.add(Client(name="Acme"))
    book.log("2026-11-10 2h @acme")
    at = drawn("rate")
    assert is_calm(at)
    assert "no rate is agreed to hold it against" in tables(at)


def test_names_are_shown_as_text_whatever_they_spell(book: Tracker) -> None:
    for name in (HOSTILE, "x" * 10_000):
        book.add(Client(name=name))
        book.log(client=name, day=book.today(), hours=2)
    for name in (HOSTILE, "x" * 10_000):
        at = drawn("rate", client=name, week="2026-W47")
        assert is_calm(at)
        assert "<b>O" not in tables(at)


def test_every_week_of_the_range_is_on_the_axis_and_one_without_hours_is_a_gap(book: Tracker) -> None:
    with_bouw(book).log("2026-10-20 2h @bouw #travel")
    book.log("2026-11-03 2h @bouw !unbilled")
    report = book.report(("client", "week"), client="Bouw")
    weeks = weeks_between(report.start, report.end)
    assert weeks == ["2026-W43", "2026-W44", "2026-W45", "2026-W46", "2026-W47"]
    rates = rates_per_week(report, weeks)
    assert list(rates["effective_rate"].fillna(-1)) == [100, -1, 0, -1, -1]
    kinds = hours_per_kind(book.report(("kind", "week"), client="Bouw"), weeks[:3])
    found = kinds.pivot(index="week", columns="kind", values="hours")
    assert (
        found.to_dict()
        == pd.DataFrame({"delivery": [0.0, 0.0, 2.0], "travel": [2.0, 0.0, 0.0]}, index=weeks[:3]).to_dict()
    )
