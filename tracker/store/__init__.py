"""Keeping the records: one SQLite file, one way to write it, and a way back from every write."""

from tracker.store.change import Writer
from tracker.store.store import Store

__all__ = ["Store", "Writer"]
