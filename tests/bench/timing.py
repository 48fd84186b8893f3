"""Timing whole processes fairly: in turns, medians, and the memory the system itself accounts for."""

import os
import statistics
import subprocess
import time
from collections.abc import Sequence
from typing import NamedTuple

RUNS = 5


class Cost(NamedTuple):
    """Median wall seconds and the largest peak memory in MB."""

    seconds: float
    megabytes: float


def measured(
    *commands: Sequence[str],
    runs: int = RUNS,
    env: dict[str, str] | None = None,
    first: Sequence[Sequence[str] | None] = (),
) -> list[Cost]:
    """What each command costs, run in turns after one warm-up; every one must succeed.

    `first` holds, per command, one to run before it each time that is not measured; empty for none.
    """
    seen: list[list[tuple[float, float]]] = [[] for _ in commands]
    for turn in range(runs + 1):
        for n, command in enumerate(commands):
            if n < len(first) and (before := first[n]):
                _run(before, env)
            once = _run(command, env)
            if turn:
                seen[n].append(once)
    return [Cost(statistics.median(s for s, _ in of), max(m for _, m in of)) for of in seen]


def _run(command: Sequence[str], env: dict[str, str] | None) -> tuple[float, float]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **(env or {})},
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - begun
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    return seconds, usage.ru_maxrss / 1024
