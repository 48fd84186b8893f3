"""The words of `recovery-debt`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, hours_in_words, one_line


def _good(of: Finding) -> str:
    days, short = of.numbers["days"], of.numbers["below"]
    if not days:
        return _("You kept a record of your hours for 16 weeks, so that they can be looked at.")
    said = _("You saw {days} through, and wrote down when.")
    if days > short:
        said = _("After {rested} of {days} you had {least} of rest or more.")
    return said.format(
        rested=days - short,
        days=count(days, "working day", "working days"),
        least=hours_in_words(of.numbers["short_hours"]),
    )


def _seen(of: Finding) -> str:
    mean, average = of.numbers["mean"], ""
    if mean is not None:
        average = _("Over 16 weeks you worked {hours} a week on average.").format(hours=hours_in_words(mean))
    return joined(*_nights(of), _weeks(of), average)


def _nights(of: Finding) -> list[str]:
    short, whose = of.numbers["short"], of.numbers["behind"]
    if not short:
        return []
    counted = _(
        "{nights} in four weeks: less than {least} of rest, or more than {night} of work from 0 to 6."
    )
    counted = counted.format(
        nights=count(short, "short night", "short nights"),
        least=hours_in_words(of.numbers["short_hours"]),
        night=hours_in_words(of.numbers["night_hours"]),
    )
    if of.numbers["shortest"] is None:
        return [counted]
    shortest = _("The shortest rest was {rest}; before {n} of {all} the last work was your own.")
    if whose:
        shortest = _("The shortest rest was {rest}; before {n} of {all} the last work was for {client}.")
    rest, n = hours_in_words(of.numbers["shortest"]), of.numbers["behind_count"]
    return [counted, shortest.format(rest=rest, n=n, all=of.numbers["below"], client=one_line(whose, 60))]


def _weeks(of: Finding) -> str:
    if not of.numbers["weeks"]:
        return ""
    return _("{weeks} of 4 weeks had no rest of {hours}.").format(
        weeks=of.numbers["weeks"], hours=hours_in_words(of.numbers["week_hours"])
    )


def _sure(of: Finding) -> str:
    read = _("Read from entries with clock times and messages; a day without records is unknown, not rest.")
    if not of.numbers["days"]:
        read = _("Read from all your entries of 16 weeks, leave aside; few have clock times.")
    with_all, more = of.numbers["short_with_all"], ""
    if with_all != of.numbers["short"]:
        more = _("With every single short message it would be {n} nights.").format(n=with_all)
    return joined(read, more, _("The lines were made for employees; for you they are a yardstick."))


WORDS = Words(
    pattern="recovery-debt",
    title=N_("Rest between work"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("Late work may be your choice, with a late start, or a launch that is over now."),
    question=N_("What did the shortest night buy, and for whom?"),
    step=N_(
        "Choose a time to shut down and one day that stays free. Tell the client behind most of these"
        " nights: “I stop at eight; you hear from me in the morning.”"
    ),
)
