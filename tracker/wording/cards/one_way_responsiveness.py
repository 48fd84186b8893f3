"""The words of `one-way-responsiveness`."""

from tracker.language import N_, _, ngettext
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined, small_sample
from tracker.wording.numbers import count, duration, written


def _good(of: Finding) -> str:
    answered, own = of.numbers["mine_answered"], of.numbers["own"]
    questions = count(of.numbers["mine"], "question", "questions")
    if own is None:
        return _("You answered {n} of their {questions}.").format(n=answered, questions=questions)
    said = _("You answered {n} of their {questions}, half of them within {time} of working time.")
    return said.format(n=answered, questions=questions, time=duration(60 * own))


def _seen(of: Finding) -> str:
    waiting, instead = "", ""
    if of.numbers["open"]:
        waiting = ngettext(
            "{n} question of yours waits for longer than {days} working days.",
            "{n} questions of yours wait for longer than {days} working days.",
            of.numbers["open"],
        ).format(n=written(of.numbers["open"]), days=written(of.numbers["days"], "g"))
    if of.numbers["instead"]:
        instead = _("In these weeks you did {actions} of theirs yourself.").format(
            actions=count(of.numbers["instead"], "action", "actions")
        )
    return joined(_theirs(of), waiting, instead)


def _theirs(of: Finding) -> str:
    """How soon the client answers."""
    other, ratio = of.numbers["other"], of.numbers["ratio"]
    asked = count(of.numbers["theirs"], "question", "questions")
    if other is None:
        said = _("Of your {questions} to them, {answered} have an answer in writing.")
        return said.format(questions=asked, answered=of.numbers["theirs_answered"])
    time = duration(60 * other)
    if ratio is None:
        said = _("Half of your {questions} had an answer within {time} of working time.")
        return said.format(questions=asked, time=time)
    said = _(
        "Half of your {questions} had an answer within {time} of working time: {ratio} times as long as"
        " yours."
    )
    return said.format(questions=asked, time=time, ratio=written(round(ratio, 1), "g"))


def _sure(of: Finding) -> str:
    counted = _(
        "Counted from {mine} questions of theirs and {theirs} of yours; those still open count as open."
    )
    return joined(
        counted.format(mine=of.numbers["mine"], theirs=of.numbers["theirs"]),
        small_sample(of, 20),
        _("Answers in passing that were not written down are not in it."),
    )


WORDS = Words(
    pattern="one-way-responsiveness",
    title=N_("Replies both ways"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("People who decide often answer later, and some answers come by phone or in the corridor."),
    question=N_("What do you need from them to serve them well, and do they know?"),
    step=N_(
        "Agree on a reply time for both sides. For one open question, say: “Without your answer by"
        " Thursday I plan to do this.”"
    ),
)
