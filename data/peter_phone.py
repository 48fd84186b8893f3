"""Peter's telephone: his chat as WhatsApp on Android exports it in Dutch, and his calls.

The calls are those of the app SMS Backup & Restore.
"""

from collections.abc import Sequence
from datetime import datetime
from xml.sax.saxutils import quoteattr

from peter_mbox import zoned
from peter_people import LEADER
from peter_plan import Call, Line

CHAT = f"WhatsApp-chat met {LEADER.name}.txt"
SEALED = (
    "Berichten en gesprekken worden end-to-end versleuteld. Alleen mensen in deze chat kunnen ze lezen, "
    "beluisteren of delen. Meer informatie."
)
SAVED = 1794772800000
CHANGED = f"Je beveiligingscode met {LEADER.name} is gewijzigd. Tik voor meer informatie."


def chat(lines: Sequence[Line]) -> bytes:
    """The export: dd-mm-yyyy, 24 hours, a line break inside a message as it is."""
    notes = [(lines[0].at, SEALED), (datetime.fromisoformat("2026-08-30 14:02"), CHANGED)]
    written = [(line.at, f"{line.sender.name}: {line.text}") for line in lines]
    every = sorted(notes + written, key=lambda of: of[0])
    return "".join(f"{at:%d-%m-%Y %H:%M} - {text}\n" for at, text in every).encode()


def calls(made: Sequence[Call]) -> bytes:
    """The backup: milliseconds since 1970, incoming 1, outgoing 2, missed 3."""
    rows = []
    for number, of in enumerate(made):
        kind = 2 if of.mine else 1 if of.seconds else 3
        at = zoned(of.at)
        # A telephone keeps a number as it was dialled or as the network told it.
        dialled = of.other.number.replace("+31", "0") if number % 4 == 1 else of.other.number
        values = {
            "number": dialled,
            "duration": of.seconds,
            "date": int(at.timestamp()) * 1000 + number * 37 % 1000,
            "type": kind,
            "presentation": 1,
            "readable_date": f"{at:%d-%m-%Y %H:%M:%S}",
            "contact_name": of.other.name,
        }
        fields = " ".join(f"{name}={quoteattr(str(value))}" for name, value in values.items())
        rows.append(f"  <call {fields} />\n")
    start = (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n"
        "<!--File Created By SMS Backup & Restore-->\n"
    )
    about = f'count="{len(rows)}" backup_set="00000000-2026-1115" backup_date="{SAVED}" type="full"'
    return f"{start}<calls {about}>\n{''.join(rows)}</calls>\n".encode()
