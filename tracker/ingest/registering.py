"""Adding, changing and removing records of any type but entries, one at a time."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

from tracker.errors import NotFound, TrackerError, UsageError
from tracker.ingest.hashes import is_same, keeps_hashes, stored_key
from tracker.ingest.hashing import as_kept, hash_stored
from tracker.ingest.naming import called, sentence, this
from tracker.ingest.people import resort_senders
from tracker.ingest.sorting import resort
from tracker.ingest.typed import typed
from tracker.language import N_, _
from tracker.records import (
    Address,
    Client,
    Decision,
    Experiment,
    Message,
    Occasion,
    Project,
    Record,
    asking,
    record_type,
    record_types,
    specs,
)
from tracker.records.addresses import normal
from tracker.records.codec import checked
from tracker.records.experiment import refuse_odd
from tracker.records.order import out_of_order, refuse_far
from tracker.store import Store, Writer, messages, registers
from tracker.store.change import new_id
from tracker.store.entries import bring_along
from tracker.store.registers import drop_automatic_settings
from tracker.store.rows import encode, select

_SPECIAL: Mapping[str, Callable[[Store], Sequence[Record]]] = {
    "settings": registers.settings,
    "client": registers.clients,
    "project": registers.projects,
    "rate": registers.rates,
    "expense": registers.expenses,
    "rule": registers.rules,
    "address": registers.addresses,
    "boundary": registers.boundaries,
    "message": messages.records,
}
"""How the records of a type are read that have an order or a view of their own."""
_TYPES = tuple(of.type for of in record_types() if of.type not in ("entry", "hash_key"))
"""What is added and changed here: an entry has its own commands, the key of the hashes none."""
_INSTEAD = {
    "client": N_("Archive it instead"),
    "boundary": N_("Close it instead: `tracker close boundary ID` gives it its last day"),
}
"""What can be done with a record that others belong to."""
_SORTING = ("client", "project", "rule")
"""What may tell whose a waiting calendar row is."""
_KNOWING = ("client", "address")
"""What may tell whose a message is."""


def all_of(store: Store, type_name: str) -> Sequence[Record]:
    """All records of a type in their natural order.

    Raises:
        UsageError: there is no such type, or it is too many to read at once (entries).
    """
    if type_name not in _TYPES:
        raise UsageError(
            _("There is no list of {type_name!r}").format(type_name=type_name),
            _("Choose from {types}").format(types=", ".join(_TYPES)),
        )
    if type_name in _SPECIAL:
        return _SPECIAL[type_name](store)
    return registers.signs(store, cast("type[Record]", record_type(type_name)))


def add(store: Store, record: Record, now: datetime) -> Record:
    """Store a new record and sort what it lets sort; returns it with its id.

    Raises:
        TrackerError: a value it may not hold, or another record has its key.
    """
    record = as_kept(store, _valid(store, replace(record, id=record.id or new_id())))
    with store.writing(_("add {record}").format(record=called(record)), now) as write:
        had_hashes = keeps_hashes(store)
        if record.type == "settings":
            drop_automatic_settings(write)
        row = encode(record, store.names())
        try:
            write.insert(record.type, row)
        except sqlite3.IntegrityError:
            raise TrackerError(
                _("There is {record} already").format(record=called(record)),
                _("Change that one, or take another name or day"),
            ) from None
        _resort(store, write, record, had_hashes)
    return record


def change(
    store: Store, record: Record, fields: Mapping[str, Any], now: datetime, what: str = N_("change {record}")
) -> Record:
    """Change fields of a stored record; returns it as it is now. `what`: the history’s words.

    Raises:
        TrackerError: a value it may not hold, another record has its key, or it is gone.
    """
    unknown = ", ".join(sorted(fields.keys() - {spec.name for spec in specs(type(record))}))
    if unknown:
        raise UsageError(
            _("{record} has no field {unknown}").format(record=sentence(called(record)), unknown=unknown),
            _("Look at its type"),
        )
    with store.writing(_(what).format(record=called(record)), now) as write:
        pk, had_hashes = _key(store, record), keeps_hashes(store)
        # What is stored, not what the caller read a while ago: another program may have changed it since.
        (stored,) = select(store, type(record), "WHERE pk = ?", (pk,))
        new = as_kept(store, _valid(store, replace(stored, **fields)))
        try:
            write.update(record.type, pk, encode(new, store.names()))
        except sqlite3.IntegrityError:
            raise TrackerError(
                _("There is {record} already").format(record=called(new)), _("Take another name or day")
            ) from None
        if record.type == "settings":
            write.update("settings", pk, {"automatic": 0})
        if isinstance(new, Project):
            bring_along(write, pk)
        _resort(store, write, new, had_hashes)
    return new


def remove(store: Store, record: Record, now: datetime) -> None:
    """Remove a stored record.

    Raises:
        TrackerError: other records refer to it.
    """
    if record.type == "settings" and len(registers.settings(store)) == 1:
        raise TrackerError(_("These are the only settings"), _("Change them instead"))
    with store.writing(_("remove {record}").format(record=called(record)), now) as write:
        had_hashes = keeps_hashes(store)
        try:
            write.delete(record.type, _key(store, record))
        except sqlite3.IntegrityError:
            remedy = _INSTEAD.get(record.type, N_("Remove what belongs to it first"))
            raise TrackerError(
                _("Other records belong to {record}").format(record=called(record)), _(remedy)
            ) from None
        _resort(store, write, record, had_hashes)


def from_words(store: Store, type_name: str, words: Mapping[str, str], now: datetime) -> Record:
    """The record that `key=value` words describe, as `typed` reads them.

    Where its beginning is not said (`Record.begins`), it is the present.

    Raises:
        UsageError: no such type, field or value.
    """
    from tracker.records.words import record_of

    found = record_type(type_name)
    if found is None or type_name not in _TYPES:
        raise UsageError(
            _("{type_name!r} is no record to add").format(type_name=type_name),
            _("Choose from {types}").format(types=", ".join(_TYPES)),
        )
    return record_of(found, typed(store, found, words, now, is_new=True))


def _resort(store: Store, write: Writer, record: Record, had_hashes: bool) -> None:
    """Sort what waits by what is known now, and put hashes in place of addresses from now on if so wished."""
    if record.type in _SORTING:
        resort(store, write)
    if record.type == "settings" and keeps_hashes(store) and not had_hashes:
        hash_stored(store, write)
    if record.type in (*_KNOWING, "settings"):
        resort_senders(store, write)


def _valid(store: Store, record: Record) -> Record:
    if record.type not in _TYPES:
        raise UsageError(_("An entry is not added or changed like this"), _("Use log, edit and delete"))
    try:
        record = checked(record)
        record = asking(record) if isinstance(record, Message) else record
        refuse_far(record)
        if isinstance(record, Experiment):
            refuse_odd(record)
    except ValueError as error:
        raise TrackerError(
            _("{record} cannot be kept: {error}").format(record=this(record), error=error),
            _("Correct it and try again"),
        ) from None
    if isinstance(record, Decision):
        _refuse_unlike(record)
    if isinstance(record, Client):
        for other in cast("Sequence[Client]", registers.clients(store)):
            if other.id != record.id and other.name.casefold() == record.name.casefold():
                raise TrackerError(
                    _("There is a client {name} already").format(name=other.name), _("Take another name")
                )
    if isinstance(record, Address) and record.whose == "me":
        key = stored_key(store)
        for of in registers.clients(store):
            if any(is_same(normal(known), normal(record.address), key) for known in of.addresses):
                raise TrackerError(
                    _("{address} stands with {name}").format(address=record.address[:80], name=of.name),
                    _("Take it away there first, if it is yours"),
                )
    if isinstance(record, Occasion) and record.boundary not in registers.boundary_ids(store):
        raise NotFound(
            _("No boundary has the id {boundary!r}").format(boundary=record.boundary),
            _("`tracker list boundary` shows what there is"),
        )
    if said := out_of_order(record):
        raise TrackerError(said, _("Look at the days") if record.type == "decision" else _("Swap the days"))
    return record


def _refuse_unlike(decision: Decision) -> None:
    """Refuse an answer that silences nothing: with a client about a pattern of the person, or without."""
    from tracker.patterns import pattern_named

    of = pattern_named(decision.pattern)
    if of is not None and of.of_person and decision.client is not None:
        raise UsageError(
            _("{name} is about you, not about one client").format(name=of.name), _("Leave the client out")
        )
    if of is not None and not of.of_person and decision.client is None:
        raise UsageError(_("{name} is about one client").format(name=of.name), _("Say which"))


def _key(store: Store, record: Record) -> int:
    if record.type not in _TYPES:
        raise UsageError(_("An entry is not added or changed like this"), _("Use log, edit and delete"))
    found = store.query(f'SELECT pk FROM "{record.type}" WHERE id = ?', (record.id,))
    if not found:
        raise NotFound(
            _("{record} is not there any more").format(record=sentence(called(record))),
            _("Look again at what there is"),
        )
    return int(found[0][0])
