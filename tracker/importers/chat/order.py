"""Whether the day or the month comes first in the stamps of a chat."""

from collections.abc import Sequence
from itertools import pairwise

from tracker.errors import DateOrderOpen
from tracker.importers.base import DateOrder
from tracker.importers.dates import date_order_of, day_of
from tracker.importers.moments import tidied

_OPEN: tuple[DateOrder, ...] = ("dmy", "mdy")


def chat_order(days: Sequence[str], given: DateOrder | None) -> DateOrder | None:
    """The date order of a chat, whose `days` stand in the order of its messages.

    What the user gave counts first, then a number above 12 or a year in front, as for calendars. A chat runs
    forward in time, so when only one order gives days that never go back, it is that one.

    Raises:
        DateOrderOpen: nothing decides.
    """
    texts = [tidied(day) for day in days]
    try:
        return date_order_of(dict.fromkeys(texts), given)
    except DateOrderOpen:
        forward = [order for order in _OPEN if _runs_forward(texts, order)]
        if len(forward) == 1:
            return forward[0]
        raise


def _runs_forward(texts: Sequence[str], order: DateOrder) -> bool:
    days = [day_of(text, order) for text in texts]
    if any(day is None and _is_day(text) for day, text in zip(days, texts, strict=True)):
        return False
    known = [day for day in days if day is not None]
    return all(one <= next_one for one, next_one in pairwise(known))


def _is_day(text: str) -> bool:
    return any(day_of(text, order) is not None for order in _OPEN)
