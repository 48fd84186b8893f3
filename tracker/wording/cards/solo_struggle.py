"""The words of `solo-struggle`."""

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration


def _good(of: Finding) -> str:
    questions = count(of.numbers["in_view"], "question", "questions")
    said = _("You noted {questions} that came up, so they can be asked.")
    if of.numbers["asked"]:
        said = _("You asked somebody about {n} of the {questions} in view.")
    return said.format(n=of.numbers["asked"], questions=questions)


def _seen(of: Finding) -> str:
    behind, still = of.numbers["behind"], of.numbers["open"]
    longest, oldest, unasked = "", "", ""
    if of.numbers["effort"]:
        longest = _("The longest took {time} of work before anybody was asked.").format(
            time=duration(of.numbers["effort"])
        )
    if of.numbers["days"]:
        oldest = _("The oldest waited {days}.").format(
            days=count(of.numbers["days"], "working day", "working days")
        )
    if still:
        unasked = ngettext("One has not been asked yet.", "{n} have not been asked yet.", still).format(
            n=still
        )
    alone = ngettext(
        "One question stayed with you alone for a while.",
        "{n} questions stayed with you alone for a while.",
        behind,
    )
    return joined(alone.format(n=behind), longest, oldest, unasked)


def _sure(of: Finding) -> str:
    read = _("Read from {questions} that you noted, in working time only.").format(
        questions=count(of.n, "question", "questions")
    )
    untimed = ""
    if of.numbers["untimed"]:
        untimed = _("For {n} no effort was noted, so only the days count.").format(n=of.numbers["untimed"])
    return joined(read, untimed, _("Questions that were not noted are not in it."))


WORDS = Words(
    pattern="solo-struggle",
    title=N_("Searching alone"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_(
        "Finding out may have been the very work they ordered, or creative work that asks for quiet."
    ),
    question=N_("Who knows this in five minutes?"),
    step=N_(
        "Try the 45-minute rule: then send the client or a peer what you have, as it is. "
        "“Here is how far I came; which way would you go?”"
    ),
)
