"""The words for what is open between the user and a client, and for the ways out of it."""

from collections.abc import Mapping

from tracker.between import Item
from tracker.language import N_, _, ngettext
from tracker.wording.note_facts import Beside
from tracker.wording.note_lines import note_line
from tracker.wording.numbers import MINUS, duration, signed, written

LEDE = N_(
    "What is open between you and each client, both ways, the oldest first. What does the matter need, and"
    " what the relation? Letting it be is a way, too."
)
NOTHING = N_("Nothing is open between you.")
NOTHING_YET = N_(
    "Here stands what a client asked for on top, what you do not know yet, who does what, and complaints,"
    " until each has found its way out."
)
CARRIED = N_("This is not yours, and you do it. What would happen if it stayed with them one more week?")
NEW = N_("Something new:")
FOR_IT = N_("Words for it:")
SEE_REPLIES = N_("See them among the replies")

SIDES: Mapping[str, str] = {
    "you_wait": N_("You wait for them"),
    "they_wait": N_("They wait for you"),
    "nobody": N_("On nobody’s plate"),
}
ABOUT: Mapping[str, str] = {
    "you_wait": N_("Asked, or theirs to do."),
    "they_wait": N_("The next step is yours, if you want it to be."),
    "nobody": N_("Nobody was asked yet, or nobody took it, or it is not yours to solve."),
}

KINDS: Mapping[str, str] = {
    "complaint": N_("Complaint"),
    "question": N_("Question"),
    "action": N_("Action"),
    "request": N_("Request"),
}

WAYS: Mapping[str, str] = {
    "solved": N_("Solved"),
    "shared": N_("Burden shared"),
    "accepted": N_("Accepted as it is"),
    "answered": N_("Answered"),
    "done": N_("Done"),
    "handed_back": N_("Hand back"),
    "priced": N_("With a price"),
    "traded": N_("Traded"),
    "alternative": N_("An alternative"),
    "later": N_("Later"),
    "declined": N_("Declined"),
    "just_done": N_("Simply done"),
}
"""The ways out, as their buttons say them."""
TAKEN: Mapping[str, str] = {**WAYS, "handed_back": N_("Handed back")}
"""The same once they were taken."""
ASK, ASKED = N_("Ask now"), N_("Asked")


def situations(item: Item) -> tuple[str, ...]:
    """What there is to say to the client about an item: names of `phrases.SITUATIONS`."""
    kind = item.record.type
    if kind == "request":
        return ("extra-price", "yes-if", "alternative", "later", "no")
    if kind == "complaint":
        return ("alternative", "no")
    if kind == "question":
        return ("check",) if item.side == "nobody" else ()
    if item.side == "you_wait":
        return ("risk",)
    return ("hand-back",) if getattr(item.record, "owner", "me") != "me" else ()


def title_and_facts(item: Item, beside: Beside, *, names_client: bool) -> tuple[str, tuple[str, ...]]:
    """What an item is called, and its kind, whose it is, its age, energy, hours and day due."""
    title, facts = note_line(item.record, beside, is_open=True)
    felt = [] if item.energy is None or len(getattr(item.record, "energy", ())) < 2 else [energy(item.energy)]
    own = facts if names_client else facts[1:]
    return title, (_(KINDS[item.record.type]), *own, *felt)


def energy(of: float) -> str:
    """How the contacts about a complaint felt: "median energy +1"."""
    shown = signed(int(of)) if of == int(of) else written(of, "+.1f").replace("-", MINUS)
    return _("median energy {energy}").format(energy=shown)


def summed_up(number: int, seconds: int) -> str:
    """How much is open in all: "5 are open, with 3 h 30 in them."."""
    if not seconds:
        return ngettext("{n} is open.", "{n} are open.", number).format(n=written(number))
    said = ngettext("{n} is open, with {time} in it.", "{n} are open, with {time} in them.", number)
    return said.format(n=written(number), time=duration(seconds))


def unanswered(theirs: int, mine: int) -> str:
    """Messages that wait for an answer, each way: "2 of their messages wait for your answer."; "" of none."""
    said = []
    if theirs:
        text = ngettext(
            "{n} of their messages waits for your answer.",
            "{n} of their messages wait for your answer.",
            theirs,
        )
        said.append(text.format(n=written(theirs)))
    if mine:
        text = ngettext(
            "{n} of your messages waits for their answer.",
            "{n} of your messages wait for their answer.",
            mine,
        )
        said.append(text.format(n=written(mine)))
    return " ".join(said)
