"""What stands around every page: the open book, the guard, what was just done and its undo, the week.

A page is a function of the open book. Changes are made in callbacks (`act`), which run before the page is
drawn again, so a page always shows what is stored.
"""

import sys
import traceback
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import streamlit as st

from tracker.book import Tracker, default_path
from tracker.errors import TrackerError
from tracker.language import _
from tracker.pages.speaking import page_language
from tracker.store import Store
from tracker.store.undo import Change
from tracker.wording.escaping import escaped
from tracker.wording.numbers import week as week_name
from tracker.workweek import iso_week, week_after, week_before, week_days

Page = Callable[[Tracker], None]

STYLE = """<style>
[data-testid^="stBaseButton-primary"], [data-testid^="stBaseButton-primary"]:hover {
  color: light-dark(#fff, #1d1c1a)
}
[data-testid="stCaptionContainer"] { color: light-dark(#5d584f, #bdb6aa); opacity: 1 }
[data-testid="stWidgetLabel"][disabled] * { color: light-dark(#5d584f, #bdb6aa) }
[data-testid="stPageLink-NavLink"]:focus-visible { outline: 2px solid light-dark(#1f5a85, #8fbfd6) }
</style>"""
"""Streamlit writes white on the primary colour, which at night is a light blue; captions, and the names of
fields that are not open yet, too faintly; and where the keys are in the menu it shows hardly at all."""

LONGEST_SENTENCE = 1000
"""Characters of what was done or refused that are shown; a name in it may be of any length."""

LOOK_BACK = timedelta(days=4)
"""From Friday on a week is looked back on; until Thursday the one before it is."""

LOOK_EVERY = 2.0
"""Seconds between looks at whether the database changed underneath the page; one look takes a millisecond."""


def framed(page: Page) -> Callable[[], None]:
    """The page as Streamlit runs it: with the book opened, refusals as sentences, and kept up to date."""

    def run() -> None:
        _guarded(lambda: _with_book(page))
        # Only now: a second press breaks off the page that is being drawn, and the next one says it again.
        _forget_said()

    run.__name__ = page.__name__
    return run


def part(draw: Page, name: str, every: float | None = None) -> None:
    """Draw a part of a page that is drawn again alone: when its widgets change, or `every` so many seconds.

    It opens the book for itself, because by then the page has closed it.
    """

    def run() -> None:
        def opened() -> None:
            with Tracker(default_path()) as book:
                draw(book)

        _guarded(opened)

    run.__qualname__ = run.__name__ = name
    st.fragment(run, run_every=every)()


def act(change: Callable[[Tracker], str | None]) -> bool:
    """Make a change in a callback and remember what to say about it; returns whether it was made.

    `change` gets the open book and returns the sentence to show, as plain text, or None for silence. All it
    does is one change: made as a whole or not at all, and taken back by the undo button beside the sentence.
    """
    return _attempt(lambda book: _made(book, change))


def undo(expected: Change | None = None) -> None:
    """Take back the last change: the callback of every undo button.

    With `expected` only that one, for another program may have made a newer one since.
    """

    def take_back(book: Tracker) -> None:
        undone = book.undo(expected)
        nothing = _("There is nothing to take back.")
        said = nothing if undone is None else _("Taken back: {what}.").format(what=undone.what)
        st.session_state["said"] = (said, None)

    _attempt(take_back)


def took_back() -> bool:
    """Whether what was just done in this window was to take something back."""
    said = st.session_state.get("said")
    return said is not None and said[1] is None


def _made(book: Tracker, change: Callable[[Tracker], str | None]) -> None:
    with book.together() as write:
        said = change(book)
        # Within the change: where the session is touched a second press breaks in, and then nothing was made.
        if said is not None:
            st.session_state["said"] = (said, write.change)


def _attempt(action: Callable[[Tracker], None]) -> bool:
    try:
        with Tracker(default_path()) as book:
            action(book)
    except TrackerError as error:
        st.session_state["refused"] = str(error)
        return False
    except Exception as error:  # outside of the page's own guard
        st.session_state["refused"] = _unexpected(error)
        return False
    return True


def this_week_name(book: Tracker) -> str:
    """The ISO week it is."""
    return iso_week(book.today())


