"""Every record the tracker keeps, in the words of the field, each declared once.

A declaration is a frozen dataclass whose fields carry their kind (`Kind`). Validation, the interchange
file, the database columns and their CHECK constraints, and `tracker add` are all read off these
declarations, so a further record type is one dataclass and one line in `_HOMES`.

The declarations are loaded when first used: a command that logs an hour needs two of them, not all.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tracker.records.action import Action
    from tracker.records.address import Address, HashKey
    from tracker.records.assumption import Assumption
    from tracker.records.base import FieldSpec, Kind, Problem, Record, specs
    from tracker.records.boundary import MEASURES, TOPICS, Boundary, Occasion
    from tracker.records.checkin import CheckIn
    from tracker.records.complaint import Complaint
    from tracker.records.decision import PATTERN_NAMES, Decision
    from tracker.records.engagement import BILLINGS, Client, Project, Rate
    from tracker.records.entry import KINDS, NEVER_BILLABLE, TimeEntry, billable_by_rule, completed
    from tracker.records.expense import Expense
    from tracker.records.experiment import ARMS, Experiment
    from tracker.records.invoice import Invoice
    from tracker.records.message import CHANNELS, SPOKEN, Message, asking
    from tracker.records.phase import Phase
    from tracker.records.phrase import Phrase, Rehearsal
    from tracker.records.question import Question
    from tracker.records.request import Request
    from tracker.records.review import STEPS, Mark, Review
    from tracker.records.rule import Rule
    from tracker.records.settings import OFFICE_HOURS, WEEKDAYS, Settings
    from tracker.records.update import Update

__all__ = [
    "ARMS",
    "BILLINGS",
    "CHANNELS",
    "KINDS",
    "MEASURES",
    "NEVER_BILLABLE",
    "OFFICE_HOURS",
    "PATTERN_NAMES",
    "SPOKEN",
    "STEPS",
    "TOPICS",
    "WEEKDAYS",
    "Action",
    "Address",
    "Assumption",
    "Boundary",
    "CheckIn",
    "Client",
    "Complaint",
    "Decision",
    "Expense",
    "Experiment",
    "FieldSpec",
    "HashKey",
    "Invoice",
    "Kind",
    "Mark",
    "Message",
    "Occasion",
    "Phase",
    "Phrase",
    "Problem",
    "Project",
    "Question",
    "Rate",
    "Record",
    "Rehearsal",
    "Request",
    "Review",
    "Rule",
    "Settings",
    "TimeEntry",
    "Update",
    "asking",
    "billable_by_rule",
    "completed",
    "record_type",
    "record_types",
    "specs",
]

_HOMES = {
    "settings": ("settings", "Settings"),
    "client": ("engagement", "Client"),
    "project": ("engagement", "Project"),
    "rate": ("engagement", "Rate"),
    "entry": ("entry", "TimeEntry"),
    "expense": ("expense", "Expense"),
    "rule": ("rule", "Rule"),
    "address": ("address", "Address"),
    "hash_key": ("address", "HashKey"),
    "boundary": ("boundary", "Boundary"),
    "message": ("message", "Message"),
    "invoice": ("invoice", "Invoice"),
    "phase": ("phase", "Phase"),
    "occasion": ("boundary", "Occasion"),
    "assumption": ("assumption", "Assumption"),
    "question": ("question", "Question"),
    "request": ("request", "Request"),
    "action": ("action", "Action"),
    "complaint": ("complaint", "Complaint"),
    "update": ("update", "Update"),
    "checkin": ("checkin", "CheckIn"),
    "decision": ("decision", "Decision"),
    "review": ("review", "Review"),
    "mark": ("review", "Mark"),
    "phrase": ("phrase", "Phrase"),
    "rehearsal": ("phrase", "Rehearsal"),
    "experiment": ("experiment", "Experiment"),
}
"""Where each record type is declared, each after those it refers to."""

_MODULES = {
    **dict.fromkeys(("FieldSpec", "Kind", "Problem", "Record", "specs"), "base"),
    **dict.fromkeys(("BILLINGS",), "engagement"),
    **dict.fromkeys(("MEASURES", "TOPICS"), "boundary"),
    **dict.fromkeys(("PATTERN_NAMES",), "decision"),
    **dict.fromkeys(("ARMS",), "experiment"),
    **dict.fromkeys(("STEPS",), "review"),
    **dict.fromkeys(("CHANNELS", "SPOKEN", "asking"), "message"),
    **dict.fromkeys(("KINDS", "NEVER_BILLABLE", "billable_by_rule", "completed"), "entry"),
    **dict.fromkeys(("OFFICE_HOURS", "WEEKDAYS"), "settings"),
    **{name: module for module, name in _HOMES.values()},
}


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def record_type(name: str) -> "type[Record] | None":
    """The declaration of the record type that is called `name` in the interchange file."""
    if name not in _HOMES:
        return None
    module, declaration = _HOMES[name]
    found: type[Record] = getattr(import_module(f"{__name__}.{module}"), declaration)
    return found


def record_types() -> "tuple[type[Record], ...]":
    """Every record type, each after those it refers to."""
    return tuple(found for name in _HOMES if (found := record_type(name)) is not None)
