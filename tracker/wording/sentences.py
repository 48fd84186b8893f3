"""A week in one sentence, its parts in plain words, and what to do first where there is nothing yet."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.wording.numbers import count, hours_in_words, money, one_line, percent, rate, week

if TYPE_CHECKING:
    from tracker.metrics.estimate import Estimate
    from tracker.metrics.waterfall import Stairs, Step
    from tracker.review import WeeklyReview

PARTS = {
    "research": "research and preparation, unbilled",
    "support": "support, unbilled",
    "coaching": "coaching, unbilled",
    "messages": "messages, unbilled",
    "extra work": "extra work they asked for, unbilled",
    "gifts": "gifts: work you gave unasked",
    "travel": "travel, unbilled",
    "other unbilled": "other unbilled work",
    "internal": "internal projects",
    "no rate": "billable hours without a rate",
    "fixed fee": "more hours than the fee’s share",
    "expenses": "expenses nobody pays back",
}
"""The parts of the waterfall in plain words."""

_FAVOUR = "fixed fees and retainers, in your favour"
_SHORT = {"research": "research", "gifts": "gifts", "extra work": "extra work", "expenses": "expenses"}

_BASIS = {
    "estimate_hours": "your estimate",
    "agreed_hours": "the hours agreed",
    "hours to date": "the hours so far, which are past every estimate",
}


class Advice(NamedTuple):
    """What to do where there is nothing yet: a sentence, and commands that do it."""

    sentence: str
    commands: tuple[str, ...] = ()


FIRST_STEPS = Advice(
    "There is nothing in this book yet. A client and one line are enough to begin:",
    (
        "tracker client add 'Bouwgroep Noord' --alias bouw --rate 100",
        "tracker log '9:00-11:30 @bouw handbook chapter 3'",
        "tracker import calendar.csv --dry-run",
    ),
)
NO_CLIENTS = Advice(
    "There are no clients yet. Add the first:",
    ("tracker client add 'Bouwgroep Noord' --alias bouw --rate 100",),
)
NO_ENTRIES = Advice(
    "Nothing was logged in these days.", ("tracker log '9:00-11:30 @bouw handbook chapter 3'",)
)
EMPTY_INBOX = Advice("The inbox is empty: every calendar row has found its place.")
NO_HISTORY = Advice("There is nothing to take back yet.")


def part_name(step: "Step") -> str:
    """A step of the waterfall in plain words; a negative one gave rather than took."""
    if step.name == "fixed fee" and step.cents < 0:
        return _FAVOUR
    return PARTS.get(step.name, step.name)


def step_label(step: "Step") -> str:
    """A step of the waterfall in a word or two, for an axis."""
    if step.name == "fixed fee":
        return "Fees, in favour" if step.cents < 0 else "Beyond the fees"
    return step.name.capitalize()


def step_note(step: "Step", currency: str) -> str:
    """What a step of the waterfall is: "€800.00 over 8 h: research and preparation, unbilled"."""
    over = f" over {hours_in_words(step.seconds / 3600)}" if step.seconds else ""
    return f"{money(abs(step.cents) / 100, currency)}{over}: {part_name(step)}"


def week_sentence(review: "WeeklyReview") -> str:
    """One sentence that sums up a week: hours, what they brought per hour, and what took most of the rest."""
    totals = review.totals
    hours, own = totals["hours"] or 0.0, totals["own_hours"] or 0.0
    name = week(review.week).capitalize()
    verb = "brought" if review.complete else "brings"
    if not hours:
        own_time = f"; {hours_in_words(own)} went into your own time" if own else ""
        return f"{name}: no hours for clients{' yet' if not review.complete else ''}{own_time}."
    said = f"{name}: {hours_in_words(hours)} for clients"
    if review.totals_by_currency is not None:
        rates = [
            rate(of["effective_rate"], currency)
            for currency, of in review.totals_by_currency.items()
            if of["effective_rate"] is not None
        ]
        return f"{said}, in {count(len(review.totals_by_currency), 'currency', 'currencies')}: {_and(rates)}."
    effective, agreed = totals["effective_rate"], totals["agreed_rate"]
    said += f" {verb} {money(totals['revenue'], review.currency)}"
    if effective is None:
        return f"{said}."
    said += f", {rate(effective, review.currency)}"
    if agreed is None:
        return f"{said}; no rate is agreed to hold it against."
    if effective > agreed:
        return f"{said}, more than the {money(agreed, review.currency)} agreed."
    return f"{said} of the {money(agreed, review.currency)} agreed{_largest(review.waterfall)}."


def _largest(stairs: "Stairs | None") -> str:
    """The part that took most, as the end of a sentence."""
    taking = [step for step in stairs.steps if step.cents_per_hour > 0] if stairs else []
    if stairs is None or not taking or stairs.effective_cents_per_hour >= stairs.agreed_cents_per_hour:
        return ""
    most = max(taking, key=lambda step: step.cents_per_hour)
    amount = money(most.cents_per_hour / 100, stairs.currency)
    return f"; {_short(most)} took most, {amount} of each hour"


def _short(step: "Step") -> str:
    return _SHORT.get(step.name) or PARTS.get(step.name, step.name).removesuffix(", unbilled")


def rate_kept_sentence(review: "WeeklyReview") -> str:
    """What the rate is made of: the formula with its numbers, costs said beside it."""
    totals, currency = review.totals, review.currency
    if not totals["hours"] or totals["effective_rate"] is None:
        return ""
    return (
        f"{money(totals['revenue'], currency)} earned, costs taken off, over {totals['hours']:,.2f} hours,"
        f" billable or not, is {rate(totals['effective_rate'], currency)}"
        + (
            f": {percent(totals['rate_kept'])} of the rate agreed."
            if totals["rate_kept"] is not None
            else "."
        )
    )


def estimate_sentence(of: "Estimate", currency: str) -> str:
    """A fixed fee, if finished at today's estimate."""
    who = f"{one_line(of.project.client, 40)} / {one_line(of.project.name, 40)}"
    return (
        f"{who}: finished at {hours_in_words(of.hours)} ({_BASIS.get(of.basis, of.basis)}), the fee comes to"
        f" {rate(of.effective_rate, currency)}; {hours_in_words(of.hours_to_date)} so far."
    )


