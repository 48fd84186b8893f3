"""Words for a boundary: a phrase in the user's own version, and how it felt to say it aloud."""

from dataclasses import dataclass
from datetime import datetime

from tracker.language import LANGUAGES
from tracker.records.base import Kind, Record, declare


@dataclass(frozen=True, kw_only=True)
class Phrase(Record):
    """The user's own version of a phrase; `name` is that of the phrase bank, or one of the user's own."""

    type = "phrase"
    key = ("name", "language")
    name: str = declare(Kind.TEXT, required=True)
    language: str = declare(Kind.CHOICE, required=True, choices=LANGUAGES)
    text: str = declare(Kind.TEXT, required=True)


@dataclass(frozen=True, kw_only=True)
class Rehearsal(Record):
    """A phrase said aloud once: the felt discomfort before and after, from 0 (none) to 10."""

    type = "rehearsal"
    begins = "at"
    phrase: str = declare(Kind.TEXT, required=True)
    client: str | None = declare(Kind.CLIENT)
    at: datetime = declare(Kind.INSTANT, required=True)
    before: int | None = declare(Kind.NUMBER, least=0, most=10)
    after: int | None = declare(Kind.NUMBER, least=0, most=10)
    note: str | None = declare(Kind.TEXT)
