"""The review and its pages in a real browser, step by step, beside the bare page with four charts.

Each step is taken right after a change of the book, which leaves nothing of what was kept, and once more when
nothing changed: from the press until the page says that it is drawn, and what was asked for stands on it.
"""

import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.bench import books, closing
from tests.bench.pages import DRAWN, ROOT, SHARED, bare_charts, served
from tracker.book import Tracker
from tracker.records import Update

LAPS = 5
LIMIT = 0.5
CHROMIUM = "/usr/bin/chromium"
_ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]

# Looked at on every frame; the clock starts with the press and stops after the paint of the frame.
_TAKE = """([press, there]) => new Promise(done => {
  const page = document.querySelector('[data-testid=stMain]');
  const before = page ? page.innerText : '';
  const run = () => document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning';
  const is_there = () => run() && !document.querySelector('[data-stale=true]') && eval(there);
  const begun = performance.now();
  eval(press);
  const look = () => is_there() ? requestAnimationFrame(() => {
    const paint = new MessageChannel();
    paint.port1.onmessage = () => done(performance.now() - begun);
    paint.port2.postMessage(0);
  }) : performance.now() - begun > 30000 ? done(null) : requestAnimationFrame(look);
  requestAnimationFrame(look);
})"""


class Step(NamedTuple):
    """What is pressed and what is there then, as expressions of the page's own language; `limit` of none: it
    only leads on to the next."""

    name: str
    press: str
    there: str
    measured: bool = True


def _click(selector: str) -> str:
    return f"document.querySelector(`{selector}`).click()"


def _sees(selector: str) -> str:
    return f"!!document.querySelector(`{selector}`)"


def _part(key: str, n: int) -> str:
    return f"document.querySelectorAll(`.st-key-{key} button`)[{n}].click()"


def _menu(address: str) -> str:
    return _click(f'.st-key-menu a[href*="/{address}"]')


_CHANGED = "page.innerText !== before"
_NEXT = _click(".st-key-closing-next button")
_ALL_STEPS = f".st-key-closing-steps-{closing.WEEK}"

FLOW = (
    Step("Close the week, from the menu", _menu("close"), _sees(".st-key-closing-inbox")),
    Step("1 to 2, the week", _NEXT, _sees(".st-key-closing-week table")),
    Step("2 to 3, unbilled", _NEXT, _sees(".st-key-closing-unbilled [role=radiogroup]")),
    Step("a block is marked", _click(".st-key-closing-unbilled [role=radio]"), _sees(".st-key-said")),
    Step("3 to 4, cards", _NEXT, _sees(".st-key-closing-cards article")),
    Step("4 to 5, choice", _NEXT, _sees(".st-key-closing-choice [role=radiogroup]")),
    Step("5 to 6, line", _NEXT, _sees(".st-key-closing-line textarea")),
    Step("back to 5", _click(".st-key-closing-back button"), _sees(".st-key-closing-choice [role=radiogroup]")),
    Step("5 to 6 again", _NEXT, _sees(".st-key-closing-line textarea")),
    Step("the week is closed", _click(".st-key-closing-close button"), _sees(".st-key-closed-week")),
    Step("it is opened again", _click(".st-key-closed-reopen button"), _sees(".st-key-closing-foot")),
    Step("to 1", _part(f"closing-steps-{closing.WEEK}", 0), _sees(".st-key-closing-inbox")),
)
