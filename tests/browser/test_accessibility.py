"""Every page for who reads with the ears, or in weak light: axe in a real browser, in both themes."""

import os
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import Visit, playwright, served, visiting
from tracker.book import Tracker
from tracker.cli.dashboard import DEMO_NOW, build
from tracker.pages import PAGES
from tracker.pages.boundaries.address import PARTS as BOUNDARIES
from tracker.pages.clients.page import PARTS as CLIENTS
from tracker.pages.imports.page import PARTS as IMPORTS
from tracker.pages.patterns.page import PARTS as PATTERNS
from tracker.pages.settings.page import PARTS as SETTINGS
from tracker.records import STEPS, Boundary

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
"""What is law for public bodies in the EU (EN 301 549): WCAG 2.1, level AA."""

WEEK, CLOSED = "2026-W46", "2026-W45"
MOST_FOLDED = 40
PLACES = (
    ("", {}),
    *((entry.address, {}) for entry in PAGES[1:]),
    *(("close", {"week": WEEK, "step": step}) for step in STEPS[1:]),
    *(("boundaries", {"boundaries": part}) for part in BOUNDARIES[1:]),
    ("close", {"week": CLOSED}),
    ("boundaries", {"client": "Bouwgroep Noord"}),
    ("boundaries", {"client": "Bouwgroep Noord", "topic": "reply_time"}),
    *(("patterns", {"patterns": part}) for part in PATTERNS[1:]),
    *(("words", {"words": situation}) for situation in ("reply-time", "check")),
    ("words", {"client": "Bouwgroep Noord", "in": "nl"}),
    *(("import", {"import": part}) for part in IMPORTS[1:]),
    *(("clients", {"about": part}) for part in CLIENTS[1:]),
    *(("settings", {"settings": part}) for part in SETTINGS[1:]),
    *(("notes", {"note": kind}) for kind in ("boundary", "assumption", "request")),
)
"""Every page, the first by no name, and of each the parts after its first that an address leads to."""


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    path = str(tmp_path_factory.mktemp("axe") / "peter.db")
    build(path)
    with Tracker(path) as book:
        told = date(2026, 8, 17)
        terms = {"reply_within_minutes": 240}
        book.add(Boundary(client="Bouwgroep Noord", topic="reply_time", told_on=told, terms=terms))
        book.close_week(CLOSED)
    environment = {**os.environ, "TRACKER_DB": path, "TRACKER_NOW": DEMO_NOW}
    with served("dashboard", environment) as address, visiting(address) as found:
        yield found


def violations(visit: Visit) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(visit.page, options=RULES).response["violations"]
    return [
        f"{of['id']} ({of['impact']}): {node['target'][0]}: {node['html'][:160]}"
        for of in found
        for node in of["nodes"]
    ]


def name_of(place: tuple[str, dict[str, str]]) -> str:
    return "-".join((place[0] or "first", *place[1].values()))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", PLACES, ids=name_of)
def test_a_page_has_no_barrier_that_axe_finds(visit: Visit, place: Any, scheme: str) -> None:
    page, (address, parts) = visit.page, place
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{visit.address}/{address}?{urlencode(parts)}")
    visit.sees(page.get_by_role("heading", level=1))
    visit.settles()
    open_expanders(visit)
    assert violations(visit) == []


def open_expanders(visit: Visit) -> None:
    """Open what is folded, so that what is in it is looked at, too."""
    folded = visit.page.locator('[data-testid="stExpander"] details:not([open]) > summary')
    for _turn in range(MOST_FOLDED):
        if not folded.count():
            return
        folded.first.click()
        visit.settles()


def test_a_phrase_can_be_copied_without_a_mouse(visit: Visit) -> None:
    page = visit.page
    page.goto(f"{visit.address}/words?words=no")
    visit.sees(page.get_by_role("button", name="Copy to clipboard").first)
    page.mouse.move(0, 0)
    playwright.expect(page.get_by_role("button", name="Copy to clipboard").last).to_be_visible()
    opacity = "button => getComputedStyle(button.closest('[data-testid=stCode] > div')).opacity"
    assert page.get_by_role("button", name="Copy to clipboard").last.evaluate(opacity) == "1"
