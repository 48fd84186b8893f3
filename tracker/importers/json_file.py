"""JSON documents as chat programs export them: told apart by how they begin, and read in one go."""

import json
import re
from collections.abc import Callable
from typing import Any

from tracker.errors import BadFile
from tracker.language import _
from tracker.language.parts import numeral

HEAD = 1 << 16

_FIRST_KEYS = (
    "about|personal_information|profile_pictures|stories|contacts|frequent_contacts|sessions|web_sessions"
    "|other_data|chats|left_chats|name|type|id|messages"
)
_TELEGRAM = re.compile(rf'\{{\s*"(?:{_FIRST_KEYS})"\s*:')
_TELEGRAM_KEYS = re.compile(
    r'"messages"\s*:\s*\[|"chats"\s*:\s*\{|"personal_information"\s*:\s*\{'
    r'|"type"\s*:\s*"(?:personal_chat|bot_chat|saved_messages|(?:private|public)_(?:super)?group'
    r'|(?:private|public)_channel)"'
)
_SLACK = re.compile(r"\[\s*\{")
_SLACK_KEYS = re.compile(r'"ts"\s*:\s*"[0-9]{9,10}\.[0-9]{6}')
_SLACK_TYPE = re.compile(r'"type"\s*:\s*"message"')


def beginning(head: bytes) -> str:
    """The text with which a document begins, without marks and blanks before it."""
    return head.decode("utf-8", "replace").lstrip("\ufeff \t\r\n")


def is_telegram(head: bytes) -> bool:
    """Whether a document that begins so is an export of Telegram Desktop: of one chat or of all."""
    text = beginning(head)
    return _TELEGRAM.match(text) is not None and _TELEGRAM_KEYS.search(text) is not None


def is_slack_day(head: bytes) -> bool:
    """Whether a document that begins so is one day of a channel of Slack."""
    text = beginning(head)
    return (
        _SLACK.match(text) is not None
        and _SLACK_KEYS.search(text) is not None
        and _SLACK_TYPE.search(text) is not None
    )


def document(data: bytes, name: str, keep: Callable[[dict[str, Any]], Any] | None = None) -> Any:
    """What a document holds; `keep` says what stands for each object, as soon as it is read.

    Raises:
        BadFile: it is no JSON, breaks off, or is nested too deeply.
    """
    text = data.decode(json.detect_encoding(data), "replace")
    del data  # both at once are a lot
    try:
        return json.loads(text, object_hook=keep)
    except json.JSONDecodeError as error:
        happened = _(
            "{name} is no JSON or breaks off ({reason} at line {line}, character {character})"
        ).format(name=name, reason=error.msg, line=numeral(error.lineno), character=numeral(error.colno))
    except ValueError:  # a number of thousands of digits
        happened = _("{name} holds a number that is too long").format(name=name)
    except RecursionError:
        happened = _("{name} is nested too deeply").format(name=name)
    raise BadFile(happened, _("Export it again"))


def text_of(value: object) -> str:
    """A JSON value as text; "" when it is none. Half characters, which cannot be stored, are replaced."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def objects(value: object) -> list[dict[str, Any]]:
    """The objects in a JSON list; what else is in it, or a value that is no list, is nothing."""
    return [of for of in value if isinstance(of, dict)] if isinstance(value, list) else []
