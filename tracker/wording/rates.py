"""A client's rate over some weeks, in a sentence."""

from collections.abc import Mapping

from tracker.language import _
from tracker.wording.numbers import count, hours_in_words, money, of_agreed, one_line, rate


def client_sentence(client: str, numbers: Mapping[str, float | None], currency: str, weeks: int) -> str:
    """What some weeks for a client brought: hours, money, what is left of the agreed rate."""
    brought = {
        "client": one_line(client, 40),
        "weeks": count(weeks, "week", "weeks"),
        "hours": hours_in_words(numbers["hours"] or 0.0),
        "revenue": money(numbers["revenue"], currency),
        "rate": rate(numbers["effective_rate"], currency),
    }
    if not numbers["hours"]:
        return _("No hours for {client} in {weeks}.").format(**brought)
    if numbers["effective_rate"] is None:
        return _("{client}, {weeks}: {hours} brought {revenue}.").format(**brought)
    if numbers["agreed_rate"] is None:
        return _(
            "{client}, {weeks}: {hours} brought {revenue}, {rate}; no rate is agreed to hold it against."
        ).format(**brought)
    return _("{client}, {weeks}: {hours} brought {revenue}, {rate} {of_agreed}.").format(
        of_agreed=of_agreed(numbers["agreed_rate"], numbers["rate_kept"], currency), **brought
    )
