"""Contacts by hand, and questions that are closed by hand."""

from typing import TYPE_CHECKING

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _
from tracker.store.ids import short_id

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import Message


@click.command("message", short_help="Note one contact by a quick line.")
@click.argument("line", nargs=-1, required=True)
@json_option
@pass_session
def message_command(session: Session, line: tuple[str, ...], as_json: bool) -> None:
    """Note one contact by a quick line: who, when and how, never a word of what was said.

    Words in any order: @client; in (they began) or out (you did); a channel (email, phone, chat, sms, video,
    in_person); a time (14:05; else now), with a day if it was not today (yesterday, mon..sun, 2026-11-20);
    how long a call or meeting took (12m, 1h30); marks (!urgent, !asks, !noreply). What comes in asks for an
    answer and what goes out does not, unless a mark says otherwise. A call without a duration was missed; a
    meeting without one asks nothing.

    \b
    Examples:
      tracker message '@bouw in phone 14:05 12m'
      tracker message '@bouw out email 9:20 !asks'
      tracker message '@eik in whatsapp yesterday 22:40 !urgent'
    """
    from tracker.wording.contacts import missing_duration

    book = session.book()
    message = book.message(" ".join(line))
    answer(as_json, lambda: {"message": _json(message)}, lambda: _noted(book, message))
    if message.at > book.now():
        said = _("{time} is still to come; `tracker undo` takes it back.")
        hint(said.format(time=f"{message.at:%Y-%m-%d %H:%M}"))
        return
    if not as_json:
        hint(missing_duration(message) or _("Not right? `tracker undo` takes it back."))


@click.command("settle", short_help="Close an open question.")
@click.argument("message_id", metavar="ID")
@click.option("--no-reply", is_flag=True, help="It needs no answer, and never did.")
@json_option
@pass_session
def settle_command(session: Session, message_id: str, no_reply: bool, as_json: bool) -> None:
    """Close an open question: it was answered elsewhere, or with --no-reply it needs no answer.

    ID is the beginning of the id that `tracker replies --open` shows. A question that was answered elsewhere
    counts as unanswered up to now; one that needs no reply does not count at all.

    \b
    Examples:
      tracker settle k3f9
      tracker settle k3f9 --no-reply
    """
    book = session.book()
    message = book.settle(message_id, "no reply" if no_reply else "elsewhere")  # no words
    answer(as_json, lambda: {"message": _json(message)}, lambda: _settled(book, message, no_reply))
    if not as_json:
        hint(_("`tracker undo` opens it again."))


def _json(message: "Message") -> dict[str, object]:
    from tracker.cli.finding import record_json

    return record_json(message)


def _shown(book: "Tracker", message: "Message") -> str:
    return short_id(book.store, "message", message.id or "")


def _noted(book: "Tracker", message: "Message") -> str:
    from tracker.wording.contacts import contact_sentence

    return contact_sentence(message, _shown(book, message), book.today())


def _settled(book: "Tracker", message: "Message", no_reply: bool) -> str:
    from tracker.wording.contacts import settled_sentence

    at = message.at.astimezone(book.now().tzinfo)
    return settled_sentence(message, at, _shown(book, message), book.today(), needs_no_reply=no_reply)
