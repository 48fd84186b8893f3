"""A time-and-boundary tracker for independent professionals.

The library opens a book of records and answers questions about it:

    book = tracker.open("peter.db")
    book.log("9:00-11:30 @bouw handbook chapter 3 #research !gift")
    book.effective_rate(by="client", start=date(2026, 11, 1), end=date(2026, 11, 30))
"""

from typing import TYPE_CHECKING, Any

from tracker.errors import TrackerError, UsageError

if TYPE_CHECKING:
    from tracker.book import Tracker, open
    from tracker.ingest.report import ImportReport
    from tracker.records import Client, Expense, Problem, Project, Rate, Rule, Settings, TimeEntry
    from tracker.review import WeeklyReview

__version__ = "0.1.0"
__all__ = [
    "Client",
    "Expense",
    "ImportReport",
    "Problem",
    "Project",
    "Rate",
    "Rule",
    "Settings",
    "TimeEntry",
    "Tracker",
    "TrackerError",
    "UsageError",
    "WeeklyReview",
    "open",
]

_HOMES = dict.fromkeys(
    ("Client", "Expense", "Problem", "Project", "Rate", "Rule", "Settings", "TimeEntry"), "tracker.records"
)
_HOMES |= {"Tracker": "tracker.book", "open": "tracker.book"}
_HOMES |= {"ImportReport": "tracker.ingest.report", "WeeklyReview": "tracker.review"}


def __getattr__(name: str) -> Any:
    # Loaded when first used: logging an hour must not wait for what a report needs.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
