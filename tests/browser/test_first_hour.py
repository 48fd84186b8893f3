"""The first hour in a real browser: the demo, a client, a line, a calendar, the inbox, the rate, undo."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HERE = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
CALENDAR = """Subject,Start Date,Start Time,End Date,End Time
@molen reading up #research !unbilled,2026-11-12,19:00,2026-11-12,20:45
Cancelled: @molen coffee,2026-11-13,10:00,2026-11-13,10:30
"""

BEFORE = "€69.11"  # €2,850.74 over 41.25 hours
LOGGED = "€75.16"  # 2 hours at €200 more: €3,250.74 over 43.25
IMPORTED = "€72.24"  # 1.75 hours that nobody pays: €3,250.74 over 45
SORTED = "€73.64"  # half an hour at €200 more: €3,350.74 over 45.5

if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("there is no Chromium on this machine", allow_module_level=True)


@pytest.fixture
def demo(tmp_path: Path) -> Iterator[str]:
    """The address of the demo, which ends with the test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    environment.pop("TRACKER_DB", None)
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", "demo", "--no-browser", "--port", port],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            assert server.stdout is not None
            said = server.stdout.readline()
            assert f"http://127.0.0.1:{port}" in said, said
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


class Visit:
    """A page in the browser; remembers every request and every error of the console."""

    def __init__(self, page: "playwright.Page") -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("websocket", lambda socket: self.requests.append(socket.url))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def go(self, name: str, heading: str) -> None:
        """Go to a page by the menu."""
        self.page.get_by_test_id("stPageLink-NavLink").filter(has_text=name).click()
        self.sees(self.page.get_by_role("heading", name=heading, exact=True))

    def sees(self, what: "playwright.Locator | str") -> None:
        """Wait until something is there, and nothing went wrong on the way."""
        found = self.page.get_by_text(what).first if isinstance(what, str) else what
        playwright.expect(found).to_be_visible(timeout=20_000)
        self.is_calm()

    def is_calm(self) -> None:
        """No error box and no traceback."""
        for box in ("stException", "stAlertContentError"):
            playwright.expect(self.page.get_by_test_id(box)).to_have_count(0)

    def write(self, label: str, text: str) -> None:
        """Fill in a field."""
        self.page.get_by_label(label).locator("visible=true").first.fill(text)

    def press(self, name: str) -> None:
        """Press a button."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option).click()

    def rate_is(self, rate: str) -> None:
        """The effective rate on the page of the week."""
        self.go("This week", "Week 46")
        self.sees(self.page.get_by_text(rate).first)


@pytest.fixture
def visit(demo: str) -> Iterator[Visit]:
    assert CHROMIUM is not None, "CI needs a Chromium"
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        visit = Visit(browser.new_page(viewport={"width": 1280, "height": 900}))
        visit.page.goto(demo)
        yield visit
        browser.close()


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


def upload(visit: Visit, path: Path) -> None:
    """Hand a file over on the page of imports."""
    visit.go("Import", "Import")
    visit.page.locator('input[type="file"]').set_input_files(path)
