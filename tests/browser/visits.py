"""A visit to the dashboard in a real browser: its server, the page, and what a user does on it."""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

ROOT = Path(__file__).parent.parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
HERE = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")

if CHROMIUM is None and not os.environ.get("CI"):
    pytest.skip("there is no Chromium on this machine", allow_module_level=True)


@contextmanager
def served(command: str, environment: dict[str, str]) -> Iterator[str]:
    """The address at which `tracker COMMAND` serves the dashboard, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    with subprocess.Popen(
        [sys.executable, "-m", "tracker", command, "--no-browser", "--port", port],
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

    def __init__(self, page: "playwright.Page", address: str) -> None:
        self.page = page
        self.address = address
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

    def settles(self) -> None:
        """Wait until nothing is being drawn any more."""
        playwright.expect(self.page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=20_000)
        playwright.expect(self.page.locator("[data-stale=true]")).to_have_count(0, timeout=20_000)

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

    def press_first(self, name: str) -> None:
        """Press the first of several buttons of a name."""
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def choose(self, label: str, option: str) -> None:
        """Choose from a list."""
        self.page.get_by_role("combobox", name=label).click()
        self.page.get_by_role("option", name=option).click()

    def rate_is(self, rate: str) -> None:
        """The effective rate on the page of the week."""
        self.go("This week", "Week 46")
        self.sees(self.page.get_by_text(rate).first)


@contextmanager
def visiting(address: str, locale: str = "en-US") -> Iterator[Visit]:
    """A browser on the dashboard at an address, in the language of its user."""
    assert CHROMIUM is not None, "CI needs a Chromium"
    with playwright.sync_playwright() as run:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        visit = Visit(browser.new_page(viewport={"width": 1280, "height": 900}, locale=locale), address)
        visit.page.goto(address)
        yield visit
        browser.close()


def upload(visit: Visit, path: Path) -> None:
    """Hand a file over on the page of imports."""
    visit.go("Import", "Import")
    visit.page.locator('input[type="file"]').set_input_files(path)
