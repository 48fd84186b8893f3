"""The fields of what is noted by hand, in plain words: labels, hints, and what each choice means."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.wording.numbers import MINUS
from tracker.wording.topics import TOPICS

YES_NO: Mapping[Any, str] = {True: "yes", False: "no"}
_PEOPLE = {"me": "me", "client": "the client", "other": "somebody else"}
_PEOPLE_POSSESSIVE = {"me": "mine", "client": "the client’s", "other": "somebody else’s"}
_SPAN = "Like 90m, 1h30 or 1.5h."
_EMPTY_NOW = "Without a time it is now, and noon of another day."

ASSUMPTIONS = {
    1: "too busy to be asked",
    2: "has other priorities",
    3: "wants a full answer at once",
    4: "wants to be unburdened, so no questions",
    5: "does not care for detail",
    6: "wants solutions, not early warnings",
    7: "wants contact to take minimal time",
    8: "wants to hear only what is certain",
    9: "wants only fully backed statements",
    10: "does not want awkward matters",
}
"""The ten common assumptions about a client (domain, section 1, 000)."""


class FieldWords(NamedTuple):
    """A field of a form: its label, a hint, what stands in it while it is empty, and its choices."""

    label: str
    help: str | None = None
    placeholder: str = ""
    choices: Mapping[Any, str] = {}


FIELDS: Mapping[tuple[str, str], FieldWords] = {
    ("request", "text"): FieldWords("What they asked", placeholder="extra training day"),
    ("request", "at"): FieldWords("When", _EMPTY_NOW),
    ("request", "in_scope"): FieldWords("Part of the agreement?", choices=YES_NO),
    ("request", "decision"): FieldWords(
        "What you answered",
        "Leave it open while you think about it.",
        choices={
            "priced": "with a price",
            "traded": "traded for other work",
            "alternative": "an alternative",
            "later": "later",
            "declined": "declined",
            "done": "done, without a price",
        },
    ),
    ("request", "decided_at"): FieldWords("Answered at"),
    ("request", "seconds"): FieldWords("The work it takes", _SPAN, "1h30"),
    ("question", "text"): FieldWords("What you did not know", placeholder="Who decides on the rota?"),
    ("question", "opened_at"): FieldWords("Came up", _EMPTY_NOW),
    ("question", "seconds"): FieldWords("Time spent looking", f"Before you asked. {_SPAN}", "1h30"),
    ("question", "asked_at"): FieldWords("Asked at"),
    ("question", "asked_whom"): FieldWords(
        "Asked whom", choices={"client": "the client", "peer": "a peer", "other": "somebody else"}
    ),
    ("question", "answered_at"): FieldWords("Answered at"),
    ("question", "is_assignment"): FieldWords("Finding out is the very work that was ordered"),
    ("assumption", "number"): FieldWords(
        "One of the ten common ones", "The client …", "none of them", choices=ASSUMPTIONS
    ),
    ("assumption", "text"): FieldWords("In your own words", placeholder="they would rather not be called"),
    ("assumption", "basis"): FieldWords(
        "What it rests on",
        choices={
            "said": "the client said so",
            "contract": "the contract",
            "inferred": "I inferred it",
            "habit": "habit",
        },
    ),
    ("assumption", "belief"): FieldWords("How sure you are, in percent", "0 is not at all, 100 certain."),
    ("assumption", "held_since"): FieldWords("Since"),
    ("assumption", "tested_on"): FieldWords("Tested on"),
    ("assumption", "outcome"): FieldWords(
        "How it turned out", choices={"right": "it held", "wrong": "it did not hold"}
    ),
    ("assumption", "decisions"): FieldWords("Decisions that rest on it"),
    ("assumption", "seconds"): FieldWords("Work that rests on it", _SPAN, "2h"),
    ("action", "text"): FieldWords("What is to be done", placeholder="collect the photographs"),
    ("action", "owner"): FieldWords("Whose it is", choices=_PEOPLE_POSSESSIVE),
    ("action", "doer"): FieldWords("Who does it", "Leave it open while nobody has.", choices=_PEOPLE),
    ("action", "due_on"): FieldWords("Due on"),
    ("action", "done_on"): FieldWords("Done on"),
    ("action", "seconds"): FieldWords("Time it took", _SPAN, "1h30"),
    ("action", "agreed"): FieldWords("Agreed that it is done for the other"),
    ("complaint", "text"): FieldWords("What it is about", placeholder="tiles came late"),
    ("complaint", "opened_on"): FieldWords("Since"),
    ("complaint", "cause"): FieldWords(
        "What caused it", choices={"me": "me", "client": "the client", "third_party": "a third party"}
    ),
    ("complaint", "solvable"): FieldWords("Can you solve it?", choices=YES_NO),
    ("complaint", "reopened_on"): FieldWords("Days it came back", "With commas between.", "2026-11-20"),
    ("complaint", "seconds"): FieldWords("Time it took", f"For your own eyes. {_SPAN}", "1h30"),
    ("complaint", "energy"): FieldWords(
        "Energy of each contact",
        f"From {MINUS}2, it drained, to 2, it gave energy; with commas between.",
        "-1, 0",
    ),
    ("complaint", "closed_on"): FieldWords("Closed on"),
    ("complaint", "outcome"): FieldWords(
        "How it was closed",
        choices={"solved": "solved", "shared": "the burden is shared", "accepted": "accepted as it is"},
    ),
    ("update", "kind"): FieldWords("What you told", choices={"progress": "progress", "risk": "a risk"}),
    ("update", "at"): FieldWords("When", _EMPTY_NOW),
    ("update", "found_on"): FieldWords("Risk found on"),
    ("update", "told_on"): FieldWords("Risk told on", "Empty while the client does not know."),
    ("update", "with_sponsor"): FieldWords("Whoever ordered the work was there, or got it"),
    ("boundary", "project"): FieldWords("Only for a project", placeholder="all of them"),
    ("boundary", "topic"): FieldWords("About", placeholder="Choose a topic", choices=TOPICS),
    ("boundary", "statement"): FieldWords(
        "The boundary in one sentence", placeholder="Extra work has a price, told before it begins"
    ),
    ("boundary", "applies"): FieldWords("The topic matters with this client"),
    ("boundary", "reason"): FieldWords("Why you chose it"),
    ("boundary", "chosen_on"): FieldWords("Chosen on"),
    ("boundary", "told_on"): FieldWords("Told on", "Empty while the client does not know."),
    ("boundary", "told_how"): FieldWords("How you told it", placeholder="by phone"),
    ("boundary", "reaction"): FieldWords("What they said to it"),
    ("boundary", "ends_on"): FieldWords("Last day"),
    ("boundary", "reply_within_minutes"): FieldWords("A reply within", f"Of working time. {_SPAN}", "4h"),
    ("boundary", "max_hours_per_week"): FieldWords("Hours a week at most", placeholder="16"),
    ("boundary", "gift_budget_cents"): FieldWords(
        "Gifts a quarter, worth at most", "At the agreed rate, in the client’s currency.", "500"
    ),
    ("boundary", "update_every_days"): FieldWords("An update every so many working days", placeholder="10"),
    ("occasion", "boundary"): FieldWords("Which boundary", placeholder="Choose a boundary"),
    ("occasion", "at"): FieldWords("When", _EMPTY_NOW),
    ("occasion", "kept"): FieldWords("Did it hold?", choices={True: "it held", False: "it gave way"}),
    ("occasion", "opened_by"): FieldWords(
        "Who opened the door", choices={"me": "me", "client": "the client"}
    ),
    ("occasion", "chosen"): FieldWords("An exception I chose knowingly"),
    ("occasion", "note"): FieldWords("A word on it", placeholder="called on Sunday"),
    ("invoice", "number"): FieldWords("Number", placeholder="2026-31"),
    ("invoice", "issued_on"): FieldWords("Sent on"),
    ("invoice", "due_on"): FieldWords("Due on", "Without a day: 30 days after it was sent."),
    ("invoice", "paid_on"): FieldWords("Paid on"),
    ("invoice", "amount_cents"): FieldWords("Amount", placeholder="4800"),
    ("invoice", "reminded_on"): FieldWords("Reminded on"),
    ("invoice", "leeway_until"): FieldWords("I chose to wait until"),
    ("invoice", "on_hold"): FieldWords(
        "Why it waits", choices={"dispute": "it is disputed", "my_side": "something on my side"}
    ),
    ("phase", "name"): FieldWords("What it is", placeholder="launch"),
    ("phase", "starts_on"): FieldWords("First day"),
    ("phase", "ends_on"): FieldWords("Last day", "Empty while it goes on."),
    ("checkin", "day"): FieldWords("Day"),
    ("checkin", "energy"): FieldWords(
        f"Your energy, from {MINUS}2 (it drained) to 2 (it gave energy)",
        choices={n: str(n).replace("-", MINUS) for n in range(-2, 3)},
    ),
    ("checkin", "client_said"): FieldWords(
        "How content the client says to be", choices={n: str(n) for n in range(11)}
    ),
    ("checkin", "own_guess"): FieldWords("What you had guessed", choices={n: str(n) for n in range(11)}),
    ("checkin", "note"): FieldWords("A word on it", placeholder="the handbook is out"),
}
"""Each field by its record type and name; `client` stands in `CLIENTS`."""

CLIENTS: Mapping[str, str] = {
    "boundary": "for all clients",
    "phase": "of everything",
    "checkin": "about the week as a whole",
}
"""What no client is called, where one may be left out."""
TIME, TIME_ELSE_NOW = "Time", "Time, else now"
CLIENT = FieldWords("Client", placeholder="Choose a client")


def field_words(record_type: str, name: str) -> FieldWords:
    """The words of a field."""
    return CLIENT if name == "client" else FIELDS[record_type, name]


def choice_word(record_type: str, name: str, value: Any) -> str:
    """What a choice is called: "done, without a price"."""
    return str(field_words(record_type, name).choices.get(value, value))
