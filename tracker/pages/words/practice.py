"""How it felt to say each phrase, over time."""

from collections.abc import Mapping, Sequence

import streamlit as st

from tracker.charts.labels import html
from tracker.charts.sparkline import sparkline
from tracker.language import _
from tracker.metrics.rehearsals import Practice
from tracker.pages.markup import LONGEST, and_more, block, link, paragraphs
from tracker.wording.phrases import OWN, Saying
from tracker.wording.phrases import practice as words
from tracker.wording.phrases.placeholders import filled

MOST = 12
"""Phrases that are listed, those said last."""

_STYLE = """<style>
.wk.felt li{display:grid;grid-template-columns:1fr 8rem;gap:.1rem 1.5rem;align-items:center;
  border-bottom:1px solid var(--line);padding:.6rem 0;margin:0}
.wk.felt ul{list-style:none;padding:0}
@media (max-width:640px){.wk.felt li{grid-template-columns:1fr}.wk.felt li>span{max-width:8rem}}
</style>"""


def draw_practice(
    found: Sequence[Practice], sayings: Sequence[Saying], known: Mapping[str, str], language: str
) -> None:
    """Draw each phrase that was rehearsed, the one said last first."""
    if not found:
        return
    by_name = {of.name: of for of in sayings}
    st.subheader(_(words.HOW_IT_WENT), anchor=False)
    items = "".join(_item(of, by_name.get(of.phrase), known, language) for of in found[:MOST])
    more = f"<p>{html(and_more(len(found) - MOST), 60)}</p>" if len(found) > MOST else ""
    about = paragraphs([_(words.WHAT_IS_FELT)], "soft")
    st.html(_STYLE + block(f"{about}<ul>{items}</ul>{more}", "felt"))


def _item(of: Practice, saying: Saying | None, known: Mapping[str, str], language: str) -> str:
    text = filled(saying.text, known) if saying else of.phrase
    address = {"words": saying.situation if saying else OWN}
    if saying and saying.number:
        address["assumption"] = str(saying.number)
    again = f" · {link('words', _('Say it again'), **address)}" if saying else ""
    felt = f"{words.times(of)} · {words.courses(of)}"
    line = sparkline(of.before, label=_("Unease before: {course}").format(course=words.course(of.before)))
    return (
        f'<li><div><div lang="{language}">{html(text, 160)}</div><small>{html(felt, LONGEST)}{again}</small>'
        f"<br><small>{html(words.summed_up(of), LONGEST)}</small></div>{line}</li>"
    )
