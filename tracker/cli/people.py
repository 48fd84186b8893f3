"""Who is who in mail, chats and calls: the user himself, and the senders who are no client's yet."""

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, answer, did_you_mean, hint, json_option, pass_session
from tracker.errors import NotFound, UsageError
from tracker.language import _
from tracker.wording.contacts import assigned_sentence
from tracker.wording.numbers import one_line, written

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import Address
    from tracker.store.messages import Sender

MOST_SHOWN = 40
"""Senders listed; --json lists all."""

_ADD_YOURSELF = "tracker me add you@example.com 'Your Chat Name'"  # no words


@click.group(
    "me",
    invoke_without_command=True,
    short_help="Say which addresses, numbers and chat names are yours.",
)
@json_option
@pass_session
@click.pass_context
def me_command(ctx: click.Context, session: Session, as_json: bool) -> None:
    """Say which addresses, numbers and chat names are yours, so that imports know what you sent.

    Without a further word: list them.

    \b
    Examples:
      tracker me
      tracker me add peter@example.com +31612345678 'Peter de Vries'
      tracker me remove peter@example.com
    """
    if ctx.invoked_subcommand is None:
        _list_me(session, as_json)


@me_command.command("list")
@json_option
@pass_session
def list_me(session: Session, as_json: bool) -> None:
    """List your own addresses, numbers and chat names.

    \b
    Examples:
      tracker me list
      tracker me list --json
    """
    _list_me(session, as_json)


def _list_me(session: Session, as_json: bool) -> None:
    mine = _mine(session.book())
    none = _("No address, number or chat name is known to be yours yet. Say who you are:")
    empty = f"{none}\n  {_ADD_YOURSELF}"
    answer(
        as_json,
        lambda: {"addresses": [of.address for of in mine]},
        lambda: "\n".join(one_line(of.address) for of in mine) or empty,
    )


def _mine(book: "Tracker") -> "list[Address]":
    from tracker.records import Address

    return [of for of in book.records(Address) if of.whose == "me"]


@me_command.command("add")
@click.argument("addresses", metavar="ADDRESS...", nargs=-1, required=True)
@json_option
@pass_session
def add_me(session: Session, addresses: tuple[str, ...], as_json: bool) -> None:
    """Add addresses, numbers or chat names of yours. Files imported from now on know you by them.

    \b
    Examples:
      tracker me add peter@example.com peter@home.example
      tracker me add '+31 6 12345678' 'Peter de Vries'
    """
    book = session.book()
    revision = book.store.revision
    stored = add_own(book, addresses)
    is_new = book.store.revision != revision
    answer(
        as_json,
        lambda: {"addresses": [of.address for of in stored]},
        lambda: "\n".join(_("You are {name}.").format(name=one_line(of.address)) for of in stored),
    )
    if not as_json:
        known = _("That was known already; nothing was changed.")
        hint(_("`tracker undo` takes it back.") if is_new else known)


def add_own(book: "Tracker", addresses: tuple[str, ...]) -> "list[Address]":
    """Note addresses as the user's own, as one change; one that is his already stays as it is.

    Raises:
        UsageError: one is empty.
    """
    from tracker.records import Address
    from tracker.records.addresses import normal

    wanted = dict.fromkeys(normal(address) for address in addresses)
    if "" in wanted:
        raise UsageError(_("An address of yours is empty"), _("Write it like peter@example.com"))
    with book.together() as write:
        known = {of.address: of for of in book.records(Address)}
        stored = []
        for address in wanted:
            before = known.get(address)
            if before is None:
                stored.append(book.add(Address(address=address, whose="me")))
            else:
                stored.append(before if before.whose == "me" else book.change(before, whose="me"))
        write.what = _("you are {names}").format(names=", ".join(wanted))[:200]
    return stored


@me_command.command("remove")
@click.argument("address")
@json_option
@pass_session
def remove_me(session: Session, address: str, as_json: bool) -> None:
    """Remove an address that is not yours. What was imported stays as it is.

    \b
    Examples:
      tracker me remove peter@example.com
    """
    from tracker.quickline import nearest
    from tracker.records.addresses import normal

    book = session.book()
    mine = _mine(book)
    found = next((of for of in mine if of.address == normal(address)), None)
    if found is None:
        offers = nearest(address, [of.address for of in mine], 2)
        happened = _("{address!r} is no address of yours").format(address=address[:60])
        raise NotFound(happened, did_you_mean(offers) or _("`tracker me` lists what is"))
    book.remove(found)
    said = _("{address} is yours no longer.").format(address=one_line(found.address))
    answer(as_json, lambda: {"removed": found.address}, lambda: said)
    if not as_json:
        hint(_("`tracker undo` brings it back."))


