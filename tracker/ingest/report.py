"""What an import did, or would do."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tracker.records import Problem


class Outcome(NamedTuple):
    """What became of one row, for the preview: `fate` is one of the counts of `ImportReport`."""

    line: int
    fate: str
    title: str
    starts_at: str | None
    seconds: int
    client: str | None
    project: str | None
    kind: str | None
    reason: str | None


class Vanished(NamedTuple):
    """A calendar event imported earlier that the file, which covers its day, no longer holds."""

    id: str
    title: str
    starts_at: str


@dataclass
class ImportReport:
    """Rows read and what became of them: `read` is the sum of the counts and the problems.

    `waiting` rows are in the inbox for a client; `left_out` ones are no work by themselves. `batch` names
    the change for the history; None when nothing was changed. `outcomes` is filled on a dry run only, and not
    for contacts. `reasons` counts why contacts were left out; `senders` are the unknown ones of the file with
    their number of messages, who wrote most first.
    """

    format: str
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    waiting: int = 0
    left_out: int = 0
    problems: list[Problem] = field(default_factory=list)
    batch: str | None = None
    notes: list[str] = field(default_factory=list)
    vanished: list[Vanished] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    senders: list[tuple[str, int]] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many rows the file held."""
        counts = self.added + self.updated + self.unchanged + self.waiting + self.left_out
        return counts + len(self.problems)

    def count(self, fate: str) -> None:
        """Note what became of a row; `fate` is the name of a count."""
        setattr(self, fate, getattr(self, fate) + 1)

    def leave_out(self, reasons: Mapping[str, int]) -> None:
        """Note contacts that were left out, by reason."""
        self.left_out += sum(reasons.values())
        self.reasons.update(reasons)

    def to_json(self) -> dict[str, Any]:
        """The report as the contract's `import --json`, with notes and vanished events beside."""
        return {
            "read": self.read,
            "added": self.added,
            "updated": self.updated,
            "unchanged": self.unchanged,
            "waiting": self.waiting,
            "left_out": self.left_out,
            "problems": [{"line": p.line, "message": p.message} for p in self.problems],
            "batch": self.batch,
            "notes": self.notes,
            "vanished": [v._asdict() for v in self.vanished],
            "reasons": dict(self.reasons),
            "senders": [{"address": address, "messages": number} for address, number in self.senders],
        }
