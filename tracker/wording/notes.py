"""What can be noted by hand: each kind of record in plain words, what it is for, and an example."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.wording.numbers import count

LEDE = (
    "What hours and messages do not tell. Nothing here is required; each line lets the patterns see a little"
    " more."
)
NO_CLIENTS = "first: these notes are about somebody you work for."
FILTER_ALL = "all clients"


class NoteWords(NamedTuple):
    """One kind of record.

    Attributes:
        title: what the user chooses.
        purpose: what it is for, in one sentence.
        patterns: the patterns that read it, by name; () where none or each does.
        besides: what is worth knowing about who reads it; "" of nothing.
        command: the example as a line for the terminal.
        example: the same in words.
        going: the heading of those that are open; "" for a kind without an end.
        over: the heading of the others.
    """

    title: str
    purpose: str
    patterns: tuple[str, ...]
    besides: str
    command: str
    example: str
    going: str
    over: str


NOTES: Mapping[str, NoteWords] = {
    "request": NoteWords(
        "What they asked",
        "What a client asked for on top, and what you answered: there is more than yes and no.",
        ("scope-creep",),
        "",
        "tracker add request client=bouw text='extra training day' decision=done",
        "Bouw asked for an extra training day, and you gave it without a price.",
        "Not decided yet",
        "Decided",
    ),
    "question": NoteWords(
        "What I did not know",
        "A question that came up in the work, how long you looked for yourself, and when you asked.",
        ("solo-struggle",),
        "",
        "tracker add question client=bouw text='Who decides on the rota?' time=1h30",
        "Who decides on the rota at Bouw? You have looked for it for an hour and a half.",
        "Open",
        "Answered",
    ),
    "assumption": NoteWords(
        "What I took for granted",
        "What you believe about a client without having asked, and how it turned out once you did.",
        ("untested-assumption",),
        "",
        "tracker add assumption client=bouw number=1 basis=inferred held_since=today time=2h",
        "You infer that Bouw is too busy to be asked, and two hours of work rest on it.",
        "Not tested yet",
        "Tested",
    ),
    "action": NoteWords(
        "Who does what",
        "Whose an action is, and who did it in the end.",
        ("clients-chair", "one-way-responsiveness", "loud-client-crowding"),
        "",
        "tracker add action client=bouw text='collect the photographs' owner=client due_on=2026-11-27",
        "Collecting the photographs is Bouw’s, by 27 November.",
        "To do",
        "Done",
    ),
    "complaint": NoteWords(
        "A complaint",
        "What a client was not content with, what caused it, and what it took from you.",
        ("complaint-drain",),
        "",
        "tracker add complaint client=bouw text='tiles came late' cause=third_party energy=-1,0",
        "The tiles came late, through a third party; the first call about it drained you a little.",
        "Open",
        "Closed",
    ),
    "update": NoteWords(
        "An update or a risk",
        "That you told a client where the work stands, or that you found a risk and told it.",
        ("silent-progress", "loud-client-crowding"),
        "",
        "tracker add update client=bouw kind=progress with_sponsor=yes",
        "You sent Bouw five lines on Friday, and whoever ordered the work got them too.",
        "",
        "Noted so far",
    ),
    "boundary": NoteWords(
        "A boundary",
        "Where your service ends: what you chose, and since when the client knows.",
        ("boundary-gap",),
        "What a client was told counts in most others.",
        "tracker add boundary client=bouw topic=extra_work_price statement='Extra work has a price'"
        " told_on=today",
        "Extra work has a price: you told Bouw so today.",
        "In force",
        "No longer in force",
    ),
    "occasion": NoteWords(
        "A boundary tested",
        "One time when a boundary was put to the test, and whether it held.",
        ("boundary-gap",),
        "It speaks from five occasions on.",
        "tracker add occasion boundary=k3f9 kept=no opened_by=client",
        "Bouw opened the door on Sunday, and you went through it.",
        "",
        "What happened",
    ),
    "invoice": NoteWords(
        "An invoice",
        "What you sent for payment, when it is due, and since when it is paid.",
        ("late-payment-tolerance",),
        "",
        "tracker add invoice client=bouw number=2026-31 amount=4800 due_on=2026-12-20",
        "Invoice 2026-31 to Bouw, €4,800, due on 20 December.",
        "Waiting for payment",
        "Paid",
    ),
    "phase": NoteWords(
        "A phase",
        "A launch, a holiday: days that explain themselves, so that they do not pass for a habit.",
        (),
        "Named by every pattern; in one of two weeks or more none goes beyond “worth a look”.",
        "tracker add phase name=launch client=bouw starts_on=2026-11-02 ends_on=2026-11-29",
        "The launch at Bouw, from 2 to 29 November.",
        "Going on",
        "Over",
    ),
    "checkin": NoteWords(
        "Friday check-in",
        "Three numbers a week: your energy, how content the client says to be, and what you had guessed.",
        (),
        "No pattern reads it: it is for your own comparison.",
        "tracker add checkin energy=1 client=bouw client_said=8 own_guess=5",
        "A good week; Bouw says 8, and you had guessed 5.",
        "",
        "So far",
    ),
    "decision": NoteWords(
        "My answers",
        "What you answered to the patterns; an answer that is taken back lets its pattern speak again.",
        (),
        "You give them on the cards of a review.",
        "tracker answer scope-creep seen --client bouw",
        "You have seen scope creep at Bouw; it is silent for 8 weeks.",
        "",
        "Given so far",
    ),
}
"""Every kind of note, in the order in which they are offered."""

ADD, SAVE, CANCEL, MORE = "Note it", "Save", "Cancel", "More"
EDIT, DELETE, TAKE_BACK = "Edit", "Delete", "Take back"
EXPENSES_ELSEWHERE = "What you spent stands with the client:"
READ_BY = "Read by"
BOUNDARY_FIRST = "An occasion belongs to a boundary: note one first, under “A boundary”."
IN_THE_TERMINAL = "The same in the terminal:"

STEPS: Mapping[str, str] = {
    "decided": "Decided",
    "asked": "Asked",
    "answered": "Answered",
    "tested": "Tested",
    "done": "Done today",
    "done-by": "Done today by",
    "closed": "Closed",
    "came-back": "Came back",
    "told": "Told today",
    "ends": "Ends today",
    "went": "How did it go?",
    "reminded": "Reminded",
    "paid": "Paid today",
    "ended": "Ended today",
}
"""What happens to a record that is there, now or today, as its button says it."""


def nothing_yet(kind: str, client: str | None) -> str:
    """Said where no record of a kind stands yet: "Nothing noted yet. For example: …"."""
    of = f" for {client}" if client else ""
    return f"Nothing noted{of} yet. For example: {NOTES[kind].example}"


def heading(title: str, number: int) -> str:
    """The heading of a list and how many stand in it: "Not decided yet (3)"."""
    return f"{title} ({number:,})"


def more_rows(left: int, step: int) -> str:
    """What shows more of a list that was cut: "Show 20 more of 47"."""
    return f"Show {count(left, 'more', 'more')}" if left <= step else f"Show {step} more of {left:,}"
