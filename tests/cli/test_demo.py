"""The demo as a process: from a checkout, and laid out as in an installed wheel."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.running import ROOT, Terminal
from tracker.bundle import PETER, bundled
from tracker.cli.dashboard import DEMO_NOW, build
from tracker.cli.serving import free_port
from tracker.errors import TrackerError


@contextmanager
def taken() -> Iterator[int]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def unused() -> int:
    with taken() as port:
        return port


def installed(folder: Path) -> Path:
    """The package as a wheel lays it out: the dashboard, its theme and the data inside it."""
    shutil.copytree(
        ROOT / "tracker", folder / "tracker", ignore=shutil.ignore_patterns("__pycache__", "_bundle")
    )
    bundle = folder / "tracker" / "_bundle"
    bundle.mkdir()
    shutil.copy(ROOT / ".streamlit" / "config.toml", bundle)
    for name in PETER:
        shutil.copy(ROOT / "data" / name, bundle)
    (bundle / "dashboard.py").write_text("import streamlit\nstreamlit.write('here')\n")
    return folder


@pytest.mark.parametrize("command", ["demo", "dashboard"])
def test_it_answers_at_the_address_it_prints_and_ends_quietly(
    terminal: Terminal, tmp_path: Path, command: str
) -> None:
    home, port, temporary = installed(tmp_path / "wheel"), unused(), tmp_path / "temporary"
    temporary.mkdir()
    environment = {**os.environ, **terminal.environment(), "PYTHONPATH": str(home), "TMPDIR": str(temporary)}
    before = terminal.db.read_bytes()
    process = subprocess.Popen(
        [sys.executable, "-m", "tracker", command, "--no-browser", "--port", str(port)],
        cwd=home,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        try:
            assert process.stdout.readline() == f"The dashboard is at http://127.0.0.1:{port}\n"
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=10) as health:
                assert health.status == 200
        finally:
            process.send_signal(signal.SIGTERM)
            _, said = process.communicate(timeout=30)
    assert (process.returncode, said.splitlines()[-1]) == (0, "Ended.")
    assert "Traceback" not in said
    assert list(temporary.iterdir()) == []
    assert free_port(port) == port
    assert terminal.db.read_bytes() == before


def test_peter_s_book_is_built_by_the_importers(tmp_path: Path) -> None:
    build(str(tmp_path / "peter.db"))
    peter = Terminal.__new__(Terminal)
    peter.folder, peter.db, peter.now = tmp_path, tmp_path / "peter.db", DEMO_NOW
    assert peter.json("week")["week"] == "2026-W46"
    assert len(peter.json("client", "list")["clients"]) == 3


def test_a_taken_port_is_refused_when_it_was_asked_for(terminal: Terminal) -> None:
    with taken() as port:
        said = f"Error: Port {port} is taken by another program. Choose another, or leave --port out.\n"
        assert terminal.refused("demo", "--no-browser", "--port", str(port)) == said


def test_a_taken_port_is_passed_over_when_none_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    with taken() as port:
        monkeypatch.setattr("tracker.cli.serving.FIRST_PORT", port)
        assert free_port(None) > port


def test_a_missing_file_of_the_program_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.bundle._CHECKOUT", "/nowhere")
    monkeypatch.setattr("tracker.bundle._BUNDLE", "/nowhere")
    with pytest.raises(TrackerError, match=r"The program's file config\.toml is missing"):
        bundled("config.toml")
