"""The weekly review in the terminal."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _
from tracker.wording.numbers import days, decimal_hours, hours_in_words, money, one_line, percent, written

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.metrics.waterfall import Stairs, Step
    from tracker.review import WeeklyReview

MOST_PROBLEMS = 10
BAR = 24
"""Columns of the longest bar; narrower where the terminal is."""


@click.command("week", short_help="Review a week: hours, rate, and what took the difference.")
@click.argument("week", metavar="[WEEK]", required=False)
@json_option
@pass_session
def week_command(session: Session, week: str | None, as_json: bool) -> None:
    """Review a week: hours, rate, and what took the difference. By default the last complete one.

    \b
    Examples:
      tracker week
      tracker week 2026-W47
      tracker week --json
    """
    book = session.book()
    review = book.review(week)
    answer(as_json, review.to_json, lambda: _text(book, review))
    waiting = 0 if as_json else book.waiting()
    if waiting:
        from tracker.wording.sentences import inbox_sentence

        lists = _("`tracker inbox` lists it.") if waiting == 1 else _("`tracker inbox` lists them.")
        hint(f"{inbox_sentence(waiting)} {lists}")


def _text(book: "Tracker", review: "WeeklyReview") -> str:
    from tracker.cli.tables import wrapped
    from tracker.records import WEEKDAYS, Client
    from tracker.wording.sentences import FIRST_STEPS, estimate_sentence, week_sentence

    if not review.clients and not review.totals["own_hours"] and not book.records(Client):
        return "\n".join([_(FIRST_STEPS.sentence), *(f"  {command}" for command in FIRST_STEPS.commands)])
    title = _("{week}, {days}") if review.complete else _("{week}, {days}, not over yet")
    parts = [title.format(week=review.week, days=days(review.start, review.end))]
    parts.append("\n".join([wrapped(week_sentence(review)), *_totals(review)]))
    if review.clients:
        parts.append(_clients(review))
    if any(of.replies["turns"] for of in review.clients):
        parts.append(_replies(review))
    if review.signs.get("patterns"):
        parts.append(_signs(review.signs["patterns"]))
    if review.waterfall is not None and review.waterfall.steps:
        parts.append(_waterfall(review.waterfall))
    if review.estimates:
        said = [estimate_sentence(of, _currency(review, of.project.client)) for of in review.estimates]
        parts.append("\n".join([_("If finished at today's estimate"), *(wrapped(s, "  ") for s in said)]))
    if review.problems:
        shown = [wrapped(f"{one_line(of.message, 300)}.", "  ") for of in review.problems[:MOST_PROBLEMS]]
        left = len(review.problems) - MOST_PROBLEMS
        more = [f"  {_('and {n} more (--json lists all)').format(n=written(left))}"] if left > 0 else []
        parts.append("\n".join([_("Worth a look"), *shown, *more]))
    if not review.clients:
        log = _("Log what you did: tracker log '{day} 9:00-11:30 @client what'")
        parts.append(log.format(day=WEEKDAYS[review.start.weekday()]))
    return "\n\n".join(parts)


def _currency(review: "WeeklyReview", client: str) -> str:
    return next((of.currency for of in review.clients if of.client == client), review.currency)


def _totals(review: "WeeklyReview") -> list[str]:
    """The numbers beside the sentence: billable, own time, use of capacity, the rate with own time."""
    from tracker.cli.tables import wrapped
    from tracker.wording.definitions import own_time_sentence
    from tracker.wording.sentences import left_on_the_table_sentence, rate_kept_sentence

    totals = review.totals
    said = []
    if totals["hours"]:
        both = [hours_in_words(totals[name] or 0) for name in ("billable_hours", "unbilled_hours")]
        said.append(_("{billable} billable, {unbilled} not").format(billable=both[0], unbilled=both[1]))
    if totals["own_hours"]:
        said.append(_("{time} of your own time").format(time=hours_in_words(totals["own_hours"])))
    if totals.get("utilization") is not None and totals["hours"]:
        share = percent(totals["utilization"])
        said.append(_("{share} of your capacity billable").format(share=share))
    lines = [f"{'; '.join(said)}."] if said else []
    if review.totals_by_currency is None and totals["effective_rate"] is not None:
        lines.append(rate_kept_sentence(review))
        with_own = review.effective_rate_with_own
        lines.append(own_time_sentence(totals["own_hours"], with_own, review.currency))
    if review.waterfall is not None and review.waterfall.left_on_the_table_cents:
        lines.append(left_on_the_table_sentence(review.waterfall))
    return [wrapped(line) for line in lines if line]


def _clients(review: "WeeklyReview") -> str:
    from tracker.cli.tables import Column, table
    from tracker.wording.kinds import kind_name

    rows = [
        (
            one_line(of.client, 60),
            decimal_hours(of.numbers["hours"]),
            decimal_hours(of.numbers["unbilled_hours"]),
            money(of.numbers["revenue"], of.currency),
            money(of.numbers["agreed_rate"], of.currency),
            money(of.numbers["effective_rate"], of.currency),
            percent(of.numbers["rate_kept"]),
            ", ".join(f"{kind_name(kind)} {written(hours, 'g')}" for kind, hours in of.unbilled.items()),
        )
        for of in review.clients
    ]
    columns = (
        *(Column(_("client"), shrinks=True), Column(_("hours"), right=True)),
        *(Column(_("unbilled"), right=True), Column(_("revenue"), right=True, optional=True)),
        *(Column(_("agreed"), right=True, optional=True), Column(_("an hour"), right=True)),
        *(Column(_("kept"), right=True), Column(_("unbilled for"), shrinks=True, optional=True)),
    )
    return table(columns, rows)


def _replies(review: "WeeklyReview") -> str:
    """A line for each client who asked something: how much, and how fast it was answered."""
    from tracker.cli.tables import wrapped
    from tracker.wording.replies import FEW_IN_A_WEEK, is_few, replies_line

    asked = [of for of in review.clients if of.replies["turns"]]
    lines = [wrapped(f"{one_line(of.client, 40)}: {replies_line(of.replies)}.", "  ") for of in asked]
    few = [wrapped(_(FEW_IN_A_WEEK), "  ")] if any(is_few(of.replies["turns"]) for of in asked) else []
    return "\n".join([_("Replies"), *lines, *few])


def _signs(found: "Sequence[Mapping[str, Any]]") -> str:
    """The cards of the review in a line or two each, and how many more there are."""
    from tracker.cli.tables import wrapped

    lines = []
    for of in found:
        if of["card"]:
            whose = f" · {one_line(of['client'], 40)}" if of["client"] else ""
            lines.append(wrapped(f"{of['title']}{whose}: {of['good']} {of['seen']}", "  "))
    more = len(found) - len(lines)
    why = _("`tracker patterns` shows why, and {n} more.") if more else _("`tracker patterns` shows why.")
    return "\n".join([_("What stands out"), *lines, wrapped(why.format(n=more), "  ")])


def _waterfall(of: "Stairs") -> str:
    """Each part of the way from the agreed to the effective rate, as a bar that hangs where it was taken."""
    from tracker.cli.tables import Column, bar, heading, table, terminal_width

    highest = max(of.agreed_cents_per_hour, of.effective_cents_per_hour, *_levels(of)) or 1
    width = max(6, min(BAR, terminal_width() - 54))
    level = of.agreed_cents_per_hour
    rows = [_end(_("agreed"), level, of.potential_cents, of, bar(level / highest, width))]
    for step in of.steps:
        after = level - step.cents_per_hour
        low, size = min(level, after), abs(step.cents_per_hour)
        offset = round(max(low, 0) / highest * width)
        hanging = " " * offset + (bar(size / highest, width) or ("▏" if size else ""))
        rows.append(_step(step, of, hanging))
        level = after
    last = bar(of.effective_cents_per_hour / highest, width)
    rows.append(_end(_("effective"), of.effective_cents_per_hour, of.revenue_cents, of, last))
    columns = (
        *(Column("", shrinks=True), Column(_("an hour"), right=True), Column("")),
        *(Column(_("in all"), right=True), Column(_("hours"), right=True, optional=True)),
    )
    return f"{heading(_('From the agreed to the effective rate'))}\n{table(columns, rows)}"


def _levels(of: "Stairs") -> list[int]:
    level, found = of.agreed_cents_per_hour, []
    for step in of.steps:
        level -= step.cents_per_hour
        found.append(level)
    return found


def _end(name: str, cents: int, whole: int, of: "Stairs", drawn: str) -> tuple[str, ...]:
    return (name, money(cents / 100, of.currency), drawn, money(whole / 100, of.currency), "")


def _step(step: "Step", of: "Stairs", drawn: str) -> tuple[str, ...]:
    from tracker.wording.sentences import part_name

    return (
        part_name(step),
        money(-step.cents_per_hour / 100, of.currency, signed=True),
        drawn,
        money(-step.cents / 100, of.currency, signed=True),
        decimal_hours(step.seconds / 3600) if step.seconds else "",
    )
