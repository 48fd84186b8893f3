"""Labels: names and amounts made fit to be drawn, whatever was typed in."""

from html import escape
from unicodedata import category

from tracker.language import _
from tracker.wording import numbers

# First strong isolate and its end: a right-to-left name keeps its order and leaves its neighbours theirs.
ISOLATE, END_ISOLATE = "\u2068", "\u2069"
# Characters that would re-order or hide the text around a name.
BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def plain(name: str, limit: int = 40) -> str:
    """Return a name as one line of at most `limit` characters, without control characters.

    A name that is cut ends in an ellipsis; one without any visible character reads "(no name)".
    """
    # The rest of a very long name can never be seen: look at no more of it than could matter.
    visible = "".join(" " if _is_unseen(c) else c for c in name[: limit * 8])
    line = numbers.spaced(visible)
    if len(line) > limit:
        line = line[: limit - 1].rstrip() + "…"
    return line or _("(no name)")


def _is_unseen(character: str) -> bool:
    return character in BIDI_CONTROLS or category(character) in {"Cc", "Cs"}


def html(name: str, limit: int = 40) -> str:
    """Return a name safe inside HTML, SVG and Plotly's own small HTML, in its own reading direction."""
    line = escape(plain(name, limit), quote=True)
    return line if line.isascii() else f"{ISOLATE}{line}{END_ISOLATE}"


def money(cents: float, currency: str = "EUR", *, signed: bool = False) -> str:
    """Return an amount in cents as text: `€69.88`, `CHF 12.00`; `signed` shows a plus as well as a minus."""
    said = numbers.money(round(cents) / 100, currency, signed=signed)
    return escape(said).replace(" ", "\N{NO-BREAK SPACE}")
