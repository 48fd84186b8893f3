"""Whether the database is in good order: the file, the references, the sums, the schema, who may read it."""

import os
from datetime import datetime
from typing import NamedTuple

from tracker.errors import DatabaseError
from tracker.language import _
from tracker.language.parts import numeral
from tracker.store.connection import SCHEMA_VERSION
from tracker.store.rows import microseconds
from tracker.store.store import Store


class Finding(NamedTuple):
    """What a check found: its name, whether all is well, and a sentence."""

    check: str
    is_well: bool
    sentence: str


def findings(store: Store) -> list[Finding]:
    """Whether the database is in good order: each check with what it found."""
    found = [_integrity(store), _references(store), _sums(store), _moments(store), _version(store)]
    return [*found, _mode(store.path)] if store.path != ":memory:" and os.name == "posix" else found


def _integrity(store: Store) -> Finding:
    damage = [row[0] for row in store.query("PRAGMA integrity_check(5)")]
    if damage == ["ok"]:
        return Finding("integrity", True, _("The file is whole."))
    return Finding(
        "integrity",
        False,
        _("The file is damaged: {damage}. Restore a backup.").format(damage="; ".join(damage)),
    )


def _references(store: Store) -> Finding:
    number = len(store.query("PRAGMA foreign_key_check"))
    if not number:
        return Finding("references", True, _("Every record refers to one that is there."))
    return Finding(
        "references",
        False,
        _("{number} records refer to one that is gone. Restore a backup.").format(number=number),
    )


def _sums(store: Store) -> Finding:
    entries = store.query("SELECT ifnull(sum(seconds), 0) FROM entry")[0][0]
    days = store.query("SELECT ifnull(sum(seconds), 0) FROM entry_day")[0][0]
    apart = store.query(
        "SELECT count(*) FROM entry e WHERE e.seconds IS NOT (SELECT sum(seconds) FROM entry_day d"
        " WHERE d.entry = e.pk)"
    )[0][0]
    if entries == days and not apart:
        return Finding(
            "sums",
            True,
            _("The days add up to the entries: {entries} hours.").format(entries=numeral(entries / 3600, 2)),
        )
    return Finding(
        "sums",
        False,
        _(
            "The days hold {days} hours, the entries {entries} ({apart} entries "
            "differ). `tracker settings set` with any value counts the days anew."
        ).format(days=numeral(days / 3600, 2), entries=numeral(entries / 3600, 2), apart=apart),
    )


def _moments(store: Store) -> Finding:
    rows = store.query("SELECT at, moment FROM message")
    apart = sum(microseconds(datetime.fromisoformat(at)) != moment for at, moment in rows)
    if not apart:
        return Finding(
            "messages",
            True,
            _("The messages stand in the order of their times: {n}.").format(n=numeral(len(rows))),
        )
    said = _("{apart} of {n} messages stand at another time than their own. Restore a backup.").format(
        apart=numeral(apart), n=numeral(len(rows))
    )
    return Finding("messages", False, said)


def _version(store: Store) -> Finding:
    version = store.query("PRAGMA user_version")[0][0]
    is_well = version == SCHEMA_VERSION
    said = (
        _("The schema is version {version}.")
        if is_well
        else _("The schema is version {version}, not {known}.")
    )
    return Finding("schema", is_well, said.format(version=version, known=SCHEMA_VERSION))


def _mode(path: str) -> Finding:
    try:
        mode = os.stat(path).st_mode & 0o777
    except OSError as error:
        raise DatabaseError(
            _("{path} cannot be looked at: {strerror}").format(path=path, strerror=error.strerror),
            _("Check its folder"),
        ) from error
    if not mode & 0o077:
        return Finding("privacy", True, _("Only you may read the file."))
    return Finding(
        "privacy",
        False,
        _("Others on this machine may read the file (mode {mode:o}): chmod 600 {path}").format(
            mode=mode, path=path
        ),
    )
