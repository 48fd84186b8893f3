"""The words for assumptions: as prompts, never as a diagnosis, and how those that were tested turned out."""

from tracker.language import N_, _, ngettext
from tracker.metrics.beliefs import FEW, Tally
from tracker.records import Assumption
from tracker.wording.note_fields import ASSUMPTIONS
from tracker.wording.numbers import day, one_line, percent, written

LEDE = N_(
    "What you believe about a client without having asked. Most professionals hold some of these; each may"
    " well be true. A light question tells."
)
PROMPTS = N_("Ten that are common, to tick where you recognize one. They are prompts, not a diagnosis.")
OWN_WORDS = N_("And in your own words")
NOTE = N_("Note them")
NONE_OPEN = N_("None is open. What would you ask if it were certainly no bother?")
NOTHING_TESTED = N_("None was tested yet. The first answer tells the most.")
NO_QUESTION = N_(
    "What would you ask if it were certainly no bother? What did this client say or do that supports it?"
)
MORE_WAYS = N_("Other ways to ask, and to rehearse it")
HELD, DID_NOT_HOLD = N_("It held"), N_("It did not hold")
OPEN, TESTED = N_("Not tested yet"), N_("Tested")
ARCHIVED = N_("{client} is archived; what is noted stays, and nothing is added.")


def common(of: Assumption) -> str:
    """Which of the ten common assumptions it is; "" where it is none."""
    return _(ASSUMPTIONS.get(of.number or 0, ""))


def belief(of: Assumption) -> str:
    """What is believed: in the user's own words, else that of the ten."""
    return one_line(of.text or common(of) or _("an assumption"), 200)


def record_sentences(of: Tally) -> list[str]:
    """The user's own record: "Of 7 tested, 2 held.", and how much that tells."""
    if not of.tested:
        return [_(NOTHING_TESTED)]
    said = _("Of {tested} tested, {held} held.").format(tested=written(of.tested), held=written(of.held))
    if of.low is None or of.high is None:
        return [said]
    text = (
        _("So few fit anything between {low} and {high}.")
        if of.tested < FEW
        else _("That fits anything between {low} and {high}.")
    )
    return [said, text.format(low=percent(of.low), high=percent(of.high))]


def most_rests_on(of: Assumption) -> str:
    """Which one to ask about first: the one on which most rests."""
    text = _("Most rests on one about {client}: “{belief}”.")
    return text.format(client=one_line(of.client, 60), belief=belief(of))


def did_not_hold_before(of: Assumption) -> str:
    """The same assumption did not hold before with this client."""
    if of.tested_on is None:
        return _("The same did not hold with this client before.")
    return _("The same did not hold with this client on {day}.").format(day=day(of.tested_on))


def noted(number: int, client: str) -> str:
    """What was just noted."""
    text = ngettext("Noted: {n} assumption about {client}.", "Noted: {n} assumptions about {client}.", number)
    return text.format(n=written(number), client=one_line(client, 60))


def turned_out(of: Assumption, outcome: str) -> str:
    """What was just said of an assumption: "It held: has other priorities (Bouw)."."""
    text = (
        _("It held: {belief} ({client}).")
        if outcome == "right"
        else _("It did not hold: {belief} ({client}).")
    )
    return text.format(belief=belief(of), client=one_line(of.client, 60))
