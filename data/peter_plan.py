"""How Peter and his clients write and call: each exchange, and how long its answers take.

Clients begin most of it. Peter answers 23 of 25 within the hour of his working time, has the last word in
every thread and picks up every call; what he asks of Bouw waits longer from week to week. A call between the
two of them would close an open question, so the calls come first and the rest is laid around them.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from random import Random
from typing import NamedTuple, TypeVar

from peter_facts import FIRST_MONDAY, LEAVE, PUBLIC_HOLIDAY
from peter_people import CALLERS, LAST_CALL, LEADER, PACE, PETER, SPREAD, Person
from peter_words import (
    ABOUT,
    AGAIN,
    ANSWERED,
    ASKED,
    CHAT,
    CHAT_MORE,
    GIVEN,
    THANKED,
)

T = TypeVar("T")
HIS_DAY = (time(9), time(17, 30))
LAST_WORKING_DAY = date(2026, 11, 13)
THEIR_DAY = (time(8, 30), time(17, 10))
SLOW = (7, 19)
"""Which of every 25 messages that come in while he works wait longer than an hour."""


class Mail(NamedTuple):
    """A mail; `answers` is the place of the one it answers, among all."""

    at: datetime
    sender: Person
    to: Person
    subject: str
    text: str
    answers: int | None = None
    copied: Person | None = None


class Line(NamedTuple):
    """What one of them wrote in the chat."""

    at: datetime
    sender: Person
    text: str


class Call(NamedTuple):
    """A call; a missed one lasted no second."""

    at: datetime
    other: Person
    mine: bool
    seconds: int


def works(day: date, *, peter: bool) -> bool:
    """Whether it is a working day, Peter's or everybody's."""
    return day.weekday() < 5 and day != PUBLIC_HOLIDAY and not (peter and day in LEAVE)


def after(at: datetime, minutes: float, hours: tuple[time, time], *, peter: bool) -> datetime:
    """The moment so many working minutes later."""
    while True:
        opens, closes = (datetime.combine(at.date(), edge) for edge in hours)
        if works(at.date(), peter=peter) and at < closes:
            at = max(at, opens)
            left = (closes - at).total_seconds() / 60
            if minutes <= left:
                return at + timedelta(minutes=minutes)
            minutes -= left
        at = datetime.combine(at.date() + timedelta(days=1), time())


class Plan:
    """The contacts so far; `busy` are the meetings of his calendar, during which nobody calls him."""

    def __init__(self, dice: Random, busy: Sequence[tuple[datetime, datetime]]) -> None:
        self.dice, self.busy = dice, busy
        self.mails: list[Mail] = []
        self.lines: list[Line] = []
        self.calls: list[Call] = []
        self._came: dict[str, int] = {}
        self._slow: dict[str, int] = {}
        self._spread: dict[str, list[float]] = {}
        self._owed: dict[str, float] = {}

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self.dice.random() * len(options))]

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.dice.random()

    def due(self, what: str, week: int, ends: tuple[float, float]) -> int:
        """How many there are this week: whole ones, what is left over counts next week."""
        self._owed[what] = self._owed.get(what, 0.4) + ends[0] + (ends[1] - ends[0]) * (week - 1) / 25
        number = int(self._owed[what])
        self._owed[what] -= number
        return number

    def in_week(self, week: int, low: float, high: float, last: int = 4) -> datetime:
        """Some moment of the week's working days, between two hours of the day."""
        monday = FIRST_MONDAY + timedelta(weeks=week - 1)
        days = [day for n in range(last + 1) if works(day := monday + timedelta(days=n), peter=True)]
        day = days[int(self.dice.random() * len(days))]
        return datetime.combine(day, time()) + timedelta(seconds=int(self.between(low, high) * 3600))

    # --- how long it takes -----------------------------------------------------------------------

    def answered_at(self, house: str, came: datetime, *, chat: bool = False) -> datetime:
        """When Peter answers what came in."""
        opens, closes = (datetime.combine(came.date(), edge) for edge in HIS_DAY)
        if not works(came.date(), peter=True) and came.weekday() < 5:  # his leave
            return after(came, self.between(4, 25), HIS_DAY, peter=True)
        if came >= closes or came.weekday() > 4:
            return came + timedelta(minutes=self.between(5, 40))
        if came < opens:
            return opens + timedelta(minutes=self.between(1, 20))
        nth = self._came[house] = self._came.get(house, -1) + 1
        self._slow[house] = self._slow.get(house, 0) + (nth % 25 in SLOW)
        call = min((of.at for of in self.calls if of.other.house == house and of.at >= came), default=None)
        if self._slow[house]:
            late = after(came, self.between(75, 170), HIS_DAY, peter=True)
            if call is None or late < call:
                self._slow[house] -= 1
                return late
        quick = 1 + 34 * self.dice.random() ** 3 if chat else 2 + 52 * self.dice.random() ** 2
        soon = min(came + timedelta(minutes=quick), closes - timedelta(minutes=1))
        return soon if call is None or soon < call else came + (call - came) / 2

    def their_answer_at(self, house: str, asked: datetime, week: int) -> datetime | None:
        """When the client answers by mail; None when a call came first."""
        spread = self._spread.setdefault(house, [])
        if not spread:
            spread += sorted(SPREAD, key=lambda _: self.dice.random())
        first, last = PACE[house]
        hours = first * (last / first) ** ((week - 1) / 25) * spread.pop()
        found = after(asked, hours * 60, THEIR_DAY, peter=False)
        found += timedelta(seconds=int(self.between(0, 59)))
        return None if any(of.other.house == house and asked < of.at < found for of in self.calls) else found

    # --- what happens ----------------------------------------------------------------------------

    def write(
        self, at: datetime, sender: Person, to: Person, words: tuple[str, str], answers: int | None = None
    ) -> int:
        """Put down a mail; {t} is a theme of the client's. Returns its place."""
        house = sender.house or to.house
        subject, text = words
        if answers is None:
            theme = self.pick(ABOUT.get(house, ("werk",)))
            subject, text = subject.format(t=theme), text.format(t=theme)
        else:
            subject = "Re: " + self.mails[answers].subject.removeprefix("Re: ")
        self.mails.append(Mail(at, sender, to, subject, text, answers))
        return len(self.mails) - 1

    def exchange(self, came: datetime, other: Person, words: tuple[str, str], more: bool = False) -> None:
        """A mail that comes in and is answered, and perhaps comes back once."""
        at = self.answered_at(other.house, came)
        here = self.write(came, other, PETER, words)
        here = self.write(at, PETER, other, ("", self.pick(ANSWERED)), here)
        again = after(at, self.between(25, 240), THEIR_DAY, peter=False)
        if more and works(again.date(), peter=True) and again.date() <= LAST_WORKING_DAY:
            there = self.write(again, other, PETER, ("", self.pick(AGAIN)), here)
            at = self.answered_at(other.house, again)
            self.write(at, PETER, other, ("", self.pick(ANSWERED)), there)

    def ask(self, at: datetime, other: Person, week: int) -> None:
        """Peter asks, they answer in their time, he thanks at once."""
        here = self.write(at, PETER, other, self.pick(ASKED))
        came = self.their_answer_at(other.house, at, week)
        if came is not None and came.date() <= LAST_WORKING_DAY:
            there = self.write(came, other, PETER, ("", self.pick(GIVEN)), here)
            then = self.answered_at(other.house, came)
            self.write(then, PETER, other, ("", self.pick(THANKED)), there)

    def chat(self, came: datetime) -> None:
        """A few lines from the project leader, and Peter's answer."""
        came = came.replace(second=0)
        at = self.answered_at("bouw", came, chat=True).replace(second=0)
        if self.lines and came < self.lines[-1].at + timedelta(minutes=20):
            return  # the one before is not answered yet, or hardly
        theme = self.pick(ABOUT["bouw"])
        wanted, answers = self.pick(CHAT)
        self.lines.append(Line(came, LEADER, wanted.format(t=theme)))
        second = came + timedelta(minutes=1)
        if self.dice.random() < 0.3 and second < at:
            self.lines.append(Line(second, LEADER, self.pick(CHAT_MORE).format(t=theme)))
        self.lines.append(Line(at, PETER, self.pick(answers)))

    def ring(self, week: int, house: str) -> None:
        """A call, which he takes; now and then he misses one and calls back within minutes."""
        for _ in range(30):
            at = self.in_week(week, 9.1, 17.0)
            free = all(not start - timedelta(minutes=15) < at < end for start, end in self.busy)
            if free and not any(abs(of.at - at) < timedelta(minutes=90) for of in self.calls):
                break
        if house == "bouw" and at > LAST_CALL:
            return
        other = self.pick(CALLERS[house])
        lasted = int(90 + 900 * self.dice.random() ** 2)
        if len(self.calls) % 7 == 3:
            self.calls.append(Call(at, other, False, 0))
            at, mine = at + timedelta(seconds=int(self.between(120, 660))), True
        else:
            mine = self.dice.random() < 0.2
        self.calls.append(Call(at, other, mine, lasted))
