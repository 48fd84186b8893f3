"""The interchange file: one JSON object a line, one record each (the contract, section 3).

References are names here; whether they exist is for ingest to say.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tracker.importers.base import Batch, Holds, Options
from tracker.importers.json_file import HEAD, beginning, is_telegram
from tracker.language import _
from tracker.language.parts import numeral
from tracker.records import Problem, Record, record_type, specs
from tracker.records.codec import parse

name = "interchange"
holds: Holds = "records"

LONGEST_LINE = 16 * 2**20
"""Bytes; no record comes near it, and a file without line breaks must not fill the memory."""


class Line(NamedTuple):
    """A record and the line of the file that holds it."""

    line: int
    record: Record


def identify(path: Path) -> bool:
    """Whether the first thing in the file is a JSON object, and the file is no export of a chat program.

    A first line that is damaged does not matter: the file is refused by its lines then. A file of no bytes
    has only its name to go by: a book without records is exported as one.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
    if not head:
        return path.suffix.lower() == ".jsonl"
    return beginning(head)[:1] == "{" and not is_telegram(head)


def extract(path: Path, options: Options) -> Batch:
    """The records of the file, a `Line` each, and a problem for each line that holds none."""
    records: list[Line] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str], int] = {}
    for number, raw in _lines(path):
        try:
            record = read_line(raw)
            if record.id is not None:
                first = seen.setdefault((record.type, record.id), number)
                if first != number:
                    raise ValueError(
                        _("the id {id!r} stands on line {line} already").format(id=record.id, line=first)
                    )
        except ValueError as error:
            problems.append(Problem(str(error), number))
        else:
            records.append(Line(number, record))
    return Batch(records, tuple(problems), timezone=options.timezone or "")


def read_line(raw: bytes) -> Record:
    """The record one line holds.

    Raises:
        ValueError: with the reason why it holds none.
    """
    if len(raw) > LONGEST_LINE:
        raise ValueError(_("the line is longer than {n} bytes").format(n=numeral(LONGEST_LINE)))
    try:
        # json.loads speaks of columns; the line is the user's measure here.
        found = json.loads(
            raw.decode(), object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=_integer
        )
    except json.JSONDecodeError as error:
        raise ValueError(
            _("this is no JSON: {reason} at character {n}").format(reason=error.msg, n=error.pos + 1)
        ) from None
    except UnicodeDecodeError:
        raise ValueError(_("this is no UTF-8 text")) from None
    except RecursionError:
        raise ValueError(_("this is nested too deeply")) from None
    if not isinstance(found, dict):
        raise ValueError(_("this is no JSON object"))
    return read_record(found)


def read_record(fields: dict[str, Any]) -> Record:
    """The record that plain JSON fields describe, `type` among them.

    Raises:
        ValueError: an unknown type, field or value, or a missing one.
    """
    kind = fields.pop("type", None)
    found = record_type(kind) if isinstance(kind, str) else None
    if found is None:
        raise ValueError(
            _("type is {kind!r}, which is no record type").format(kind=kind) if kind else _("type is missing")
        )
    declared = specs(found)
    unknown = set(fields) - {spec.name for spec in declared}
    if unknown:
        raise ValueError(
            _("{type} has no field {names}").format(
                type=found.type, names=", ".join(sorted(map(repr, unknown)))
            )
        )
    return found(**{spec.name: parse(spec, fields.get(spec.name)) for spec in declared})


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST_LINE + 2):
            number += 1
            if number == 1:
                raw = raw.removeprefix(b"\xef\xbb\xbf")
            if not raw.endswith(b"\n"):
                while (rest := file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                    continue
            if raw.strip():
                yield number, raw.strip()


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(_("a field stands twice"))
    return found


def _integer(digits: str) -> int:
    if len(digits) > 400:  # Python refuses some, too, in words that are no user's
        raise ValueError(_("a number of {n} digits stands in it").format(n=numeral(len(digits))))
    return int(digits)


def _no_number(constant: str) -> None:
    raise ValueError(_("{value} is no number").format(value=constant))
