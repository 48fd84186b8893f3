"""The table of a period's clients: how many questions, how soon they were answered, and who begins."""

from typing import Any

from tracker.charts.labels import html
from tracker.language import N_
from tracker.metrics.reciprocity import Opened
from tracker.pages.markup import head, link
from tracker.pages.replies.figures import Figures
from tracker.wording.numbers import written
from tracker.wording.replies import measured, measured_share
from tracker.wording.reply_parts import threads_began

COLUMNS = (
    (N_("Client"), ""),
    (N_("Asked"), "n"),
    (N_("Open"), "n"),
    (N_("Half in"), "n"),
    (N_("Nine of ten in"), "n wide"),
    (N_("In the hour"), "n wide"),
    (N_("Off hours"), "n wide"),
    (N_("Theirs"), "n"),
    (N_("Threads you began"), "n wide"),
)
"""The headings, each with its class: what is wide is left out on a phone."""


def reply_table(found: Figures, week: str) -> str:
    """One row per client, as HTML; the name leads to that client's replies."""
    opened = dict(found.opened)
    rows = "".join(
        _row(of.client, of.numbers, of.asked_of_them, opened[of.client], week) for of in found.clients
    )
    return f"<table><thead>{head(COLUMNS)}</thead><tbody>{rows}</tbody></table>"


def _row(client: str, numbers: dict[str, Any], asked_of_them: int, opened: Opened, week: str) -> str:
    turns = numbers["turns"]
    half, most = (measured(numbers[name], turns) for name in ("median_minutes", "p90_minutes"))
    cells = (
        ("n", written(turns)),
        ("n", written(numbers["open"])),
        ("n", half),
        ("n wide", most),
        ("n wide", measured_share(numbers["within_hour"], turns)),
        ("n wide", written(numbers["off_hours"])),
        ("n", measured(numbers["client_median_minutes"], asked_of_them)),
        ("n wide", threads_began(opened)),
    )
    shown = "".join(f'<td class="{of}">{html(text)}</td>' for of, text in cells)
    return f"<tr><td>{link('replies', client, week=week, client=client)}</td>{shown}</tr>"
