"""What is open between the user and his clients, both ways: complaints, questions, actions and requests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from tracker.quickline import resolve_client
from tracker.records import Action, Complaint, Question, Request
from tracker.records.order import is_open
from tracker.store import quick, registers

if TYPE_CHECKING:
    from tracker.store import Store
    from tracker.workweek import Days

Open: TypeAlias = Complaint | Question | Action | Request
TYPES: tuple[type[Open], ...] = (Complaint, Question, Action, Request)

SIDES = ("you_wait", "they_wait", "nobody")
"""Who has the next step: somebody else, the user, or nobody so far."""


class Item(NamedTuple):
    """Something open.

    Attributes:
        record: what was noted.
        side: one of `SIDES`.
        since: the day it began; None: an action has none.
        due_on: when an action is due.
        energy: the median of how the contacts about a complaint felt, -2 to 2; None without any.
        is_carried: whether the user does what is another's, without that being agreed.
    """

    record: Open
    side: str
    since: date | None
    due_on: date | None = None
    energy: float | None = None
    is_carried: bool = False

    @property
    def client(self) -> str:
        """Whose it is."""
        return self.record.client

    @property
    def seconds(self) -> int:
        """What it took so far, or will take; 0 where nothing was noted."""
        return self.record.seconds or 0

    def days_open(self, today: date) -> int | None:
        """How many days it is open; None where it is not known since when."""
        return None if self.since is None else (today - self.since).days


class Shared(NamedTuple):
    """What is open with one client: how many items on each side, their hours, and the oldest day of them."""

    client: str
    you_wait: int
    they_wait: int
    nobody: int
    seconds: int
    oldest: date | None


@dataclass(frozen=True)
class Between:
    """What is open on a day, the oldest first; what is only due stands at the day it is due."""

    day: date
    items: tuple[Item, ...]

    def of(self, side: str) -> tuple[Item, ...]:
        """The items of one of `SIDES`."""
        return tuple(item for item in self.items if item.side == side)

    def by_client(self) -> tuple[Shared, ...]:
        """What is open with each client, those with most items first."""
        found: dict[str, list[Item]] = {}
        for item in self.items:
            found.setdefault(item.client, []).append(item)
        rows = (_shared(client, items) for client, items in found.items())
        return tuple(sorted(rows, key=lambda of: (-(of.you_wait + of.they_wait + of.nobody), of.client)))

    def to_json(self) -> dict[str, Any]:
        """The document of `tracker open --json`, without the messages."""
        return {"day": self.day.isoformat(), "items": [self._item(item) for item in self.items]}

    def _item(self, item: Item) -> dict[str, Any]:
        return {
            "id": item.record.id,
            "type": item.record.type,
            "client": item.client,
            "text": item.record.text,
            "side": item.side,
            "since": item.since and item.since.isoformat(),
            "days": item.days_open(self.day),
            "due_on": item.due_on and item.due_on.isoformat(),
            "seconds": item.record.seconds,
            "energy": item.energy,
            "carried": item.is_carried,
        }


def between(store: Store, now: datetime, client: str | None = None) -> Between:
    """What is open now with one client, by name or alias, or with all.

    Raises:
        NotFound: no such client.
    """
    with store.reading():
        days = quick.days(store)
        if client is not None:
            client = resolve_client(client, quick.aliases(store, archived=True))
        found = (of for record_type in TYPES for of in registers.signs(store, record_type))
        own = (of for of in found if client is None or of.client == client)
        return Between(days.of(now), tuple(in_order(open_items(own, days, days.of(now)))))


def open_items(records: Iterable[Open], days: Days, today: date) -> Iterator[Item]:
    """Each record that is open on a day, with who has the next step.

    On nobody's plate are a question that nobody was asked, an action of somebody else's that nobody took, and
    a complaint that the user cannot solve. A search that is the very assignment is the user's.
    """
    for of in records:
        if not is_open(of, today):
            continue
        if isinstance(of, Complaint):
            felt = median(of.energy) if of.energy else None
            side = "nobody" if of.solvable is False else "they_wait"
            yield Item(of, side, of.opened_on, energy=felt)
        elif isinstance(of, Question):
            yield Item(of, _side_of_question(of), days.of(of.opened_at))
        elif isinstance(of, Request):
            yield Item(of, "they_wait", days.of(of.at))
        else:
            carried = of.doer == "me" and of.owner != "me" and not of.agreed
            yield Item(of, _side_of_action(of), None, of.due_on, is_carried=carried)


def in_order(items: Iterable[Item]) -> list[Item]:
    """The oldest first; what has neither a day nor one on which it is due stands last."""
    return sorted(
        items, key=lambda of: (of.since or of.due_on or date.max, of.client, of.record.type, of.record.id)
    )


def _side_of_question(of: Question) -> str:
    if of.asked_at is not None or of.asked_whom is not None:
        return "you_wait"
    return "they_wait" if of.is_assignment else "nobody"


def _side_of_action(of: Action) -> str:
    if of.doer is None and of.owner == "other":
        return "nobody"
    return "they_wait" if (of.doer or of.owner) == "me" else "you_wait"


def _shared(client: str, items: list[Item]) -> Shared:
    you_wait, they_wait, nobody = (sum(item.side == side for item in items) for side in SIDES)
    since = [item.since for item in items if item.since is not None]
    seconds = sum(item.seconds for item in items)
    return Shared(client, you_wait, they_wait, nobody, seconds, min(since, default=None))
