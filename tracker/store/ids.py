"""Ids as people read and type them: the shortest beginning that no other record of the type shares."""

from tracker.errors import NotFound, TrackerError
from tracker.language import N_, _
from tracker.store.store import Store

SHORTEST = 4
"""Letters an id is shown with at least, so that what was copied down today is still unique tomorrow."""

_SAID = {
    "entry": (
        N_("No entry has the id {beginning!r}"),
        N_("Several entries have an id that begins with {beginning!r}"),
        N_("`tracker entries` lists them"),
    ),
    "inbox": (
        N_("Nothing in the inbox has the id {beginning!r}"),
        N_("Several rows have an id that begins with {beginning!r}"),
        N_("`tracker inbox` lists what waits"),
    ),
    "sender": (
        N_("No sender has the id {beginning!r}"),
        N_("Several senders have an id that begins with {beginning!r}"),
        N_("`tracker sender` lists them"),
    ),
    "message": (
        N_("No message has the id {beginning!r}"),
        N_("Several messages have an id that begins with {beginning!r}"),
        N_("`tracker replies --open` lists what is open"),
    ),
}
_OTHERS = (
    N_("No {table} has the id {beginning!r}"),
    N_("Several have an id that begins with {beginning!r}"),
    N_("`tracker list {table}` shows what there is"),
)
"""What is said of an id that nothing in a table bears, of one that several do, and what lists its ids."""

_LAST = "\U0010ffff"
"""Sorts after all that may stand in an id."""


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
    """The one id in a table that begins so: as it is typed, or else in small letters, as all new ids are.

    Raises:
        NotFound: none does.
        TrackerError: several do.
    """
    none, several, remedy = _SAID.get(table, _OTHERS)
    for typed in dict.fromkeys((beginning, beginning.lower())) if beginning else ():
        # An id that is just what was typed comes first of those that begin so.
        found = store.query(
            f'SELECT id FROM "{table}" WHERE id >= ? AND id < ? ORDER BY id LIMIT 2', (typed, typed + _LAST)
        )
        if len(found) > 1 and found[0][0] != typed:
            raise TrackerError(_(several).format(beginning=beginning), _("Type one letter more"))
        if found:
            return str(found[0][0])
    raise NotFound(_(none).format(table=table, beginning=beginning), _(remedy).format(table=table))


def _shared(one: str, other: str) -> int:
    number = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        number += 1
    return number
