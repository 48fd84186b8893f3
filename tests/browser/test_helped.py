"""Half a year and twenty weeks: a boundary chosen while closing the week, told, and whether it helped."""

import os
from pathlib import Path

import pytest

from tests.browser.test_close import at_step
from tests.browser.visits import ROOT, playwright, served, visiting
from tests.later import CLIENT, LATER, twenty_weeks_on
from tracker.book import Tracker
from tracker.cli.dashboard import DEMO_NOW
from tracker.records import Boundary


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "peter.db")
    with Tracker(path) as book:
        book.import_file(ROOT / "data" / "peter.jsonl")
        book.import_file(ROOT / "data" / "kalender.csv", timezone="Europe/Amsterdam")
    return path


@pytest.mark.parametrize(
    ("unbilled", "verdict"), [((0, 4), "clear change"), ((9, 12), "could be chance")], ids=["held", "slipped"]
)
def test_a_boundary_of_the_review_is_looked_back_on_twenty_weeks_later(
    path: str, tmp_path: Path, unbilled: tuple[int, int], verdict: str
) -> None:
    def served_at(now: str) -> dict[str, str]:
        return {**os.environ, "TRACKER_DB": path, "TRACKER_NOW": now}

    with (
        served("dashboard", served_at(DEMO_NOW)) as address,
        visiting(f"{address}/close?step=choice") as visit,
    ):
        page = visit.page
        at_step(visit, "Choose one thing")
        page.get_by_text(f"the price of extra work, with {CLIENT}").click()
        visit.write("What holds", "Extra work has a price, told before it begins")
        page.get_by_text("I told it today").click()
        visit.press("Choose this boundary")
        visit.sees("Extra work has a price")
        page.get_by_role("button", name="Next").click()
        at_step(visit, "A line for yourself")
        visit.press("Close the week")
        visit.sees(page.get_by_role("heading", name="Week 46, closed", exact=True))

    with Tracker(path) as book:
        (boundary,) = book.records(Boundary)
        assert boundary.told_on is not None
        twenty_weeks_on(book, tmp_path, unbilled)

    part = "boundaries?boundaries=Did+it+help%3F"
    with served("dashboard", served_at(LATER)) as address, visiting(f"{address}/{part}") as visit:
        visit.sees("Extra work has a price, told before it begins")
        visit.sees(visit.page.get_by_text(verdict, exact=True))
        playwright.expect(visit.page.get_by_test_id("stPlotlyChart")).to_be_visible(timeout=20_000)