def left_on_the_table_sentence(stairs: "Stairs") -> str:
    """What the time parts took from the agreed rate, over the whole period."""
    left = stairs.left_on_the_table_cents / 100
    if left < 0:
        return f"{money(-left, stairs.currency)} more came in than the agreed rate would have brought."
    return f"{money(left, stairs.currency)} of time stayed on the table."


def inbox_sentence(waiting: int) -> str:
    """What waits in the inbox."""
    return (
        f"{count(waiting, 'calendar row')} {'waits' if waiting == 1 else 'wait'} in the inbox for a client."
    )


def running_week_sentence(review: "WeeklyReview", today: date) -> str:
    """Said of a week that is not over; "" of any other."""
    if review.complete:
        return ""
    if today < review.start:
        return "This week lies ahead; fixed fees and retainers already count for all of its days."
    return (
        f"This week is still running: it is day {(today - review.start).days + 1} of 7. Fixed fees and"
        " retainers already count for all of them, so the rate will move as hours are added."
    )


def currencies_sentence(review: "WeeklyReview") -> str:
    """Said of a week with money in several currencies; "" of any other."""
    if review.totals_by_currency is None:
        return ""
    return (
        f"Money came in {_and(list(review.totals_by_currency))}. Currencies are never added up: the"
        f" chart and the money left on the table are those of the clients in {review.currency}."
    )


def _and(words: Sequence[str]) -> str:
    return " and ".join((", ".join(words[:-1]), words[-1])) if len(words) > 1 else "".join(words)
