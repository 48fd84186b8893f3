"""What a card says of a finding, held to the tone of all cards, and to going through gettext."""

from collections.abc import Iterator

import pytest

from tests.pseudo import escaping_words, pseudo
from tests.wording.reading import (
    ABSOLUTES,
    HEDGES,
    HIGHEST_GRADE,
    LONGEST,
    VERDICTS,
    found_in,
    grade,
    sentences,
    words,
)
from tracker import language
from tracker.patterns.base import Finding
from tracker.wording.cards import Card, card
from tracker.wording.numbers import one_line

CUT = (30, 40, 60, 80, 120)
"""Characters after which what the user wrote may be cut off."""


def spoken(of: Finding) -> Card:
    """The card of a finding, once every text of it was found plain, short and without a verdict."""
    made = card(of)
    for text in (made.good, made.seen, made.sure, made.innocent, made.question, made.step):
        assert not found_in(text, VERDICTS + ABSOLUTES + HEDGES), text
        assert text[-1] in ".?”", text
        assert len(sentences(text)) <= 4, text
        assert max(len(words(sentence)) for sentence in sentences(text)) <= LONGEST, text
        assert not any(slip in text for slip in ("None", "nan", "  ", "..", " .", "–.")), text
    for text in (made.good, made.seen, made.innocent, made.question, made.step):
        assert grade(text) <= HIGHEST_GRADE, (round(grade(text), 1), text)
    assert any(sign.isdigit() for sign in made.seen), made.seen
    translated(of)
    return made


def translated(of: Finding) -> None:
    """Hold every text of a card to going through gettext, but for what the user wrote."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(language, "catalogue", pseudo)
        made = card(of)
    own = set(own_words(of))
    texts = (made.title, made.level_words, made.good, made.seen, made.sure, made.innocent, made.question)
    for text in (*texts, made.step, made.held or "", *made.evidence):
        assert escaping_words(text, own) == [], text


def own_words(of: Finding) -> Iterator[str]:
    """What of a finding the user wrote or named, and currencies; as long as it is and cut off."""
    named = [of.client, of.project, of.phase, *(trace.said for trace in of.evidence)]
    named += [of.numbers.get(key) for key in ("client", "behind", "text", "currency")]
    named += [name for key in ("quiet", "passed") for name, *_rest in of.numbers.get(key, ())]
    for name in named:
        if isinstance(name, str) and name:
            yield from (name, *(one_line(name, most) for most in CUT))
