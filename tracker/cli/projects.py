"""Projects: adding, listing, editing."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.finding import client_name, project, projects, record_json
from tracker.cli.kinds import AMOUNT, DAY, HOURS
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.errors import UsageError
from tracker.language import _
from tracker.language.parts import listed
from tracker.records import BILLINGS
from tracker.wording.numbers import money, one_line, written

if TYPE_CHECKING:
    from tracker.records import Project


_ADD_ONE = "tracker project add CLIENT NAME --billing hourly"  # no words


def _milestone(text: str) -> dict[str, Any]:
    """A day and its share of the fee, from 2026-11-20:0.5."""
    on, _colon, share = text.partition(":")
    try:
        return {"day": DAY(on), "share": float(share.replace(",", "."))}
    except ValueError:
        said = _("{text!r} is no milestone (write it like 2026-11-20:0.5).")
        raise click.BadParameter(said.format(text=text)) from None


def _terms(function: Any) -> Any:
    """The options that say how a project is paid."""
    options = (
        click.option("--fee", "fee_cents", type=AMOUNT, help="The whole fee, or a retainer's per month."),
        click.option("--agreed-hours", type=HOURS, help="The hours the fee was agreed on."),
        click.option("--estimate-hours", type=HOURS, help="The hours at completion, as seen today."),
        click.option("--included-hours", type=HOURS, help="Hours a month in a retainer."),
        click.option("--from", "starts_on", type=DAY, help="The first day."),
        click.option("--to", "ends_on", type=DAY, help="The last day, included."),
        click.option(
            "--milestone",
            "milestones",
            type=_milestone,
            multiple=True,
            metavar="D:SHARE",
            help="A day and its share of the fee, like 2026-11-20:0.5; may be repeated.",
        ),
        click.option(
            "--own-chair/--no-own-chair",
            "answers_own_chair",
            default=None,
            help="An interim role by contract: you answer from your own chair.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return function


@click.group("project", short_help="Add, list and edit projects.")
def project_command() -> None:
    """Add, list and edit projects: what is agreed with a client, and how it is paid.

    \b
    Examples:
      tracker project add bouw Vernieuwing --billing fixed --fee 48000 --agreed-hours 480
      tracker project list
    """


@project_command.command("add")
@click.argument("client")
@click.argument("name")
@click.option("--billing", type=click.Choice(BILLINGS), required=True, help="How it is paid.")
@_terms
@json_option
@pass_session
def add(session: Session, /, client: str, name: str, billing: str, as_json: bool, **terms: Any) -> None:
    """Add a project of a client.

    \b
    Examples:
      tracker project add bouw Vernieuwing --billing fixed --fee 48000 --agreed-hours 480 --from 2026-05-18
      tracker project add eik Service --billing retainer --fee 1900 --included-hours 20 --from 2026-05-01
      tracker project add bouw Proef --billing gift
    """
    from tracker.records import Project

    book = session.book()
    fields = {key: value for key, value in terms.items() if value is not None}
    added = book.add(Project(client=client_name(book, client), name=name, billing=billing, **fields))
    said = _("Added {project}, {billing}, to {client}.").format(
        project=one_line(name, 60), billing=billing, client=one_line(added.client, 60)
    )
    answer(as_json, lambda: {"project": record_json(added)}, lambda: said)
    if not as_json:
        hint(_missing(added) or _("`tracker undo` takes it back."))


def _missing(of: "Project") -> str:
    """What a fee still needs before it earns anything, as options; "" when nothing."""
    from tracker.metrics.fees import FEE_BILLINGS, lacking
    from tracker.wording.billing import missing

    if of.billing not in FEE_BILLINGS or not lacking(of):
        return missing(of)
    options = {"fee_cents": "--fee", "starts_on": "--from", "ends_on": "--to"}
    lacks = [options[name] for name in lacking(of)]
    said = _("It earns nothing until it has {options}: tracker project edit CLIENT NAME {option} …")
    return said.format(options=listed(lacks), option=lacks[0])


@project_command.command("list")
@click.argument("client", required=False)
@json_option
@pass_session
def list_projects(session: Session, /, client: str | None, as_json: bool) -> None:
    """List projects, all or those of one client.

    \b
    Examples:
      tracker project list
      tracker project list bouw --json
    """
    book = session.book()
    found = projects(book, client_name(book, client) if client else None)

    def text() -> str:
        from tracker.cli.tables import Column, table

        if not found:
            return f"{_('There are no projects yet. Add one:')}\n  {_ADD_ONE}"
        rows = [
            (
                one_line(of.client, 60),
                one_line(of.name, 60),
                of.billing,
                money(of.fee_cents / 100, book.currency(of.client)) if of.fee_cents is not None else "",
                _hours(of.agreed_hours, of.included_hours),
                _period(of.starts_on, of.ends_on),
            )
            for of in found
        ]
        columns = (
            *(Column(_("client"), shrinks=True), Column(_("project"), shrinks=True), Column(_("billing"))),
            *(Column(_("fee"), right=True), Column(_("hours"), right=True)),
            Column(_("days"), optional=True),
        )
        return table(columns, rows)

    answer(as_json, lambda: {"projects": [record_json(of) for of in found]}, text)


def _hours(agreed: float | None, included: float | None) -> str:
    if included is not None:
        return _("{hours} a month").format(hours=written(included, "g"))
    return "" if agreed is None else written(agreed, "g")


def _period(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return ""
    return f"{start or '…'} – {end or '…'}"


@project_command.command("edit")
@click.argument("client")
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="A new name; what was logged moves along.")
@click.option("--billing", type=click.Choice(BILLINGS), help="How it is paid.")
@click.option(
    "--clear",
    type=click.Choice(("fee", "agreed-hours", "estimate-hours", "included-hours", "from", "to", "milestone")),
    multiple=True,
    help="Empty this.",
)
@_terms
@json_option
@pass_session
def edit(
    session: Session,
    /,
    client: str,
    name: str,
    new_name: str | None,
    billing: str | None,
    clear: tuple[str, ...],
    as_json: bool,
    **terms: Any,
) -> None:
    """Change a project: only what the options say.

    \b
    Examples:
      tracker project edit bouw Vernieuwing --estimate-hours 700
      tracker project edit eik Service --to 2027-06-30
      tracker project edit eik Service --clear to
    """
    book = session.book()
    old = project(book, client, name)
    fields = {key: value for key, value in terms.items() if value not in (None, ())}
    fields |= {key: value for key, value in (("name", new_name), ("billing", billing)) if value is not None}
    full = {"fee": "fee_cents", "from": "starts_on", "to": "ends_on", "milestone": "milestones"}
    for word in clear:
        fields[full.get(word, word.replace("-", "_"))] = () if word == "milestone" else None
    if not fields:
        raise UsageError(_("Nothing is said to change"), _("`tracker project edit --help` lists what can be"))
    new = book.change(old, **fields)
    what = f"{one_line(old.client, 60)} / {one_line(old.name, 60)}"
    said = _("Changed {what}: {fields}.").format(what=what, fields=", ".join(fields))
    answer(as_json, lambda: {"project": record_json(new)}, lambda: said)
    if not as_json:
        hint(_("`tracker undo` brings back how it was."))
