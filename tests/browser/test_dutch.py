"""The dashboard in the browser of a Dutch consultant: every page in Dutch, unless English is chosen."""

import os
from collections.abc import Iterable, Iterator

import pytest

from tests.browser.visits import Visit, playwright, served, visiting
from tracker.cli.dashboard import DEMO_NOW, build
from tracker.pages import PAGES

DUTCH = {
    "Deze week": ("Week 46", "41 u 15 voor klanten leverde € 2.850,74 op"),
    "Week afsluiten": ("Sluit week 46 af", "tellen nog nergens mee"),
    "Patronen": ("Patronen", "om nieuwsgierig naar te kijken"),
    "Grenzen": ("Grenzen", "Waar je dienst ophoudt"),
    "Woorden": ("Woorden", "Er wordt niets verstuurd"),
    "Aannames": ("Aannames", "Een luchtige vraag maakt het duidelijk"),
    "Open": ("Tussen jullie", "Wat er openstaat tussen jou en elke klant"),
    "Tarief": ("Tarief", "van de afgesproken"),
    "Reacties": ("Reacties", "vragen van klanten beantwoordde je er"),
    "Noteren": ("Noteren", "Woorden in willekeurige volgorde"),
    "Notities": ("Notities", "Wat uren en berichten niet vertellen"),
    "Importeren": ("Importeren", "agendarijen wachten in de inbox op een klant"),
    "Klanten": ("Klanten", "Nieuwe klant"),
    "Instellingen": ("Instellingen", "Een dag begint om"),
}
"""Each page by its name in the menu: its heading, and a sentence on it."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path = str(tmp_path_factory.mktemp("dutch") / "peter.db")
    build(path)
    with served("dashboard", {**os.environ, "TRACKER_DB": path, "TRACKER_NOW": DEMO_NOW}) as found:
        yield found


@pytest.fixture
def visit(address: str) -> Iterator[Visit]:
    with visiting(address, locale="nl-NL") as found:
        yield found


def has_menu(visit: Visit, names: Iterable[str]) -> None:
    """Wait for a menu of these names: it is drawn anew with each page."""
    links = visit.page.get_by_test_id("stPageLink-NavLink")
    playwright.expect(links).to_have_text(list(names), timeout=20_000)


def speaks(visit: Visit, language: str) -> None:
    playwright.expect(visit.page.locator("html")).to_have_attribute("lang", language, timeout=20_000)


def test_a_dutch_browser_gets_every_page_in_dutch(visit: Visit) -> None:
    visit.sees(visit.page.get_by_role("heading", name="Week 46", exact=True))
    has_menu(visit, DUTCH)
    for name, (heading, sentence) in DUTCH.items():
        visit.go(name, heading)
        visit.sees(visit.page.get_by_text(sentence).locator("visible=true").first)
        visit.settles()
        speaks(visit, "nl")
        has_menu(visit, DUTCH)


def test_what_streamlit_says_in_english_alone_is_not_shown(visit: Visit) -> None:
    visit.go("Importeren", "Importeren")
    visit.sees(visit.page.get_by_test_id("stFileUploader"))
    playwright.expect(visit.page.get_by_test_id("stFileUploaderDropzoneInstructions")).to_be_hidden()


def test_english_is_spoken_at_once_when_it_is_chosen_and_no_longer_when_that_is_undone(visit: Visit) -> None:
    visit.go("Instellingen", "Instellingen")
    visit.choose("Taal", "English")
    visit.sees(visit.page.get_by_role("heading", name="Settings", exact=True))
    visit.sees("The pages are in this language from now on.")
    speaks(visit, "en")
    has_menu(visit, (entry.title for entry in PAGES))

    visit.page.get_by_role("button", name="Undo").click()
    visit.sees(visit.page.get_by_role("heading", name="Instellingen", exact=True))
    speaks(visit, "nl")
    has_menu(visit, DUTCH)
