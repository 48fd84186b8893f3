"""What all record types share: how a field is declared, and what a declaration can be read off.

Units: instants are aware datetimes, days are dates, money is integer cents, durations integer seconds.
"""

from dataclasses import Field, dataclass, field, fields
from enum import StrEnum
from typing import Any, ClassVar, NamedTuple


class Kind(StrEnum):
    """What a field holds: how it is checked, stored and written."""

    TEXT = "text"
    ID = "id"
    CLIENT = "client"
    PROJECT = "project"
    CHOICE = "choice"
    FLAG = "flag"
    DAY = "day"
    INSTANT = "instant"
    ZONE = "zone"
    CURRENCY = "currency"
    CLOCK = "clock"
    SECONDS = "seconds"
    CENTS = "cents"
    PRICE = "price"
    HOURS = "hours"
    TEXTS = "texts"
    DAYS = "days"
    WINDOWS = "windows"
    MILESTONES = "milestones"
    LIMITS = "limits"
    TERMS = "terms"
    NUMBER = "number"
    NUMBERS = "numbers"
    WEEK = "week"
    BOUNDARY = "boundary"


class FieldSpec(NamedTuple):
    """One field of a record type: its name, kind, default, and what it may hold.

    `least` and `most` bound whole numbers, both included; durations begin at 1 unless `least` says 0.
    """

    name: str
    kind: Kind
    default: Any
    required: bool
    choices: tuple[str, ...]
    least: int | None = None
    most: int | None = None


def declare(
    kind: Kind,
    default: Any = None,
    *,
    required: bool = False,
    choices: tuple[str, ...] = (),
    least: int | None = None,
    most: int | None = None,
) -> Any:
    """Declare one field of a record type."""
    metadata = {"kind": kind, "required": required, "choices": choices, "least": least, "most": most}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata={**metadata, "default": default})
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Record:
    """What all records share: an `id`, text of at most 64 characters, made when missing."""

    type: ClassVar[str]
    key: ClassVar[tuple[str, ...]] = ()
    """The fields by which the same record is known again when it comes without its id."""
    begins: ClassVar[str | None] = None
    """The required day, instant or week that is the present one where somebody types nothing."""
    closes: ClassVar[str | None] = None
    """The day or instant that is filled in when the record is closed; None: it cannot be."""
    closes_with: ClassVar[str | None] = None
    """The field that must be said when it is closed, such as what was decided."""

    id: str | None = declare(Kind.ID)


class Problem(NamedTuple):
    """A row or a record that could not be taken as it is: data, not an exception.

    `message` ends without a full stop: a list needs none, a text sets its own.
    `line` is the 1-based line of the file it came from, where there is one.
    """

    message: str
    line: int | None = None


YEARS = range(1900, 2200)
"""The years in which anything is recorded; others are a slip, or another program's way to say "never"."""

_SAID = ("required", "choices", "least", "most")
_KNOWN: dict[str, tuple[FieldSpec, ...]] = {}


def specs(record_type: type[Record]) -> tuple[FieldSpec, ...]:
    """The fields of a record type in their declared order, `id` first."""
    if record_type.type not in _KNOWN:
        _KNOWN[record_type.type] = tuple(_spec(f) for f in fields(record_type))
    return _KNOWN[record_type.type]


def _spec(declared: Field[Any]) -> FieldSpec:
    meta = declared.metadata
    default = meta.get("default", declared.default)
    return FieldSpec(declared.name, meta["kind"], default, *(meta[of] for of in _SAID))
