from collections.abc import Iterator
from typing import Any

import pytest

from tests.paper.books import PRIVATE, WEEK, full
from tests.pseudo import escaping_words, pseudo
from tracker import language
from tracker.book import Tracker
from tracker.paper.sheet import Bar, Sheet, Text

OWN = (
    *("Bouw", "2026-28", "Who decides?", "an extra training day", "send the numbers", PRIVATE),
    "a call",
    "I answer within four hours",
)


def texts(of: Any) -> Iterator[str]:
    """Every text of a sheet that is read: not what it looks like."""
    if isinstance(of, str):
        yield of
    elif isinstance(of, Sheet):
        for value in (of.title, of.period, of.lede, of.sections, of.foot):
            yield from texts(value)
    elif isinstance(of, Text):
        yield from of.sentences
    elif isinstance(of, Bar):
        yield from (of.label, of.text)
    elif isinstance(of, tuple):
        for value in of:
            yield from texts(value)


@pytest.mark.parametrize("reader", [None, "peer", "client"])
@pytest.mark.parametrize("hidden", [False, True])
def test_every_text_on_paper_goes_through_gettext(
    book: Tracker, monkeypatch: pytest.MonkeyPatch, reader: Any, hidden: bool
) -> None:
    full(book)
    monkeypatch.setattr(language, "catalogue", pseudo)
    sheet = (
        book.sheet(WEEK, hide_names=hidden)
        if reader is None
        else book.sheet(client="bouw", reader=reader, hide_names=hidden)
    )
    assert [said for said in texts(sheet) if escaping_words(said, OWN)] == []
