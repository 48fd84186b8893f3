"""Calls and text messages of an Android phone, as the app "SMS Backup & Restore" writes them (XML).

A backup tells by itself which way a call or message went, so nobody needs to say who he is. The numbers of
its types are those of Android's own CallLog and Telephony providers.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tracker.importers.base import Batch, ContactEvent, Holds, Options, cannot_open
from tracker.importers.collected import LONGEST_CALL, Collected, Reason
from tracker.importers.instants import Instants, outside, whole_number
from tracker.importers.moments import Memo
from tracker.importers.questions import asks
from tracker.importers.xml_stream import Attributes, encoding_of, read_elements
from tracker.language import _
from tracker.language.parts import numeral
from tracker.records.addresses import is_number, likeness_key, normal

name = "phone-xml"
holds: Holds = "contacts"

_NO_CONTENT = re.compile(r"<!--.*?-->|<\?.*?\?>", re.DOTALL)
_ROOT = re.compile(r"\s*(?:<!DOCTYPE\s+(\w+)|<(\w+))")
_ROOTS = ("calls", "smses")

_INCOMING, _OUTGOING, _ANSWERED_ELSEWHERE = 1, 2, 7
_CALLS: Mapping[int, str] = {
    **{_INCOMING: "in", _OUTGOING: "out", 3: "in", 4: "in", 5: "in", _ANSWERED_ELSEWHERE: "in"}
}
"""Which way a call of each type went: incoming, outgoing, missed, voicemail, rejected, answered elsewhere."""

_CALLS_LEFT_OUT: Mapping[int, Reason] = {6: "blocked"}
_TEXTS: Mapping[int, str] = {1: "in", 2: "out"}
_TEXTS_LEFT_OUT: Mapping[int, Reason] = {3: "draft", 4: "not sent", 5: "not sent", 6: "not sent"}

_FROM, _TO = "137", "151"
"""The types of an MMS's addresses; 129 and 130 are copies."""

_NOBODY = frozenset(
    ("", "null", "-1", "-2", "-3", "unknown", "private", "withheld", "anonymous", "insert-address-token")
)
_SECONDS_BELOW = 10**11
"""Some phones give dates in seconds instead of milliseconds; as milliseconds these were all before 1973."""


def identify(path: Path) -> bool:
    """Whether the outermost element is that of calls or of messages."""
    if path.is_dir():
        return False
    with path.open("rb") as file:
        head = file.read(1 << 16)
    text = _NO_CONTENT.sub("", head.decode(encoding_of(head), "replace").lstrip("\ufeff"))
    root = _ROOT.match(text)
    if root is None or (root[1] or root[2]) in _ROOTS:
        return root is not None
    # Behind a document type of another name; `extract` will not have it, and says so.
    return "<!DOCTYPE" in text and any(f"<{name}" in text for name in _ROOTS)


def extract(path: Path, options: Options) -> Batch:
    """The calls and messages of the file; one that breaks off is read so far, with a problem for the rest.

    Raises:
        TrackerError: it cannot be opened, declares entities, has a tag beyond all measure, or no zone is
            given.
    """
    backup = _Backup(options)
    try:
        broken = read_elements(path, backup.begin, backup.end)
    except OSError as error:
        raise cannot_open(path, error) from error
    notes = list(backup.instants.notes())
    held = backup.got.count
    if backup.said is not None and backup.said != held:
        said = _("The file says it holds {told} and holds {held}.")
        notes.append(said.format(told=numeral(backup.said), held=numeral(held)))
    if broken is not None:
        said = _("The file breaks off here; make the backup again for what comes after")
        if broken.reason:
            said = _("The file breaks off here ({reason}); make the backup again for what comes after")
        backup.got.add_problem(said.format(reason=broken.reason), broken.line)
    return backup.got.batch(notes)


class _Mms(NamedTuple):
    """A message with parts, until its last tag has been read."""

    line: int
    attributes: Attributes
    addresses: list[tuple[str, str]]
    texts: list[str]


