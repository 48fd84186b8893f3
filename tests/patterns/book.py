"""A book of plain records, and what is noticed in it: the way every pattern is tested."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import tracker
from tracker.noticing import recorded
from tracker.patterns import patterns
from tracker.patterns.base import Finding, NotYet, Pattern
from tracker.patterns.facts import Facts, facts_at
from tracker.patterns.noticing import Noticed, notice
from tracker.patterns.recorded import Recorded

Line = dict[str, Any]
WEEK = "2026-W24"
"""The week under review in most tests: Monday 8 to Sunday 14 June 2026."""


def settings(**fields: Any) -> Line:
    """Settings in UTC, so that a test's clock times are read as they stand."""
    return {"type": "settings", "timezone": "UTC", "day_starts_at": "00:00", **fields}


def client(name: str = "Bouw", **fields: Any) -> Line:
    return {"type": "client", "name": name, **fields}


def line(type: str, **fields: Any) -> Line:  # noqa: A002 - the interchange file's word
    return {"type": type, **fields}


def read(tmp_path: Path, lines: Iterable[Line], week: str = WEEK) -> Recorded:
    """Everything recorded in a real book into which the lines were imported."""
    lines = list(lines)
    if not any(of["type"] == "settings" for of in lines):
        lines = [settings(), *lines]
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(json.dumps(of) + "\n" for of in lines), "utf-8")
    with tracker.open(":memory:") as book:
        book.import_file(path)
        return recorded(book.store, week)


def facts(tmp_path: Path, lines: Iterable[Line], week: str = WEEK) -> Facts:
    """The facts of a week."""
    return facts_at(read(tmp_path, lines, week), week)


def detected(pattern: Pattern, of: Facts, **limits: float) -> tuple[list[Finding], list[NotYet]]:
    """What one pattern yields on its own, before the shared rules."""
    yielded = list(pattern.detect(of, {**pattern.default_limits, **limits}))
    return [one for one in yielded if isinstance(one, Finding)], [
        one for one in yielded if isinstance(one, NotYet)
    ]


def noticed(
    tmp_path: Path, lines: Iterable[Line], week: str = WEEK, only: Sequence[str] | None = None
) -> Noticed:
    """A whole review under the shared rules; with `only`, of some patterns by name."""
    asked = [of for of in patterns() if only is None or of.name in only]
    return notice(read(tmp_path, lines, week), week, asked)


def level(of: Noticed, pattern: str, client: str | None = "Bouw") -> int:
    """The level at which a pattern shows for a client; 0 when it does not."""
    return max((f.level for f in of.findings if (f.pattern, f.client) == (pattern, client)), default=0)


def at(text: str) -> str:
    """2026-06-08T09:00 in UTC, as the interchange file writes it."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).isoformat()


def weekly(make: Callable[[str], Iterable[Line]], last: str = "2026-06-08", weeks: int = 20) -> list[Line]:
    """Lines for each of some weeks up to that with the Monday `last`; `make` gets the Monday as text."""
    monday = date.fromisoformat(last)
    mondays = (monday - timedelta(weeks=n) for n in reversed(range(weeks)))
    return [of for day in mondays for of in make(day.isoformat())]
