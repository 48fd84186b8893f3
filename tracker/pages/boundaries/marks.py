"""How far a topic has come, as a quiet mark beside its word: never by colour alone, and never red."""

from collections.abc import Mapping

from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import PAGE
from tracker.pages.markup import link
from tracker.records import TOPICS
from tracker.wording.boundaries.states import STATES, state_word, topic_title

# A ring that fills: nothing chosen, half, full, and full within a second ring. Words stand beside each.
STYLE = """<style>
.wk .mk{display:inline-block;width:.72em;height:.72em;border-radius:50%;border:1.5px solid var(--ink);
  margin-right:.45em;vertical-align:-.04em;box-sizing:border-box;flex:none}
.wk .mk.not{border:0;height:1.5px;width:.72em;border-radius:0;background:var(--soft);vertical-align:.28em}
.wk .mk.open{border-color:var(--soft)}
.wk .mk.chosen{background:linear-gradient(90deg,var(--ink) 50%,transparent 50%)}
.wk .mk.told{background:var(--ink)}
.wk .mk.held{background:var(--ink);outline:1.5px solid var(--ink);outline-offset:2px;transform:scale(.8)}
.wk .marks{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;margin:.2rem 0 .4rem;padding:0;
  list-style:none}
.wk .marks li{margin:0;display:flex;padding:.3rem .1rem}.wk .marks .mk{margin:0;width:.8rem;height:.8rem}
.wk .marks .mk.not{height:2px;align-self:center}
.wk .marks li.here{border-bottom:2px solid var(--ink)}
.wk .marks span.said{position:absolute;clip-path:inset(50%);width:1px;height:1px;overflow:hidden}
.wk ul.plain{list-style:none;padding:0}
</style>"""


def mark(state: str) -> str:
    """The mark of a state; the word has to stand beside it."""
    return f'<span class="mk {html(state.split()[0])}" aria-hidden="true"></span>'


def row_of_marks(standing: Mapping[str, str], here: str) -> str:
    """All topics as a row of marks, the present one underlined; read out with their words."""
    items = []
    for topic in TOPICS:
        said = html(f"{topic_title(topic)}: {_(STATES[standing[topic]])}", 120)
        at = ' class="here" aria-current="step"' if topic == here else ""
        items.append(f'<li{at} title="{said}">{mark(standing[topic])}<span class="said">{said}</span></li>')
    return f'{STYLE}<ol class="marks">{"".join(items)}</ol>'


def marked(topic: str, state: str, address: Mapping[str, str]) -> str:
    """A topic with its mark and word, as an item of a list that leads to an address of the page."""
    way = link(PAGE, topic_title(topic), **address)
    return f"<li>{mark(state)}{way}: {html(state_word(state), 60)}</li>"
