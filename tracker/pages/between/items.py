"""The items of one side, the oldest first, each with its age, its ways out and the words for them."""

from collections.abc import Sequence

import streamlit as st

from tracker.between import Item
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.between.changes import Way, ask, take, ways_of
from tracker.pages.markup import LONGEST, block, link, paragraphs
from tracker.records import Question
from tracker.wording.note_facts import Beside
from tracker.wording.note_fields import field_words
from tracker.wording.notes import heading, more_rows
from tracker.wording.open_items import ABOUT, ASK, CARRIED, FOR_IT, SIDES, WAYS, situations, title_and_facts
from tracker.wording.phrases import SITUATIONS

ROWS = 10
"""Items that a side shows at first, and that are added at each press."""

STYLE = """<style>
[class*="st-key-open-item-"]{border-bottom:1px solid light-dark(#dcd4c4,#45413a);padding-bottom:.6rem}
.wk.open p{margin:0}.wk.open p.facts{color:var(--soft);font-size:.92rem}
</style>"""


def draw_side(side: str, items: Sequence[Item], known: Beside, *, names_client: bool) -> None:
    """Draw the items of a side under their heading; nothing without any."""
    if not items:
        return
    st.subheader(heading(_(SIDES[side]), len(items)), anchor=False)
    st.html(block(paragraphs([_(ABOUT[side])], "soft")))
    key = f"open-rows-{side}"
    most = st.session_state.get(key, ROWS)
    for item in items[:most]:
        _item(item, known, names_client=names_client)
    if len(items) > most:
        left = len(items) - most
        st.button(more_rows(left, ROWS), key=f"{key}-more", on_click=_show, args=(key, most + ROWS))


def _show(key: str, rows: int) -> None:
    st.session_state[key] = rows


def _item(item: Item, known: Beside, *, names_client: bool) -> None:
    title, facts = title_and_facts(item, known, names_client=names_client)
    said = f"<p><b>{html(title, LONGEST)}</b></p>"
    said += f'<p class="facts">{" · ".join(html(fact, 200) for fact in facts)}</p>'
    if item.is_carried:
        said += paragraphs([_(CARRIED)])
    with st.container(key=f"open-item-{item.record.type}-{item.record.id}", gap="xsmall"):
        st.html(block(said + _words(item), "open"))
        with st.container(horizontal=True, gap="xsmall"):
            if isinstance(item.record, Question) and item.side != "you_wait":
                _ask(item.record)
            for way in ways_of(item):
                _button(way, item)


def _words(item: Item) -> str:
    """Links to what can be said to the client about it."""
    links = " · ".join(
        link("words", _(SITUATIONS[name]), words=name, client=item.client) for name in situations(item)
    )
    return f"<p><small>{html(_(FOR_IT))} {links}</small></p>" if links else ""


def _button(way: Way, item: Item) -> None:
    key = f"open-{way.name}-{item.record.type}-{item.record.id}"
    args = (way, item.record)
    st.button(_(WAYS[way.name]), key=key, type="tertiary", icon=way.icon, on_click=take, args=args)


def _ask(record: Question) -> None:
    choices = field_words("question", "asked_whom").choices
    key = f"open-ask-{record.id}"
    st.menu_button(
        _(ASK),
        list(choices),
        format_func=lambda value: str(choices.get(value, value)),
        key=key,
        type="tertiary",
        icon=":material/help:",
        on_click=ask,
        args=(record, key),
    )
