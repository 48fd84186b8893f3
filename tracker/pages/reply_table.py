"""The table of a period's clients: how many questions, how soon they were answered, and who begins."""

from typing import Any

from tracker.charts.labels import html
from tracker.metrics.reciprocity import Opened
from tracker.pages.markup import link
from tracker.pages.reply_figures import Figures
from tracker.wording.replies import measured, measured_share
from tracker.wording.reply_parts import threads_began

HEAD = (
    '<tr><th>Client</th><th class="n">Asked</th><th class="n">Open</th><th class="n">Half in</th>'
    '<th class="n wide">Nine of ten in</th><th class="n wide">In the hour</th>'
    '<th class="n wide">Off hours</th><th class="n">Theirs</th>'
    '<th class="n wide">Threads you began</th></tr>'
)


def reply_table(found: Figures, week: str) -> str:
    """One row per client, as HTML; the name leads to that client's replies."""
    opened = dict(found.opened)
    rows = "".join(
        _row(of.client, of.numbers, of.asked_of_them, opened[of.client], week) for of in found.clients
    )
    return f"<table><thead>{HEAD}</thead><tbody>{rows}</tbody></table>"


def _row(client: str, numbers: dict[str, Any], asked_of_them: int, opened: Opened, week: str) -> str:
    turns = numbers["turns"]
    half, most = (measured(numbers[name], turns) for name in ("median_minutes", "p90_minutes"))
    cells = (
        ("n", f"{turns:,}"),
        ("n", f"{numbers['open']:,}"),
        ("n", half),
        ("n wide", most),
        ("n wide", measured_share(numbers["within_hour"], turns)),
        ("n wide", f"{numbers['off_hours']:,}"),
        ("n", measured(numbers["client_median_minutes"], asked_of_them)),
        ("n wide", threads_began(opened)),
    )
    shown = "".join(f'<td class="{of}">{html(text)}</td>' for of, text in cells)
    return f"<tr><td>{link('replies', client, week=week, client=client)}</td>{shown}</tr>"
