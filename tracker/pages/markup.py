"""Small pieces of HTML: tiles, a table of clients, definitions, notes. One block each, without any script.

Every word that a user may have typed goes through `html`; sentences and numbers come ready from the wording.
"""

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

from tracker.charts.labels import html
from tracker.language import _
from tracker.wording.definitions import Definition
from tracker.wording.numbers import written
from tracker.wording.tiles import Tile

LONGEST = 1000
"""Characters of a sentence that are shown."""

# The second colour of each pair is the one for the dark theme: the theme sets which scheme holds.
STYLE = """<style>
.wk{--line:light-dark(#dcd4c4,#45413a);--ink:light-dark(#1f5a85,#8fbfd6);--soft:light-dark(#5d584f,#bdb6aa);
  font-variant-numeric:tabular-nums;line-height:1.45}
.wk p{margin:.25rem 0}.wk .soft,.wk dd,.wk small{color:var(--soft)}
.wk.lede p{font-size:1.15rem;max-width:52rem}
.wk.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1.25rem 1.75rem}
.wk.tiles>div{border-top:2px solid var(--line);padding-top:.5rem;display:flex;flex-direction:column}
.wk.tiles b{font-weight:400;font-size:1.75rem;line-height:1.25;overflow-wrap:anywhere}
.wk.tiles small{flex:1;min-height:2.6em;margin-bottom:.4rem;font-size:.85rem;line-height:1.35}
.wk a{color:var(--ink)}
.wk.lede small{font-size:.95rem}
.wk table{width:100%;border-collapse:collapse;border:0}
.wk th,.wk td{border:0;border-bottom:1px solid var(--line);padding:.55rem .75rem .55rem 0;text-align:left;
  vertical-align:middle;overflow-wrap:anywhere}
.wk th{font-weight:400;font-size:.85rem;color:var(--soft)}
.wk .n{text-align:right;white-space:nowrap}.wk td.pic{width:24%;min-width:6rem}.wk td small{display:block}
.wk dl{margin:0}.wk dt{font-weight:600;margin-top:.6rem}.wk dd{margin:0}.wk dd.sum{color:inherit}
.wk ul{margin:.25rem 0;padding-left:1.1rem}.wk li{margin:.15rem 0}
@media (max-width:640px){.wk.tiles{grid-template-columns:1fr 1fr;gap:1rem}.wk.tiles b{font-size:1.4rem}
  .wk .wide{display:none}.wk td.pic{width:30%}}
</style>"""


def block(inner: str, name: str = "") -> str:
    """A styled block."""
    return f'{STYLE}<div class="wk {name}">{inner}</div>'


def paragraphs(sentences: Iterable[str], name: str = "") -> str:
    """One paragraph per sentence that says something."""
    return "".join(f'<p class="{name}">{html(said, LONGEST)}</p>' for said in sentences if said)


def bullets(sentences: Sequence[str], most: int = 12) -> str:
    """A list of sentences; what is beyond `most` is only counted."""
    items = [f"<li>{html(said, LONGEST)}</li>" for said in sentences[:most]]
    if len(sentences) > most:
        items.append(f"<li>{and_more(len(sentences) - most)}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else ""


def and_more(number: int) -> str:
    """What stands under a list that was cut: "and 5 more"."""
    return _("and {number} more").format(number=written(number))


def head(columns: Iterable[tuple[str, str]]) -> str:
    """The row of headings of a table: marked texts, each with its class."""
    cells = (f"<th{f' class={name!r}' if name else ''}>{html(_(text))}</th>" for text, name in columns)
    return f"<tr>{''.join(cells)}</tr>"


def link(page: str, text: str, **address: str) -> str:
    """A link to another page that keeps what the address says, like week and client."""
    query = f"?{urlencode(address)}" if address else ""
    return f'<a href="{html(page + query, 100_000)}" target="_self">{html(text)}</a>'


def linked(text: str, **links: str) -> str:
    """A text in which placeholders stand for links, as HTML: "{add} first; the rest can wait."."""
    return html(text, LONGEST).format(**links)


def to_senders() -> str:
    """A link to where senders are sorted."""
    return link("import", _("Say whose they are"), **{"import": "Senders"})  # no words


def tile(of: Tile, line: str) -> str:
    """A number, what it is, and its line."""
    value = of.value.replace(" ", "\N{NO-BREAK SPACE}") if len(of.value) < 12 else of.value
    name, note = html(of.name), html(of.note, 200)
    return f"<div><span>{name}</span><b>{html(value, 120)}</b><small>{note}</small>{line}</div>"


def definition_list(definitions: Iterable[Definition]) -> str:
    """Each number with its formula, and the formula with numbers in it."""
    return (
        "<dl>"
        + "".join(
            f"<dt>{html(of.name)}</dt><dd>{html(of.formula, 300)}</dd>"
            + (f'<dd class="sum">{html(of.numbers, 300)}</dd>' if of.numbers else "")
            for of in definitions
        )
        + "</dl>"
    )
