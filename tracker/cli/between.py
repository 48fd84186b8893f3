"""What is open between the user and his clients, in the terminal."""

from typing import TYPE_CHECKING

import click

from tracker.cli.session import Session, answer, json_option, pass_session
from tracker.language import _

if TYPE_CHECKING:
    from tracker.between import Between, Item
    from tracker.book import Tracker


@click.command("open", short_help="See what is open between you and each client.")
@click.option("--client", metavar="C", help="Only with this client; name or alias.")
@json_option
@pass_session
def open_command(session: Session, client: str | None, as_json: bool) -> None:
    """See the complaints, questions, actions and requests that are open, both ways, the oldest first.

    `tracker close` closes one with its type and id, `tracker change` hands an action back, and
    `tracker replies --open` lists the messages that wait for an answer.

    \b
    Examples:
      tracker open
      tracker open --client bouw
      tracker open --json
    """
    book = session.book()
    found = book.between(client)
    answer(as_json, found.to_json, lambda: _text(book, found, client))


def _text(book: "Tracker", found: "Between", client: str | None) -> str:
    from tracker.between import SIDES
    from tracker.cli.tables import heading, wrapped
    from tracker.wording.notes import heading as counted
    from tracker.wording.open_items import NOTHING, NOTHING_YET
    from tracker.wording.open_items import SIDES as NAMES

    if not found.items:
        return wrapped(f"{_(NOTHING)} {_(NOTHING_YET)}")
    parts = []
    for side in SIDES:
        if items := found.of(side):
            lines = [_line(book, item, names_client=client is None) for item in items]
            parts.append("\n".join([heading(counted(_(NAMES[side]), len(items))), *lines]))
    return "\n\n".join(parts)


def _line(book: "Tracker", item: "Item", *, names_client: bool) -> str:
    from tracker.cli.tables import wrapped
    from tracker.store.ids import short_id
    from tracker.wording.note_facts import Beside
    from tracker.wording.open_items import title_and_facts

    # Only boundaries and invoices are written by a boundary or a currency.
    known = Beside(book.today(), book.now().tzinfo, {}, lambda _client: "")
    title, facts = title_and_facts(item, known, names_client=names_client)
    name = short_id(book.store, item.record.type, item.record.id or "")
    return wrapped(" · ".join([f"[{name}] {title}", *facts]), "  ")
