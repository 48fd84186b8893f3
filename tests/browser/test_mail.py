"""Mail in a real browser: from Peter's mailbox to the curves, a sender assigned, and a question closed."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import HERE, ROOT, Visit, served, upload, visiting
from tracker.book import Tracker
from tracker.cli.dashboard import DEMO_NOW
from tracker.records import Address


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    """Peter's clients in the dashboard, without a message, and without saying who he is."""
    path = str(tmp_path / "peter.db")
    with Tracker(path) as book:
        book.import_file(ROOT / "data" / "peter.jsonl")
        for own in book.records(Address):
            book.remove(own)
    environment = {**os.environ, "TRACKER_DB": path, "TRACKER_NOW": DEMO_NOW}
    with served("dashboard", environment) as address, visiting(address) as found:
        yield found


def test_from_a_mailbox_to_an_answer(visit: Visit) -> None:
    page = visit.page
    visit.go("Replies", "Replies")
    visit.sees("There are no contacts with clients yet.")

    # The mailbox does not say who he is, so the page asks.
    upload(visit, ROOT / "data" / "peter.mbox")
    visit.sees("Which of these are you?")
    page.get_by_text("peter@").first.click()
    visit.press("This is me")
    visit.sees("912 messages:")
    visit.press("Take in")
    visit.sees("peter.mbox: 912 messages:")

    # Somebody it does not know.
    page.get_by_role("radio", name="Senders").click()
    visit.sees("karin@")
    page.get_by_role("combobox", name="Client").first.click()
    page.get_by_role("option", name="Studio Vlinder").click()
    visit.press_first("Assign")
    visit.sees("belongs to Studio Vlinder now.")

    # How soon he answers, and how soon they do.
    visit.go("Replies", "Replies")
    visit.sees("How soon questions are answered")
    visit.sees("You usually take between")
    curve = page.locator(".st-key-how-soon .js-line")
    visit.sees(curve.first)
    assert curve.count() >= 2, "his curve and theirs"

    # A question that was answered on another way.
    visit.sees("You wait for them: the oldest 5 of 17")
    visit.press_first("Answered elsewhere")
    visit.sees("You wait for them: the oldest 5 of 16")
    page.locator(".st-key-undo-said button").click()
    visit.sees("You wait for them: the oldest 5 of 17")

    # A call, by hand.
    page.get_by_text("Note a contact by hand").click()
    line = page.locator(".st-key-contact-line input")
    line.fill("@bouw in phone 8:45 12m")
    line.press("Enter")
    visit.sees("Noted a call from Bouwgroep Noord, 12 min")

    assert visit.errors == []
    assert {url for url in visit.requests if not url.startswith(HERE)} == set(), "nothing leaves the machine"
