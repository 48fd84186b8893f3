"""What an answer to a pattern does, in a sentence."""

from tracker.patterns.rules import week_after_silence
from tracker.records import Decision
from tracker.wording.numbers import day, duration, hours_in_words
from tracker.workweek import iso_week

NAMES = {"my_choice": "My choice", "seen": "Seen", "set_boundary": "Set a boundary"}
"""What the user answers, in his words."""


def passed_budget(decision: Decision, at_stake_seconds: float) -> str:
    """That more is at stake than was chosen, in a sentence; "" where it is not."""
    budget = decision.budget_hours
    if decision.answer != "my_choice" or budget is None or at_stake_seconds <= budget * 3600:
        return ""
    return (
        f"You chose up to {hours_in_words(budget)} in four weeks; {duration(at_stake_seconds)} are at stake."
    )


def answer_sentence(decision: Decision, called: str | None = None) -> str:
    """What was answered, how long it is silent for, and from which week on it may speak again.

    `called` is what the pattern is called; without it, its name.
    """
    whose = f" with {decision.client}" if decision.client else ""
    said = f"{NAMES[decision.answer]}: {called or decision.pattern}{whose}"
    if decision.answer == "set_boundary":
        return f"{said} goes on showing until the boundary does its work."
    budget = ""
    if decision.answer == "my_choice" and decision.budget_hours is not None:
        budget = f" as long as no more than {decision.budget_hours:g} hours in four weeks are at stake"
    until = f"up to {day(decision.until)}" if decision.until else "for 8 weeks"
    again = iso_week(week_after_silence(decision))
    return f"{said} is silent {until}{budget}; from {again} on it may speak again."
