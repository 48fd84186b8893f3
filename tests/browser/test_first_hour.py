"""The first hour in a real browser: the demo, a client, a line, a calendar, the inbox, the rate, undo."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visits import HERE, ROOT, Visit, served, upload, visiting

CALENDAR = """Subject,Start Date,Start Time,End Date,End Time
@molen reading up #research !unbilled,2026-11-12,19:00,2026-11-12,20:45
Cancelled: @molen coffee,2026-11-13,10:00,2026-11-13,10:30
"""

BEFORE = "€69.11"  # €2,850.74 over 41.25 hours
LOGGED = "€75.16"  # 2 hours at €200 more: €3,250.74 over 43.25
IMPORTED = "€72.24"  # 1.75 hours that nobody pays: €3,250.74 over 45
SORTED = "€73.64"  # half an hour at €200 more: €3,350.74 over 45.5


@pytest.fixture
def visit(tmp_path: Path) -> Iterator[Visit]:
    """The demo in a browser; both end with the test."""
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    environment.pop("TRACKER_DB", None)
    with served("demo", environment) as address, visiting(address) as found:
        yield found


def test_the_first_hour(visit: Visit, tmp_path: Path) -> None:
    page = visit.page

    # Peter's week, with its numbers.
    visit.sees(page.get_by_role("heading", name="Week 46", exact=True))
    visit.sees(BEFORE)
    visit.sees("41 h 15")

    # A client with a rate.
    visit.go("Clients", "Clients")
    page.get_by_text("New client", exact=True).click()
    visit.write("Name", "Molen")
    visit.write("Rate per hour", "200")
    visit.press("Add client")
    visit.sees("Added Molen at €200.00 an hour.")

    # A line.
    visit.go("Log", "Log")
    line = page.get_by_role("textbox").first
    line.fill("2026-11-13 2h @molen first sketch")
    line.press("Enter")
    visit.sees("Logged 2 h on Molen: first sketch")
    visit.rate_is(LOGGED)

    # A calendar of one's own.
    calendar = tmp_path / "november.csv"
    calendar.write_text(CALENDAR, "utf-8")
    upload(visit, calendar)
    visit.sees("2 rows: 1 new, 1 left out.")
    visit.press("Take in")
    visit.sees("november.csv: 2 rows: 1 new, 1 left out.")
    visit.rate_is(IMPORTED)

    # Peter's calendar again adds nothing.
    upload(visit, ROOT / "data" / "kalender.csv")
    visit.sees("585 rows: 547 in already, 8 for the inbox, 30 left out.")
    visit.press("Take in")
    visit.sees("kalender.csv: 585 rows: 547 in already, 8 to sort in the inbox, 30 left out.")
    visit.rate_is(IMPORTED)

    # A row of the inbox.
    visit.go("Import", "Import")
    page.get_by_role("radio", name="Inbox").click()
    visit.sees("8 calendar rows wait in the inbox for a client.")
    visit.choose("Title", 'Interview "De zelfstandige"')
    visit.sees("Tue 10 Nov 2026 12:30")
    visit.choose("Whose is it", "Molen")
    visit.press("Take in as work")
    visit.sees("Took in Interview")
    visit.sees("7 calendar rows wait in the inbox for a client.")
    visit.rate_is(SORTED)

    # And back.
    visit.go("Settings", "Settings")
    page.get_by_role("radio", name="Your records").click()
    visit.press("Take back the last change")
    visit.sees("Taken back: sort Interview")
    visit.rate_is(IMPORTED)

    assert visit.errors == []
    assert {url for url in visit.requests if not url.startswith(HERE)} == set(), "nothing leaves the machine"
