"""What a week's patterns do not say: what is too early, what nothing is written down of, what is off."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.frame import act
from tracker.pages.markup import block, bullets, link, paragraphs
from tracker.pages.patterns.list import described
from tracker.pages.this_week.notes import first_steps
from tracker.signs import Sign, Signs
from tracker.wording.cards import title_of
from tracker.wording.cards.waiting import waiting_groups
from tracker.wording.pattern_parts import INTRODUCTION, heading, in_plain_words, lacking_records

MOST_PROBLEMS = 20
NOTES = "notes"
"""The address of the page on which records are written down."""


def facts(signs: Signs) -> None:
    """Draw what the user's own preference makes a mere fact."""
    if signs.facts:
        st.subheader(_("Facts"), anchor=False)
        st.html(block(described((_fact(of), (of.card.seen,)) for of in signs.facts)))
        st.caption(_("You prefer to mix work and private time, so these are facts, and nothing more."))


def _fact(sign: Sign) -> str:
    return heading(sign.card, sign.finding.project).removesuffix(f" · {sign.card.level_words}")


def not_said(signs: Signs) -> None:
    """Draw what it is too early for, what nothing is written down of, and what kept a pattern silent."""
    groups = waiting_groups(signs.not_yet)
    if groups:
        with st.expander(
            _("Not to be said yet ({number})").format(number=len(groups)),
            key="not-yet",
            icon=":material/hourglass:",
        ):
            st.html(block(described(groups)))
    if signs.lacking:
        title = _("Nothing is written down yet ({number})").format(number=len(signs.lacking))
        with st.expander(title, key="lacking", icon=":material/edit_note:"):
            _lacking(signs.lacking)
    if signs.problems:
        problems = bullets([in_plain_words(of.message) for of in signs.problems], MOST_PROBLEMS)
        st.html(block(f"<p><b>{_('Worth knowing')}</b></p>{problems}"))


def _lacking(found: dict[str, tuple[str, ...]]) -> None:
    st.caption(_("These look at records that you may keep if you like to; none of them is asked of you."))
    st.html(block(described((title_of(name), lacking_records(types)) for name, types in found.items())))
    if has_notes():
        st.html(block(f"<p>{link(NOTES, _('Write something down'))}</p>"))


def has_notes() -> bool:
    """Whether there is a page on which records are written down."""
    from tracker.pages import PAGES  # here, for the list of pages names the page that draws this

    return any(entry.address == NOTES for entry in PAGES)


def switched_off(signs: Signs) -> None:
    """Draw the patterns that are off, each with the way to switch it on again."""
    if not signs.off:
        return
    with st.expander(
        _("Switched off ({number})").format(number=len(signs.off)), key="off", icon=":material/toggle_off:"
    ):
        for name in signs.off:
            with st.container(horizontal=True, vertical_alignment="center", key=f"off-{name}"):
                st.markdown(title_of(name), width="content")
                switch_on(name, f"on-{name}")


def switch_on(name: str, key: str) -> None:
    """Draw the button that switches a pattern on."""
    st.button(_("Switch on"), key=key, on_click=_set_off, args=(name, False))


def switch_off(name: str, key: str) -> None:
    """Draw the button that switches a pattern off."""
    st.button(_("Switch off"), key=key, on_click=_set_off, args=(name, True))


def _set_off(name: str, is_off: bool) -> None:
    def change(book: Tracker) -> str:
        book.set_limits(name, off=is_off)
        said = _("{title}: switched off.") if is_off else _("{title}: switched on.")
        return said.format(title=title_of(name))

    act(change)


def nothing_to_read() -> None:
    """Draw what the page is for in a book that is empty."""
    st.html(block(paragraphs([_(INTRODUCTION)]) + first_steps(), "lede"))
