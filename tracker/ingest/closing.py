"""Closing a record: the day or the instant on which it was over, and what became of it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tracker.errors import UsageError
from tracker.ingest import registering
from tracker.ingest.naming import called, sentence
from tracker.ingest.typed import present
from tracker.language import N_, _
from tracker.records import Record, specs
from tracker.records.codec import parse
from tracker.records.order import is_open
from tracker.store import Store, quick

_INSTEAD = {
    "client": N_("`tracker client archive` puts it away"),
    "message": N_("`tracker settle` closes an open question"),
    "project": N_("`tracker project edit` gives it a last day"),
}
"""How a record ends that is not closed like this."""


def close(store: Store, record: Record, said: Mapping[str, Any], now: datetime) -> Record:
    """Close a stored record; returns it as it is now.

    Args:
        store: where it is.
        record: one whose type can be closed (`Record.closes`).
        said: fields that become known with it; the day or instant of the end is the present without its own.
        now: the present.

    Raises:
        UsageError: its type has no end, it is closed already, or what became of it is not said.
        TrackerError: a value it may not hold.
    """
    refuse_endless(type(record))
    known = sentence(called(record))
    days = quick.days(store)
    if not is_open(record, days.of(now)):
        was = ", ".join(
            f"{name} {value}"
            for name in (record.closes, record.closes_with)
            if name is not None and (value := getattr(record, name)) is not None
        )
        raise UsageError(
            _("It was closed already: {was}").format(was=was),
            _("`tracker change {type} ID …` corrects it").format(type=record.type),
        )
    if record.closes_with is not None and said.get(record.closes_with) is None:
        spec = next(of for of in specs(type(record)) if of.name == record.closes_with)
        raise UsageError(
            _("{record} is closed with its {name}").format(record=known, name=spec.name),
            _("Add {name}= and one of {choices}").format(name=spec.name, choices=", ".join(spec.choices)),
        )
    end = next(of for of in specs(type(record)) if of.name == record.closes)
    ended = parse(end, present(end, days, now))
    return registering.change(store, record, {end.name: ended, **said}, now, N_("close {record}"))


def refuse_endless(record_type: type[Record]) -> None:
    """Raise UsageError when records of a type have nothing to close."""
    if record_type.closes is None:
        name = record_type.type
        remedy = _INSTEAD.get(
            name, N_("`tracker change {name} ID …` corrects it, `tracker remove {name} ID` takes it away")
        )
        raise UsageError(
            _("A record of type {name} has nothing to close").format(name=name), _(remedy).format(name=name)
        )
