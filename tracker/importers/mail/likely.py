"""Who the user might be, by a mailbox in which none of his addresses was found."""

from collections import Counter
from collections.abc import Iterable

from tracker.records.addresses import normal

SAMPLE = 20_000
"""Messages that are looked at before the user is asked."""
_OFFERED = 3


class Parties:
    """Counts who takes part in the mail of a file: its owner does in nearly all of it."""

    def __init__(self) -> None:
        self._owners: Counter[str] = Counter()
        self._present: Counter[str] = Counter()
        self._addressed: Counter[str] = Counter()
        self._written: dict[str, str] = {}

    def add(self, owners: Iterable[str], senders: Iterable[str], recipients: Iterable[str]) -> None:
        """One message: to whom it was delivered or from whose Sent it is, who sent it, and who is addressed.

        All as written.
        """
        named, sent, received = (self._known(people) for people in (owners, senders, recipients))
        self._owners.update(named)
        self._addressed.update(received)
        self._present.update(named | sent | received)

    def __bool__(self) -> bool:
        return bool(self._present)

    def likeliest(self) -> tuple[str, ...]:
        """At most three addresses, the likeliest first, as written."""

        def weight(address: str) -> tuple[int, int, int]:
            return self._owners[address], self._present[address], self._addressed[address]

        ranked = sorted(self._present, key=weight, reverse=True)
        return tuple(self._written[address] for address in ranked[:_OFFERED])

    def _known(self, people: Iterable[str]) -> set[str]:
        found = set()
        for written in people:
            address = normal(written)
            self._written.setdefault(address, written)
            found.add(address)
        return found