def chosen_week(book: Tracker, default: str | None = None) -> str:
    """The week in the address; else the one chosen last; else `default`, or the one to look back on.

    Only a week that was chosen stands in the address and follows to other pages: what a page adds to its own
    address while it is drawn would be one more step on the way back.
    """
    default = default or iso_week(book.today() - LOOK_BACK)
    named = st.query_params.get("week") or st.session_state.get("week")
    try:
        week_days(named or "")
        week = str(named)
    except TrackerError:
        week = default
    if week != default:
        st.session_state["week"] = week
    return week


def chosen_client(names: list[str]) -> str | None:
    """The client in the address, or the one looked at last, if there is one of that name."""
    named = st.query_params.get("client") or st.session_state.get("client")
    return named if named in names else None


def followed() -> dict[str, str]:
    """What was chosen and follows to other pages, as their address says it: the week and the client."""
    return {name: str(found) for name in ("week", "client") if (found := st.session_state.get(name))}


def keep(name: str, value: str | None) -> None:
    """Hold a choice in the address, so that a link leads back here, and in the session for other pages."""
    st.session_state[name] = value
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def week_picker(book: Tracker, week: str, *, keys: bool = True) -> None:
    """Buttons, the keys P and N and a calendar to choose the week.

    Without `keys` where letters are typed into a table, which is no text field to the browser.
    """
    monday = week_days(week)[0]
    now = this_week_name(book)
    before, after = week_before(week), week_after(week)
    with st.container(
        horizontal=True, vertical_alignment="center", gap="xsmall", width="content", key="week-picker"
    ):
        _week_button("before", ":material/chevron_left:", before, _("The week before"), "P" if keys else None)
        st.date_input(
            _("Week of"),
            monday,
            key=f"week-of-{week}",
            format="YYYY-MM-DD",
            label_visibility="collapsed",
            on_change=_go_to_day,
            args=(f"week-of-{week}",),
            width=148,
        )
        _week_button("after", ":material/chevron_right:", after, _("The week after"), "N" if keys else None)
        if week != now:
            _week_button("now", _("Now"), now, week_name(now).capitalize())


def _week_button(name: str, label: str, week: str, hint: str, key: str | None = None) -> None:
    st.button(label, key=f"week-{name}", help=hint, shortcut=key, on_click=_go, args=(week,))


def _go(week: str) -> None:
    keep("week", week)


def _go_to_day(key: str) -> None:
    day = st.session_state.get(key)
    if isinstance(day, date):
        keep("week", iso_week(day))


def _with_book(page: Page) -> None:
    st.html(STYLE + page_language(), unsafe_allow_javascript=True)
    with Tracker(default_path()) as book:
        revision = book.store.revision
        with st.container(key="saying"):  # always there, so that what is said takes nobody’s focus away
            _say()
        page(book)
    _watch(revision)


def _say() -> None:
    refused = st.session_state.get("refused")
    if refused is not None:
        st.warning(escaped(refused, LONGEST_SENTENCE))
    said = st.session_state.get("said")
    if said is not None:
        sentence, made = said
        with st.container(horizontal=True, vertical_alignment="center", key="said"):
            st.success(escaped(sentence, LONGEST_SENTENCE))
            if made is not None:
                st.button(_("Undo"), key="undo-said", shortcut="Alt+U", on_click=undo, args=(made,))


def _forget_said() -> None:
    for name in ("said", "refused"):
        st.session_state.pop(name, None)


@st.fragment(run_every=LOOK_EVERY)
def _watch(revision: int) -> None:
    try:
        with Store(default_path()) as store:
            changed = store.revision != revision
    except TrackerError:
        return  # the next look, or the next click, will say what is wrong
    if changed:
        st.rerun()


def _guarded(draw: Callable[[], Any]) -> None:
    try:
        draw()
    except TrackerError as error:
        st.warning(escaped(str(error), LONGEST_SENTENCE))
    except Exception as error:  # the last guard: no traceback reaches a user
        st.warning(_unexpected(error))


def _unexpected(error: Exception) -> str:
    traceback.print_exception(error, file=sys.stderr)
    said = _("Something unexpected happened ({name}). Your records are safe; reload the page.")
    return said.format(name=type(error).__name__)
