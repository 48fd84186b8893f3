"""Records of any type: adding, listing, removing."""

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.finding import find, record_json, with_names, words_of
from tracker.cli.hashing import keeps_hashes, make_sure, yes_option
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.wording.numbers import one_line
from tracker.wording.people import HASHED_NOW

if TYPE_CHECKING:
    from tracker.records import Record


@click.command("add", short_help="Add a record of any type.")
@click.argument("type_name", metavar="TYPE")
@click.argument("words", metavar="KEY=VALUE...", nargs=-1)
@yes_option
@json_option
@pass_session
def add_command(session: Session, type_name: str, words: tuple[str, ...], yes: bool, as_json: bool) -> None:
    """Add a record of any type: client, project, rate, settings, expense, rule.

    Money is written in units (amount=12.50), days as 2026-11-20, lists with commas, true and false as yes
    and no. A client is named by name or alias.

    \b
    Examples:
      tracker add expense day=2026-11-20 amount=12.50 client=bouw note='Train to the site'
      tracker add expense day=2026-11-20 amount=80 passed_through=yes client=eik
      tracker add client name='Studio Vlinder' aliases=vlinder,studio
    """
    from tracker.ingest.registering import from_words

    book = session.book()
    record = from_words(book.store, type_name, with_names(book, words_of(words)))
    begins_hashing = getattr(record, "hash_addresses", False) and not keeps_hashes(book)
    if begins_hashing:
        make_sure(yes=yes)
    record = book.add(record)
    answer(as_json, lambda: {type_name: record_json(record)}, lambda: f"Added {_said(session, record)}")
    if not as_json:
        hint(HASHED_NOW if begins_hashing else "`tracker undo` takes it back.")


@click.command("list", short_help="List the records of a type.")
@click.argument("type_name", metavar="TYPE")
@json_option
@pass_session
def list_command(session: Session, type_name: str, as_json: bool) -> None:
    """List the records of a type: client, project, rate, settings, expense, rule.

    \b
    Examples:
      tracker list expense
      tracker list settings --json
    """
    book = session.book()
    found = book.records(type_name)

    def text() -> str:
        if not found:
            return f"There is no {type_name} yet. `tracker add {type_name} …` adds one."
        return "\n".join(_said(session, record) for record in found)

    answer(as_json, lambda: {"records": [record_json(record) for record in found]}, text)


@click.command("remove", short_help="Remove a record.")
@click.argument("type_name", metavar="TYPE")
@click.argument("record_id", metavar="ID")
@json_option
@pass_session
def remove_command(session: Session, type_name: str, record_id: str, as_json: bool) -> None:
    """Remove a record that nothing refers to. ID is the beginning of its id, or its name.

    \b
    Examples:
      tracker remove expense k3f9
      tracker remove rule stuurgroep
    """
    book = session.book()
    record = find(book, type_name, record_id)
    said = _said(session, record)
    book.remove(record)
    answer(as_json, lambda: {"removed": record_json(record)}, lambda: f"Removed {said}")
    if not as_json:
        hint("`tracker undo` brings it back.")


def _said(session: Session, record: "Record") -> str:
    """A record on one line: its id, its type, and each field that says something."""
    from tracker.records import specs
    from tracker.store.ids import short_id

    fields = record_json(record)
    told = [
        f"{spec.name.removesuffix('_cents')}={_word(spec.name, fields[spec.name])}"
        for spec in specs(type(record))
        if spec.name != "id" and fields[spec.name] not in (None, [], {}, False)
    ]
    return f"[{short_id(session.book().store, record.type, record.id or '')}] {record.type} {' '.join(told)}"


def _word(name: str, value: Any) -> str:
    if name.endswith("_cents"):
        return f"{value / 100:.2f}"
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ",".join(value)
    elif isinstance(value, list | dict):
        import json

        value = json.dumps(value, ensure_ascii=False)
    elif value is True:
        return "yes"
    text = one_line(str(value), 80)
    return f"'{text}'" if " " in text else text
