"""Drawing one page on a real book, and finding what stands on it by the words people see."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tracker.book import Tracker
from tracker.records import Client, Rate, Settings

NOW = "2026-11-16T09:00:00+01:00"
DATA = Path(__file__).parent.parent.parent / "data"
HOSTILE = (
    '<b>O\'Neil</b> & "Zn" **x** :red[y] $z$ [a](javascript:alert(1))\n=1+1'
    " \u202eabc \U0001f469\u200d\U0001f680"
)
"""A name that HTML, Markdown, a spreadsheet and a line of text would each read in their own way."""


def new_book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tracker:
    """An empty book in a file, which pages open too, with its clock at nine on a Monday."""
    monkeypatch.setenv("TRACKER_DB", str(tmp_path / "book.db"))
    monkeypatch.setenv("TRACKER_NOW", NOW)
    book = Tracker(str(tmp_path / "book.db"))
    book.add(Settings(timezone="Europe/Amsterdam"))
    return book


def with_bouw(book: Tracker) -> Tracker:
    """The book with one client, at a hundred an hour."""
    book.add(Client(name="Bouw", aliases=("bouwgroep",), addresses=("bouw.example",)))
    book.add(Rate(client="Bouw", cents_per_hour=10_000))
    return book


def drawn(module: str, **state: Any) -> AppTest:
    """The page of a package in tracker.pages, drawn once; `state` is what its widgets hold at first."""

    def script(module: str) -> None:
        from importlib import import_module

        from tracker.pages.frame import framed

        framed(getattr(import_module(f"tracker.pages.{module}.page"), module))()

    at = AppTest.from_function(script, default_timeout=30, kwargs={"module": module})
    for key, value in state.items():
        at.session_state[key] = value
    return at.run()


def part(at: AppTest, name: str) -> AppTest:
    """The page with another of its parts chosen."""
    return at.segmented_control[0].set_value(name).run()


def widget(at: AppTest, kind: str, label: str) -> Any:
    """The one widget of a kind whose label begins with these words."""
    found = [of for of in getattr(at, kind) if of.label.startswith(label)]
    assert len(found) == 1, f"{label!r}: {[of.label for of in getattr(at, kind)]}"
    return found[0]


def fill(at: AppTest, kind: str, label: str, value: Any) -> AppTest:
    """Write into a field, without sending it."""
    widget(at, kind, label).set_value(value)
    return at


def press(at: AppTest, label: str) -> AppTest:
    """Press the button with this label."""
    return widget(at, "button", label).click().run()


def opened(at: AppTest, key: str) -> AppTest:
    """The page with the expander of this key open; the test has to hold it open at each run."""
    at.session_state[key] = True
    return at.run()


def words(at: AppTest) -> str:
    """Every sentence on the page, tables included."""
    kinds = ("title", "subheader", "markdown", "caption", "success", "warning", "info")
    return "\n".join(str(of.value) for kind in kinds for of in getattr(at, kind)) + "\n" + tables(at)


def tables(at: AppTest) -> str:
    """The page's short tables, as HTML."""
    return "\n".join(str(of.proto.body) for of in at.get("html"))


def is_calm(at: AppTest) -> bool:
    """Whether the page shows no refusal, no error box and no traceback."""
    return not (at.exception or at.error or at.warning)
