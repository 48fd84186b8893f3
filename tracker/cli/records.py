"""Records of any type: adding, listing, changing, closing, removing."""

from typing import TYPE_CHECKING

import click

from tracker.cli.finding import (
    changed_fields,
    client_name,
    find,
    of_client,
    record_json,
    with_names,
    words_of,
)
from tracker.cli.hashing import keeps_hashes, make_sure, yes_option
from tracker.cli.record_lines import record_line
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.errors import UsageError
from tracker.language import N_, _
from tracker.wording.people import HASHED_NOW

if TYPE_CHECKING:
    from tracker.records import Record

TAKES_BACK = N_("`tracker undo` takes it back.")


@click.command("add", short_help="Add a record of any type.")
@click.argument("type_name", metavar="TYPE")
@click.argument("words", metavar="KEY=VALUE...", nargs=-1)
@yes_option
@json_option
@pass_session
def add_command(session: Session, type_name: str, words: tuple[str, ...], yes: bool, as_json: bool) -> None:
    """Add a record of any type.

    Money and costs: expense, invoice. What was agreed: boundary, occasion, request, action. What is on your
    mind: assumption, question, complaint, update, checkin, decision, phase. What the week's review leaves:
    review, mark, phrase, rehearsal, experiment. The rest: client, project, rate, settings, rule, address,
    message.

    Money is written in units (amount=12.50), days as 2026-11-20, today or yesterday, times as 14:05,
    'yesterday 14:05' or '2026-11-20 14:05', durations as time=1h30, lists with commas, true and false as yes
    and no. A client is named by name or alias, a boundary by the beginning of its id.

    What need not be said is now or today: when a request, question, update or occasion was, and the day of a
    complaint, invoice or checkin. A decision, review or mark is about the last complete week.

    \b
    Examples:
      tracker add request client=bouw text='extra training day' decision=done
      tracker add question client=bouw text='Who decides?' opened_at=yesterday time=1h30
      tracker add action client=bouw text='collect the photographs' owner=client due_on=2026-11-27
      tracker add boundary client=bouw topic=extra_work_price told_on=today
      tracker add occasion boundary=k3f9 kept=no opened_by=client
      tracker add invoice client=bouw number=2026-31 amount=4.800 due_on=2026-12-20
      tracker add complaint client=bouw cause=third_party energy=-1,0,2
      tracker add checkin energy=1 client=bouw client_said=8 own_guess=5
      tracker add mark client=bouw kind=research answer=gift announced=yes time=6h
      tracker add rehearsal phrase=extra-has-a-price client=bouw before=7 after=4
      tracker add expense day=2026-11-20 amount=12.50 client=bouw note='Train to the site'
    """
    from tracker.ingest.registering import from_words

    book = session.book()
    record = from_words(book.store, type_name, with_names(book, words_of(words)), book.now())
    begins_hashing = getattr(record, "hash_addresses", False) and not keeps_hashes(book)
    if begins_hashing:
        make_sure(yes=yes)
    record = book.add(record)
    _answer(session, record, _("Added {record}"), as_json)
    if not as_json:
        hint(_(HASHED_NOW if begins_hashing else TAKES_BACK))


@click.command("list", short_help="List the records of a type.")
@click.argument("type_name", metavar="TYPE")
@click.option("--client", metavar="CLIENT", help="Only those of a client, by name or alias.")
@click.option("--open", "only_open", is_flag=True, help="Only those that are not closed.")
@json_option
@pass_session
def list_command(
    session: Session, type_name: str, client: str | None, only_open: bool, as_json: bool
) -> None:
    """List the records of a type, the oldest first; `tracker add --help` names the types.

    \b
    Examples:
      tracker list request --client bouw
      tracker list question --open
      tracker list invoice --open --json
      tracker list expense
    """
    from tracker.records.order import is_open

    book = session.book()
    found = book.records(type_name)
    if client is not None:
        client = client_name(book, client)
        found = of_client(book, type_name, found, client)
    if only_open:
        _refuse_endless(type_name)
        found = [record for record in found if is_open(record, book.today())]

    def text() -> str:
        if found:
            return "\n".join(record_line(book, record) for record in found)
        if only_open and book.records(type_name):
            return _none_open(type_name, client)
        return _none_yet(type_name, client, only_open)

    answer(as_json, lambda: {"records": [record_json(record) for record in found]}, text)


def _none_open(type_name: str, client: str | None) -> str:
    said = _("No {type} is open. `tracker list {type}` shows those that are closed.")
    if client is not None:
        said = _("No {type} of {client} is open. `tracker list {type}` shows those that are closed.")
    return said.format(type=type_name, client=client)


