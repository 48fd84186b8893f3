"""The command line: each command parses its words, asks the book, and prints."""

from tracker.cli.app import main, run

__all__ = ["main", "run"]
