"""Ids as people read and type them: the shortest beginning that no other record of the type shares."""

from tracker.errors import NotFound, TrackerError
from tracker.store.store import Store

SHORTEST = 4
"""Letters an id is shown with at least, so that what was copied down today is still unique tomorrow."""


def short_id(store: Store, table: str, record_id: str) -> str:
    """The shortest beginning of an id that is unique in its table; `table` is the program's own word."""
    if record_id != record_id.lower():
        return record_id  # one that came with a file and is only found whole
    # In the order of the index the ids most alike are neighbours.
    neighbours = store.query(
        f'SELECT (SELECT max(id) FROM "{table}" WHERE id < :id),'
        f' (SELECT min(id) FROM "{table}" WHERE id > :id)',
        {"id": record_id},
    )[0]
    shared = max((_shared(record_id, other) for other in neighbours if other), default=0)
    return record_id[: max(SHORTEST, shared + 1)]


def full_id(store: Store, table: str, beginning: str) -> str:
    """The one id in a table that begins so.

    Raises:
        NotFound: none does.
        TrackerError: several do.
    """
    found = store.query(
        f'SELECT id FROM "{table}" WHERE substr(id, 1, ?) = ? ORDER BY length(id) LIMIT 2',
        (len(beginning), beginning),
    )
    if not found or not beginning:
        raise NotFound(f"No {table} has the id {beginning!r}", f"`tracker list {table}` shows what there is")
    if len(found) > 1 and found[0][0] != beginning:
        raise TrackerError(f"Several have an id that begins with {beginning!r}", "Type one letter more")
    return str(found[0][0])


def _shared(one: str, other: str) -> int:
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number