@click.group("sender", invoke_without_command=True, short_help="Say which client a sender belongs to.")
@json_option
@pass_session
@click.pass_context
def sender_command(ctx: click.Context, session: Session, as_json: bool) -> None:
    """Say which client a sender in your mail, chats and calls belongs to. Their messages count from then on.

    Without a further word: list those who are no client's yet, the most messages first. Leaving one alone is
    fine, too.

    \b
    Examples:
      tracker sender
      tracker sender assign k3f9 bouw
      tracker sender assign anna@bouw.example bouw --domain
      tracker sender ignore news@shop.example
    """
    if ctx.invoked_subcommand is None:
        _list_senders(session, as_json)


@sender_command.command("list")
@json_option
@pass_session
def list_senders(session: Session, as_json: bool) -> None:
    """List the senders who are no client's yet, the most messages first.

    \b
    Examples:
      tracker sender list
      tracker sender list --json
    """
    _list_senders(session, as_json)


def _list_senders(session: Session, as_json: bool) -> None:
    book = session.book()
    senders = book.senders()
    answer(as_json, lambda: {"senders": [_json(of) for of in senders]}, lambda: _senders(book, senders))
    if senders and not as_json:
        hint(_("Whose is one? `tracker sender assign ID CLIENT`, or `tracker sender ignore ID`."))


def _json(of: "Sender") -> dict[str, Any]:
    return {name: value for name, value in of._asdict().items() if name != "pk"}


def _senders(book: "Tracker", senders: "list[Sender]") -> str:
    from datetime import datetime

    from tracker.cli.tables import Column, table
    from tracker.store.ids import short_id
    from tracker.wording.numbers import day
    from tracker.wording.people import called

    if not senders:
        return _("There are no unknown senders. New ones show up here when you import mail, chats or calls.")
    today, zone = book.today(), book.now().tzinfo
    rows = [
        (
            short_id(book.store, "sender", of.id),
            called(of.address),
            written(of.messages),
            day(datetime.fromisoformat(of.last_at).astimezone(zone).date(), today) if of.last_at else "",
        )
        for of in senders[:MOST_SHOWN]
    ]
    columns = (
        *(Column(_("id")), Column(_("address"), shrinks=True), Column(_("messages"), right=True)),
        Column(_("last"), optional=True),
    )
    left = len(senders) - len(rows)
    more = f"\n{_('and {n} more (--json lists all)').format(n=written(left))}" if left else ""
    return table(columns, rows) + more


@sender_command.command("assign")
@click.argument("sender")
@click.argument("client")
@click.option("--domain", is_flag=True, help="Everybody at the same mail domain.")
@json_option
@pass_session
def assign_sender(session: Session, sender: str, client: str, domain: bool, as_json: bool) -> None:
    """Say that a sender belongs to a client. SENDER is the beginning of its id, or its address.

    \b
    Examples:
      tracker sender assign k3f9 bouw
      tracker sender assign anna@bouw.example 'Bouwgroep Noord' --domain
    """
    _assign(session, sender, client.removeprefix("@"), domain, as_json)


@sender_command.command("ignore")
@click.argument("sender")
@click.option("--domain", is_flag=True, help="Everybody at the same mail domain.")
@json_option
@pass_session
def ignore_sender(session: Session, sender: str, domain: bool, as_json: bool) -> None:
    """Ignore a sender: their messages are left out, now and in later imports.

    \b
    Examples:
      tracker sender ignore k3f9
      tracker sender ignore news@shop.example --domain
    """
    _assign(session, sender, None, domain, as_json)


def _assign(session: Session, sender: str, client: str | None, domain: bool, as_json: bool) -> None:
    book = session.book()
    before, revision = {of.id: of.messages for of in book.senders()}, book.store.revision
    of = book.assign(sender, client, domain=domain)
    for still in book.senders():
        before.pop(still.id, None)
    sorted_now = {"senders": len(before), "messages": sum(before.values())}
    answer(
        as_json,
        lambda: {"sender": _json(of), "sorted": sorted_now},
        lambda: assigned_sentence(of.address, of.client, domain=domain, **sorted_now),
    )
    is_new = book.store.revision != revision
    if not as_json:
        same = _("It was so already; nothing was changed.")
        hint(_("`tracker undo` puts back how it was.") if is_new else same)
