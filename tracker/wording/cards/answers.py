"""What an answer to a pattern does, in a sentence."""

from tracker.language import N_, _
from tracker.patterns.rules import week_after_silence
from tracker.records import Decision
from tracker.wording.numbers import day, duration, hours_in_words, written
from tracker.workweek import iso_week

NAMES = {"my_choice": N_("My choice"), "seen": N_("Seen"), "set_boundary": N_("Set a boundary")}
"""What the user answers, in his words; to be translated."""

_SILENT = {
    (False, False): N_("{answer}: {what} is silent for 8 weeks; from {week} on it may speak again."),
    (True, False): N_("{answer}: {what} is silent up to {day}; from {week} on it may speak again."),
    (False, True): N_(
        "{answer}: {what} is silent for 8 weeks as long as no more than {hours} hours in four weeks are at"
        " stake; from {week} on it may speak again."
    ),
    (True, True): N_(
        "{answer}: {what} is silent up to {day} as long as no more than {hours} hours in four weeks are at"
        " stake; from {week} on it may speak again."
    ),
}
"""How long it is silent for: by whether a last day was named, and whether a budget was."""


def passed_budget(decision: Decision, at_stake_seconds: float) -> str:
    """That more is at stake than was chosen, in a sentence; "" where it is not."""
    budget = decision.budget_hours
    if decision.answer != "my_choice" or budget is None or at_stake_seconds <= budget * 3600:
        return ""
    return _("You chose up to {budget} in four weeks; {stake} are at stake.").format(
        budget=hours_in_words(budget), stake=duration(at_stake_seconds)
    )


def answer_sentence(decision: Decision, called: str | None = None) -> str:
    """What was answered, how long it is silent for, and from which week on it may speak again.

    `called` is what the pattern is called; without it, its name.
    """
    answer, what = _(NAMES[decision.answer]), called or decision.pattern
    if decision.client:
        what = _("{pattern} with {client}").format(pattern=what, client=decision.client)
    if decision.answer == "set_boundary":
        said = _("{answer}: {what} goes on showing until the boundary does its work.")
        return said.format(answer=answer, what=what)
    budget = decision.budget_hours if decision.answer == "my_choice" else None
    return _(_SILENT[decision.until is not None, budget is not None]).format(
        answer=answer,
        what=what,
        day=day(decision.until) if decision.until else "",
        hours="" if budget is None else written(budget, "g"),
        week=iso_week(week_after_silence(decision)),
    )
