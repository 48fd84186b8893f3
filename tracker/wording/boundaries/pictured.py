"""The weeks around the telling of a boundary in words: what stands in the picture, and what else was so."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from tracker.language import N_, _, ngettext
from tracker.language.parts import listed
from tracker.wording.boundaries.measures import measure_title, measured
from tracker.wording.numbers import money, month_day, one_line

if TYPE_CHECKING:
    from tracker.boundaries.helped import Helped, SeenWeek
    from tracker.boundaries.marks import Mark

MOST = 6
"""Other explanations that a sentence names."""

PARTS = {
    "before": N_("before"),
    "after": N_("after"),
    "left-out": N_("left out"),
    "other": N_("not compared"),
}
"""What the weeks of a picture are called."""
LEFT_OUT = {
    "trigger": N_("{week}; left out, as one of those that led to it"),
    "settling": N_("{week}; left out, for getting used to it"),
}
TOLD = N_("told")


def marks_of(weeks: "Sequence[SeenWeek]") -> "list[tuple[Mark, list[date]]]":
    """What else was so in the weeks around the telling, each with its Mondays, in order of time."""
    found: dict[Mark, list[date]] = {}
    for week in weeks:
        for mark in week.marks:
            found.setdefault(mark, []).append(week.monday)
    return list(found.items())


def runs(mondays: Sequence[date]) -> Iterator[tuple[date, date]]:
    """Mondays that follow one another, as their first and last."""
    for _n, group in groupby(enumerate(mondays), key=lambda at: at[1].toordinal() - 7 * at[0]):
        run = [monday for _place, monday in group]
        yield run[0], run[-1]


def explained(mark: "Mark", weeks: int, currency: str) -> str:
    """An innocent explanation in words: "leave in 2 weeks", "the phase “launch”"."""
    if mark.kind == "leave":
        return ngettext("leave in {n} week", "leave in {n} weeks", weeks).format(n=weeks)
    if mark.kind == "holiday":
        return ngettext("days off in {n} week", "days off in {n} weeks", weeks).format(n=weeks)
    return mark_name(mark, currency)


def mark_name(mark: "Mark", currency: str) -> str:
    """What else was so, in a word or two over a picture."""
    if mark.kind == "leave":
        return _("leave")
    if mark.kind == "holiday":
        return _("days off")
    if mark.kind == "rate":
        if not mark.name.isdigit():
            return _("another rate")
        return _("a rate of {amount}").format(amount=money(int(mark.name) / 100, currency))
    if mark.kind == "project":
        return _("the project {name}").format(name=one_line(mark.name, 40))
    return one_line(mark.name, 40)


def picture_title(of: "Helped") -> str:
    """What a picture shows: "Unbilled hours, week by week"."""
    return _("{measure}, week by week").format(measure=measure_title(of.measure or ""))


def picture_said(of: "Helped", said: str) -> str:
    """What a picture shows, for those who cannot see it; `said` is what the weeks say."""
    others = [explained(mark, len(weeks), of.currency) for mark, weeks in marks_of(of.weeks)]
    also = _("Marked: {found}.").format(found=listed(others[:MOST])) if others else ""
    return " ".join(part for part in (f"{picture_title(of)}.", said, also) if part)


def seen_week(of: "Helped", week: "SeenWeek") -> str:
    """A week of a picture: "week of 24 Aug: 4 h"."""
    said = _("week of {day}: {value}").format(
        day=month_day(week.monday), value=measured(of.measure or "", week.value, of.currency)
    )
    return _(LEFT_OUT[week.part]).format(week=said) if week.part in LEFT_OUT else said


def picture_explained(of: "Helped", signs: "Sequence[tuple[str, Mark]]") -> str:
    """What stands under a picture: the lines, and the signs over shaded weeks."""
    said = []
    effect = of.effect
    if effect is not None and effect.median_before is not None and effect.median_after is not None:
        said.append(
            _("The lines are the middle weeks: {before} before, {after} after.").format(
                before=measured(of.measure or "", effect.median_before, of.currency),
                after=measured(of.measure or "", effect.median_after, of.currency),
            )
        )
    if signs:
        named = "; ".join(f"{sign} {mark_name(mark, of.currency)}" for sign, mark in signs)
        said.append(_("Shaded: {named}.").format(named=named))
    return " ".join(said)
