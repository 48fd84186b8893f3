"""Measure every job, or those named, and print the ratios: `python -m tests.bench [JOB]...`."""

import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.bench import books, chats, closing, mailbox, noticing, pages, steps
from tests.bench.timing import Cost, measured

PYTHON = sys.executable
PLAIN = [PYTHON, "-m", "tests.bench.plain"]
PANDAS = [PYTHON, "-c", "import pandas"]
BARE = [PYTHON, "-c", "import click, sqlite3"]
CLOCK = {"TRACKER_NOW": books.NOW.isoformat()}


def tracker(database: Path, *words: str) -> list[str]:
    """The command line on a database, as installed."""
    return [str(Path(PYTHON).with_name("tracker")), "--db", str(database), *words]


def say(job: str, cost: Cost, against: Cost, limit: float, memory: float | None = None) -> None:
    """One line: what was measured, the ratio, and what it is to reach."""
    ratio = cost.seconds / against.seconds
    verdict = "ok" if ratio <= limit and (memory is None or cost.megabytes <= memory) else "MISSED"
    room = "" if memory is None else f", {cost.megabytes:.0f} MB (<= {memory:.0f})"
    times = f"{cost.seconds * 1000:7.0f} / {against.seconds * 1000:6.0f} ms"
    print(f"{verdict:6} {job:58} {times} = {ratio:5.2f} (<= {limit}){room}", flush=True)


def commands(folder: Path) -> None:
    """What is typed all day, at 1,000, 100,000 and a million entries, each size in turn with the others."""
    books_of = {size: folder / f"commands-{size}.db" for size in (1_000, 100_000, 1_000_000)}
    for size, database in books_of.items():
        books.filled(database, size)
    typed = {"log": ["log", "9-11:30 @c1 handbook chapter 3 #research !gift"], "status": ["status"]}
    typed |= {"start": ["start", "@c2 call"], "stop": ["stop"], "undo": ["undo"]}
    for job, words in typed.items():
        before = {"stop": ["start", "@c2 call"]}.get(job)
        calls = [tracker(database, *words) for database in books_of.values()]
        bare, *ours = measured(
            BARE, *calls, env=CLOCK, first=[[], *(before and tracker(d, *before) for d in books_of.values())]
        )
        of = dict(zip(books_of, ours, strict=True))
        for size, cost in of.items():
            say(f"{job} at {size:,} entries / import click, sqlite3", cost, bare, 1.5)
        say(f"{job} at 100,000 / at 1,000 entries", of[100_000], of[1_000], 1.2)


def report(folder: Path) -> None:
    """Totals per client over everything."""
    database = folder / "report.db"
    books.filled(database, 100_000)
    ours, dated, plain = measured(
        tracker(database, "report", "--by", "client"),
        [*PLAIN, "sums", str(database)],
        [*PLAIN, "sums_at_one_rate", str(database)],
        env=CLOCK,
    )
    say("report --by client, 100,000 entries / one SQL statement", ours, dated, 2.0)
    say("the same / one SQL statement without dated rates", ours, plain, 2.0)


def week(folder: Path) -> None:
    """The weekly review in the terminal."""
    database = folder / "week.db"
    books.filled(database, 20_000)
    ours, pandas = measured(tracker(database, "week"), PANDAS, env=CLOCK)
    say("week at 20,000 entries / import pandas", ours, pandas, 1.5)


def imports(folder: Path) -> None:
    """A calendar of 100,000 rows into an empty database, and once more."""
    file, empty, database = folder / "calendar.csv", folder / "empty.db", folder / "import.db"
    books.calendar(file, 100_000)
    books.empty(empty).close()
    again = tracker(database, "import", str(file), "--date-order", "dmy")
    shell = f"rm -f {database}* && cp {empty} {database} && exec " + _quoted_words(again)
    bare = [*PLAIN, "calendar", str(file), str(folder / "bare.db")]
    first, plain = measured(["sh", "-c", shell], bare, env=CLOCK)
    second, repeated = measured(again, ["sh", "-c", shell], env=CLOCK)
    say("calendar CSV, 100,000 rows, import / csv + strptime + executemany", first, plain, 3.0, 250)
    measured(again, runs=1, env=CLOCK)
    say("the same file again / the first time", second, repeated, 1.0)


