"""Headings with sentences under them, as HTML: longer than a definition, shorter than a page."""

from collections.abc import Iterable, Sequence

from tracker.charts.labels import html
from tracker.pages.markup import and_more

LONGEST = 2500
"""Characters of a paragraph that are shown."""


def described(groups: Iterable[tuple[str, Sequence[str]]], most: int = 12) -> str:
    """Each heading with its paragraphs; those beyond `most` are only counted."""
    return f'<dl style="padding:0">{"".join(_group(title, said, most) for title, said in groups)}</dl>'


def _group(title: str, said: Sequence[str], most: int) -> str:
    shown = [html(one, LONGEST) for one in said[:most]]
    if len(said) > most:
        shown.append(and_more(len(said) - most))
    return f"<dt>{html(title, 150)}</dt>" + "".join(f"<dd>{one}</dd>" for one in shown)
