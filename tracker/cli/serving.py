"""Running the dashboard's server as a process of its own, on this machine only."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from http.client import HTTPConnection, HTTPException
from types import FrameType

import click

from tracker.bundle import bundled
from tracker.cli.session import hint
from tracker.errors import TrackerError
from tracker.language import _

HOST = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 100
STARTS_WITHIN = 60.0
"""Seconds; a cold start on a slow disk was seen to take ten."""


def serve(environment: Mapping[str, str], port: int | None, *, open_browser: bool) -> None:
    """Run the dashboard until it ends or is interrupted.

    Args:
        environment: what the dashboard is told: its book, and its clock if it has one of its own.
        port: where it listens; None for the first free one.
        open_browser: whether to open it in the browser once it answers.

    Raises:
        TrackerError: the port is taken, or the server does not start.
    """
    port = free_port(port)
    app = bundled("dashboard.py")
    with _home() as folder, _terminating():
        server = subprocess.Popen(
            _command(app, port),
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        try:
            _wait_until_it_answers(server, port)
            address = f"http://{HOST}:{port}"
            click.echo(_("The dashboard is at {address}").format(address=address))
            sys.stdout.flush()
            hint(_("Ctrl-C ends it."))
            if open_browser:
                import webbrowser

                webbrowser.open(address)
            server.wait()
        except KeyboardInterrupt:
            hint(_("Ended."))
        finally:
            _end(server)


def free_port(asked: int | None) -> int:
    """The port asked for, or the first free one from 8501.

    Raises:
        TrackerError: it is taken, or all are.
    """
    if asked is not None:
        if not _is_free(asked):
            raise TrackerError(
                _("Port {port} is taken by another program").format(port=asked),
                _("Choose another, or leave --port out"),
            )
        return asked
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        if _is_free(port):
            return port
    raise TrackerError(
        _("No port from {port} on is free").format(port=FIRST_PORT), _("Choose one with --port")
    )


def _is_free(port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if (
            os.name == "posix"
        ):  # a port that was used a moment ago is free; on Windows the option means another
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def _command(app: str, port: int) -> list[str]:
    options = {
        "server.address": HOST,
        "server.port": str(port),
        "server.headless": "true",
        "browser.gatherUsageStats": "false",
        "logger.level": "warning",
    }
    said = [word for name, value in options.items() for word in (f"--{name}", value)]
    return [sys.executable, "-m", "streamlit", "run", app, *said]


@contextlib.contextmanager
def _home() -> Iterator[str]:
    """A folder to run in, with the theme where Streamlit looks for it: in `.streamlit` below."""
    config = bundled("config.toml")
    if os.path.basename(os.path.dirname(config)) == ".streamlit":
        yield os.path.dirname(os.path.dirname(config))
        return
    with tempfile.TemporaryDirectory(prefix="tracker-dashboard-") as folder:
        os.mkdir(os.path.join(folder, ".streamlit"))
        shutil.copy(config, os.path.join(folder, ".streamlit", "config.toml"))
        yield folder


@contextlib.contextmanager
def _terminating() -> Iterator[None]:
    """Being told to end is taken like Ctrl-C, so that no server is left behind."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _wait_until_it_answers(server: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < until:
        if server.poll() is not None:
            raise TrackerError(
                _("The dashboard ended before it answered (exit code {code})").format(code=server.returncode),
                _(
                    "What it said stands above; `python -m streamlit hello` shows whether Streamlit itself"
                    " works"
                ),
            )
        if _is_healthy(port):
            return
        time.sleep(0.1)
    said = _("The dashboard did not answer within {seconds} seconds")
    raise TrackerError(said.format(seconds=f"{STARTS_WITHIN:.0f}"), _("Try it once more"))


def _is_healthy(port: int) -> bool:
    connection = HTTPConnection(HOST, port, timeout=2)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def _end(server: "subprocess.Popen[bytes]") -> None:
    """End the server; it gets a moment to do so by itself."""
    if server.poll() is None:
        server.terminate()
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