class _Backup:
    """Takes the elements of a backup as they come."""

    def __init__(self, options: Options) -> None:
        self.got = Collected(options)
        self.instants = Instants(options)
        self.said: int | None = None
        self._mms: _Mms | None = None
        self._is_inside = False
        self._parties: Memo[tuple[str, ...], tuple[str, ...]] = Memo(_parties)

    def begin(self, tag: str, attributes: Attributes, line: int) -> None:
        """An element begins."""
        if not self._is_inside:
            self._is_inside = True
            self.said = whole_number(attributes.get("count"))
        elif tag == "call":
            self._call(attributes, line)
        elif tag == "sms":
            self._sms(attributes, line)
        elif tag == "mms":
            self._finish()
            self._mms = _Mms(line, attributes, [], [])
        elif self._mms is not None and tag == "addr":
            self._mms.addresses.append((attributes.get("type", ""), attributes.get("address", "")))
        elif self._mms is not None and tag == "part" and attributes.get("ct") == "text/plain":
            self._mms.texts.append(attributes.get("text", ""))

    def end(self, tag: str) -> None:
        """An element ends."""
        if tag == "mms":
            self._finish()

    def _call(self, of: Attributes, line: int) -> None:
        kind = whole_number(of.get("type"))
        when = self._when(of, line, is_typed=kind is not None)
        if when is None or kind is None:
            return
        direction = _CALLS.get(kind)
        if direction is None:
            self.got.leave_out(_CALLS_LEFT_OUT.get(kind, "unknown kind"))
            return
        duration = of.get("duration", "")
        lasted = 0 if duration in ("", "null") else whole_number(duration)
        if lasted is None or lasted > LONGEST_CALL:
            self.got.add_problem(_("The duration of the call is no sensible number of seconds"), line)
            return
        parties = self._parties[of.get("contact_name", ""), of.get("number", "")]
        if not parties:
            self.got.leave_out("withheld number")
            return
        key = self.got.numbered(f"call|{when.moment}|{likeness_key(parties[0])}|{kind}|{lasted}")
        if self.got.is_known(key):
            return
        seconds = lasted if lasted > 0 and kind in (_INCOMING, _OUTGOING) else None
        is_missed = direction == "in" and seconds is None and kind != _ANSWERED_ELSEWHERE
        self.got.records.append(
            ContactEvent(line, "phone", direction, when.at, parties, seconds, asks=is_missed, key=key)
        )

    def _sms(self, of: Attributes, line: int) -> None:
        numbers = of.get("address", "").split("~")
        self._text("sms", of.get("type"), of, line, numbers, [of.get("body", "")])

    def _finish(self) -> None:
        if self._mms is None:
            return
        line, of, addresses, texts = self._mms
        self._mms = None
        box = of.get("msg_box")
        wanted = _TO if box == "2" else _FROM
        told = [address for kind, address in addresses if kind == wanted]
        self._text("mms", box, of, line, [*told, *of.get("address", "").split("~")], texts)

    def _text(
        self, tag: str, box: str | None, of: Attributes, line: int, numbers: list[str], texts: list[str]
    ) -> None:
        kind = whole_number(box)
        when = self._when(of, line, is_typed=kind is not None)
        if when is None or kind is None:
            return
        direction = _TEXTS.get(kind)
        if direction is None:
            self.got.leave_out(_TEXTS_LEFT_OUT.get(kind, "unknown kind"))
            return
        parties = self._parties[of.get("contact_name", ""), *numbers]
        if not parties:
            self.got.leave_out("withheld number")
            return
        key = self.got.numbered(f"{tag}|{when.moment}|{likeness_key(parties[0])}|{kind}")
        if self.got.is_known(key):
            return
        # A sender without a number, such as a shop's name, can be given no answer: machines write so.
        is_automatic = direction == "in" and not is_number(parties[0]) and parties[0][:1].isalpha()
        is_automatic = is_automatic and "@" not in parties[0]
        is_asking = not is_automatic if direction == "in" else any(map(asks, texts))
        self.got.records.append(
            ContactEvent(
                *(line, "sms", direction, when.at, parties), automatic=is_automatic, asks=is_asking, key=key
            )
        )

    def _when(self, of: Attributes, line: int, *, is_typed: bool) -> "_When | None":
        """When it was; a problem when that, or what kind it is, cannot be read."""
        moment = whole_number(of.get("date"))
        if moment is None or moment == 0:
            self.got.add_problem(_("The date is no number of milliseconds since 1970"), line)
            return None
        moment = moment * 1000 if abs(moment) < _SECONDS_BELOW else moment
        at = self.instants.counted(moment // 1000)
        if at is None:
            self.got.add_problem(outside(), line)
            return None
        if not is_typed:
            self.got.add_problem(_("The type is no number, so it may have come in or gone out"), line)
            return None
        return _When(moment, at)


class _When(NamedTuple):
    """A moment in milliseconds since 1970 and as RFC 3339."""

    moment: int
    at: str


def _parties(told: tuple[str, ...]) -> tuple[str, ...]:
    """Who is on the other side: the numbers, then the name that the phone's address book has for one.

    `told` is that name and then the numbers.
    """
    contact, *numbers = told
    known = [normal(number) for number in numbers if number.strip().casefold() not in _NOBODY]
    parties = list(dict.fromkeys(filter(None, known)))
    name_ = contact.strip()
    # "(Unknown)", in the phone's language, stands where there is no name.
    if len(parties) == 1 and name_ and name_ != "null" and not name_.startswith("("):
        parties.append(normal(name_))
    return tuple(dict.fromkeys(parties))
