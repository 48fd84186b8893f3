"""Taking in contacts: each becomes a message of a client, or one that waits until its sender is known.

A message is known again by its source and a keyed hash of what its file knows it by. No word of it, and no
address but the one that tells whose it is, is kept.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from itertools import islice

from tracker.importers.base import Batch, ContactEvent
from tracker.ingest.hashes import fresh_key, hashed, keeps_hashes, settled_key, stored_key
from tracker.ingest.people import People, people
from tracker.ingest.report import ImportReport
from tracker.ingest.threads import Threads, named
from tracker.store import Store, Writer
from tracker.store.bulk import without_indexes
from tracker.store.change import fresh_ids
from tracker.store.messages import add_sender, known_keys
from tracker.store.rows import microseconds

SOURCES: Mapping[str, str] = dict.fromkeys(("mbox", "maildir", "eml", "mail-folder"), "mail")
"""The same mail comes in several kinds of file: what it is known by is the same in all of them."""

MOST_SENDERS = 10_000
"""Unknown senders that a report names."""

_COLUMNS = (
    "id", "client", "sender", "channel", "direction", "at", "moment", "timezone", "thread", "seconds",
    "urgent", "automatic", "needs_reply", "composed_at", "source", "source_id",
)  # fmt: skip

_SKIPPED = -1


class Digests:
    """What stands for the keys of one source: short keyed hashes, as text and as numbers."""

    def __init__(self, source: str, key: bytes) -> None:
        self._hash = blake2b(key=key, digest_size=8)
        self._source = source.encode() + b"|"

    def number(self, text: str) -> int:
        """A positive number of 63 bits, as SQLite can hold it."""
        made = self._hash.copy()
        made.update(self._source + text.encode("utf-8", "surrogatepass"))
        return int.from_bytes(made.digest(), "big") >> 1

    def text(self, key: str) -> str:
        """Sixteen hex digits."""
        return f"{self.number(key):016x}"


class Known:
    """What an importer is told of the store before it reads: who the user is, and what was taken in before.

    Attributes:
        key: of the hashes; a fresh one where the store has none yet, to be kept with the first contacts.
        me: the user's own addresses in their normal form.
    """

    def __init__(self, store: Store, format: str) -> None:  # noqa: A002 - the word of the command line
        source = SOURCES.get(format, format)
        self.key = stored_key(store) or fresh_key()
        self.me = people(store).me
        self._digests = Digests(source, self.key)
        self._keys = known_keys(store, source)

    def is_known(self, key: str) -> bool:
        """Whether a contact was taken in before."""
        return bool(self._keys) and self._digests.text(key) in self._keys


class Intake:
    """One import of contacts into one store.

    Args:
        store: where they go.
        write: the change they are part of.
        format: the importer's name.
        client: the full name of the client whose every contact is that nobody else's address claims.
        key: of the hashes, where the store has none yet.
    """

    def __init__(
        self,
        store: Store,
        write: Writer,
        format: str,  # noqa: A002
        client: str | None,
        key: bytes = b"",
    ) -> None:
        self._store, self._write = store, write
        self._key = settled_key(store, write, key)
        self._people: People = people(store, self._key)
        self._source = SOURCES.get(format, format)
        self._digests = Digests(self._source, self._key)
        self._known = known_keys(store, self._source)
        self._names = store.names()
        self._otherwise = None if client is None else self._names.client_keys[client]
        self._hashes = keeps_hashes(store)
        self._senders: dict[str, int] = dict(store.query("SELECT address, pk FROM sender"))

    def take_in(self, batch: Batch, report: ImportReport) -> None:
        """Write what is new in a batch, and count what became of each contact."""
        events: Sequence[ContactEvent] = batch.records
        report.unchanged += batch.known
        report.leave_out(batch.left_out)
        threads = Threads(self._store)
        owners, thread_of = array("q"), array("q")
        keys: list[str] = []
        waiting: Counter[str] = Counter()
        for event in events:
            keys.append(key := self._digests.text(event.key))
            owner = self._owner(event, key, report, waiting)
            owners.append(owner)
            refs = tuple(map(self._digests.number, event.ids)) if owner != _SKIPPED else ()
            thread_of.append(threads.of(refs) if refs else 0)
        thread_of = array("q", map(threads.now, thread_of))
        fates = zip(events, keys, owners, thread_of, strict=True)
        new = (of for of in fates if of[2] != _SKIPPED)
        # In their order, so that the index of the ids grows at its end: in random order it takes a second.
        ids = iter(sorted(islice(fresh_ids(), len(events))))
        rows = (self._row(next(ids), *of, batch.timezone) for of in new)
        with without_indexes(self._write.connection, "message", len(events)):
            self._write.insert_many("message", _COLUMNS, rows)
        threads.keep(self._store, self._write)
        report.senders = waiting.most_common(MOST_SENDERS)

    def _owner(self, event: ContactEvent, key: str, report: ImportReport, waiting: Counter[str]) -> int:
        """The key of the sender row that tells whose the contact is; 0: the client of the import's."""
        if key in self._known:
            report.unchanged += 1
            return _SKIPPED
        self._known.add(key)
        party = event.parties[0]
        person = self._people.whose(party)
        for other in event.parties[1:] if person.client is None else ():
            if (known := self._people.whose(other)).client is not None:
                party, person = other, known
                break
        if person.is_ignored:
            report.leave_out({"ignored sender": 1})
            return _SKIPPED
        if person.client is None and self._otherwise is not None:
            report.added += 1
            return 0
        if person.client is not None:
            report.added += 1
        else:
            report.waiting += 1
            if not event.automatic:
                waiting[party] += 1
        return self._sender(party, person.client)

    def _sender(self, party: str, client: str | None) -> int:
        address = hashed(party, self._key) if self._hashes else party
        pk = self._senders.get(address)
        if pk is None:
            whose = None if client is None else self._names.client_keys[client]
            pk = self._senders[address] = add_sender(self._write, address, whose)
        return pk

    def _row(
        self, record_id: str, event: ContactEvent, key: str, owner: int, thread: int, zone: str
    ) -> tuple[object, ...]:
        return (
            record_id,
            None if owner else self._otherwise,
            owner or None,
            event.channel,
            event.direction,
            event.at,
            microseconds(datetime.fromisoformat(event.at)),
            zone,
            named(thread) if event.ids else None,
            event.seconds,
            int(event.urgent),
            int(event.automatic),
            int(event.asks),
            event.composed_at,
            self._source,
            key,
        )
