"""Threads of mail: which messages belong together, by their ids and what they refer to, not by subject.

An id is a number here, made by a keyed hash, so that nothing readable is kept of it.
"""

from collections.abc import Iterable

from tracker.store import Store, Writer


class Threads:
    """The threads that are stored, and those that come."""

    def __init__(self, store: Store) -> None:
        self._links: dict[int, int] = dict(store.query("SELECT ref, thread FROM thread_link"))
        self._stored = set(self._links.values())
        self._joined: dict[int, int] = {}
        self._new: list[int] = []

    def of(self, refs: tuple[int, ...]) -> int:
        """The thread of a message: its own id comes first, then those it refers to, the oldest first.

        A message that refers to two threads joins them; one that refers to itself, or in a circle, is in the
        thread it is in.
        """
        links = self._links
        found = {self.now(links[ref]) for ref in refs if ref in links}
        # The oldest message it refers to gives the name; of two threads the one that is stored keeps its own.
        thread = (
            min(found, key=lambda of: (of not in self._stored, of)) if found else refs[min(1, len(refs) - 1)]
        )
        for other in found - {thread}:
            self._joined[other] = thread
        for ref in refs:
            if ref not in links:
                links[ref] = thread
                self._new.append(ref)
        return thread

    def now(self, thread: int) -> int:
        """What a thread is called after it was joined with another."""
        while thread in self._joined:
            thread = self._joined[thread]
        return thread

    def keep(self, store: Store, write: Writer) -> None:
        """Store the new links, and bring what was stored in line with the threads that were joined."""
        rows = ((ref, self.now(self._links[ref])) for ref in self._new)
        write.insert_many("thread_link", ("ref", "thread"), rows)
        for old in self._joined.keys() & self._stored:
            new = self.now(old)
            _set(store, write, "thread_link", old, new)
            _set(store, write, "message", named(old), named(new))


def named(thread: int) -> str:
    """A thread as a message holds it: 16 hex digits."""
    return f"{thread:016x}"


def _set(store: Store, write: Writer, table: str, old: object, new: object) -> None:
    found: Iterable[tuple[int]] = store.query(f"SELECT pk FROM {table} WHERE thread = ?", (old,))
    for (pk,) in found:
        write.update(table, pk, {"thread": new})
