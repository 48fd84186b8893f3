"""A finding as a card: what went well, what is seen, how sure, a question, a possible step."""

import streamlit as st

from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.listing import listing
from tracker.pages.markup import block, link
from tracker.pages.patterns.picture import draw_picture
from tracker.signs import Sign
from tracker.wording.pattern_parts import (
    Table,
    evidence_sentence,
    evidence_tables,
    innocent_clause,
    whose,
)

FIRST = 12
"""Records that are shown at once behind a card."""
LONGEST = 1200
"""Characters of a sentence of a card that are shown."""

# One ink for all levels: the words say which it is, and no colour judges.
_STYLE = """<style>
.wk.card{max-width:46rem}.wk.card p{margin:.4rem 0;overflow-wrap:anywhere}
.wk.card h3{font-size:1.35rem;font-weight:500;margin:0;padding:0;line-height:1.3;overflow-wrap:anywhere}
.wk.card h3,.wk.card blockquote{font-family:'Iowan Old Style','Palatino Linotype',Palatino,'URW Palladio L',
  'TeX Gyre Pagella',Georgia,'Liberation Serif',serif}
.wk.card h3 span{color:var(--soft);font-weight:400}
.wk.card .level{display:inline-block;color:var(--ink);border:1px solid var(--ink);border-radius:1rem;
  padding:0 .65rem;font-size:.85rem;margin:.35rem 0 .25rem}
.wk.card .small{font-size:.9rem;color:var(--soft)}
.wk.card blockquote{margin:.9rem 0;padding:.1rem 0 .1rem 1rem;border-left:3px solid var(--ink);
  font-size:1.2rem;font-style:italic;color:inherit;overflow-wrap:anywhere}
</style>"""


def draw_card(sign: Sign, name: str, week: str) -> None:
    """Draw the words of a finding and, behind a click, the records that it was read from."""
    card = sign.card
    client = whose(card, sign.finding.project)
    title = f"{html(card.title, 80)}{f' <span>· {html(client, 130)}</span>' if client else ''}"
    said = (
        f'<h3>{title}</h3><p class="level">{html(card.level_words)}</p>',
        _paragraph(card.good),
        _paragraph(card.seen),
        _paragraph(card.sure, "small"),
        _paragraph(card.held or "", "small"),
        _paragraph(innocent_clause(card), lead=_("It may be innocent:")),
        f"<blockquote>{html(card.question, LONGEST)}</blockquote>",
        _paragraph(card.step, lead=_("One possible step:")),
    )
    st.html(_STYLE + block(f"<article>{''.join(said)}</article>", "card"))
    _behind(sign, name, week)


def _paragraph(said: str, name: str = "", lead: str = "") -> str:
    before = f'<span class="soft">{lead}</span> ' if lead else ""
    return f'<p class="{name}">{before}{html(said, LONGEST)}</p>' if said else ""


def _behind(sign: Sign, name: str, week: str) -> None:
    with st.expander(
        _("Behind this"), key=f"behind-{name}", icon=":material/list:", on_change="rerun"
    ) as shown:
        if shown.open:
            draw_picture(sign.finding, week, name)
        st.caption(evidence_sentence(sign.finding))
        for at, table in enumerate(evidence_tables(sign.finding)):
            label = _("{records} behind {title}").format(records=table.label, title=sign.card.title)
            _records(table, label, f"{at}-{name}")
        st.html(block(f"<p><small>{_explained(sign)}</small></p>"))


def _records(table: Table, label: str, name: str) -> None:
    """Draw the weightiest records, and the others behind a click."""
    listing(table.columns, table.rows[:FIRST], label)
    rest = table.rows[FIRST:]
    if rest:
        with st.expander(_("{number} more").format(number=len(rest)), key=f"more-{name}"):
            listing(table.columns, rest, _("{records}, the others").format(records=label))


def _explained(sign: Sign) -> str:
    """The way to the formula of a pattern and its lines."""
    return link(
        "patterns",
        _("What it looks at, and its lines"),
        patterns="What each looks at",  # no words
        pattern=sign.finding.pattern,
    )
