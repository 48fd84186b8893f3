"""What an importer of contacts has gathered so far, so that nothing in a file goes uncounted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from tracker.importers.base import Batch, ContactEvent, DateOrder, Options
from tracker.records import Problem

LONGEST_CALL = 7 * 86_400
"""Seconds; a longer call is a slip of a machine."""

MOST_CANDIDATES = 20
"""Of those who the user may be."""

Reason = Literal[
    "nobody else in it",
    "to yourself",
    "between others",
    "no address",
    "withheld number",
    "no date",
    "system line",
    "draft",
    "not sent",
    "spam",
    "trash",
    "blocked",
    "unknown kind",
]
REASONS: tuple[Reason, ...] = get_args(Reason)
"""Why something in a file is no contact of the user's: one word for each idea, whatever the file.

"trash" is what was thrown away, be it in a folder of that name or marked as deleted; "blocked" what the phone
turned away by itself; "unknown kind" what no documented type stands for.
"""


class Collected:
    """The contacts, problems and counts of one file."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._twins: Counter[str] = Counter()
        self.records: list[ContactEvent] = []
        self.problems: list[Problem] = []
        self.left_out: Counter[str] = Counter()
        self.known = 0

    @property
    def count(self) -> int:
        """How many things of the file were read, whatever became of them."""
        return len(self.records) + len(self.problems) + self.left_out.total() + self.known

    def add_problem(self, message: str, line: int | None = None) -> None:
        """Put down what cannot be read."""
        self.problems.append(Problem(message, line))

    def leave_out(self, reason: Reason) -> None:
        """Count what is no contact of the user's."""
        self.left_out[reason] += 1

    def numbered(self, identity: str) -> str:
        """The key of a contact that has no id of its own: true twins in a file are told apart by a number."""
        self._twins[identity] += 1
        twin = self._twins[identity]
        return identity if twin == 1 else f"{identity}|{twin}"

    def is_known(self, key: str) -> bool:
        """Whether the contact was taken in before; counts it if so."""
        if self._options.is_known is None or not self._options.is_known(key):
            return False
        self.known += 1
        return True

    def batch(
        self,
        notes: Sequence[str] = (),
        *,
        timezone: str = "",
        date_order: DateOrder | None = None,
    ) -> Batch:
        """All of it as importers give it; `timezone` is that in which clock times were read, if any were."""
        return Batch(
            records=self.records,
            problems=tuple(sorted(self.problems, key=lambda problem: problem.line or 0)),
            timezone=timezone,
            date_order=date_order,
            notes=tuple(notes),
            left_out=dict(self.left_out),
            known=self.known,
        )


def nobody_is_me(candidates: Iterable[str]) -> Batch:
    """What is given of a file in which nobody is the user: who he may be, the most likely first."""
    return Batch([], likely_me=tuple(dict.fromkeys(candidates))[:MOST_CANDIDATES])
