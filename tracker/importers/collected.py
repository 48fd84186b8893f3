"""What an importer of contacts has gathered so far, so that nothing in a file goes uncounted."""

from collections import Counter
from collections.abc import Sequence

from tracker.importers.base import Batch, ContactEvent, DateOrder, Options
from tracker.records import Problem

LONGEST_CALL = 7 * 86_400
"""Seconds; a longer call is a slip of a machine."""


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

    def add_problem(self, message: str, line: int) -> None:
        """Put down what cannot be read."""
        self.problems.append(Problem(message, line))

    def leave_out(self, reason: str) -> None:
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
        date_order: DateOrder | None = None,
        likely_me: Sequence[str] = (),
    ) -> Batch:
        """All of it as importers give it."""
        return Batch(
            records=self.records,
            problems=tuple(sorted(self.problems, key=lambda problem: problem.line or 0)),
            timezone=self._options.timezone or "",
            date_order=date_order,
            notes=tuple(notes),
            left_out=dict(self.left_out),
            known=self.known,
            likely_me=tuple(likely_me),
        )
