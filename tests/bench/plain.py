"""What the jobs are compared with: the same work done bare. Run as `python -m tests.bench.plain JOB ARGS`."""

import csv
import sqlite3
import sys
from collections.abc import Iterator
from datetime import datetime

_SUMS = """
SELECT c.name, sum(e.seconds) / 3600.0,
       sum(e.billable * e.seconds * (
           SELECT r.cents_per_hour FROM rate r
           WHERE r.client = e.client AND r.project IS NULL AND ifnull(r.valid_from, '') <= e.starts_at
           ORDER BY r.valid_from DESC LIMIT 1)) / 3600.0
FROM entry e JOIN client c ON c.pk = e.client GROUP BY c.pk
"""
_SUMS_AT_ONE_RATE = """
SELECT c.name, sum(e.seconds) / 3600.0, sum(e.billable * e.seconds) * max(r.cents_per_hour) / 3600.0
FROM entry e JOIN client c ON c.pk = e.client JOIN rate r ON r.client = c.pk AND r.valid_from IS NOT NULL
GROUP BY c.pk
"""


def sums(path: str, sql: str = _SUMS) -> None:
    """Hours and money per client with one SQL statement."""
    for row in sqlite3.connect(path).execute(sql):
        sys.stdout.write(f"{row}\n")


def sums_at_one_rate(path: str) -> None:
    """The same without dated rates: less than what is asked, so the ratio to it is a harder one."""
    sums(path, _SUMS_AT_ONE_RATE)


def calendar(path: str, database: str) -> None:
    """Read a calendar CSV, parse its dates, and write it into a bare table."""
    connection = sqlite3.connect(database)
    connection.execute("DROP TABLE IF EXISTS event")
    connection.execute("CREATE TABLE event (title, starts_at, ends_at, organiser, attendees, categories)")
    connection.executemany("INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", _events(path))
    connection.commit()


def _events(path: str) -> Iterator[tuple[str, ...]]:
    with open(path, newline="", encoding="utf-8") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            yield row[0], _moment(row[1], row[2]), _moment(row[3], row[4]), row[9], row[10], row[14]


def _moment(day: str, clock: str) -> str:
    return datetime.strptime(f"{day} {clock}", "%d/%m/%Y %H:%M:%S").isoformat()  # noqa: DTZ007


if __name__ == "__main__":
    {"sums": sums, "sums_at_one_rate": sums_at_one_rate, "calendar": calendar}[sys.argv[1]](*sys.argv[2:])