def _none_yet(type_name: str, client: str | None, only_open: bool) -> str:
    said = _("There is no {kind} yet. `tracker add {type} …` adds one.")
    if client is not None:
        said = _("There is no {kind} of {client} yet. `tracker add {type} …` adds one.")
    kind = _("open {type}").format(type=type_name) if only_open else type_name
    return said.format(kind=kind, client=client, type=type_name)


@click.command("change", short_help="Change a record.")
@click.argument("type_name", metavar="TYPE")
@click.argument("record_id", metavar="ID")
@click.argument("words", metavar="KEY=VALUE...", nargs=-1)
@json_option
@pass_session
def change_command(
    session: Session, type_name: str, record_id: str, words: tuple[str, ...], as_json: bool
) -> None:
    """Change fields of a record. ID is the beginning of its id, or its name; KEY= clears a field.

    Values are written as for `tracker add`.

    \b
    Examples:
      tracker change request k3f9 decision=priced in_scope=no
      tracker change action k3f9 doer=me due_on=
      tracker change invoice k3f9 reminded_on=today leeway_until=2026-12-31
      tracker change complaint k3f9 energy=-1,-2 time=2h
      tracker change assumption k3f9 belief=40 decisions=2
    """
    book = session.book()
    record = find(book, type_name, record_id)
    said = words_of(words)
    if not said:
        raise UsageError(
            _("Nothing to change was said"),
            _("Write name=value, as in `tracker change {type} ID note=…`").format(type=type_name),
        )
    if "id" in said:
        raise UsageError(_("The id of a record stays as it is"), _("Change its other fields"))
    if record.type == "settings" and said.keys() & {"hash_addresses"}:
        raise UsageError(
            _("Hashing addresses is asked for first"), _("Use `tracker settings set hash_addresses=…`")
        )
    _answer(session, book.change(record, **_fields(session, record, said)), _("Changed {record}"), as_json)
    if not as_json:
        hint(_(TAKES_BACK))


@click.command("close", short_help="Close a question, request, action or the like.")
@click.argument("type_name", metavar="TYPE")
@click.argument("record_id", metavar="ID")
@click.argument("words", metavar="KEY=VALUE...", nargs=-1)
@json_option
@pass_session
def close_command(
    session: Session, type_name: str, record_id: str, words: tuple[str, ...], as_json: bool
) -> None:
    """Close a record: it is over now or today, unless KEY=VALUE says otherwise. ID begins its id.

    A question is answered, an action done, an invoice paid, a complaint, boundary, phase, review or
    experiment ended. A request is closed with its decision, an assumption with its outcome.

    \b
    Examples:
      tracker close question k3f9
      tracker close request k3f9 decision=priced
      tracker close action k3f9 doer=client done_on=yesterday
      tracker close complaint k3f9 outcome=solved
      tracker close assumption k3f9 outcome=wrong
      tracker close invoice k3f9 paid_on=2026-11-18
    """
    from tracker.ingest.closing import close

    book = session.book()
    _refuse_endless(type_name)
    record = find(book, type_name, record_id)
    fields = _fields(session, record, words_of(words))
    _answer(session, close(book.store, record, fields, book.now()), _("Closed {record}"), as_json)
    if not as_json:
        hint(_("`tracker undo` opens it again."))


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
      tracker remove request k3f9
      tracker remove rule stuurgroep
    """
    book = session.book()
    record = find(book, type_name, record_id)
    said = _("Removed {record}").format(record=record_line(book, record))
    book.remove(record)
    answer(as_json, lambda: {"removed": record_json(record)}, lambda: said)
    if not as_json:
        hint(_("`tracker undo` brings it back."))


def _fields(session: Session, record: "Record", words: dict[str, str]) -> dict[str, object]:
    """What words say of a stored record."""
    from tracker.ingest.typed import typed

    book = session.book()
    named = with_names(book, words, getattr(record, "client", None))
    return changed_fields(record, typed(book.store, type(record), named, book.now()))


def _answer(session: Session, record: "Record", done: str, as_json: bool) -> None:
    answer(
        as_json,
        lambda: {record.type: record_json(record)},
        lambda: done.format(record=record_line(session.book(), record)),
    )


def _refuse_endless(type_name: str) -> None:
    from tracker.ingest.closing import refuse_endless
    from tracker.records import record_type

    if (found := record_type(type_name)) is not None:
        refuse_endless(found)
