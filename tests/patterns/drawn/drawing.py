"""The rows of a picture, from a book of plain records: the way every picture is tested."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from tests.patterns.book import Line, detected, facts
from tracker.patterns import pattern_named
from tracker.patterns.base import Finding
from tracker.patterns.drawn import rows


def drawing(tmp_path: Path, lines: Iterable[Line], pattern: str, **limits: float) -> tuple[Finding, Any]:
    """The only finding of a pattern in the reviewed week, and what its picture is drawn from."""
    known = pattern_named(pattern)
    assert known is not None
    of = facts(tmp_path, lines)
    found, _ = detected(known, of, **limits)
    assert len(found) == 1, found
    return found[0], rows(found[0], of)
