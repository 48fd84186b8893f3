"""What one pattern yields for some lines, each finding held to the tone of its card."""

from pathlib import Path
from typing import Any

from tests.patterns.book import WEEK, Line, detected, facts
from tests.patterns.spoken import spoken
from tracker.patterns.base import Finding, NotYet, Pattern
from tracker.patterns.facts import Facts


class Examined:
    """A pattern on its own, before the shared rules."""

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern

    def found(self, tmp_path: Path, lines: list[Line], week: str = WEEK, **limits: float) -> list[Finding]:
        """Its findings; the card of each was made and found plain."""
        findings, _ = detected(self.pattern, facts(tmp_path, lines, week), **limits)
        for of in findings:
            spoken(of)
        return findings

    def levels(self, tmp_path: Path, lines: list[Line]) -> list[int]:
        """The levels of its findings."""
        return [of.level for of in self.found(tmp_path, lines)]

    def waiting(self, tmp_path: Path, lines: list[Line], week: str = WEEK) -> list[NotYet]:
        """What it cannot say yet, where it finds nothing."""
        findings, not_yet = detected(self.pattern, facts(tmp_path, lines, week))
        assert findings == []
        return not_yet

    def one(self, of: Facts, **limits: float) -> Finding | None:
        """Its only finding, if there is one, where nothing waits."""
        findings, not_yet = detected(self.pattern, of, **limits)
        assert not not_yet
        assert len(findings) <= 1
        return findings[0] if findings else None

    def seen(self, tmp_path: Path, lines: list[Line], **limits: float) -> tuple[int, str, Any] | None:
        """Level, measure and value of its only finding."""
        found = self.one(facts(tmp_path, lines), **limits)
        return (found.level, found.reached.measure, found.reached.value) if found else None
