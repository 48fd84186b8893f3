"""Closing Peter's week in a real browser, from the page of the week to the review read back."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import ROOT, Visit, playwright, served, visiting
from tracker.book import Tracker
from tracker.cli.dashboard import DEMO_NOW
from tracker.records import Boundary, CheckIn, Mark

SMALL = {"width": 390, "height": 844}
WEEK = "2026-W46"
FITS = "document.querySelector('[data-testid=stMain]').scrollWidth <= window.innerWidth"


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Peter's records and calendar."""
    path = str(tmp_path / "peter.db")
    with Tracker(path) as book:
        book.import_file(ROOT / "data" / "peter.jsonl")
        book.import_file(ROOT / "data" / "kalender.csv", timezone="Europe/Amsterdam")
    return path


@pytest.fixture
def visit(path: str) -> Iterator[Visit]:
    environment = {**os.environ, "TRACKER_DB": path, "TRACKER_NOW": DEMO_NOW}
    with served("dashboard", environment) as address, visiting(address) as found:
        yield found


def at_step(visit: Visit, heading: str) -> None:
    """Wait until a step is drawn to its end: until then its buttons are those of the step before."""
    visit.sees(visit.page.get_by_role("heading", name=heading, exact=True))
    drawn = visit.page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]')
    playwright.expect(drawn).to_have_count(1, timeout=20_000)


def test_peters_week_is_closed_from_start_to_end(visit: Visit, path: str) -> None:
    page = visit.page
    page.get_by_role("link", name="Close the week").last.click()

    at_step(visit, "Sort what waits")
    visit.sees("8 calendar rows wait in the inbox")
    page.get_by_role("button", name="Next").click()

    at_step(visit, "Look at the week")
    visit.sees("41 h 15 for clients brought €2,850.74")
    page.keyboard.press("n")

    at_step(visit, "Unbilled hours")
    visit.sees("8 h, €800.00 at the agreed rate.")
    page.get_by_role("radio", name="A gift they know of").first.click()
    visit.sees("8 h given, and they know.")
    page.get_by_role("radio", name="Stop it").first.click()
    visit.sees("Later reviews tell whether it went on.")
    page.keyboard.press("n")

    at_step(visit, "Signs to be curious about")
    playwright.expect(page.get_by_role("article")).to_have_count(3)
    visit.press_first("Seen")
    playwright.expect(page.get_by_role("article")).to_have_count(2)
    page.keyboard.press("n")

    at_step(visit, "Choose one thing")
    page.get_by_text("the price of extra work, with Bouwgroep Noord").click()
    visit.write("What holds", "Extra work has a price, told before it begins")
    visit.press("Choose this boundary")
    visit.sees("It is not told yet.")
    page.keyboard.press("b")
    at_step(visit, "Signs to be curious about")
    page.keyboard.press("n")
    at_step(visit, "Choose one thing")
    page.get_by_role("button", name="Next").click()

    at_step(visit, "A line for yourself")
    page.get_by_role("textbox", name="A line for yourself").fill("Ask before I read all evening")
    page.get_by_role("radio", name="+1", exact=True).click()
    visit.press("Close the week")

    visit.sees(page.get_by_role("heading", name="Week 46, closed", exact=True))
    for said in ("Ask before I read all evening", "8 h to be stopped", "1 sign was answered.", "Energy: +1"):
        visit.sees(said)
    with Tracker(path) as book:
        back = book.read_back(WEEK)
        assert back.closing.closed_at is not None
        assert back.choice is not None
        assert back.choice in book.records(Boundary)
        assert [of.answer for of in book.records(Mark)] == ["stop"]
        assert [of.energy for of in book.records(CheckIn) if of.client is None][-1] == 1
    assert not [error for error in visit.errors if "404" not in error]


def test_it_can_be_left_and_taken_up_on_a_phone(visit: Visit) -> None:
    page = visit.page
    visit.go("Close the week", "Close week 46")
    page.get_by_role("radio", name="3 Unbilled").click()
    at_step(visit, "Unbilled hours")

    page.set_viewport_size(SMALL)
    page.goto(page.url.partition("?")[0])
    at_step(visit, "Unbilled hours")
    foot = page.locator(".st-key-closing-foot")
    for heading in ("Signs to be curious about", "Choose one thing", "A line for yourself"):
        page.get_by_role("button", name="Next").click()
        at_step(visit, heading)
        assert page.evaluate(FITS), "nothing is scrolled sideways"
        playwright.expect(foot).to_be_in_viewport(ratio=1)
    page.get_by_role("textbox", name="A line for yourself").fill("on the train")
    page.get_by_role("button", name="Back").click()
    at_step(visit, "Choose one thing")
    page.get_by_role("button", name="Next").click()
    at_step(visit, "A line for yourself")
    playwright.expect(page.get_by_role("textbox", name="A line for yourself")).to_have_value("on the train")
    visit.press("Close the week")
    visit.sees(page.get_by_role("heading", name="Week 46, closed", exact=True))
    assert page.evaluate(FITS)


def test_what_is_typed_while_another_window_closes_the_week_is_kept(visit: Visit, path: str) -> None:
    page = visit.page
    visit.go("Close the week", "Close week 46")
    page.get_by_role("radio", name="6 Line").click()
    at_step(visit, "A line for yourself")
    field = page.get_by_role("textbox", name="A line for yourself")
    field.press_sequentially("half a thought")
    with Tracker(path) as book:
        book.close_week(WEEK)
    visit.sees(page.get_by_role("button", name="See the closed week"))
    playwright.expect(field).to_have_value("half a thought")
    visit.press("See the closed week")
    visit.sees(page.get_by_role("heading", name="Week 46, closed", exact=True))
    visit.sees("half a thought")
