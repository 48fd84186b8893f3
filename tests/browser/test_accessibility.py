"""Every page for who reads with the ears, or in weak light: axe in a real browser, in both themes."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.visits import Visit, served, visiting
from tracker.cli.dashboard import DEMO_NOW, build
from tracker.pages import PAGES

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}}
"""What is law for public bodies in the EU (EN 301 549): WCAG 2.1, level AA."""


@pytest.fixture(scope="module")
def visit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visit]:
    path = str(tmp_path_factory.mktemp("axe") / "peter.db")
    build(path)
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.address)
def test_a_page_has_no_barrier_that_axe_finds(visit: Visit, entry: Any, scheme: str) -> None:
    page = visit.page
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{visit.address}/{entry.address}")
    visit.sees(page.get_by_role("heading", level=1))
    visit.settles()
    assert violations(visit) == []
