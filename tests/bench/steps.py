"""The review and its pages in a real browser, step by step, beside the bare page with four charts.

Each step is taken right after a change of the book, which leaves nothing of what was kept, and once more as a
user goes on, when only his own marking, closing and opening change it: from the press until the server is
done and what was asked for is painted.
"""

import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.bench import books, closing
from tests.bench.pages import DRAWN, ROOT, SHARED, four_charts, served
from tracker.book import Tracker
from tracker.records import Update

if TYPE_CHECKING:
    from playwright.sync_api import Page

LAPS = 3
LIMIT = 0.5
CHROMIUM = "/usr/bin/chromium"
SETTLED = 2.5
"""Seconds until a page has noticed a change of the book."""

# Looked at on every frame; the clock starts with the press and stops after the paint of the frame.
_TAKE = """([press, there]) => new Promise(done => {
  const said = () => [...document.querySelectorAll('.wk')].map(one => one.innerText).join();
  const before = said();
  const calm = () => {
    const app = document.querySelector('[data-testid=stApp]');
    return app && app.dataset.testScriptState === 'notRunning';
  };
  const asked = performance.now();
  let begun = 0;
  const look = () => {
    if (calm() && !document.querySelector('[data-stale=true]') && eval(there)) {
      const paint = new MessageChannel();
      paint.port1.onmessage = () => done(performance.now() - begun);
      requestAnimationFrame(() => paint.port2.postMessage(0));
    } else if (performance.now() - asked > 30000) done(null);
    else requestAnimationFrame(look);
  };
  const start = () => {
    if (press) {
      begun = performance.now();
      try { eval(press); } catch (error) { // what is pressed is not there yet
        return performance.now() - asked > 30000 ? done(null) : requestAnimationFrame(start);
      }
    }
    requestAnimationFrame(look);
  };
  start();
})"""


class Step(NamedTuple):
    """What is pressed and what is there then, in the page's own language; or an address that is opened, or a
    key that is pressed on what has the focus then."""

    name: str
    press: str
    there: str
    key: str | None = None


def _there(selector: str) -> str:
    return f"!!document.querySelector(`{selector}`)"


def _press(selector: str, n: int = 0) -> str:
    return f"document.querySelectorAll(`{selector}`)[{n}].click()"


def _menu(address: str) -> str:
    return _press(f'.st-key-menu a[href^="{address}"]')


def _held(key: str) -> str:
    """A slider, to be moved by the keys."""
    return f"document.querySelector(`[class*=st-key-{key}] input`).focus()"


_CHANGED = "said() !== before"
_NEXT = _press(".st-key-closing-next button")
_PARTS = ".st-key-boundaries [role=radio]"
_LINE = _there(".st-key-closing-line textarea")
_CHOICE = ".st-key-closing-choice [role=radiogroup]"

STEPS = (
    Step("close the week", _menu("close"), _there(".st-key-closing-inbox")),
    Step("to 2, the week", _NEXT, _there(".st-key-closing-week table")),
    Step("to 3, unbilled", _NEXT, _there(".st-key-closing-unbilled [role=radio]")),
    Step("a block marked", _press(".st-key-closing-unbilled [role=radio]"), _there(".st-key-said")),
    Step("to 4, cards", _NEXT, _there(".st-key-closing-cards article")),
    Step("to 5, choice", _NEXT, _there(_CHOICE)),
    Step("to 6, line", _NEXT, _LINE),
    Step("back to 5", _press(".st-key-closing-back button"), _there(_CHOICE)),
    Step("to 6 again", _NEXT, _LINE),
    Step("closed", _press(".st-key-closing-close button"), _there(".st-key-closed-week")),
    Step("opened again", _press(".st-key-closed-reopen button"), _LINE),
    Step(
        "to 1", _press(f".st-key-closing-steps-{closing.WEEK} [role=radio]"), _there(".st-key-closing-inbox")
    ),
    Step("boundaries", _menu("boundaries"), _there(".st-key-boundaries-column table")),
    Step("a topic, by its link", "/boundaries?client=Client+1&topic=hours", _there("[class*=st-key-lived-]")),
    Step("the next topic", _press(".st-key-boundaries-beside button", 1), _CHANGED),
    Step("new engagement", _press(_PARTS, 1), _there(".st-key-boundaries-question")),
    Step("did it help?", _press(_PARTS, 2), _there("[class*=st-key-helped-] .js-plotly-plot .js-line")),
    Step("coin-flip weeks", _press(_PARTS, 3), _there("[class*=st-key-trial-] article")),
    Step("words", _menu("words"), _there(".st-key-words-situation")),
    Step("another situation", _press(".st-key-words-situation [role=radio]", 2), _CHANGED),
    Step(
        "assumptions", _menu("assumptions"), _there(".st-key-assumptions-column [class*=st-key-assumption-]")
    ),
    Step("what is open", _menu("open"), _there(".st-key-open-column table")),
    Step("rate", _menu("rate"), f"{_there('.st-key-what-if-more input')} && {DRAWN.format(charts=4)}"),
    Step("what if: the rate", _held("what-if-more"), _CHANGED, "End"),
    Step("what if: research", _held("what-if-research"), _CHANGED, "End"),
)


