"""The quick line of a contact: who, which way, on which channel, when and how long; never a word of it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from tracker.errors import TrackerError, UsageError
from tracker.language import N_, _
from tracker.quickline.names import nearest, shown
from tracker.quickline.words import reading, words_of

CONTACT_EXAMPLE = "@bouw in phone 14:05 12m"

CHANNEL_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("email", "mail", "e-mail"), "email"),
    **dict.fromkeys(("phone", "call"), "phone"),
    **dict.fromkeys(("chat", "app", "whatsapp", "signal", "slack", "telegram"), "chat"),
    "sms": "sms",
    "video": "video",
    **dict.fromkeys(("in_person", "in-person", "meeting", "met"), "in_person"),
}
"""What a channel may be called, and its name in `records.CHANNELS`."""

CONTACT_MARKS: Mapping[str, Mapping[str, bool]] = {
    "urgent": {"urgent": True},
    "asks": {"asks": True},
    "noreply": {"asks": False},
}
"""What each mark says of a contact."""

_DIRECTIONS = ("in", "out")
_AFTER = ",.;:?!)"
_CLOCK = r"([0-9]{1,2})[:.]([0-9]{2})[,;]?"
_NOTHING = r"(?i)0+(?:m|min|h|h0+m?)[,;]?"
_CLASHES = {
    "client": N_("{one} and {other} both name a client"),
    "direction": N_("{one} and {other} both say which way it went"),
    "channel": N_("{one} and {other} both name a channel"),
    "clock": N_("{one} and {other} both say when it was"),
    "seconds": N_("{one} and {other} both say how long it took"),
    "day": N_("{one} and {other} both name a day"),
    "asks": N_("{one} and {other} contradict each other"),
}
_MISSING = (
    ("client", N_("The line names no client"), N_("Write whose contact it is")),
    (
        "direction",
        N_("The line does not say which way it went"),
        N_('Write "in" if they began, "out" if you did'),
    ),
    (
        "channel",
        N_("The line names no channel"),
        N_("Write one of email, phone, chat, sms, video, in_person"),
    ),
)


class ContactLine(NamedTuple):
    """What the line of a contact says; None is what it does not say.

    Attributes:
        day: the (virtual) day it was on; only with `clock`.
        clock: the wall clock time at which it began.
        client: as typed.
        channel: one of `records.CHANNELS`.
        direction: "in" from the client, "out" from the user.
        seconds: how long a call, video call or meeting took.
        urgent: marked so.
        asks: whether it asks for an answer; None: as the direction has it. A meeting noted without how long
            it took asks nothing, for it took place; a call without it was missed.
    """

    day: date | None
    clock: time | None
    client: str
    channel: str
    direction: str
    seconds: int | None = None
    urgent: bool = False
    asks: bool | None = None


def read_contact(line: str, today: date) -> ContactLine:
    """What a line like "@bouw in phone 14:05 12m" says; `today` is the (virtual) day it is now.

    Words in any order: `@client`, `in` or `out`, a channel, a time, a duration (of what is spoken), a day,
    and the marks !urgent, !asks and !noreply. Raises TrackerError for any other word, since none is kept, for
    two words that contradict each other and for what is missing, and UsageError for an empty line.
    """
    words = _joined(words_of(line))
    if not words:
        raise UsageError(
            _("The line is empty"),
            _('Write something like "{example}"').format(example=CONTACT_EXAMPLE),
        )
    said: dict[str, Any] = {}
    by: dict[str, str] = {}
    for word in words:
        for field, value in _says(word, today).items():
            if said.setdefault(field, value) != value:
                raise TrackerError(
                    _(_CLASHES[field]).format(one=shown(by[field]), other=shown(word)), _("Keep one of them")
                )
            by.setdefault(field, word)
    _refuse_gaps(said)
    if said["channel"] == "in_person" and "seconds" not in said:
        said.setdefault("asks", False)
    return ContactLine(day=said.pop("day", None), clock=said.pop("clock", None), **said)


def _joined(words: Iterable[str]) -> list[str]:
    """The words, "in person" read as the one channel that it is."""
    found: list[str] = []
    for word in words:
        if found and word.lower().rstrip(_AFTER) == "person" and found[-1].lower() == "in":
            found[-1] = "in_person"
        else:
            found.append(word)
    return found


def _says(word: str, today: date) -> Mapping[str, Any]:
    """The fields of a `ContactLine` that a word fills."""
    plain = word.rstrip(_AFTER).lower()
    if plain in _DIRECTIONS:
        return {"direction": plain}
    if plain in CHANNEL_WORDS:
        return {"channel": CHANNEL_WORDS[plain]}
    if word[0] == "!":
        return _mark(word)
    if (found := re.fullmatch(_CLOCK, word)) is not None:
        return {"clock": _clock(word, int(found[1]), int(found[2]))}
    if re.fullmatch(_NOTHING, word) is not None:
        raise TrackerError(
            _("{word} is no time at all").format(word=shown(word)),
            _("Leave it out of a call that did not take place"),
        )
    says = reading(word, today, False) or {}
    if "client" in says:
        if says["client"]["project"] is not None:
            raise TrackerError(
                _("{word} names a project").format(word=shown(word)),
                _("A contact is with a client alone: @client"),
            )
        return {"client": says["client"]["client"]}
    if "day" in says:
        return says["day"]
    if "time" not in says:
        raise _wordless(word)
    if "seconds" not in says["time"]:
        raise TrackerError(
            _("{word} holds two times").format(word=shown(word)),
            _("Write when it began and how long it took: 14:05 12m"),
        )
    return says["time"]


def _mark(word: str) -> Mapping[str, bool]:
    name = word.strip(_AFTER).lower()
    if name not in CONTACT_MARKS:
        known = ", ".join(f"!{mark}" for mark in CONTACT_MARKS)
        raise TrackerError(
            _("{word} is not a mark of a contact").format(word=shown(word)),
            _("The marks are {known}").format(known=known),
        )
    return CONTACT_MARKS[name]


def _clock(word: str, hour: int, minute: int) -> time:
    if hour > 23 or minute > 59:
        raise TrackerError(
            _("{word} is a time that no clock shows").format(word=shown(word)),
            _("Times run from 0:00 to 23:59"),
        )
    return time(hour, minute)


def _wordless(word: str) -> TrackerError:
    """What is said of a word that has no place."""
    meant = nearest(word, (*CHANNEL_WORDS, *_DIRECTIONS, "today", "yesterday"), 1) if word.isalpha() else ()
    offer = _("Leave it out; a note about the work can stand in `tracker log`")
    if meant:
        offer = _(
            "Did you mean {word}? Otherwise leave it out; a note about the work can stand in `tracker log`"
        ).format(word=meant[0])
    return TrackerError(
        _("{word} has no place here: of a contact only who, when and how is kept, no words").format(
            word=shown(word)
        ),
        offer,
    )


def _refuse_gaps(said: Mapping[str, Any]) -> None:
    for field, happened, remedy in _MISSING:
        if field not in said:
            raise TrackerError(
                _(happened),
                _('{remedy}, as in "{example}"').format(remedy=_(remedy), example=CONTACT_EXAMPLE),
            )
    if "day" in said and "clock" not in said:
        raise TrackerError(
            _("The line names a day, but no time"),
            _('Write the time too, as in "{example}"').format(example=CONTACT_EXAMPLE),
        )
    from tracker.records import SPOKEN  # here, because the line of an entry does without

    if "seconds" in said and said["channel"] not in SPOKEN:
        raise TrackerError(
            _("A contact by {channel} takes no time of its own").format(channel=said["channel"]),
            _("Leave the duration out; the time you worked on it goes into `tracker log`"),
        )