def mail(folder: Path) -> None:
    """A mailbox of 100,000 messages and 1 GB into an empty database, and again after it grew by 1 %."""
    grown, file = folder / "grown.mbox", folder / "mail.mbox"
    mailbox.written(grown, mailbox.MESSAGES + mailbox.MESSAGES // 100, mailbox.BYTES // 100 * 101)
    mailbox.written(file)
    empty, before, database = folder / "mail-empty.db", folder / "mail-before.db", folder / "mail.db"
    _with_me(empty)
    take_in = _quoted_words(tracker(database, "import", str(file)))
    anew = ["sh", "-c", f"rm -f {database}* && cp {empty} {database} && exec {take_in}"]
    (first,) = measured(anew, runs=3, env=CLOCK)
    (plain,) = measured([PYTHON, "-m", "tests.bench.mailbox", "plain", str(file)], runs=1)
    say("mbox, 100,000 messages, 1 GB, import / mailbox + headers", first, plain, 0.5, 200)
    shutil.copy(database, before)
    take_in = _quoted_words(tracker(database, "import", str(grown)))
    (second,) = measured(
        ["sh", "-c", f"rm -f {database}* && cp {before} {database} && exec {take_in}"], runs=3, env=CLOCK
    )
    say("the mailbox grown by 1 % / the first time", second, first, 0.3)


def chat(folder: Path) -> None:
    """A WhatsApp export of 100,000 lines into an empty database."""
    file = folder / "WhatsApp Chat with Anna.txt"
    empty, database = folder / "chat-empty.db", folder / "chat.db"
    chats.whatsapp(file, 100_000)
    _with_me(empty)
    words = _quoted_words(tracker(database, "import", str(file), "--client", "c1"))
    shell = ["sh", "-c", f"rm -f {database}* && cp {empty} {database} && exec {words}"]
    ours, pandas = measured(shell, PANDAS, env=CLOCK)
    say("WhatsApp export, 100,000 lines / import pandas", ours, pandas, 6.0)


def replies(folder: Path) -> None:
    """Replies over five years in the terminal."""
    database = folder / "replies.db"
    chats.corresponded(database, 100_000)
    ours, as_json, pandas = measured(
        tracker(database, "replies"), tracker(database, "replies", "--json"), PANDAS, env=CLOCK
    )
    say("replies over 100,000 messages / import pandas", ours, pandas, 3.0)
    say("the same with --json, every turn", as_json, pandas, 3.0)
    week, pandas = measured(tracker(database, "week"), PANDAS, env=CLOCK)
    say("week with 100,000 messages / import pandas", week, pandas, 3.0)


def patterns(folder: Path) -> None:
    """All patterns of one week, over five years of entries, messages and other records."""
    database = folder / "patterns.db"
    noticing.lived(database)
    ours, text, week, pandas = measured(
        tracker(database, "patterns", "--json"),
        tracker(database, "patterns"),
        tracker(database, "week", "--json"),
        PANDAS,
        env=CLOCK,
    )
    say("patterns --json, 20,000 entries, 100,000 messages / import pandas", ours, pandas, 3.0)
    say("the same as text", text, pandas, 3.0)
    say("week --json of the same book / import pandas", week, pandas, 4.0)
    asked = Cost(noticing.seconds(database), 0)
    say("all patterns of the week, once it is loaded / import pandas", asked, pandas, 1.0)


def _with_me(path: Path) -> None:
    """An empty book that knows who the user is."""
    with books.empty(path) as book:
        for address in chats.me():
            book.add(address)


def _quoted_words(words: list[str]) -> str:
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    return "'" + word.replace("'", "'\\''") + "'"


def page(folder: Path) -> None:
    """*This week* in Chromium against a bare page with four charts."""
    database = folder / "page.db"
    books.filled(database, 20_000)
    pages.compare(database, CLOCK)


def replies_page(folder: Path) -> None:
    """*Replies* in Chromium at 100,000 messages against a bare page with four charts."""
    database = folder / "replies-page.db"
    chats.corresponded(database, 100_000)
    pages.compare_replies(database, CLOCK)


def review(folder: Path) -> None:
    """Closing the week, the pages beside it and the downloads, in Chromium; and the same in the terminal."""
    database = folder / "review.db"
    closing.lived(database)
    back, limits, helped, pandas = measured(
        tracker(database, "review"),
        tracker(database, "boundaries", "--json"),
        tracker(database, "helped", "--json"),
        PANDAS,
        env=CLOCK,
    )
    say("review, 20,000 entries, 100,000 messages / import pandas", back, pandas, 1.5)
    say("boundaries --json of the same book / import pandas", limits, pandas, 1.5)
    say("helped --json, 42 boundaries that were told / import pandas", helped, pandas, 3.0)
    steps.compare(database, CLOCK)


JOBS: dict[str, Callable[[Path], None]] = {
    "commands": commands,
    "report": report,
    "week": week,
    "import": imports,
    "page": page,
    "mail": mail,
    "chat": chat,
    "replies": replies,
    "patterns": patterns,
    "replies-page": replies_page,
    "review": review,
}


def main(wanted: list[str]) -> None:
    """Run the named jobs, or all."""
    folder = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        for name in wanted or JOBS:
            JOBS[name](folder)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(sys.argv[1:])
