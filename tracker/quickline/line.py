"""Reading a quick line and a calendar title, writing one back, and tying one to the calendar."""

from collections.abc import Iterable
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.errors import TrackerError, UsageError
from tracker.language import N_, _
from tracker.quickline.names import shown
from tracker.quickline.words import (
    HOUR,
    MIDNIGHT,
    Says,
    day_word,
    is_read,
    quoted,
    reading,
    refuse_long_night,
    words_of,
)

if TYPE_CHECKING:
    from tracker.workweek import Days

EXAMPLE = "9:00-11:30 @bouw handbook chapter 3 #research"

_CLASHES = {
    "day": N_("{one} and {other} both name a day"),
    "time": N_("{one} and {other} both say how long it took"),
    "client": N_("{one} and {other} both name a client"),
    "kind": N_("{one} and {other} both name a kind of work"),
}
_CLASH = N_("{one} and {other} contradict each other")


_SAYING = frozenset("@#!")
"""The letters with which words begin that say something in a title."""


class QuickLine(NamedTuple):
    """What one line says; None or () is what it does not say.

    `starts` and `ends` are wall clock times (`ends` 00:00: midnight at the end), `seconds` a duration: a line
    has the one or the other, or neither. `client` and `project` are as typed; `note` is the rest of the
    words. The other fields are those of a time entry.
    """

    day: date | None = None
    starts: time | None = None
    ends: time | None = None
    seconds: int | None = None
    client: str | None = None
    project: str | None = None
    kind: str | None = None
    tags: tuple[str, ...] = ()
    billable: bool | None = None
    scope: str | None = None
    initiator: str | None = None
    announced: bool | None = None
    trigger: str | None = None
    note: str = ""


def read(line: str, today: date) -> QuickLine:
    """What a quick line says; `today` is the (virtual) day it is now.

    A weekday means the most recent one, today included. Only the first day word is read as the day, so that
    a note may hold another. Raises TrackerError for two words that contradict each other, an unknown mark and
    a time that cannot be, and UsageError for an empty line.
    """
    said: list[tuple[str, Says | None]] = []
    day_named = False
    for word in words_of(line):
        if word[0] == "\\" and is_read(word.lstrip("\\")):
            said.append((word[1:], None))
            continue
        says = reading(word, today, day_named)
        day_named = day_named or (says is not None and "day" in says)
        said.append((word, says))
    if not said:
        raise UsageError(
            _("The line is empty"), _('Write something like "{example}"').format(example=EXAMPLE)
        )
    clash = _clash(said)
    if clash is not None:
        subject, one, other = clash
        raise TrackerError(
            _(_CLASHES.get(subject, _CLASH)).format(one=shown(one), other=shown(other)),
            _("Keep one of them, or put a backslash before the one that belongs to the text"),
        )
    return _together(said)


def read_title(title: str) -> QuickLine:
    """What a calendar title says: `@client`, `#kind`, `#tags` and `!marks`; days and times stay in the note.

    Nobody wrote a title for this grammar alone, so it is never refused: unknown marks stay text, and so do
    words that contradict each other, all of them, rather than that one of them wins.
    """
    words = words_of(title)
    if _SAYING.isdisjoint(title):
        return QuickLine(note=" ".join(words))
    said: list[tuple[str, Says | None]] = []
    for word in words:
        try:
            said.append((word, reading(word, date.min, True) if word[0] in "@#!" else None))
        except TrackerError:
            said.append((word, None))
    while (clash := _clash(said)) is not None:
        said = [(word, None if says and clash[0] in says else says) for word, says in said]
    return _together(said)


def write(line: QuickLine) -> str:
    """The line that reads as `line`: `read(write(x), today) == x` for every x that was read."""
    words = [] if line.day is None else [line.day.isoformat()]
    if line.starts is not None and line.ends is not None:
        ends = "24:00" if line.ends == MIDNIGHT else f"{line.ends:%H:%M}"
        words.append(f"{line.starts:%H:%M}-{ends}")
    if line.seconds is not None:
        hours, minutes = divmod(line.seconds // 60, 60)
        whole = f"{hours}h{minutes:02d}" if hours else f"{minutes}m"
        words.append(f"{line.seconds / HOUR:.6f}h" if line.seconds % 60 else whole)
    if line.client is not None:
        words.append("@" + "/".join(quoted(n) for n in (line.client, line.project) if n is not None))
    words += [f"#{name}" for name in (line.kind, *line.tags) if name is not None]
    words += [f"!{mark}" for mark in _marks(line)]
    for word in line.note.split():
        is_second_day = line.day is not None and day_word(word, line.day) is not None
        words.append(f"\\{word}" if is_read(word.lstrip("\\")) and not is_second_day else word)
    return " ".join(words)


def instants(
    line: QuickLine, days: "Days", zone: tzinfo | None = None, *, day: date | None = None
) -> tuple[datetime, datetime]:
    """Start and end of a line with a range, on the clock of `zone` (None: that of `days`).

    `day` is used where the line names none. It is the virtual day: a start before `days.starts_at` falls on
    the next date. A doubled time takes its first reading; an end that would not come after the start takes
    its second, and else the next date. TrackerError for a time that the clock skips, or a too long night.
    """
    on = line.day or day
    if on is None or line.starts is None or line.ends is None:
        raise UsageError(_("The line names no start and end"), _('Write them as "9:00-11:30"'))
    starts, ends = days.span(on, line.starts, line.ends, zone)
    if ends.date() > starts.date() and line.ends not in (MIDNIGHT, line.starts):
        refuse_long_night(line.starts, line.ends)
    return starts, ends


def _clash(said: Iterable[tuple[str, Says | None]]) -> tuple[str, str, str] | None:
    """The first subject on which two words say different things, and these words."""
    first: dict[str, tuple[str, dict[str, Any]]] = {}
    for word, says in said:
        for subject, fields in (says or {}).items():
            earlier, before = first.setdefault(subject, (word, fields))
            if before != fields:
                return subject, earlier, word
    return None


def _together(said: Iterable[tuple[str, Says | None]]) -> QuickLine:
    fields: dict[str, Any] = {}
    tags: dict[str, None] = {}
    note: list[str] = []
    for word, says in said:
        if says is None:
            note.append(word)
            continue
        for subject, filled in says.items():
            fields.update(filled)
            if subject[0] == "#":
                tags[subject[1:]] = None
    return QuickLine(**fields, tags=tuple(tags), note=" ".join(note))


def _marks(line: QuickLine) -> Iterable[str]:
    """The marks that say what a line says, each thing once."""
    if line.scope == "extra":
        yield "gift" if line.initiator == "me" else "extra"
    elif line.billable is not None:
        yield "billable" if line.billable else "unbilled"
    if line.announced:
        yield "told"
    if line.trigger == "own":
        yield "own"
