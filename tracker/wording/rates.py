"""A client's rate over some weeks, in a sentence."""

from collections.abc import Mapping

from tracker.wording.numbers import count, hours_in_words, money, of_agreed, one_line, rate


def client_sentence(client: str, numbers: Mapping[str, float | None], currency: str, weeks: int) -> str:
    """What some weeks for a client brought: hours, money, what is left of the agreed rate."""
    name, span = one_line(client, 40), count(weeks, "week")
    if not numbers["hours"]:
        return f"No hours for {name} in {span}."
    said = f"{name}, {span}: {hours_in_words(numbers['hours'])} brought {money(numbers['revenue'], currency)}"
    if numbers["effective_rate"] is None:
        return f"{said}."
    said += f", {rate(numbers['effective_rate'], currency)}"
    if numbers["agreed_rate"] is None:
        return f"{said}; no rate is agreed to hold it against."
    return f"{said} {of_agreed(numbers['agreed_rate'], numbers['rate_kept'], currency)}."
