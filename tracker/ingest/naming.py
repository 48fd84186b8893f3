"""Records as sentences speak of them: their type with its article, and what they are known by."""

from tracker.language import N_, _
from tracker.records import Record

_NAMES = {
    "settings": (N_("settings"), N_("These settings")),
    "client": (N_("a client"), N_("This client")),
    "project": (N_("a project"), N_("This project")),
    "rate": (N_("a rate"), N_("This rate")),
    "entry": (N_("an entry"), N_("This entry")),
    "expense": (N_("an expense"), N_("This expense")),
    "rule": (N_("a rule"), N_("This rule")),
    "address": (N_("an address"), N_("This address")),
    "hash_key": (N_("a key of hashes"), N_("This key of hashes")),
    "boundary": (N_("a boundary"), N_("This boundary")),
    "message": (N_("a message"), N_("This message")),
    "invoice": (N_("an invoice"), N_("This invoice")),
    "phase": (N_("a phase"), N_("This phase")),
    "occasion": (N_("an occasion"), N_("This occasion")),
    "assumption": (N_("an assumption"), N_("This assumption")),
    "question": (N_("a question"), N_("This question")),
    "request": (N_("a request"), N_("This request")),
    "action": (N_("an action"), N_("This action")),
    "complaint": (N_("a complaint"), N_("This complaint")),
    "update": (N_("an update"), N_("This update")),
    "checkin": (N_("a checkin"), N_("This checkin")),
    "decision": (N_("a decision"), N_("This decision")),
    "review": (N_("a review"), N_("This review")),
    "mark": (N_("a mark"), N_("This mark")),
    "phrase": (N_("a phrase"), N_("This phrase")),
    "rehearsal": (N_("a rehearsal"), N_("This rehearsal")),
    "experiment": (N_("an experiment"), N_("This experiment")),
}
"""Each type of record, as one among others and as the one that is at hand."""

LONGEST = 80
"""Letters of what a record is known by."""


def called(record: Record) -> str:
    """A record as a sentence speaks of it: its type and what it is known by, like "a boundary of Bouw"."""
    one = _(_NAMES[record.type][0])
    client = getattr(record, "client", None)
    if not record.key and client is not None:
        return _("{record} of {client}").format(record=one, client=client[:LONGEST])
    parts = (getattr(record, name) for name in record.key)
    known = " ".join(str(part) for part in parts if part is not None)
    return f"{one} {known[:LONGEST]}" if known else one


def this(record: Record) -> str:
    """A record as a sentence begins that speaks of it alone: "This boundary"."""
    return _(_NAMES[record.type][1])


def sentence(text: str) -> str:
    """Text as it stands at the beginning of a sentence; names in it keep their letters."""
    return text[:1].upper() + text[1:]
