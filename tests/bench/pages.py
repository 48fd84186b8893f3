"""The dashboard's first page in a real browser, beside the bare page that comes with the shared tools."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared" / "bench"
DRAWN = (
    "[...document.querySelectorAll('.js-plotly-plot')]"
    ".filter(p => p.querySelector('.point path, .js-line, .slice path, .heatmaplayer image, .hm image'))"
    ".length >= {charts}"
)
_SHOWN = re.compile(r"(cold|warm): shown (\d+) ms")
_CLICK = re.compile(r"cold: .*click (\d+) ms")


def compare(database: Path, clock: dict[str, str]) -> None:
    """Print the ratios of *This week* to the bare page with four charts."""
    if not SHARED.exists():
        print("skipped page: the shared page tools are not beside this checkout")
        return
    env = {"TRACKER_DB": str(database), **clock}
    with served(SHARED / "charts4.py", {}) as bare, served(ROOT / "dashboard.py", env) as ours:
        four = _paint(bare, DRAWN.format(charts=4), [])
        click = ["--click", ".st-key-week-before button", "--then", "Week 46:"]
        week = _paint(f"{ours}/?week=2026-W47", DRAWN.format(charts=1), click)
    cold_four, cold_week = _shown(four), _shown(week)
    changed = int(_CLICK.search(week)[1]) if _CLICK.search(week) else 0  # type: ignore[index]
    for job, value, limit in (("cold page to charts", cold_week, 1.6), ("changing the week", changed, 0.5)):
        ratio = value / cold_four
        verdict = "ok" if value and ratio <= limit else "MISSED"
        times = f"{value:7} / {cold_four:6} ms"
        print(f"{verdict:6} This week, {job} / bare page  {times} = {ratio:5.2f} (<= {limit})")


def compare_replies(database: Path, clock: dict[str, str]) -> None:
    """Print the ratio of *Replies* to the bare page with four charts."""
    if not SHARED.exists():
        print("skipped page: the shared page tools are not beside this checkout")
        return
    env = {"TRACKER_DB": str(database), **clock}
    with served(SHARED / "charts4.py", {}) as bare, served(ROOT / "dashboard.py", env) as ours:
        four = _shown(_paint(bare, DRAWN.format(charts=4), []))
        for words in ("26 weeks", "All"):
            url = f"{ours}/replies?week=2026-W47&range={words.replace(' ', '%20')}"
            shown = _shown(_paint(url, DRAWN.format(charts=4), []))
            verdict = "ok" if shown / four <= 2 else "MISSED"
            times = f"{shown:7} / {four:6} ms"
            print(f"{verdict:6} Replies, {words}, cold / bare page  {times} = {shown / four:5.2f} (<= 2)")


def four_charts(bare: str) -> int:
    """The milliseconds in which the bare page shows its four charts, once, in a browser that is new to it."""
    return _shown(_paint(bare, DRAWN.format(charts=4), [], runs=1))


@contextmanager
def served(script: Path, env: dict[str, str]) -> Iterator[str]:
    """A Streamlit server on a free loopback port, ended afterwards."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.headless", "true"]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def _await(url: str) -> None:
    for _ in range(150):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"{url} did not answer")


def _paint(url: str, drawn: str, more: list[str], runs: int = 5) -> str:
    tool = [
        sys.executable,
        str(SHARED / "page_paint.py"),
        url,
        "--js",
        drawn,
        "--runs",
        str(runs),
        "--warm",
        "1",
    ]
    return subprocess.run([*tool, *more], capture_output=True, text=True, check=True).stdout


def _shown(output: str) -> int:
    return next(int(ms) for kind, ms in _SHOWN.findall(output) if kind == "cold")
