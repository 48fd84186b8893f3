"""A finding in words: the card that a review shows, one module of words per pattern.

A newcomer finds the words of a pattern under its module's name in `tracker.patterns.CATALOGUE`. They are
loaded when a card is made.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import NamedTuple

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.evidence import trace_sentence
from tracker.wording.cards.words import Words
from tracker.wording.numbers import one_line

LEVEL_WORDS = {1: N_("worth a look"), 2: N_("worth a talk"), 3: N_("worth a change")}
"""What the levels are called; to be translated."""


class Card(NamedTuple):
    """A finding as it is told, in the order in which it is read.

    Attributes:
        pattern: the name of its pattern.
        client: whose it is; None: the person's.
        title: what it is about.
        level_words: "worth a look", "worth a talk" or "worth a change".
        good: what went well.
        seen: what is seen, with its numbers.
        sure: what the numbers rest on.
        innocent: one innocent explanation.
        question: a question to oneself.
        step: one possible step.
        held: why it shows at a lower level than its lines say, or the phase that it falls in; else None.
        evidence: a line for each record behind it, the weightiest first.
    """

    pattern: str
    client: str | None
    title: str
    level_words: str
    good: str
    seen: str
    sure: str
    innocent: str
    question: str
    step: str
    held: str | None
    evidence: tuple[str, ...]


def card(finding: Finding) -> Card:
    """What is said of a finding."""
    words = words_of(finding.pattern)
    currency = finding.numbers.get("currency")
    return Card(
        pattern=finding.pattern,
        client=finding.client,
        title=_(words.title),
        level_words=_(LEVEL_WORDS[finding.level]),
        good=words.good(finding),
        seen=words.seen(finding),
        sure=words.sure(finding),
        innocent=_(words.innocent),
        question=_(words.question),
        step=_(words.step),
        held=held_sentence(finding),
        evidence=tuple(trace_sentence(trace, currency=currency) for trace in finding.evidence),
    )


@cache
def words_of(pattern: str) -> Words:
    """The words of a pattern, by its name, before they are translated."""
    words: Words = import_module(f"{__name__}.{pattern.replace('-', '_')}").WORDS
    return words


def title_of(pattern: str) -> str:
    """What a pattern is about, in two to four words: "Unbilled hours"."""
    return _(words_of(pattern).title)


def held_sentence(finding: Finding) -> str | None:
    """Why a finding shows at a lower level than its lines say, or the phase that it falls in; else None."""
    if finding.held_at == "first review":
        passed = max(one.level for one in finding.met)
        said = _(
            "The line of level {level}, {words}, was passed in this review; it counts when the next one, four"
            " weeks on, agrees."
        )
        return said.format(level=passed, words=_(LEVEL_WORDS[passed]))
    if finding.held_at == "grace":
        said = _(
            "This engagement is in its first six weeks, when extra work is common; until they are over it is"
            " {words} at most."
        )
        return said.format(words=_(LEVEL_WORDS[1]))
    if finding.phase is None:
        return None
    said = _("Half of these four weeks or more belong to “{phase}”.")
    if finding.held_at == "phase":
        said = _("Half of these four weeks or more belong to “{phase}”, so it is {words} at most.")
    return said.format(phase=one_line(finding.phase, 60), words=_(LEVEL_WORDS[1]))
