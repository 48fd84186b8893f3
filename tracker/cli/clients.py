"""Clients: adding, listing, editing, archiving."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.finding import client, clients, record_json
from tracker.cli.kinds import AMOUNT, DAY
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.errors import UsageError
from tracker.language import _, ngettext
from tracker.records.engagement import SIZES
from tracker.wording.numbers import money, one_line, written
from tracker.wording.people import called

if TYPE_CHECKING:
    from tracker.records import Client


@click.group("client", short_help="Add, list, edit and archive clients.")
def client_command() -> None:
    """Add, list, edit and archive clients.

    \b
    Examples:
      tracker client add 'Bouwgroep Noord' --alias bouw --address bouwgroep.example --rate 100
      tracker client list
    """


@client_command.command("add")
@click.argument("name")
@click.option("--rate", type=AMOUNT, help="What an hour costs, from the beginning on.")
@click.option("--alias", "aliases", multiple=True, metavar="A", help="Another name; may be repeated.")
@click.option(
    "--address", "addresses", multiple=True, metavar="A", help="A mail address or domain; may be repeated."
)
@click.option("--currency", metavar="C", help="Like USD, where it is not that of the settings.")
@click.option("--size", type=click.Choice(SIZES), help="What kind of client it is.")
@click.option("--intermediary", is_flag=True, help="An agency through which others hire you.")
@click.option("--timezone", metavar="Z", help="Like Europe/Lisbon, where it is not yours.")
@json_option
@pass_session
def add(session: Session, /, name: str, rate: int | None, as_json: bool, **fields: Any) -> None:
    """Add a client. Calendar rows that waited for this name or address are sorted at once.

    \b
    Examples:
      tracker client add 'Bouwgroep Noord' --alias bouw --address bouwgroep.example --rate 100
      tracker client add 'Gemeente Eik' --alias eik --size public
    """
    from tracker.records import Client, Rate

    book = session.book()
    waiting = book.waiting()
    with book.together():
        added = book.add(Client(name=name, **fields))
        if rate is not None:
            book.add(Rate(client=name, cents_per_hour=rate))
    sorted_rows = waiting - book.waiting()
    document = {"client": record_json(added), "rate_cents": rate, "sorted": sorted_rows}
    price = None if rate is None else money(rate / 100, book.currency(added.name))
    said = _("Added {client}.") if price is None else _("Added {client}, {price} an hour.")
    answer(as_json, lambda: document, lambda: said.format(client=one_line(name, 60), price=price))
    if as_json:
        return
    if sorted_rows:
        found = ngettext(
            "{n} calendar row that waited in the inbox is sorted now.",
            "{n} calendar rows that waited in the inbox are sorted now.",
            sorted_rows,
        )
        hint(found.format(n=written(sorted_rows)))
    takes_back = _("`tracker undo` takes it back.")
    hint(takes_back if rate else f"{takes_back} {_('Its rate: tracker rate set NAME 100')}")


@client_command.command("list")
@json_option
@pass_session
def list_clients(session: Session, /, as_json: bool) -> None:
    """List clients, archived ones last.

    \b
    Examples:
      tracker client list
      tracker client list --json
    """
    book = session.book()
    found = sorted(clients(book), key=lambda of: of.archived_on is not None)

    def text() -> str:
        from tracker.cli.tables import Column, table
        from tracker.wording.sentences import NO_CLIENTS

        if not found:
            return f"{_(NO_CLIENTS.sentence)}\n  {NO_CLIENTS.commands[0]}"
        cents = book.hourly_rates()
        rows = [
            (
                one_line(of.name, 60),
                one_line(", ".join(of.aliases)),
                money(cents[of.name] / 100, book.currency(of.name)) if of.name in cents else "",
                one_line(", ".join(map(called, of.addresses))),
                _("archived {day}").format(day=of.archived_on) if of.archived_on else "",
            )
            for of in found
        ]
        columns = (
            *(Column(_("client"), shrinks=True), Column(_("alias"), shrinks=True)),
            *(Column(_("an hour"), right=True), Column(_("addresses"), shrinks=True, optional=True)),
            Column("", optional=True),
        )
        return table(columns, rows)

    answer(as_json, lambda: {"clients": [record_json(of) for of in found]}, text)


@client_command.command("edit")
@click.argument("name")
@click.option("--name", "new_name", metavar="NAME", help="A new name; what was logged moves along.")
@click.option("--alias", "aliases", multiple=True, metavar="A", help="Add another name.")
@click.option("--no-alias", multiple=True, metavar="A", help="Take a name away.")
@click.option("--address", "addresses", multiple=True, metavar="A", help="Add a mail address or domain.")
@click.option("--no-address", multiple=True, metavar="A", help="Take an address away.")
@click.option("--currency", metavar="C", help="Like USD; '' for that of the settings.")
@click.option("--size", type=click.Choice((*SIZES, "")), help="What kind of client it is; '' for none.")
@click.option("--intermediary/--direct", default=None, help="Whether it is an agency.")
@click.option("--timezone", metavar="Z", help="Like Europe/Lisbon; '' for yours.")
@json_option
@pass_session
def edit(session: Session, /, name: str, as_json: bool, **options: Any) -> None:
    """Change a client: only what the options say.

    \b
    Examples:
      tracker client edit bouw --alias noord --address noord.example
      tracker client edit bouw --name 'Bouwgroep Noord BV' --no-alias noord
    """
    book = session.book()
    old = client(book, name)
    fields: dict[str, Any] = {
        key: options[key] or None for key in ("currency", "size", "timezone") if options[key] is not None
    }
    if options["new_name"] is not None:
        fields["name"] = options["new_name"]
    if options["intermediary"] is not None:
        fields["intermediary"] = options["intermediary"]
    for key, gone, is_same in (
        ("aliases", "no_alias", _is_same_name),
        ("addresses", "no_address", book.same_address),
    ):
        if options[key] or options[gone]:
            fields[key] = _changed(getattr(old, key), options[key], options[gone], is_same)
    if not fields:
        raise UsageError(_("Nothing is said to change"), _("`tracker client edit --help` lists what can be"))
    _changed_client(session, old, fields, as_json)


def _is_same_name(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _changed(
    old: tuple[str, ...], more: tuple[str, ...], gone: tuple[str, ...], is_same: Callable[[str, str], bool]
) -> tuple[str, ...]:
    """The old words without those that are gone, and with those that are not among them yet."""
    for word in gone:
        if not any(is_same(word, of) for of in old):
            said = _("{word!r} is none of {known}") if old else _("{word!r} is none of them: there are none")
            known = ", ".join(map(called, old))
            raise UsageError(said.format(word=word[:60], known=known), _("Check the word"))
    kept = [of for of in old if not any(is_same(word, of) for word in gone)]
    for word in more:
        if not any(is_same(word, of) for of in kept):
            kept.append(word)
    return tuple(kept)


def _changed_client(session: Session, /, old: "Client", fields: dict[str, Any], as_json: bool) -> None:
    shown = one_line(old.name, 60)
    news = {name: value for name, value in fields.items() if value != getattr(old, name)}
    new = session.book().change(old, **news) if news else old
    said = _("Changed {what}: {fields}.") if news else _("{what} is so already; nothing was changed.")
    answer(
        as_json,
        lambda: {"client": record_json(new)},
        lambda: said.format(what=shown, fields=", ".join(news)),
    )
    if news and not as_json:
        hint(_("`tracker undo` brings back how it was."))


@client_command.command("archive")
@click.argument("name")
@click.option("--on", type=DAY, help="The last day; by default today.")
@click.option("--back", is_flag=True, help="Bring an archived client back.")
@json_option
@pass_session
def archive(session: Session, /, name: str, on: date | None, back: bool, as_json: bool) -> None:
    """Archive a client: no longer offered or matched; its hours stay in every report.

    \b
    Examples:
      tracker client archive vlinder
      tracker client archive vlinder --back
    """
    book = session.book()
    old = client(book, name)
    day = None if back else on or book.today()
    new = book.change(old, archived_on=day)
    shown = one_line(old.name, 60)
    said = _("{client} is back.") if back else _("Archived {client}; what was logged stays where it is.")
    answer(as_json, lambda: {"client": record_json(new)}, lambda: said.format(client=shown))
    if not as_json:
        hint(_("`tracker undo` takes this back."))
