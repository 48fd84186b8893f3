"""Out, in and out again: the interchange file loses nothing, and a file taken in twice adds nothing."""

import json
import random
from datetime import datetime
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given
from hypothesis import settings as profile

from tests.ingest.drawn import SIGNS, files
from tests.ingest.test_records import counts
from tracker.book import Tracker
from tracker.records import record_types

NOW = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


def test_every_type_of_record_goes_the_way_round() -> None:
    drawn = {"settings", "client", "project", "rate", "entry", "expense", "rule", "boundary", "occasion"}
    drawn |= {"review", "phrase"}  # with a key of their own
    elsewhere = {"address", "hash_key", "message"}  # their round trip stands with the messages
    assert drawn | elsewhere | set(SIGNS) == {of.type for of in record_types()}


@given(files())
@profile(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_out_and_in_and_out_again_is_the_same_file(tmp_path_factory: Any, of: list[dict[str, Any]]) -> None:
    folder = tmp_path_factory.mktemp("round")
    first, second, third = (folder / f"{n}.jsonl" for n in "123")
    first.write_text("".join(json.dumps(line) + "\n" for line in of), "utf-8")
    with Tracker(":memory:", lambda: NOW) as book, Tracker(":memory:", lambda: NOW) as copy:
        assert counts(book.import_file(first)) == (len(of), 0, 0, 0)
        assert book.export(second) == len(of)
        shuffled = _lines(second)
        random.Random(len(of)).shuffle(shuffled)
        mixed = folder / "mixed.jsonl"
        mixed.write_bytes(b"".join(shuffled))
        copy.import_file(mixed)
        copy.export(third)
        assert third.read_bytes() == second.read_bytes()
        for path in (first, second, mixed):
            if of:
                history = book.history(100)
                assert counts(book.import_file(path)) == (0, 0, len(of), 0)
                assert book.history(100) == history


def _lines(path: Path) -> list[bytes]:
    return [line + b"\n" for line in path.read_bytes().split(b"\n") if line]
