"""Did it help? Each boundary that was told, as a card with its weeks, and how it was worked out."""

from datetime import date

import streamlit as st

from tracker.book import Tracker
from tracker.boundaries.helped import Helped
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import EVERYBODY, choose, named
from tracker.pages.boundaries.picture import draw_weeks
from tracker.pages.forms import labels
from tracker.pages.markup import block, link, paragraphs
from tracker.records import Client
from tracker.wording.boundaries.helped import LEDE, NOTHING_TOLD, Card, card, formula
from tracker.wording.boundaries.one import title, whose
from tracker.wording.boundaries.states import ALL_CLIENTS
from tracker.wording.escaping import escaped

OPEN = 3
"""Boundaries that stand as cards at once; the others open from a line."""
LONGEST = 1200

STYLE = """<style>
.wk.effect{max-width:46rem}.wk.effect p{margin:.4rem 0;overflow-wrap:anywhere}
.wk.effect h3{font-size:1.35rem;font-weight:500;margin:0;padding:0;line-height:1.3;overflow-wrap:anywhere}
.wk.effect h3,.wk.effect blockquote{font-family:'Iowan Old Style','Palatino Linotype',Palatino,
  'URW Palladio L','TeX Gyre Pagella',Georgia,'Liberation Serif',serif}
.wk.effect h3 span{color:var(--soft);font-weight:400}
.wk.effect .level{display:inline-block;color:var(--ink);border:1px solid var(--ink);border-radius:1rem;
  padding:0 .65rem;font-size:.85rem;margin:.35rem 0 .25rem}
.wk.effect .small{font-size:.9rem;color:var(--soft)}
.wk.effect blockquote{margin:.9rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--ink);
  font-size:1.2rem;font-style:italic;color:inherit;overflow-wrap:anywhere}
</style>"""


def did_it_help(book: Tracker) -> None:
    """Draw every boundary that was told, the one told last first."""
    clients = book.records(Client)
    names = [of.name for of in clients]
    client = named("client", names)
    found = _helped(book.store.path, book.store.revision, book.today(), client or "", book)
    st.html(block(paragraphs([_(LEDE)])))
    if len(names) > 1:
        with st.columns([1, 2])[0]:
            choose(_("Client"), "client", labels(names, _(ALL_CLIENTS)), client or EVERYBODY)
    if not found:
        st.html(block(paragraphs([_(NOTHING_TOLD)], "soft") + f"<p>{_to_choose(client)}</p>"))
    # What can be asked comes first, whatever was told last.
    ordered = sorted(found, key=lambda of: (not of.review_due, of.effect is None))
    for n, of in enumerate(ordered):
        said = card(of, book.today())
        if n < OPEN:
            with st.container(border=True, key=f"helped-{of.boundary.id}"):
                _card(of, said, book.today())
        else:
            _folded(of, said, book.today())


def _to_choose(client: str | None) -> str:
    return link("boundaries", _("Look at what was chosen"), **({"client": client} if client else {}))


# The book itself is no part of what the answer is kept under; its path, its revision and the day are.
@st.cache_data(max_entries=12, show_spinner=False)
def _helped(path: str, revision: int, today: date, client: str, _book: Tracker) -> tuple[Helped, ...]:
    return _book.helped(client or None)


def _folded(of: Helped, said: Card, today: date) -> None:
    line = f"{title(of.boundary)} · {whose(of.boundary)}: {said.verdict}"
    key = f"helped-{of.boundary.id}"
    with st.expander(escaped(line, 300), key=key, on_change="rerun") as shown:
        if shown.open:
            _card(of, said, today)


def _card(of: Helped, said: Card, today: date) -> None:
    name = f"{html(title(of.boundary), 300)} <span>· {html(whose(of.boundary), 130)}</span>"
    archived = f" <span>({html(_('archived'))})</span>" if of.archived else ""
    words = (
        f'<h3>{name}{archived}</h3><p class="level">{html(said.verdict, 60)}</p>',
        _paragraph(said.good),
        _paragraph(said.seen),
        _paragraph(said.sure, "small"),
        _paragraph(said.beside, "small"),
        _paragraph(said.innocent, lead=_("It may be innocent:") if said.innocent else ""),
        f"<blockquote>{html(said.question, LONGEST)}</blockquote>",
        _paragraph(said.step, lead=_("One possible step:")),
    )
    st.html(STYLE + block(f"<article>{''.join(words)}</article>", "effect"))
    if of.effect is not None and any(week.value is not None for week in of.weeks):
        draw_weeks(of, said, today)
    said_how = formula(of)
    if said_how:
        with st.expander(_("How this is worked out"), key=f"helped-how-{of.boundary.id}"):
            st.html(block(paragraphs(said_how, "soft")))


def _paragraph(said: str, name: str = "", lead: str = "") -> str:
    before = f'<span class="soft">{html(lead, 80)}</span> ' if lead else ""
    return f'<p class="{name}">{before}{html(said, LONGEST)}</p>' if said else ""
