"""Letters in, contacts out: what every importer of mail has in common, whatever it reads them from."""

from collections import Counter
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tracker.importers.base import Batch, ContactEvent, Options
from tracker.importers.clocks import zone_named
from tracker.importers.collected import Collected, Reason, nobody_is_me
from tracker.importers.mail import machines
from tracker.importers.mail.boxes import LEFT_OUT, Box, box_of_fields
from tracker.importers.mail.fields import Fields, Header, Letter, fields_of, first, header_of
from tracker.importers.mail.likely import SAMPLE, Parties
from tracker.importers.mail.naming import made_up, message_id, references
from tracker.importers.mail.parts import text_in
from tracker.importers.mail.people import addresses
from tracker.importers.mail.quoting import own_lines
from tracker.importers.mail.stamps import moment_of
from tracker.importers.moments import Memo
from tracker.importers.questions import asks
from tracker.language import _, ngettext
from tracker.records.addresses import normal

_REMEMBERED = 1_000
"""Characters; longer lists of recipients are read each time, for they seldom come again."""
_NAMED = 5
"""Addresses that a note names."""


class _Way(NamedTuple):
    """Which way a letter went, and who is on the other side."""

    is_out: bool
    parties: tuple[str, ...]


class Letterbox:
    """Takes the letters of one file or folder, one after the other, and gives their batch.

    Of a letter the header counts. Its text is looked at only where the user wrote it, to see whether it asks
    something, and only within what was kept of the letter: a text behind large attachments asks nothing.
    A mail comes once: one whose Message-ID (without one: sender, moment and recipients) was there before, in
    the file or in an earlier import, is counted as known.
    """

    def __init__(self, options: Options) -> None:
        self._zone = zone_named(options.timezone) if options.timezone else ZoneInfo("UTC")
        self._me = options.me
        self._got = Collected(options)
        self._number = 0
        self._is_mine = False
        self._parties = Parties()
        self._further: dict[str, None] = {}
        self._strange: Counter[str] = Counter()
        self._passed_over = 0
        # Addresses, ids and lists of recipients come again and again: one copy of each is kept.
        self._ids: dict[str, str] = {}
        self._seen: set[str] = set()
        self._groups: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._normal: Memo[str, tuple[str, ...]] = Memo(_normal)

    @property
    def is_asking(self) -> bool:
        """Whether enough was seen to ask who the user is, so that reading on is no use."""
        return not self._me and self._number >= SAMPLE and bool(self._parties)

    def take(self, letter: Letter, box: Box | None = None) -> None:
        """Take a letter that lies in `box`."""
        self._number += 1
        header = header_of(letter)
        name = message_id(letter, header.end)
        if name and self._is_old(name):
            return
        if header.is_cut:
            self._strange["cut"] += 1
        fields = fields_of(letter.data[letter.start : header.end])
        box = box_of_fields(fields, box)
        self._remember(fields, box)
        if box is not None and box != "sent":
            self._got.leave_out(box)
            return
        event = self._event(letter, header, fields, name, is_sent=box == "sent")
        if isinstance(event, str):
            self._got.leave_out(event)
        elif event is not None:
            self._got.records.append(event)

    def trouble(self, message: str) -> None:
        """Note a file that could not be read."""
        self._got.add_problem(message)

    def pass_over(self) -> None:
        """Note a file that holds no mail."""
        self._passed_over += 1

    def batch(self) -> Batch:
        """All that was taken; who the user might be where none of it is his."""
        likely = () if self._is_mine else self._parties.likeliest()
        return nobody_is_me(likely) if likely else self._got.batch(self._notes())

    def _is_old(self, key: str) -> bool:
        """Whether the letter came before, in this file or in an earlier import; counts it if so."""
        if self._got.is_known(key):
            self._is_mine = True  # the earlier import would have asked
            return True
        if key not in self._seen:
            return False
        self._got.known += 1
        return True

    def _event(
        self, letter: Letter, header: Header, fields: Fields, name: str, *, is_sent: bool
    ) -> ContactEvent | Reason | None:
        """The contact; a word on why it is left out; None for one that came before."""
        way = self._way(fields, is_sent=is_sent)
        if isinstance(way, str):
            return way
        moment = moment_of(fields, self._zone)
        if moment is None:
            return "no date"
        at = datetime.fromtimestamp(moment.epoch, self._zone).isoformat()[:25]
        if not name:
            name = made_up(first(fields, "from"), str(moment.epoch), first(fields, "to"))
            if self._is_old(name):
                return None
        self._seen.add(name)
        self._strange["arrival"] += moment.is_arrival
        self._strange["moved"] += moment.is_moved
        is_automatic = self._is_automatic(letter, header, fields, way)
        ids = self._ids
        return ContactEvent(
            line=self._number,
            channel="email",
            direction="out" if way.is_out else "in",
            at=at,
            parties=self._groups.setdefault(way.parties, way.parties),
            automatic=is_automatic,
            asks=not is_automatic and self._asks(letter, header, fields, way),
            urgent=machines.is_urgent(fields),
            ids=tuple(ids.setdefault(each, each) for each in (name, *references(fields, name))),
            key=ids[name],
        )

    def _way(self, fields: Fields, *, is_sent: bool) -> _Way | Reason:
        senders = self._people(fields, "from")
        is_mine = not self._me.isdisjoint((*senders, *self._people(fields, "sender")))
        if is_mine or is_sent:
            if senders and not is_mine:
                self._further[senders[0]] = None
            everyone = self._people(fields, "to", "cc", "bcc")
            others = tuple(each for each in everyone if each not in self._me and each not in senders)
            if not others:
                return "to yourself" if everyone else "no address"
            return _Way(True, others)
        answers = self._people(fields, "reply-to")
        who = senders[:1] or self._people(fields, "sender")[:1]
        parties = (*who, *(each for each in answers[:1] if each not in who and each not in self._me))
        return _Way(False, parties) if parties else "no address"

    def _people(self, fields: Fields, *names: str) -> tuple[str, ...]:
        """Everyone the fields name, in normal form, each once."""
        normal = self._normal
        found = [
            normal[value] if len(value) <= _REMEMBERED else _normal(value)
            for name in names
            for value in fields.get(name, ())
        ]
        return found[0] if len(found) == 1 else tuple(dict.fromkeys(one for each in found for one in each))

    def _is_automatic(self, letter: Letter, header: Header, fields: Fields, way: _Way) -> bool:
        if machines.is_automatic(fields, way.parties[0], is_out=way.is_out):
            return True
        has_parts = first(fields, "content-type")[:10].lower() == "multipart/"
        return has_parts and machines.has_invitation(letter.data, header.body, letter.end)

    def _asks(self, letter: Letter, header: Header, fields: Fields, way: _Way) -> bool:
        """What comes in asks, unless it went to a list or to others with a copy for the user."""
        if not way.is_out:
            is_copy = not self._me.isdisjoint(self._people(fields, "cc")) and self._me.isdisjoint(
                self._people(fields, "to")
            )
            return not is_copy and not machines.is_to_a_list(fields)
        found = text_in(letter.data, header.body, letter.end, fields)
        if found is None:
            return False
        text = found.text
        if found.is_html:
            from tracker.importers.mail.markup import without_markup  # here: few mails have nothing else

            text = without_markup(text)
        return asks(text) and any(map(asks, own_lines(text)))

    def _remember(self, fields: Fields, box: Box | None) -> None:
        """Look for the user in a letter, and while he is not found count who is in it."""
        if self._is_mine:
            return
        if self._me and (
            box == "sent"
            or not self._me.isdisjoint(self._people(fields, "from", "sender", "to", "cc", "delivered-to"))
        ):
            self._is_mine = True
        elif self._number <= SAMPLE and box not in LEFT_OUT:
            senders = _written(fields, "from")
            owners = (*_written(fields, "delivered-to"), *(senders if box == "sent" else ()))
            self._parties.add(owners, senders, (*_written(fields, "to"), *_written(fields, "cc")))

    def _notes(self) -> tuple[str, ...]:
        notes = []
        if count := self._strange["arrival"]:
            said = ngettext(
                "{n} message had no usable date; the date of arrival was taken.",
                "{n} messages had no usable date; the date of arrival was taken.",
                count,
            )
            notes.append(said.format(n=count))
        if count := self._strange["moved"]:
            said = ngettext(
                "{n} message bore a time that the clocks skipped; the hour after it was taken.",
                "{n} messages bore a time that the clocks skipped; the hour after it was taken.",
                count,
            )
            notes.append(said.format(n=count))
        if count := self._strange["cut"]:
            said = ngettext(
                "{n} message had a header of more than 256 KB; it was read in part.",
                "{n} messages had a header of more than 256 KB; it was read in part.",
                count,
            )
            notes.append(said.format(n=count))
        if self._further:
            notes.append(self._taken_for_yours())
        if count := self._passed_over:
            said = ngettext(
                "{n} file holds no mail and was passed over.",
                "{n} files hold no mail and were passed over.",
                count,
            )
            notes.append(said.format(n=count))
        return tuple(notes)

    def _taken_for_yours(self) -> str:
        named = ", ".join([*self._further][:_NAMED])
        more = len(self._further) - _NAMED
        said = _("Mail from {names} in Sent was taken for yours.")
        if more > 0:
            said = _("Mail from {names} and {n} more in Sent was taken for yours.")
        return said.format(names=named, n=more)


def _normal(value: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(normal, addresses(value))))


def _written(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(each for value in fields.get(name, ()) for each in addresses(value))
