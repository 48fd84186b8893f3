"""What a card says: the shape that the words of every pattern have.

The tone is that of a curious colleague: what went well, what I see, how sure, an innocent explanation, a
question, a possible step. No blame, no grades.
"""

from collections.abc import Callable
from typing import NamedTuple

from tracker.language import _
from tracker.patterns.base import Finding

Said = Callable[[Finding], str]


class Words(NamedTuple):
    """The words of one pattern. Every text is one to three plain sentences.

    Those that stay the same are only marked, and translated where a card is made of them.

    Attributes:
        pattern: its name.
        title: what it is about, in a few words without a verdict: "Unbilled hours".
        good: what went well, with a number where there is one.
        seen: what is seen, with the numbers and the sample size.
        sure: how sure that is, in numbers rather than in hedges.
        innocent: one innocent explanation.
        question: one question to oneself.
        step: one possible step, and how to say it where it is said to the client.
    """

    pattern: str
    title: str
    good: Said
    seen: Said
    sure: Said
    innocent: str
    question: str
    step: str


def joined(*sentences: str) -> str:
    """Sentences one after another; those that are empty are left out."""
    return " ".join(filter(None, sentences))


def times(number: int) -> str:
    """How often: "once", "twice", "5 times"."""
    if number == 1:
        return _("once")
    return _("twice") if number == 2 else _("{number} times").format(number=number)


def small_sample(of: Finding, enough: int) -> str:
    """That fewer things than are enough were counted, in a sentence; "" where it is not so."""
    return _("That is a small sample.") if of.n < enough else ""
