"""What the program says when it cannot do what it was asked: a sentence and a remedy."""


class TrackerError(Exception):
    """Something could not be done, and nothing was changed.

    Args:
        happened: what happened, as a sentence without its full stop.
        remedy: what to do about it, as a sentence without its full stop; may be empty.
    """

    exit_code = 1

    def __init__(self, happened: str, remedy: str = "") -> None:
        super().__init__(happened, remedy)
        self.happened = happened.rstrip(".")
        self.remedy = remedy.rstrip(".")

    def __str__(self) -> str:
        sentences = (s for s in (self.happened, self.remedy) if s)
        return " ".join(s if s.endswith(("?", "!")) else f"{s}." for s in sentences)


class UsageError(TrackerError):
    """The request itself makes no sense, whatever the database holds (exit code 2)."""

    exit_code = 2


class DatabaseError(TrackerError):
    """The database cannot be opened, read or written."""


class NotFound(TrackerError):
    """A name or an id that no record bears."""


class BadFile(TrackerError):
    """A file that cannot be imported as it is.

    Args:
        problems: the rows that stand in the way, one `Problem` each.
    """

    def __init__(self, happened: str, remedy: str = "", problems: tuple[object, ...] = ()) -> None:
        super().__init__(happened, remedy)
        self.problems = problems


class DateOrderOpen(BadFile):
    """The day-month order of a file's dates stays open, so the user must say it."""


class NobodyIsMe(BadFile):
    """A file of messages in which nobody is known to be the user, so that it cannot tell which way they went.

    Args:
        candidates: who he may be, the most likely first, as the file names them.
    """

    def __init__(self, happened: str, remedy: str, candidates: tuple[str, ...]) -> None:
        super().__init__(happened, remedy)
        self.candidates = candidates