def compare(database: Path, clock: dict[str, str]) -> None:
    """Print the ratio of each step, and of the downloads, to the bare page with four charts."""
    if not SHARED.exists():
        print("skipped review: the shared page tools are not beside this checkout")
        return
    bare: list[float] = []
    found: dict[str, list[float]] = {}
    env = {"TRACKER_DB": str(database), **clock}
    with served(SHARED / "charts4.py", {}) as charts, served(ROOT / "dashboard.py", env) as ours:
        for _lap in range(LAPS):
            bare.append(four_charts(charts))
            for name, taken in _visit(ours, database):
                found.setdefault(name, []).append(taken)
    four = statistics.median(bare)
    for name, times in found.items():
        taken = statistics.median(times)
        verdict = "ok" if taken / four <= LIMIT else "MISSED"
        print(f"{verdict:6} {name:45} {taken:7.0f} / {four:6.0f} ms = {taken / four:5.2f} (<= {LIMIT})")


def _visit(ours: str, database: Path) -> Iterator[tuple[str, float]]:
    """Every step in a browser that is new: first each after a change of the book, then going on."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as run, Tracker(str(database), lambda: books.NOW) as book:
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
        for is_new, so in ((True, "after a change"), (False, "going on")):
            page.goto(f"{ours}/?week={closing.WEEK}")
            page.wait_for_selector(".st-key-paper button", timeout=60_000)
            time.sleep(SETTLED)
            for step in STEPS:
                if is_new:
                    _changed(book)
                yield f"{step.name}, {so}", _taken(page, step)
            for name, taken in _papers(page, book if is_new else None):
                yield f"{name}, {so}", taken
        browser.close()


def _changed(book: Tracker) -> None:
    book.add(Update(client="Client 1", at=books.NOW, kind="progress"))


def _taken(page: "Page", step: Step) -> float:
    if step.press.startswith("/"):
        page.goto(page.url.partition("?")[0].rpartition("/")[0] + step.press, wait_until="commit")
    press = "" if step.press.startswith("/") else step.press
    page.evaluate(f"given => {{ window.taken = ({_TAKE})(given); }}", [press, step.there])
    if step.key:
        page.keyboard.press(step.key)
    taken = page.evaluate("window.taken")
    if taken is None:
        sys.exit(
            f"{step.name}: what was asked for is not there\n{page.inner_text('[data-testid=stMain]')[:500]}"
        )
    return float(taken)


def _papers(page: "Page", book: Tracker | None) -> Iterator[tuple[str, float]]:
    """The week and a client's quarter, downloaded as PDF; after a change of the book, if it is given."""
    for address, key in (("rate", "quarter-paper"), ("", "week-paper")):
        page.locator(".st-key-menu a").first.click() if not address else page.evaluate(_menu(address))
        page.wait_for_timeout(1000 * SETTLED)
        page.locator(".st-key-paper button").first.click()
        button = page.locator(f"[class*=st-key-{key}-pdf] button")
        button.wait_for()
        if book is not None:
            _changed(book)
        begun = time.perf_counter()
        with page.expect_download(timeout=120_000) as coming:
            button.click()
        coming.value.path()
        yield f"{key}.pdf", 1000 * (time.perf_counter() - begun)
        page.keyboard.press("Escape")
