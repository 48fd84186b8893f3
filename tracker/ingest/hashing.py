"""Keeping the addresses of people as hashes, once the user wants that."""

import json
from dataclasses import replace

from tracker.ingest.hashes import fresh_key, hashed, keeps_hashes, stored_key
from tracker.records import Address, Client, Record
from tracker.records.addresses import normal
from tracker.store import Store, Writer
from tracker.store.change import new_id


def hash_stored(store: Store, write: Writer) -> None:
    """Put hashes in the place of all addresses of other people.

    There is no way back: undo would need the very addresses that are to be gone. So the history of changes,
    which holds them, too, goes with them. Rows that wait in the calendar's inbox keep who takes part.
    """
    run = write.connection.execute
    run("PRAGMA secure_delete = ON")  # what is written over or deleted is gone from the file as well
    key = stored_key(store)
    if not key:
        # No part of this change: undoing the wish must not forget what the hashes were made with.
        key = fresh_key()
        run("INSERT INTO hash_key (id, value) VALUES (?, ?)", (new_id(), key.decode()))
    _hash_senders(write, key)
    for pk, address in run("SELECT pk, address FROM address WHERE whose = 'nobody' ORDER BY pk").fetchall():
        kept = hashed(normal(address), key)
        if run("SELECT 1 FROM address WHERE address = ? AND pk <> ?", (kept, pk)).fetchone():
            run("DELETE FROM address WHERE pk = ?", (pk,))
        else:
            run("UPDATE address SET address = ? WHERE pk = ?", (kept, pk))
    for pk, stored in run("SELECT pk, addresses FROM client").fetchall():
        unique = dict.fromkeys(hashed(normal(of), key) for of in json.loads(stored))
        run("UPDATE client SET addresses = ? WHERE pk = ?", (json.dumps(list(unique)), pk))
    newest = "(SELECT max(pk) FROM change)" if write.change else "0"
    told = "('client', 'sender', 'address', 'hash_key')"
    run(f'DELETE FROM change_step WHERE change <> {newest} OR "table" IN {told}')
    run(f"DELETE FROM change WHERE pk <> {newest}")
    write.leaves_traces = True


def _hash_senders(write: Writer, key: bytes) -> None:
    """Two ways to write one number become one sender."""
    run = write.connection.execute
    for pk, address in run("SELECT pk, address FROM sender ORDER BY pk").fetchall():
        kept = hashed(address, key)
        found = run("SELECT pk FROM sender WHERE address = ? AND pk <> ?", (kept, pk)).fetchone()
        if found is None:
            run("UPDATE sender SET address = ? WHERE pk = ?", (kept, pk))
        else:
            run("UPDATE message SET sender = ? WHERE sender = ?", (found[0], pk))
            run("DELETE FROM sender WHERE pk = ?", (pk,))


def as_kept(store: Store, record: Record) -> Record:
    """A record as it is stored: addresses in their normal form, or as hashes if the settings say so."""
    if isinstance(record, Client) and record.addresses and keeps_hashes(store):
        key = stored_key(store)
        return replace(record, addresses=tuple(hashed(normal(of), key) for of in record.addresses))
    if isinstance(record, Address):
        address = normal(record.address)
        if record.whose == "nobody" and keeps_hashes(store):
            address = hashed(address, stored_key(store))
        return replace(record, address=address)
    return record
