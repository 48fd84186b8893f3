"""Short tables of text, drawn as HTML so that their rows fold into lines on a phone and can be read out."""

from collections.abc import Iterable, Sequence
from html import escape

import streamlit as st

_STYLE = """<style>
.listing{width:100%;border-collapse:collapse;font-size:.95rem}
.listing th{text-align:left;font-weight:600;opacity:.75;padding:.2rem .9rem .3rem 0}
.listing td{padding:.3rem .9rem .3rem 0;border-top:1px solid color-mix(in srgb,currentColor 16%,transparent);
  vertical-align:top;overflow-wrap:anywhere;unicode-bidi:plaintext}
.listing .right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.listing .narrow{white-space:nowrap}
@media(max-width:640px){
  .listing thead{position:absolute;clip-path:inset(50%)}
  .listing tr{display:block;padding:.45rem 0;
    border-top:1px solid color-mix(in srgb,currentColor 16%,transparent)}
  .listing tbody td{display:inline;border:0;padding:0;text-align:left;white-space:normal;
    unicode-bidi:isolate}
  .listing td:first-child{font-weight:600}
  .listing td:empty{display:none}
  .listing td:not(:first-child)::before{content:" · ";font-weight:400}
}
</style>"""


def listing(columns: Sequence[str], rows: Iterable[Sequence[str]], label: str) -> None:
    """A table of plain text.

    Args:
        columns: their headings; one that begins with ">" stands to the right, one with "|" is not broken.
        rows: a text per column, shown as it is.
        label: what the table holds, for those who hear the page.
    """
    classes = [{">": "right", "|": "narrow"}.get(column[:1], "") for column in columns]
    head = "".join(
        f'<th scope="col" class="{of}">{escape(column.lstrip(">|"))}</th>'
        for of, column in zip(classes, columns, strict=True)
    )
    body = "".join(
        "<tr>"
        + "".join(f'<td class="{of}">{escape(text)}</td>' for of, text in zip(classes, row, strict=True))
        + "</tr>"
        for row in rows
    )
    st.html(
        f'{_STYLE}<table class="listing" aria-label="{escape(label)}"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )
