"""What can be noted by hand: each kind of record in plain words, what it is for, and an example."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.language import N_, _
from tracker.wording.numbers import written

LEDE = N_(
    "What hours and messages do not tell. Nothing here is required; each line lets the patterns see a little"
    " more."
)
NO_CLIENTS = N_("first: these notes are about somebody you work for.")
FILTER_ALL = N_("all clients")


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
        N_("What they asked"),
        N_("What a client asked for on top, and what you answered: there is more than yes and no."),
        ("scope-creep",),
        "",
        "tracker add request client=bouw text='extra training day' decision=done",  # no words
        N_("Bouw asked for an extra training day, and you gave it without a price."),
        N_("Not decided yet"),
        N_("Decided"),
    ),
    "question": NoteWords(
        N_("What I did not know"),
        N_("A question that came up in the work, how long you looked for yourself, and when you asked."),
        ("solo-struggle",),
        "",
        "tracker add question client=bouw text='Who decides on the rota?' time=1h30",  # no words
        N_("Who decides on the rota at Bouw? You have looked for it for an hour and a half."),
        N_("Open"),
        N_("Answered"),
    ),
    "assumption": NoteWords(
        N_("What I took for granted"),
        N_("What you believe about a client without having asked, and how it turned out once you did."),
        ("untested-assumption",),
        "",
        "tracker add assumption client=bouw number=1 basis=inferred held_since=today time=2h",  # no words
        N_("You infer that Bouw is too busy to be asked, and two hours of work rest on it."),
        N_("Not tested yet"),
        N_("Tested"),
    ),
    "action": NoteWords(
        N_("Who does what"),
        N_("Whose an action is, and who did it in the end."),
        ("clients-chair", "one-way-responsiveness", "loud-client-crowding"),
        "",
        "tracker add action client=bouw text='collect the photographs' owner=client"
        " due_on=2026-11-27",  # no words
        N_("Collecting the photographs is Bouw’s, by 27 November."),
        N_("To do"),
        N_("Done"),
    ),
    "complaint": NoteWords(
        N_("A complaint"),
        N_("What a client was not content with, what caused it, and what it took from you."),
        ("complaint-drain",),
        "",
        "tracker add complaint client=bouw text='tiles came late' cause=third_party energy=-1,0",  # no words
        N_("The tiles came late, through a third party; the first call about it drained you a little."),
        N_("Open"),
        N_("Closed"),
    ),
    "update": NoteWords(
        N_("An update or a risk"),
        N_("That you told a client where the work stands, or that you found a risk and told it."),
        ("silent-progress", "loud-client-crowding"),
        "",
        "tracker add update client=bouw kind=progress with_sponsor=yes",  # no words
        N_("You sent Bouw five lines on Friday, and whoever ordered the work got them too."),
        "",
        N_("Noted so far"),
    ),
    "boundary": NoteWords(
        N_("A boundary"),
        N_("Where your service ends: what you chose, and since when the client knows."),
        ("boundary-gap",),
        N_("What a client was told counts in most others."),
        "tracker add boundary client=bouw topic=extra_work_price statement='Extra work has a price'"
        " told_on=today",  # no words
        N_("Extra work has a price: you told Bouw so today."),
        N_("In force"),
        N_("No longer in force"),
    ),
    "occasion": NoteWords(
        N_("A boundary tested"),
        N_("One time when a boundary was put to the test, and whether it held."),
        ("boundary-gap",),
        N_("It speaks from five occasions on."),
        "tracker add occasion boundary=k3f9 kept=no opened_by=client",  # no words
        N_("Bouw opened the door on Sunday, and you went through it."),
        "",
        N_("What happened"),
    ),
    "invoice": NoteWords(
        N_("An invoice"),
        N_("What you sent for payment, when it is due, and since when it is paid."),
        ("late-payment-tolerance",),
        "",
        "tracker add invoice client=bouw number=2026-31 amount=4800 due_on=2026-12-20",  # no words
        N_("Invoice 2026-31 to Bouw, €4,800, due on 20 December."),
        N_("Waiting for payment"),
        N_("Paid"),
    ),
    "phase": NoteWords(
        N_("A phase"),
        N_("A launch, a holiday: days that explain themselves, so that they do not pass for a habit."),
        (),
        N_("Named by every pattern; in one of two weeks or more none goes beyond “worth a look”."),
        "tracker add phase name=launch client=bouw starts_on=2026-11-02 ends_on=2026-11-29",  # no words
        N_("The launch at Bouw, from 2 to 29 November."),
        N_("Going on"),
        N_("Over"),
    ),
    "checkin": NoteWords(
        N_("Friday check-in"),
        N_("Three numbers a week: your energy, how content the client says to be, and what you had guessed."),
        (),
        N_("No pattern reads it: it is for your own comparison."),
        "tracker add checkin energy=1 client=bouw client_said=8 own_guess=5",  # no words
        N_("A good week; Bouw says 8, and you had guessed 5."),
        "",
        N_("So far"),
    ),
    "decision": NoteWords(
        N_("My answers"),
        N_("What you answered to the patterns; an answer that is taken back lets its pattern speak again."),
        (),
        N_("You give them on the cards of a review."),
        "tracker answer scope-creep seen --client bouw",  # no words
        N_("You have seen scope creep at Bouw; it is silent for 8 weeks."),
        "",
        N_("Given so far"),
    ),
}
"""Every kind of note, in the order in which they are offered; its texts are to be translated."""

ADD, SAVE, CANCEL, MORE = N_("Note it"), N_("Save"), N_("Cancel"), N_("More")
EDIT, DELETE, TAKE_BACK = N_("Edit"), N_("Delete"), N_("Take back")
EXPENSES_ELSEWHERE = N_("What you spent stands with the client:")
READ_BY = N_("Read by")
BOUNDARY_FIRST = N_("An occasion belongs to a boundary: note one first, under “A boundary”.")
IN_THE_TERMINAL = N_("The same in the terminal:")

STEPS: Mapping[str, str] = {
    "decided": N_("Decided"),
    "asked": N_("Asked"),
    "answered": N_("Answered"),
    "tested": N_("Tested"),
    "done": N_("Done today"),
    "done-by": N_("Done today by"),
    "closed": N_("Closed"),
    "came-back": N_("Came back"),
    "told": N_("Told today"),
    "ends": N_("Ends today"),
    "went": N_("How did it go?"),
    "reminded": N_("Reminded"),
    "paid": N_("Paid today"),
    "ended": N_("Ended today"),
}
"""What happens to a record that is there, now or today, as its button says it; to be translated."""


def nothing_yet(kind: str, client: str | None) -> str:
    """Said where no record of a kind stands yet: "Nothing noted yet. For example: …"."""
    example = _(NOTES[kind].example)
    if client:
        return _("Nothing noted for {client} yet. For example: {example}").format(
            client=client, example=example
        )
    return _("Nothing noted yet. For example: {example}").format(example=example)


def heading(title: str, number: int) -> str:
    """The heading of a list and how many stand in it: "Not decided yet (3)"."""
    return f"{title} ({written(number)})"


def more_rows(left: int, step: int) -> str:
    """What shows more of a list that was cut: "Show 20 more of 47"."""
    if left <= step:
        return _("Show {n} more").format(n=written(left))
    return _("Show {n} more of {left}").format(n=step, left=written(left))
