"""What a card says of a finding, held to the tone of all cards."""

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
from tracker.patterns.base import Finding
from tracker.wording.cards import Card, card


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
    return made
