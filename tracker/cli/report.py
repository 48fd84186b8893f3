"""Totals per client, project, kind or period."""

from datetime import date
from typing import TYPE_CHECKING

import click

from tracker.cli.kinds import DAY
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import N_, _
from tracker.metrics.periods import KEYS

if TYPE_CHECKING:
    from tracker.answers import Report
    from tracker.metrics.totals import Row

MOST_PROBLEMS = 5

_TITLES = {
    "client": N_("client"),
    "project": N_("project"),
    "kind": N_("kind"),
    "day": N_("day"),
    "week": N_("week"),
    "month": N_("month"),
}
"""The titles of the columns of `KEYS`; to be translated."""


@click.command("report", short_help="Total hours and money per client, project, kind or period.")
@click.option("--by", multiple=True, type=click.Choice(KEYS), help="What to total by; may be repeated.")
@click.option("--from", "start", type=DAY, help="The first day; by default that of the first record.")
@click.option("--to", "end", type=DAY, help="The last day, included; else the last recorded, or today.")
@click.option("--client", metavar="C", help="Only this client's; name or alias.")
@json_option
@pass_session
def report_command(
    session: Session,
    by: tuple[str, ...],
    start: date | None,
    end: date | None,
    client: str | None,
    as_json: bool,
) -> None:
    """Total hours and money per client, project, kind or period.

    The effective rate is revenue, costs taken off, over all hours for clients, billable or not.

    \b
    Examples:
      tracker report --by client
      tracker report --by month --by client --from 2026-01-01
      tracker report --by kind --client bouw --json
    """
    report = session.book().report(by, start, end, client)
    answer(as_json, report.to_json, lambda: _text(report))
    if not as_json:
        for problem in report.problems[:MOST_PROBLEMS]:
            hint(_("Note: {message}.").format(message=problem.message))
        if len(report.problems) > MOST_PROBLEMS:
            from tracker.wording.numbers import written

            more = _("and {n} more notes (--json lists all)")
            hint(more.format(n=written(len(report.problems) - MOST_PROBLEMS)))


def _text(report: "Report") -> str:
    from tracker.cli.tables import Column, table
    from tracker.wording.numbers import days
    from tracker.wording.sentences import NO_ENTRIES

    rows = [row for row in report.rows if row.seconds or row.own_seconds or row.money or row.by_currency]
    title = days(report.start, report.end)
    if not rows:
        said = _("{days}: {sentence} Try: {command}")
        return said.format(days=title, sentence=_(NO_ENTRIES.sentence), command=NO_ENTRIES.commands[0])
    has_money = "kind" not in report.by
    has_own = "client" not in report.by and any(row.own_seconds for row in rows)
    has_use = any(row.utilization is not None for row in rows)
    columns = [Column(_(_TITLES[key]), shrinks=key in ("client", "project")) for key in report.by]
    columns += [Column(_("hours"), right=True), Column(_("billable"), right=True, optional=True)]
    columns += [Column(_("unbilled"), right=True)]
    columns += [Column(_("own"), right=True, optional=True)] if has_own else []
    if has_money:
        columns += [Column(_("revenue"), right=True), Column(_("agreed"), right=True, optional=True)]
        columns += [Column(_("an hour"), right=True), Column(_("kept"), right=True, optional=True)]
    columns += [Column(_("used"), right=True, optional=True)] if has_use else []
    body = [line for row in rows for line in _lines(row, report.by, has_money, has_own, has_use)]
    return f"{title}\n\n{table(columns, body)}"


def _lines(
    row: "Row", by: tuple[str, ...], has_money: bool, has_own: bool, has_use: bool
) -> list[tuple[str, ...]]:
    """A row of the table; one for each currency where there are several."""
    from tracker.metrics.numbers import money_numbers, numbers
    from tracker.wording.numbers import decimal_hours, money, percent

    shown = numbers(row)
    keys = tuple(_key(key, row) for key in by)
    hours = [decimal_hours(shown[name]) for name in ("hours", "billable_hours", "unbilled_hours")]
    own = [decimal_hours(shown.get("own_hours"))] if has_own else []
    use = [percent(shown.get("utilization"))] if has_use else []
    if not has_money:
        return [(*keys, *hours, *own, *use)]
    priced = row.by_currency if row.money is None and row.by_currency else {row.currency: row.money}
    lines: list[tuple[str, ...]] = []
    for currency, of in priced.items():
        cost = money_numbers(of)
        cells = [money(cost[name], currency) for name in ("revenue", "agreed_rate", "effective_rate")]
        lead = [*keys, *hours, *own] if not lines else [""] * (len(keys) + len(hours) + len(own))
        lines.append((*lead, *cells, percent(cost["rate_kept"]), *(use if not lines else [""] * len(use))))
    return lines


def _key(key: str, row: "Row") -> str:
    from tracker.wording.kinds import kind_name
    from tracker.wording.numbers import one_line

    if found := row.keys[key]:
        return kind_name(found) if key == "kind" else one_line(found, 60)
    if key == "client":
        return _("(own time)")
    return _("(none)") if row.keys.get("client") else ""
