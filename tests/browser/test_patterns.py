"""Patterns in a real browser: a card answered with my choice, silent, and the answer taken back."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import ROOT, Visit, playwright, served, visiting
from tracker.book import Tracker
from tracker.cli.dashboard import DEMO_NOW

SMALL = {"width": 390, "height": 844}


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    """Peter's records and calendar in the dashboard."""
    path = str(tmp_path / "peter.db")
    with Tracker(path) as book:
        book.import_file(ROOT / "data" / "peter.jsonl")
        book.import_file(ROOT / "data" / "kalender.csv", timezone="Europe/Amsterdam")
    environment = {**os.environ, "TRACKER_DB": path, "TRACKER_NOW": DEMO_NOW}
    with served("dashboard", environment) as address, visiting(address) as found:
        yield found


def test_my_choice_silences_a_card_until_it_is_taken_back(visit: Visit) -> None:
    page = visit.page
    visit.sees("Look closer and answer")
    visit.go("Patterns", "Patterns")
    first = page.get_by_role("article").first
    visit.sees(first)
    title = first.get_by_role("heading").inner_text()
    cards = page.get_by_role("article")
    playwright.expect(cards).to_have_count(3)

    visit.press_first("My choice")
    visit.sees("is silent for 8 weeks")
    page.get_by_label("Note to yourself").fill("planned for the launch")
    visit.press("Keep this answer")
    visit.sees(page.get_by_role("heading", name="Answered by you"))
    visit.sees("“planned for the launch”")
    playwright.expect(
        page.get_by_role("article").get_by_role("heading", name=title, exact=True)
    ).to_have_count(0)

    page.set_viewport_size(SMALL)
    inside = "document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"
    assert page.evaluate(inside), "nothing is scrolled sideways on a phone"

    visit.press("Take back")
    visit.sees(page.get_by_role("article").get_by_role("heading", name=title, exact=True))
    playwright.expect(page.get_by_role("heading", name="Answered by you")).to_have_count(0)
    assert not [error for error in visit.errors if "404" not in error]
