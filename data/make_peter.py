"""Write Peter's half year: what he typed himself, his calendar, his mail, his chat and his calls.

Peter is invented, and so is everybody he meets. The calendar is what a Dutch Outlook would export for the
26 ISO weeks from 18 May to 15 November 2026, mess included; the mail is a Google Takeout, the chat one of
WhatsApp on Android, the calls are of SMS Backup & Restore. `peter.jsonl` holds his clients, projects, rates,
own addresses, the time he logged by hand, and what else he wrote down.
Nothing here depends on the clock, the machine or the Python version, so two runs give the same bytes.

    python data/make_peter.py           # rewrite all files
    python data/make_peter.py --check   # exit 1 if they are not what this script writes
"""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from peter_calendar import all_rows, calendar, meetings, monday
from peter_contacts import contacts
from peter_facts import LEAVE, OFFICE, PUBLIC_HOLIDAY, TYPED, WEEKS
from peter_mbox import mailbox
from peter_phone import CHAT, calls, chat
from peter_plan import Mail
from peter_records import beside

HERE = Path(__file__).parent


def entries() -> Iterator[dict[str, Any]]:
    """Time without a clock: research evenings, his admin and study, two days of leave."""
    for week in WEEKS:
        day = monday(week)
        note = f"Evening: {('sources', 'comparison', 'reading')[week % 3]}"
        if week >= 9 and week % 2 == 0:
            evening = own(f"evening-{week:02}", day + timedelta(days=3), 120, "research", note)
            unbilled = {"billable": False, "trigger": "own"}
            yield evening | {"client": "Bouwgroep Noord", "project": "Vernieuwing"} | unbilled
        kind, text = (("acquisition", "Calls and a quote"), ("learning", "Course module"))[week % 2]
        yield own(f"own-{week:02}-a", day + timedelta(days=1), 90 + week % 3 * 15, kind, text)
        yield own(
            f"own-{week:02}-b", day + timedelta(days=2), 90 + week % 2 * 15, "admin", "Bookkeeping, mail"
        )
    yield from (own(f"leave-{day:%m%d}", day, 480, "leave", "Long weekend") for day in LEAVE)


def own(key: str, day: date, minutes: int, kind: str, note: str) -> dict[str, Any]:
    """An entry without a client."""
    return {"type": "entry", "id": key, "day": day, "seconds": minutes * 60, "kind": kind, "note": note}


def interchange(mails: Sequence[Mail]) -> bytes:
    """The interchange file, one record a line."""
    settings: dict[str, Any] = {"type": "settings", "timezone": "Europe/Amsterdam", "working_hours": OFFICE}
    settings |= {"days_off": [PUBLIC_HOLIDAY], "capacity_hours": 36, "prefers": "separate"}
    software = {"type": "expense", "amount_cents": 2900, "note": "Bookkeeping software"}
    monthly = [software | {"day": date(2026, month, 1)} for month in range(6, 12)]
    records = (*entries(), *monthly, *beside(mails))
    made = [json.dumps(r, ensure_ascii=False, default=date.isoformat) for r in records]
    first = json.dumps(settings, default=date.isoformat)
    return "\n".join([first, TYPED.strip(), *made, ""]).encode()


def main(arguments: list[str]) -> int:
    """Write the files, or with --check only compare them."""
    rows = all_rows()
    plan = contacts(meetings(rows))
    wanted = {
        HERE / "peter.jsonl": interchange(plan.mails),
        HERE / "kalender.csv": calendar(rows),
        HERE / "peter.mbox": mailbox(plan.mails),
        HERE / CHAT: chat(plan.lines),
        HERE / "calls.xml": calls(plan.calls),
    }
    if arguments == ["--check"]:
        stale = [
            path.name for path, content in wanted.items() if not path.exists() or path.read_bytes() != content
        ]
        print("\n".join(f"{name} differs: run python data/make_peter.py" for name in stale) or "up to date")
        return 1 if stale else 0
    for path, content in wanted.items():
        path.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
