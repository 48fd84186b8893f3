"""The words of `clients-chair`."""

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, percent


def _good(of: Finding) -> str:
    said = _(
        "In the last four active weeks {actions} that belonged to your client got done, and you helped it"
        " along."
    )
    return said.format(actions=count(of.numbers["finished"], "action", "actions"))


def _seen(of: Finding) -> str:
    mine, overdue = of.numbers["mine"], of.numbers["overdue"]
    did = _("You did {mine} of those {finished} yourself.").format(mine=mine, finished=of.numbers["finished"])
    late = ""
    if overdue:
        late = ngettext("One was past its date.", "{n} of the {mine} were past their date.", overdue).format(
            n=overdue, mine=mine
        )
    return joined(did, _took(of), late)


def _took(of: Finding) -> str:
    share = of.numbers["of_hours"]
    if not of.numbers["seconds"]:
        return ""
    said = _("They took {time}.") if share is None else _("They took {time}, {share} of your hours here.")
    return said.format(time=duration(of.numbers["seconds"]), share=percent(share))


def _sure(of: Finding) -> str:
    finished, untimed = of.numbers["finished"], of.numbers["untimed"]
    counted = _("Counted from {actions} that you wrote down; agreed ones are left out.")
    few = _("That is a small number: one more or less changes the picture.") if finished < 10 else ""
    unknown = _("For {n} no time was noted.").format(n=untimed) if untimed else ""
    return joined(counted.format(actions=count(finished, "action", "actions")), few, unknown)


WORDS = Words(
    pattern="clients-chair",
    title=N_("In your client’s chair"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "It may have been cover in an emergency, or a handover that you both wanted and nobody noted."
    ),
    question=N_("What would really happen if this stayed on their desk one more week?"),
    step=N_(
        "Hand one action back with an offer of help: “You decide, I prepare two options.” "
        "If you both want it with you, mark it as agreed."
    ),
)
