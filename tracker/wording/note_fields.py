"""The fields of what is noted by hand, in plain words: labels, hints, and what each choice means."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from tracker.language import N_, _
from tracker.patterns.topics import TOPIC_NAMES
from tracker.wording.boundaries.measures import MEASURES
from tracker.wording.numbers import MINUS

YES_NO: Mapping[Any, str] = {True: N_("yes"), False: N_("no")}
_PEOPLE = {"me": N_("me"), "client": N_("the client"), "other": N_("somebody else")}
_PEOPLE_POSSESSIVE = {"me": N_("mine"), "client": N_("the client’s"), "other": N_("somebody else’s")}
_SPAN = N_("Like 90m, 1h30 or 1.5h.")
_EMPTY_NOW = N_("Without a time it is now, and noon of another day.")

ASSUMPTIONS = {
    1: N_("too busy to be asked"),
    2: N_("has other priorities"),
    3: N_("wants a full answer at once"),
    4: N_("wants to be unburdened, so no questions"),
    5: N_("does not care for detail"),
    6: N_("wants solutions, not early warnings"),
    7: N_("wants contact to take minimal time"),
    8: N_("wants to hear only what is certain"),
    9: N_("wants only fully backed statements"),
    10: N_("does not want awkward matters"),
}
"""The ten common assumptions about a client (domain, section 1, 000)."""


class FieldWords(NamedTuple):
    """A field of a form: its label, a hint, what stands in it while it is empty, and its choices."""

    label: str
    help: str | None = None
    placeholder: str = ""
    choices: Mapping[Any, str] = {}


FIELDS: Mapping[tuple[str, str], FieldWords] = {
    ("request", "text"): FieldWords(N_("What they asked"), placeholder=N_("extra training day")),
    ("request", "at"): FieldWords(N_("When"), _EMPTY_NOW),
    ("request", "in_scope"): FieldWords(N_("Part of the agreement?"), choices=YES_NO),
    ("request", "decision"): FieldWords(
        N_("What you answered"),
        N_("Leave it open while you think about it."),
        choices={
            "priced": N_("with a price"),
            "traded": N_("traded for other work"),
            "alternative": N_("an alternative"),
            "later": N_("later"),
            "declined": N_("declined"),
            "done": N_("done, without a price"),
        },
    ),
    ("request", "decided_at"): FieldWords(N_("Answered at")),
    ("request", "seconds"): FieldWords(N_("The work it takes"), _SPAN, "1h30"),
    ("question", "text"): FieldWords(N_("What you did not know"), placeholder=N_("Who decides on the rota?")),
    ("question", "opened_at"): FieldWords(N_("Came up"), _EMPTY_NOW),
    ("question", "seconds"): FieldWords(
        N_("Time spent looking"), N_("Before you asked. Like 90m, 1h30 or 1.5h."), "1h30"
    ),
    ("question", "asked_at"): FieldWords(N_("Asked at")),
    ("question", "asked_whom"): FieldWords(
        N_("Asked whom"),
        choices={"client": N_("the client"), "peer": N_("a peer"), "other": N_("somebody else")},
    ),
    ("question", "answered_at"): FieldWords(N_("Answered at")),
    ("question", "is_assignment"): FieldWords(N_("Finding out is the very work that was ordered")),
    ("assumption", "number"): FieldWords(
        N_("One of the ten common ones"), N_("The client …"), N_("none of them"), choices=ASSUMPTIONS
    ),
    ("assumption", "text"): FieldWords(
        N_("In your own words"), placeholder=N_("they would rather not be called")
    ),
    ("assumption", "basis"): FieldWords(
        N_("What it rests on"),
        choices={
            "said": N_("the client said so"),
            "contract": N_("the contract"),
            "inferred": N_("I inferred it"),
            "habit": N_("habit"),
        },
    ),
    ("assumption", "belief"): FieldWords(
        N_("How sure you are, in percent"), N_("0 is not at all, 100 certain.")
    ),
    ("assumption", "held_since"): FieldWords(N_("Since")),
    ("assumption", "tested_on"): FieldWords(N_("Tested on")),
    ("assumption", "tested_how"): FieldWords(
        N_("How you tested it"), placeholder=N_("asked on the phone: one call a week is fine")
    ),
    ("assumption", "outcome"): FieldWords(
        N_("How it turned out"), choices={"right": N_("it held true"), "wrong": N_("it did not hold")}
    ),
    ("assumption", "decisions"): FieldWords(N_("Decisions that rest on it")),
    ("assumption", "seconds"): FieldWords(N_("Work that rests on it"), _SPAN, "2h"),
    ("action", "text"): FieldWords(N_("What is to be done"), placeholder=N_("collect the photographs")),
    ("action", "owner"): FieldWords(N_("Whose it is"), choices=_PEOPLE_POSSESSIVE),
    ("action", "doer"): FieldWords(N_("Who does it"), N_("Leave it open while nobody has."), choices=_PEOPLE),
    ("action", "due_on"): FieldWords(N_("Due on")),
    ("action", "done_on"): FieldWords(N_("Done on")),
    ("action", "seconds"): FieldWords(N_("Time it took"), _SPAN, "1h30"),
    ("action", "agreed"): FieldWords(N_("Agreed that it is done for the other")),
    ("complaint", "text"): FieldWords(N_("What it is about"), placeholder=N_("tiles came late")),
    ("complaint", "opened_on"): FieldWords(N_("Since")),
    ("complaint", "cause"): FieldWords(
        N_("What caused it"),
        choices={"me": N_("me"), "client": N_("the client"), "third_party": N_("a third party")},
    ),
    ("complaint", "solvable"): FieldWords(N_("Can you solve it?"), choices=YES_NO),
    ("complaint", "reopened_on"): FieldWords(
        N_("Days it came back"), N_("With commas between."), "2026-11-20"
    ),
    ("complaint", "seconds"): FieldWords(
        N_("Time it took"), N_("For your own eyes. Like 90m, 1h30 or 1.5h."), "1h30"
    ),
    ("complaint", "energy"): FieldWords(
        N_("Energy of each contact"),
        N_("From \N{MINUS SIGN}2, it drained, to 2, it gave energy; with commas between."),
        "-1, 0",
    ),
    ("complaint", "closed_on"): FieldWords(N_("Closed on")),
    ("complaint", "outcome"): FieldWords(
        N_("How it was closed"),
        choices={
            "solved": N_("solved"),
            "shared": N_("the burden is shared"),
            "accepted": N_("accepted as it is"),
        },
    ),
    ("update", "kind"): FieldWords(
        N_("What you told"), choices={"progress": N_("progress"), "risk": N_("a risk")}
    ),
    ("update", "at"): FieldWords(N_("When"), _EMPTY_NOW),
    ("update", "found_on"): FieldWords(N_("Risk found on")),
    ("update", "told_on"): FieldWords(N_("Risk told on"), N_("Empty while the client does not know.")),
    ("update", "with_sponsor"): FieldWords(N_("Whoever ordered the work was there, or got it")),
    ("boundary", "project"): FieldWords(N_("Only for a project"), placeholder=N_("all of them")),
    ("boundary", "topic"): FieldWords(N_("About"), placeholder=N_("Choose a topic"), choices=TOPIC_NAMES),
    ("boundary", "statement"): FieldWords(
        N_("The boundary in one sentence"), placeholder=N_("Extra work has a price, told before it begins")
    ),
    ("boundary", "applies"): FieldWords(N_("The topic matters with this client")),
    ("boundary", "reason"): FieldWords(N_("Why you chose it")),
    ("boundary", "chosen_on"): FieldWords(N_("Chosen on")),
    ("boundary", "told_on"): FieldWords(N_("Told on"), N_("Empty while the client does not know.")),
    ("boundary", "told_how"): FieldWords(N_("How you told it"), placeholder=N_("by phone")),
    ("boundary", "reaction"): FieldWords(N_("What they said to it")),
    ("boundary", "ends_on"): FieldWords(N_("Last day")),
    ("boundary", "exception"): FieldWords(
        N_("When it may be crossed"),
        N_("Then it is an exception, and no break."),
        N_("when a site stands still"),
    ),
    ("boundary", "owner"): FieldWords(
        N_("Who decides on it"), N_("Leave it open if you do."), choices=_PEOPLE
    ),
    ("boundary", "measure"): FieldWords(
        N_("What shows whether it helps"), placeholder=N_("what goes with the topic"), choices=MEASURES
    ),
    ("boundary", "hoped_percent"): FieldWords(
        N_("Change you hope for, in percent"), N_("Noted beforehand, so that the outcome cannot move it.")
    ),
    ("boundary", "review_on"): FieldWords(
        N_("Look whether it helped on"), N_("Six weeks after it was told is a good time.")
    ),
    ("boundary", "reply_within_minutes"): FieldWords(
        N_("A reply within"), N_("Of working time. Like 90m, 1h30 or 1.5h."), "4h"
    ),
    ("boundary", "max_hours_per_week"): FieldWords(N_("Hours a week at most"), placeholder="16"),
    ("boundary", "gift_budget_cents"): FieldWords(
        N_("Gifts a quarter, worth at most"), N_("At the agreed rate, in the client’s currency."), "500"
    ),
    ("boundary", "update_every_days"): FieldWords(
        N_("An update every so many working days"), placeholder="10"
    ),
    ("occasion", "boundary"): FieldWords(N_("Which boundary"), placeholder=N_("Choose a boundary")),
    ("occasion", "at"): FieldWords(N_("When"), _EMPTY_NOW),
    ("occasion", "kept"): FieldWords(
        N_("Did it hold?"), choices={True: N_("it held"), False: N_("it gave way")}
    ),
    ("occasion", "opened_by"): FieldWords(
        N_("Who opened the door"), choices={"me": N_("me"), "client": N_("the client")}
    ),
    ("occasion", "chosen"): FieldWords(N_("An exception I chose knowingly")),
    ("occasion", "note"): FieldWords(N_("A word on it"), placeholder=N_("called on Sunday")),
    ("invoice", "number"): FieldWords(N_("Number"), placeholder="2026-31"),
    ("invoice", "issued_on"): FieldWords(N_("Sent on")),
    ("invoice", "due_on"): FieldWords(N_("Due on"), N_("Without a day: 30 days after it was sent.")),
    ("invoice", "paid_on"): FieldWords(N_("Paid on")),
    ("invoice", "amount_cents"): FieldWords(N_("Amount"), placeholder="4800"),
    ("invoice", "reminded_on"): FieldWords(N_("Reminded on")),
    ("invoice", "leeway_until"): FieldWords(N_("I chose to wait until")),
    ("invoice", "on_hold"): FieldWords(
        N_("Why it waits"), choices={"dispute": N_("it is disputed"), "my_side": N_("something on my side")}
    ),
    ("phase", "name"): FieldWords(N_("What it is"), placeholder=N_("launch")),
    ("phase", "starts_on"): FieldWords(N_("First day")),
    ("phase", "ends_on"): FieldWords(N_("Last day"), N_("Empty while it goes on.")),
    ("checkin", "day"): FieldWords(N_("Day")),
    ("checkin", "energy"): FieldWords(
        N_("Your energy, from \N{MINUS SIGN}2 (it drained) to 2 (it gave energy)"),
        choices={n: str(n).replace("-", MINUS) for n in range(-2, 3)},
    ),
    ("checkin", "client_said"): FieldWords(
        N_("How content the client says to be"), choices={n: str(n) for n in range(11)}
    ),
    ("checkin", "own_guess"): FieldWords(N_("What you had guessed"), choices={n: str(n) for n in range(11)}),
    ("checkin", "note"): FieldWords(N_("A word on it"), placeholder=N_("the handbook is out")),
}
"""Each field by its record type and name, to be translated; `client` stands in `CLIENTS`."""

CLIENTS: Mapping[str, str] = {
    "boundary": N_("for all clients"),
    "phase": N_("of everything"),
    "checkin": N_("about the week as a whole"),
}
"""What no client is called, where one may be left out; to be translated."""
TIME, TIME_ELSE_NOW = N_("Time"), N_("Time, else now")
CLIENT = FieldWords(N_("Client"), placeholder=N_("Choose a client"))


def field_words(record_type: str, name: str) -> FieldWords:
    """The words of a field, in the language spoken."""
    of = CLIENT if name == "client" else FIELDS[record_type, name]
    choices = {value: _(word) for value, word in of.choices.items()}
    return FieldWords(_(of.label), None if of.help is None else _(of.help), _(of.placeholder), choices)


def choice_word(record_type: str, name: str, value: Any) -> str:
    """What a choice is called: "done, without a price"."""
    return str(field_words(record_type, name).choices.get(value, value))
