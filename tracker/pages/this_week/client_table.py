"""The table of a week's clients: hours split into billed and unbilled, and the rate over twelve weeks."""

from collections.abc import Sequence

from tracker.charts import sparkline, split_bar
from tracker.charts.labels import html, plain
from tracker.language import N_, _
from tracker.pages.markup import head, link
from tracker.review import ClientWeek
from tracker.wording.numbers import hours_in_words, money, percent
from tracker.wording.reply_parts import week_replies
from tracker.wording.tiles import trend_label

COLUMNS = (
    (N_("Client"), ""),
    (N_("Hours"), ""),
    (N_("Effective rate, 12 weeks"), "wide"),
    (N_("Effective"), "n"),
    (N_("Agreed"), "n wide"),
    (N_("Kept"), "n"),
    (N_("Earned"), "n wide"),
)
"""The headings, each with its class: what is wide is left out on a phone."""


def client_table(clients: Sequence[ClientWeek], week: str) -> str:
    """One row per client, as HTML; the name leads to the Rate page of that client."""
    longest = max((of.numbers["hours"] or 0.0 for of in clients), default=0.0)
    rows = "".join(_row(of, week, longest) for of in clients)
    return f"<table><thead>{head(COLUMNS)}</thead><tbody>{rows}</tbody></table>"


def _row(of: ClientWeek, week: str, longest: float) -> str:
    numbers, currency = of.numbers, of.currency
    hours, unbilled = numbers["hours"] or 0.0, numbers["unbilled_hours"] or 0.0
    billed = numbers["billable_hours"] or 0.0
    said = hours_in_words(hours)
    if unbilled:
        said = _("{hours}, {unbilled} unbilled").format(hours=said, unbilled=hours_in_words(unbilled))
    first, last = (money(of.trend[n].effective_rate, currency) for n in (0, -1))
    name = plain(of.client, 40)
    bar = split_bar(billed, hours, label=f"{name}: {said}", longest=longest)
    line = sparkline(
        [point.effective_rate for point in of.trend],
        label=trend_label(_("{name}, effective rate").format(name=name), of.trend, first, last),
        reference=numbers["agreed_rate"],
    )
    return (
        f"<tr><td>{link('rate', of.client, week=week, client=of.client)}{_replies(of, week)}</td>"
        f'<td class="pic">{bar}<small>{html(said, 80)}</small></td><td class="pic wide">{line}</td>'
        f'<td class="n">{money(numbers["effective_rate"], currency)}</td>'
        f'<td class="n wide">{money(numbers["agreed_rate"], currency)}</td>'
        f'<td class="n">{percent(numbers["rate_kept"])}</td>'
        f'<td class="n wide">{money(numbers["revenue"], currency)}</td></tr>'
    )


def _replies(of: ClientWeek, week: str) -> str:
    """How many questions came and how soon they were answered, as a link to the page that shows more."""
    said = week_replies(of.replies)
    return f"<small>{link('replies', said, week=week, client=of.client)}</small>" if said else ""
