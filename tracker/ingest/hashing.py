"""Keeping the addresses of people as hashes, once the user wants that."""

import json
from dataclasses import replace

from tracker.ingest.people import hash_key, hashed, keeps_hashes
from tracker.records import Address, Client, Record
from tracker.records.addresses import HASHED, normal
from tracker.store import Store, Writer


def hash_stored(store: Store, write: Writer) -> None:
    """Put hashes in the place of all addresses of other people, if the settings say so.

    There is no way back: undo would need the very addresses that are to be gone. So the history of changes,
    which holds them, too, goes with them.
    """
    if not keeps_hashes(store):
        return
    key = hash_key(store, write)
    run = write.connection.execute
    run("PRAGMA secure_delete = ON")  # what is written over or deleted is gone from the file as well
    was_plain = False
    for pk, address in run("SELECT pk, address FROM sender").fetchall():
        if not address.startswith(HASHED):
            run("UPDATE sender SET address = ? WHERE pk = ?", (hashed(address, key), pk))
            was_plain = True
    for pk, address in run("SELECT pk, address FROM address WHERE whose = 'nobody'").fetchall():
        if not address.startswith(HASHED):
            run("UPDATE address SET address = ? WHERE pk = ?", (hashed(normal(address), key), pk))
            was_plain = True
    for pk, stored in run("SELECT pk, addresses FROM client").fetchall():
        addresses = json.loads(stored)
        if any(not of.startswith(HASHED) for of in addresses):
            kept = json.dumps([hashed(normal(of), key) for of in addresses], ensure_ascii=False)
            run("UPDATE client SET addresses = ? WHERE pk = ?", (kept, pk))
            was_plain = True
    if was_plain:
        newest = "(SELECT max(pk) FROM change)" if write.change else "0"
        told = "('client', 'sender', 'address')"
        run(f'DELETE FROM change_step WHERE change <> {newest} OR "table" IN {told}')
        run(f"DELETE FROM change WHERE pk <> {newest}")


def as_kept(store: Store, write: Writer, record: Record) -> Record:
    """A record as it is stored: with hashes for the addresses of other people, if the settings say so."""
    if isinstance(record, Client) and record.addresses and keeps_hashes(store):
        key = hash_key(store, write)
        return replace(record, addresses=tuple(hashed(normal(of), key) for of in record.addresses))
    if isinstance(record, Address) and record.whose == "nobody" and keeps_hashes(store):
        return replace(record, address=hashed(record.address, hash_key(store, write)))
    return record
