"""A chat to contacts, in two passes: who speaks and how days are written, then the messages themselves.

A line is looked at once and let go. Of what somebody wrote nothing is kept but whether the user asked.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tracker.errors import BadFile
from tracker.importers.base import Batch, ContactEvent, DateOrder, Options, cannot_open
from tracker.importers.chat.archive import Chat, beginning, opened
from tracker.importers.chat.cast import LONGEST_NAME, Cast, Sender, cast_of, chat_name
from tracker.importers.chat.lines import HEAD, codec_of, first_lines, lines_of
from tracker.importers.chat.order import chat_order
from tracker.importers.chat.stamps import Layout, Stamps, layout_of, pattern, plain_pattern
from tracker.importers.chat.words import MARK, call_of, is_from_person, is_notice, without_edit_mark
from tracker.importers.collected import Collected, nobody_is_me
from tracker.importers.instants import Instants
from tracker.importers.questions import asks
from tracker.language import _, ngettext


class Line(NamedTuple):
    """A line of a chat.

    Attributes:
        number: 1-based.
        day: the day as written; "" for a line that goes on with the message before.
        minute: the time as written, without its seconds.
        second: the seconds as written; "" when there are none.
        name: what stands where the sender does; "" when nothing can.
        text: the rest of the line, or all of one that goes on.
        is_sure: whether `name` is certain to be that of a person.
    """

    number: int
    day: str
    minute: str
    second: str
    name: str
    text: str
    is_sure: bool


class Start(NamedTuple):
    """What the beginning of a chat tells: how its stamps are written, its first messages, its raw bytes."""

    layout: Layout
    lines: list[Line]
    head: bytes


def start_of(path: Path) -> Start | None:
    """The beginning of the chat at `path`; None when it is none that can be read, or nobody speaks in it."""
    head = beginning(path)
    texts = first_lines(head) if head is not None else []
    layout = layout_of(texts)
    if head is None or layout is None:
        return None
    lines = list(_parted(iter(texts), layout))
    return Start(layout, lines, head) if any(line.is_sure for line in lines) else None


HELD = 8 << 20
"""Bytes of a chat whose lines are held between the two looks at them; a larger one is read twice."""


def batch_of(path: Path, options: Options) -> Batch:
    """The contacts in the chat at `path`.

    Raises:
        DateOrderOpen: neither the dates nor `options` tell whether the day or the month comes first.
        BadFile: it is no chat, or no zone was given.
    """
    try:
        with opened(path) as chat:
            layout, codec = _manner(path, chat)
        with opened(path) as chat:
            lines: Iterable[Line] = _parted(lines_of(chat.stream, codec), layout)
            is_held = chat.size <= HELD
            lines = list(lines) if is_held else lines
            survey = _survey(lines)
        cast = cast_of(survey.counts, chat_name(*chat.names), options.me)
        if not cast.has_user and cast.names:
            return nobody_is_me(cast.names)
        order = chat_order(survey.days, options.date_order)
        reader = _Reader(cast, order, options)
        if is_held:
            return reader.batch(lines)
        with opened(path) as chat:
            return reader.batch(_parted(lines_of(chat.stream, codec), layout))
    except OSError as error:
        raise cannot_open(path, error) from error


def _manner(path: Path, chat: Chat) -> tuple[Layout, str]:
    head = chat.stream.read(HEAD)
    codec, layout = codec_of(head), layout_of(first_lines(head))
    if layout is None:
        what = _("The text in {file}").format(file=path.name) if len(chat.names) > 1 else path.name
        raise BadFile(
            _("{what} is no chat: its lines do not begin with a day and a time").format(what=what),
            _("Export the chat again, as text"),
        )
    return layout, codec


def _parted(texts: Iterator[str], layout: Layout) -> Iterator[Line]:
    """The lines in their parts.

    A name without a blank after its colon, and one before a notice of the program, may be something else: it
    counts when the same name stands elsewhere without doubt.
    """
    plain, any_stamp = plain_pattern(layout).match, pattern(layout).match
    for number, text in enumerate(texts, 1):
        stamp = plain(text) or any_stamp(text)
        if stamp is None:
            yield Line(number, "", "", "", "", text, False)
            continue
        day, minute, second, half = stamp.groups()
        rest = text[stamp.end() :]
        name, colon, said = rest.partition(": ")
        if colon and len(name) <= LONGEST_NAME:
            is_sure = not said.startswith(MARK) or is_from_person(said)
        else:
            name, colon, said = rest.partition(":")
            is_sure = False
            if not colon or len(name) > LONGEST_NAME:
                name = ""
        yield Line(number, day, minute + half, second, name, said, is_sure)


class _Survey(NamedTuple):
    """How often each name speaks without doubt, and the days as written, without immediate repetition."""

    counts: dict[str, int]
    days: list[str]


def _survey(lines: Iterable[Line]) -> _Survey:
    counts: dict[str, int] = {}
    days: list[str] = []
    latest = ""
    for _number, day, _minute, _second, name, _text, is_sure in lines:
        if day and day != latest:
            days.append(day)
            latest = day
        if is_sure:
            counts[name] = counts.get(name, 0) + 1
    return _Survey(counts, days)


class _Open(NamedTuple):
    """A message of the user that may go on: what is known of it, and its lines."""

    line: int
    at: str
    key: str
    texts: list[str]


class _Reader:
    """Turns the lines of one chat into contacts."""

    def __init__(self, cast: Cast, order: DateOrder | None, options: Options) -> None:
        self._cast = cast
        self._order = order
        self._instants = Instants(options)
        self._stamps = Stamps(order, self._instants)
        self._got = Collected(options)
        self._stray = 0
        self._open: _Open | None = None

    def batch(self, lines: Iterable[Line]) -> Batch:
        """Everything the lines hold."""
        has_begun = False
        for line in lines:
            if line.day:
                has_begun = True
                self._close()
                self._message(line)
            elif self._open is not None:
                self._open.texts.append(line.text)
            elif not has_begun and line.text.strip("\ufeff \t"):
                self._stray += 1
        self._close()
        zone = self._instants.zone.key
        return self._got.batch(tuple(self._notes()), timezone=zone, date_order=self._order)

    def _message(self, line: Line) -> None:
        number, day, minute, second, name, text, _is_sure = line
        moment = self._stamps.at(day, minute, second)
        if moment is None:
            self._got.add_problem(self._stamps.why(day, minute), number)
            return
        at, shown = moment
        sender = self._cast.senders.get(name)
        if sender is None or is_notice(text, name):
            self._got.leave_out("system line")
            return
        parties = sender.parties or self._cast.to
        if not parties:
            self._got.leave_out("nobody else in it")
            return
        key = self._key(shown, sender)
        if self._got.is_known(key):
            return
        call = call_of(text)
        if call is not None:
            channel, seconds = call
            direction = "in" if sender.parties else "out"
            is_asking = direction == "in" and seconds is None
            event = ContactEvent(number, channel, direction, at, parties, seconds, asks=is_asking, key=key)
            self._got.records.append(event)
        elif sender.parties:
            event = ContactEvent(number, "chat", "in", at, parties, None, False, True, False, (), key)
            self._got.records.append(event)
        else:
            self._open = _Open(number, at, key, [text])

    def _key(self, shown: str, sender: Sender) -> str:
        """What the clock showed, for the zone may be told otherwise next time; its sender; its ordinal.

        What the user writes bears the partner's name too: one minute may see answers to two clients.
        """
        known_by = f"{shown}|{sender.name}"
        return self._got.numbered(known_by if sender.parties else f"{known_by}|to {self._cast.peer}")

    def _close(self) -> None:
        """Take in the user's message that is complete now."""
        if self._open is None:
            return
        number, at, key, texts = self._open
        self._open = None
        # signal-export quotes what is answered as mails do.
        own = "\n".join([text for text in texts if not text.startswith(">")])
        is_asking = asks(without_edit_mark(own))
        to = self._cast.to
        self._got.records.append(
            ContactEvent(number, "chat", "out", at, to, None, False, is_asking, False, (), key)
        )

    def _notes(self) -> Iterator[str]:
        if self._stray:
            yield ngettext(
                "{n} line was passed over, before the first message.",
                "{n} lines were passed over, before the first message.",
                self._stray,
            ).format(n=self._stray)
        yield from self._instants.notes()
        if not (self._got.records or self._got.known or self._got.problems):
            yield _("The chat has no messages.")
