"""Hourly rates, each from a day on."""

from datetime import date

import click

from tracker.cli.finding import client, project, record_json
from tracker.cli.kinds import AMOUNT, DAY
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _
from tracker.wording.numbers import money, one_line

_SET_ONE = "tracker rate set CLIENT 100"  # no words


@click.group("rate", short_help="Set and list hourly rates.")
def rate_command() -> None:
    """Set and list hourly rates. A rate holds from a day on and never changes what was earned before it.

    \b
    Examples:
      tracker rate set bouw 120 --from 2027-01-01
      tracker rate list
    """


@rate_command.command("set")
@click.argument("client_text", metavar="CLIENT")
@click.argument("amount", type=AMOUNT)
@click.option(
    "--from", "valid_from", type=DAY, help="From when; else the first always, a later one from today."
)
@click.option("--project", "project_text", metavar="P", help="Only for this project.")
@json_option
@pass_session
def set_rate(
    session: Session,
    client_text: str,
    amount: int,
    valid_from: date | None,
    project_text: str | None,
    as_json: bool,
) -> None:
    """Set what an hour costs from a day on.

    \b
    Examples:
      tracker rate set bouw 120 --from 2027-01-01
      tracker rate set bouw 95 --project Support
    """
    from tracker.records import Rate

    book = session.book()
    owner = client(book, client_text)
    name = project(book, owner.name, project_text).name if project_text else None
    earlier = [of for of in book.records(Rate) if (of.client, of.project) == (owner.name, name)]
    if valid_from is None and earlier:
        valid_from = book.today()
    same = next((of for of in earlier if of.valid_from == valid_from), None)
    if same is not None:
        new = book.change(same, cents_per_hour=amount)
    else:
        new = book.add(Rate(client=owner.name, project=name, cents_per_hour=amount, valid_from=valid_from))
    price = money(amount / 100, book.currency(owner.name))
    whose = one_line(owner.name, 60) + (f" / {one_line(name, 60)}" if name else "")
    said = _("{whose}: {price} an hour from the beginning.")
    if valid_from is not None:
        said = _("{whose}: {price} an hour from {day} on.")
    answer(
        as_json,
        lambda: {"rate": record_json(new)},
        lambda: said.format(whose=whose, price=price, day=valid_from),
    )
    if as_json:
        return
    if valid_from is not None and valid_from < book.today():
        hint(_("What was worked since {day} is counted at it, too.").format(day=valid_from))
    hint(_("`tracker undo` takes it back."))


@rate_command.command("list")
@click.argument("client_text", metavar="[CLIENT]", required=False)
@json_option
@pass_session
def list_rates(session: Session, client_text: str | None, as_json: bool) -> None:
    """List rates, all or those of one client.

    \b
    Examples:
      tracker rate list
      tracker rate list bouw
    """
    from tracker.records import Rate

    book = session.book()
    owner = client(book, client_text).name if client_text else None
    found = [of for of in book.records(Rate) if owner in (None, of.client)]

    def text() -> str:
        from tracker.cli.tables import Column, table

        if not found:
            return f"{_('There are no rates yet. Set one:')}\n  {_SET_ONE}"
        rows = [
            (
                one_line(of.client, 60),
                one_line(of.project, 60),
                str(of.valid_from or _("always")),
                money(of.cents_per_hour / 100, book.currency(of.client)),
            )
            for of in found
        ]
        columns = (
            *(Column(_("client"), shrinks=True), Column(_("project"), shrinks=True, optional=True)),
            *(Column(_("from")), Column(_("an hour"), right=True)),
        )
        return table(columns, rows)

    answer(as_json, lambda: {"rates": [record_json(of) for of in found]}, text)
