"""Running the program in a test: in this process for breadth, or as the real one."""

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from click.testing import CliRunner, Result

from tracker.cli.app import COMMANDS, cli

ROOT = Path(__file__).resolve().parents[2]
NOW = "2026-11-20T17:00:00+01:00"
DUTCH = {"TRACKER_LANG": "nl"}


class Terminal:
    """A book of its own, and someone who types commands. `now` can be set forward."""

    def __init__(self, folder: Path, *, zone: str = "Europe/Amsterdam") -> None:
        self.folder, self.db, self.now = folder, folder / "book.db", NOW
        self.ok("init", "--timezone", zone)

    def environment(self, **more: str) -> dict[str, str]:
        return {
            "TRACKER_NOW": self.now,
            "TRACKER_DB": str(self.db),
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "TRACKER_LANG": "en",
            **more,
        }

    def run(self, *words: str, **environment: str) -> Result:
        return CliRunner().invoke(cli, words, env=self.environment(**environment), prog_name="tracker")

    def ok(self, *words: str) -> str:
        """What a command that is done prints on stdout."""
        result = self.run(*words)
        assert result.exit_code == 0, (words, result.output, result.exception)
        return result.stdout

    def refused(self, *words: str, code: int = 1) -> str:
        """What a command that could not be done says, on stderr alone."""
        result = self.run(*words)
        assert (result.exit_code, result.stdout) == (code, ""), (words, result.output, result.exception)
        return result.stderr

    def json(self, *words: str) -> Any:
        """The one document on stdout."""
        return json.loads(self.ok(*words, "--json"))

    def program(self, *words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        """The real process."""
        return subprocess.run(
            [sys.executable, "-m", "tracker", *words],
            env={**os.environ, **self.environment(**environment)},
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )


def typed(terminal: Terminal, words: list[str], answers: str) -> tuple[int, str]:
    """What the real program says on a terminal where somebody types answers."""
    ours, theirs = pty.openpty()
    program = subprocess.Popen(
        [sys.executable, "-m", "tracker", *words],
        env={**os.environ, **terminal.environment()},
        cwd=ROOT,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    os.write(ours, answers.encode())
    said = b""
    while select.select([ours], [], [], 60)[0]:
        try:
            more = os.read(ours, 65536)
        except OSError:  # how Linux says that the other side has gone
            break
        if not more:
            break
        said += more
    os.close(ours)
    return program.wait(60), said.decode()


def _every_command() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            for below, of in command.commands.items():
                yield f"{name} {below}", of


EVERY = tuple(_every_command())
"""Each command, and each below one, by what is typed."""
