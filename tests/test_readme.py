"""The README's two commands, run as they stand, from a clean clone in a fresh virtual environment."""

import os
import re
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
COMMANDS = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)
STARTS_WITHIN = 300
"""Seconds; most of them go into installing."""


def test_the_readme_opens_with_two_commands() -> None:
    first, second = COMMANDS
    assert first.endswith("tracker demo")
    assert second.endswith("-m pytest")


def test_the_ci_script_calls_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    found = subprocess.run(
        ["bash", "-c", re.search(r"^tests=\$\((.*)\)$", script, re.MULTILINE)[1]],  # type: ignore[index]
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == COMMANDS[1]


def test_every_file_the_readme_links_to_is_there() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.skipif(
    not os.environ.get("CI"), reason="installs everything anew (a minute); set CI=true to run it"
)
def test_the_first_command_shows_peters_half_year(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    subprocess.run(["git", "clone", "-q", str(ROOT), str(checkout)], check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    outside = {
        k: v for k, v in os.environ.items() if not k.startswith(("TRACKER_", "VIRTUAL_ENV", "PYTHONPATH"))
    }
    home = tmp_path / "home"
    home.mkdir()
    with (tmp_path / "demo.log").open("wb") as log:
        demo = subprocess.Popen(
            ["bash", "-c", f"{COMMANDS[0]} --no-browser --port {port}"],
            cwd=checkout,
            env={**outside, "HOME": str(home), "PIP_CACHE_DIR": os.path.expanduser("~/.cache/pip")},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        assert _answers(f"http://127.0.0.1:{port}/_stcore/health", demo), (tmp_path / "demo.log").read_text()
        assert not list(home.rglob("tracker.db")), "the demo must not touch the user's own book"
    finally:
        os.killpg(demo.pid, signal.SIGINT)
        try:
            demo.wait(20)
        finally:
            if demo.poll() is None:
                os.killpg(demo.pid, signal.SIGKILL)


def _answers(url: str, process: "subprocess.Popen[bytes]") -> bool:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            time.sleep(0.5)
    return False
