"""The words for rehearsing a phrase, and for how it went over time."""

from collections.abc import Sequence

from tracker.language import N_, _, ngettext
from tracker.metrics.rehearsals import Practice
from tracker.wording.numbers import NOTHING, written

LEDE = N_(
    "Several ways to say each thing, filled in with what your book knows of the client. Change them until"
    " they sound like you, and say one aloud before you need it. Nothing is sent: you copy what you use."
)
POLITE = N_("The Dutch phrases say “je”. For a client you call “u”, keep a version of your own.")
BLANKS = N_("“…” is yours to fill in; your book does not say: {missing}.")
SAY_IT = N_("Say it aloud once, as if the client sat across from you. Unease fades with repetition.")
BEFORE, AFTER = N_("Unease before, 0 to 10"), N_("Unease after, 0 to 10")
HOW_IT_WENT = N_("How it felt, over time")
WHAT_IS_FELT = N_(
    "The unease you noted around saying a phrase aloud: 0 is none, 10 the most there is. Only you see this."
)

MOST = 8
"""Numbers of a course that are written out, the latest."""


def course(felt: Sequence[int | None]) -> str:
    """Numbers in order of time: "7, 5, 4"; of many the latest, after an ellipsis."""
    said = [NOTHING if of is None else str(of) for of in felt[-MOST:]]
    return ", ".join(["…", *said] if len(felt) > MOST else said)


def courses(of: Practice) -> str:
    """Both courses: "before: 7, 5, 4 · after: 5, 3, 2"."""
    return _("before: {before} · after: {after}").format(before=course(of.before), after=course(of.after))


def times(of: Practice) -> str:
    """How often it was said: "said aloud 3 times"."""
    said = ngettext("said aloud once", "said aloud {n} times", of.times)
    return said.format(n=written(of.times))


def summed_up(of: Practice) -> str:
    """What the rehearsals of a phrase come to, and how sure that is."""
    sentences = []
    if of.median_drop is not None and of.median_drop > 0:
        text = _("Saying it took away {points} of the unease, in the median.")
        sentences.append(text.format(points=_points(of.median_drop)))
    elif of.median_drop is not None and of.times > 1:
        sentences.append(_("Saying it did not take the unease away so far, in the median."))
    if of.change is not None:
        sentences.append(_changed(of))
    if of.is_few:
        sentences.append(
            ngettext(
                "From a single time: a small sample.", "From {n} times: a small sample.", of.times
            ).format(n=written(of.times))
        )
    return " ".join(sentences)


def _changed(of: Practice) -> str:
    known = [one for one in of.before if one is not None]
    text = _("Beforehand it was {first} the first time and {latest} the latest.")
    return text.format(first=known[0], latest=known[-1])


def _points(number: float) -> str:
    form = ",.0f" if number == round(number) else ",.1f"
    return ngettext("{n} point", "{n} points", round(number)).format(n=written(number, form))


def noted(before: int, after: int) -> str:
    """What was just kept: "Noted: 7 before and 4 after saying it aloud."."""
    return _("Noted: {before} before and {after} after saying it aloud.").format(before=before, after=after)
