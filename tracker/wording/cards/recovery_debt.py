"""The words of `recovery-debt`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, hours_in_words, one_line


def _good(of: Finding) -> str:
    days, short = of.numbers["days"], of.numbers["below"]
    least = hours_in_words(of.numbers["short_hours"])
    if days > short:
        return f"After {days - short} of {count(days, 'working day')} you had {least} of rest or more."
    if days:
        return f"You saw {count(days, 'working day')} through, and wrote down when."
    return "You kept a record of your hours for 16 weeks, so that they can be looked at."


def _seen(of: Finding) -> str:
    said = [*_nights(of), *_weeks(of)]
    mean = of.numbers["mean"]
    if mean is not None:
        said.append(f"Over 16 weeks you worked {hours_in_words(mean)} a week on average.")
    return " ".join(said)


def _nights(of: Finding) -> list[str]:
    short, least = of.numbers["short"], hours_in_words(of.numbers["short_hours"])
    if not short:
        return []
    night = hours_in_words(of.numbers["night_hours"])
    said = [
        f"{count(short, 'short night')} in four weeks: less than {least} of rest, or more than {night} of"
        " work from 0 to 6."
    ]
    if of.numbers["shortest"] is not None:
        whose = of.numbers["behind"]
        before = f"for {one_line(whose, 60)}" if whose else "your own"
        said.append(
            f"The shortest rest was {hours_in_words(of.numbers['shortest'])}; before"
            f" {of.numbers['behind_count']} of {of.numbers['below']} the last work was {before}."
        )
    return said


def _weeks(of: Finding) -> list[str]:
    weeks = of.numbers["weeks"]
    if not weeks:
        return []
    return [f"{weeks} of 4 weeks had no rest of {hours_in_words(of.numbers['week_hours'])}."]


def _sure(of: Finding) -> str:
    said = ["Read from entries with clock times and messages; a day without records is unknown, not rest."]
    if not of.numbers["days"]:
        said = ["Read from all your entries of 16 weeks, leave aside; few have clock times."]
    with_all, short = of.numbers["short_with_all"], of.numbers["short"]
    if with_all != short:
        said.append(f"With every single short message it would be {with_all} nights.")
    said.append("The lines were made for employees; for you they are a yardstick.")
    return " ".join(said)


WORDS = Words(
    pattern="recovery-debt",
    title="Rest between work",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="Late work may be your choice, with a late start, or a launch that is over now.",
    question="What did the shortest night buy, and for whom?",
    step="Choose a time to shut down and one day that stays free. Tell the client behind most of these"
    " nights: “I stop at eight; you hear from me in the morning.”",
)
