"""Coin-flip weeks in words: why a coin, what this week was drawn for, and what the weeks show."""

from datetime import date
from typing import TYPE_CHECKING

from tracker.language import N_, _, ngettext
from tracker.metrics.coin_flips import FEWEST_OF_EACH
from tracker.metrics.verdicts import MEDIUM, MOST_CHANCE, STRONG, TOO_EARLY
from tracker.records import Experiment
from tracker.wording.boundaries.helped import VERDICTS, by_chance, of_pairs, p_said
from tracker.wording.boundaries.measures import FORMULAS, apart, measure_name, measured
from tracker.wording.numbers import count, day, one_line, percent
from tracker.wording.numbers import week as week_name

if TYPE_CHECKING:
    from tracker.boundaries.trials import DrawnWeek, Trial
    from tracker.metrics.coin_flips import Outcome

WHY_A_COIN = N_(
    "A coin says before each week whether you try something or work as usual, so that no busy phase and no"
    " mood can choose the weeks. What differs then is hardly anything but what you tried."
)
NONE_YET = N_("No trial runs. One habit, one number and eight weeks or more are enough.")
NAME, NAME_EXAMPLE = N_("What will you do in the weeks that are drawn?"), N_("answer at 11 and at 16")
MEASURE, WITH, WEEKS = N_("What to look at"), N_("With whom"), N_("How many weeks")
NEXT_WEEK = N_("Look at the week after each, because clients answer to what they are used to")
TOGETHER = N_("all clients together")
DRAW = N_("Let the coin draw the weeks")
NO_NAME = N_("It is not said what you will try")
END, OTHERWISE, AS_DRAWN = N_("End the trial"), N_("It went otherwise"), N_("It went as drawn")
HEADINGS = (N_("|week"), N_("drawn for"), N_("what it was"), N_("a word on it"))
ARMS = {"try": N_("to try it"), "usual": N_("as usual")}
"""What a week was drawn for."""


def title(of: "Trial") -> str:
    """What is tried."""
    return one_line(of.experiment.name, 200)


def about(of: "Trial") -> str:
    """What is looked at, and with whom: "Messages from the client · Bouw · in the week after"."""
    parts = [measure_name(of.experiment.measure), one_line(of.experiment.client, 60) or _(TOGETHER)]
    if of.experiment.next_week:
        parts.append(_("in the week after"))
    said = " · ".join(parts)
    return said[:1].upper() + said[1:]


def now(of: "Trial", today: date) -> str:
    """What this week was drawn for, or when the trial begins, or that it is over."""
    if of.experiment.ended_on is not None:
        return _("Ended on {day}.").format(day=day(of.experiment.ended_on, today))
    week = of.this_week
    if week is not None:
        if week.arm == "try":
            return _("This week the coin says: {name}.").format(name=title(of).rstrip("."))
        return _("This week the coin says: as usual.")
    if of.weeks and of.weeks[0].monday > today:
        first = of.weeks[0]
        arm = title(of).rstrip(".") if first.arm == "try" else _(ARMS["usual"])
        return _("It begins on {day}. The first week was drawn for: {arm}.").format(
            day=day(first.monday, today), arm=arm
        )
    return _("All weeks are over.")


def reminder(trial: Experiment, arm: str, *, is_next: bool = False) -> str:
    """What there is to remember of a trial in the week that it is, or in the next one."""
    name = one_line(trial.name, 200).rstrip(".")
    if is_next:
        said = (
            _("Next week the coin says: {name}.")
            if arm == "try"
            else _("Next week the coin says: as usual, not {name}.")
        )
    else:
        said = (
            _("This week the coin says: {name}.")
            if arm == "try"
            else _("This week the coin says: as usual, not {name}.")
        )
    return said.format(name=name)


def week_row(of: "Trial", week: "DrawnWeek", today: date) -> tuple[str, str, str, str]:
    """One drawn week as a row of a table."""
    if week.finished:
        value = measured(of.experiment.measure, week.value, of.currency)
    else:
        value = _("to come") if week.monday > today else _("going on")
    return week_name(week.week), _(ARMS[week.arm]), value, _("went otherwise") if week.missed else ""


def verdict(outcome: "Outcome") -> str:
    """The rung, in two or three words."""
    return _("it went the other way") if outcome.is_worse else _(VERDICTS[outcome.verdict])


def seen(of: "Trial", outcome: "Outcome") -> str:
    """What the finished weeks show; "" before there is one of each."""
    if outcome.difference is None or outcome.pairs is None:
        return ""
    measure, currency = of.experiment.measure, of.currency
    said = _("On average {tried} in the weeks you tried it and {usual} in the others: {moved}.").format(
        tried=measured(measure, outcome.mean_tried, currency),
        usual=measured(measure, outcome.mean_usual, currency),
        moved=apart(measure, outcome.difference, currency),
    )
    less = _("In {pairs} pairs of weeks the one tried was lower, as hoped.")
    more = _("In {pairs} pairs of weeks the one tried was higher, as hoped.")
    improved = (less if outcome.better == "less" else more).format(pairs=of_pairs(outcome.pairs))
    return f"{said} {improved}"


def sure(outcome: "Outcome") -> str:
    """How sure that is."""
    weeks = _("From {tried} tried and {usual} as usual.").format(
        tried=count(len(outcome.tried), "week", "weeks"), usual=count(len(outcome.usual), "week", "weeks")
    )
    said = [weeks]
    if outcome.verdict != TOO_EARLY:
        said.append(by_chance(outcome.p))
    elif outcome.to_come:
        said.append(
            ngettext(
                "A verdict comes after the last drawn week: {n} week more.",
                "A verdict comes after the last drawn week: {n} weeks more.",
                outcome.to_come,
            ).format(n=outcome.to_come)
        )
    else:
        said.append(_("A verdict needs {n} of each with a number.").format(n=FEWEST_OF_EACH))
    if outcome.missed:
        said.append(
            ngettext(
                "{n} week went otherwise and counts as it was drawn.",
                "{n} weeks went otherwise and count as they were drawn.",
                outcome.missed,
            ).format(n=outcome.missed)
        )
    if outcome.without_value:
        said.append(
            ngettext(
                "{n} week has no number and is left out.",
                "{n} weeks have no number and are left out.",
                outcome.without_value,
            ).format(n=outcome.without_value)
        )
    return " ".join(said)


def formula(of: "Trial") -> tuple[str, ...]:
    """How it is worked out, in sentences."""
    said = [
        _(FORMULAS[of.experiment.measure]),
        _(
            "The means of both kinds of weeks are held against each other, and against all the ways the coin"
            " could have drawn as many of each. A week that went otherwise counts as it was drawn: to leave"
            " it out would be to choose the weeks after all."
        ),
        _(
            "Clear change: {strong} of the pairs or more are better; looks like a change: {medium} or more."
            " Both only where other draws do as well in {chance} of cases or fewer, and after the last week."
        ).format(strong=percent(STRONG), medium=percent(MEDIUM), chance=percent(MOST_CHANCE)),
    ]
    if of.outcome is not None and of.outcome.p is not None and of.outcome.verdict != TOO_EARLY:
        said.append(_("Here: p {p}.").format(p=p_said(of.outcome.p)))
    return tuple(said)


def begun(name: str, weeks: int, first: date, today: date) -> str:
    """What was just done: "Drawn: 10 weeks of “answer at 11”, from Mon 23 Nov on."."""
    return ngettext(
        "Drawn: {n} week of “{name}”, from {day} on.", "Drawn: {n} weeks of “{name}”, from {day} on.", weeks
    ).format(n=weeks, name=one_line(name, 60), day=day(first, today))
