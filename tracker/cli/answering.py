"""Answering a pattern: it was my choice, I have seen it, or I set a boundary."""

from datetime import date
from shlex import quote
from typing import TYPE_CHECKING

import click

from tracker.cli.finding import record_json
from tracker.cli.kinds import DAY, HOURS
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import Decision

ANSWERS = ("my-choice", "seen", "set-boundary")


@click.command("answer", short_help="Answer a pattern: my choice, seen, or set a boundary.")
@click.argument("pattern", metavar="PATTERN")
@click.argument("reply", metavar="ANSWER", type=click.Choice(ANSWERS))
@click.option("--client", metavar="C", help="Whose it is; name or alias. Patterns about you need none.")
@click.option("--week", metavar="W", help="Like 2026-W47; by default the last complete one.")
@click.option("--until", metavar="D", type=DAY, help="Silent up to and with this day; else for 8 weeks.")
@click.option("--budget-hours", metavar="H", type=HOURS, help="Chosen up to so many hours in four weeks.")
@click.option("--note", metavar="TEXT", help="A word for yourself.")
@json_option
@pass_session
def answer_command(
    session: Session,
    pattern: str,
    reply: str,
    client: str | None,
    week: str | None,
    until: date | None,
    budget_hours: float | None,
    note: str | None,
    as_json: bool,
) -> None:
    """Answer a pattern of a week: my-choice and seen silence it, set-boundary does not.

    A choice may have a budget: it speaks again when more hours than that are at stake. An answer to the
    same pattern in the same week replaces the one before.

    \b
    Examples:
      tracker answer unannounced-gift my-choice --client bouw --budget-hours 6 --until 2026-12-31
      tracker answer always-on seen
      tracker answer scope-creep set-boundary --client bouw
    """
    if budget_hours is not None and reply != "my-choice":
        raise click.UsageError(_("A budget belongs to my-choice: {answer} has none.").format(answer=reply))
    book = session.book()
    decision = book.answer(
        pattern,
        reply.replace("-", "_"),
        client=client,
        week=week,
        until=until,
        budget_hours=budget_hours,
        note=note,
    )
    answer(as_json, lambda: {"decision": record_json(decision)}, lambda: _said(decision))
    if not as_json:
        if beside := _beside(book, decision):
            hint(beside)
        if decision.answer == "set_boundary":
            whom = f" client={quote(decision.client)}" if decision.client else ""
            said = _("`tracker add boundary topic={topic}{whom} statement='...'` notes what you choose.")
            hint(said.format(topic=_topics(decision)[0], whom=whom))
        hint(_("`tracker undo` takes it back."))


def _beside(book: "Tracker", decision: "Decision") -> str:
    """What the week of the answer says to it: that it was not seen there, or that the budget is passed."""
    from tracker.wording.cards.answers import passed_budget

    signs = book.signs(decision.week)
    about = (decision.pattern, decision.client)
    seen = [of.finding for of in signs.shown if (of.finding.pattern, of.finding.client) == about]
    if seen:
        said = passed_budget(decision, max(of.stake_seconds for of in seen))
        return f"{said} {_('So it goes on showing.')}" if said else ""
    silenced = (of.finding for of in signs.muted)
    if any((of.pattern, of.client) == about for of in silenced) or not signs.complete:
        return ""
    return _("It was not seen in {week}; the answer is kept for later weeks.").format(week=decision.week)


def _topics(decision: "Decision") -> tuple[str, ...]:
    from tracker.patterns import pattern_named

    found = pattern_named(decision.pattern)
    return found.topics if found and found.topics else ("scope",)


def _said(decision: "Decision") -> str:
    from tracker.wording.cards.answers import answer_sentence

    return answer_sentence(decision)
