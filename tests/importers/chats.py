"""Chats for the tests: written to a file, read, and boiled down to what matters."""

from collections.abc import Iterable
from pathlib import Path

from tracker.errors import TrackerError
from tracker.importers.base import Batch, DateOrder, Options
from tracker.importers.chat import signal, whatsapp

ME = frozenset({"peter"})
LRM, RLM, NARROW, SOLID = "\u200e", "\u200f", "\u202f", "\u00a0"


def chat(folder: Path, *lines: str, name: str = "_chat.txt") -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def extracted(
    path: Path, me: Iterable[str] = ME, order: DateOrder | None = None, timezone: str = "Europe/Amsterdam"
) -> Batch:
    assert whatsapp.identify(path)
    assert not signal.identify(path)
    return whatsapp.extract(path, Options(timezone=timezone, date_order=order, me=frozenset(me)))


def outcome(path: Path) -> Batch | str:
    try:
        return whatsapp.extract(path, Options(timezone="Europe/Amsterdam", me=ME))
    except TrackerError as refusal:
        return str(refusal)


def facts(batch: Batch) -> list[tuple[str, str, tuple[str, ...], bool]]:
    return [(event.direction, event.at[11:16], event.parties, event.asks) for event in batch.records]
