"""A week in one sentence, its parts in plain words, and what to do first where there is nothing yet."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import N_, _, ngettext
from tracker.language.parts import listed
from tracker.wording.numbers import (
    count,
    decimal_hours,
    hours_in_words,
    money,
    one_line,
    percent,
    rate,
    week,
    written,
)

if TYPE_CHECKING:
    from tracker.metrics.estimate import Estimate
    from tracker.metrics.waterfall import Stairs, Step
    from tracker.review import WeeklyReview

PARTS = {
    "research": N_("research and preparation, unbilled"),
    "support": N_("support, unbilled"),
    "coaching": N_("coaching, unbilled"),
    "messages": N_("messages, unbilled"),
    "extra work": N_("extra work they asked for, unbilled"),
    "gifts": N_("gifts: work you gave unasked"),
    "travel": N_("travel, unbilled"),
    "other unbilled": N_("other unbilled work"),
    "internal": N_("internal projects"),
    "no rate": N_("billable hours without a rate"),
    "fixed fee": N_("more hours than the fee’s share"),
    "expenses": N_("expenses nobody pays back"),
}
"""The parts of the waterfall in plain words; to be translated."""

_FAVOUR = N_("fixed fees and retainers, in your favour")
_NAMES = {
    "research": N_("research"),
    "support": N_("support"),
    "coaching": N_("coaching"),
    "messages": N_("messages"),
    "extra work": N_("extra work"),
    "gifts": N_("gifts"),
    "travel": N_("travel"),
    "expenses": N_("expenses"),
    "other unbilled": N_("other unbilled"),
    "internal": N_("internal"),
    "no rate": N_("no rate"),
    "fixed fee": N_("beyond the fees"),
}
"""The parts in a word or two, for an axis; to be translated."""
_ONLY_IN_PLAIN_WORDS = ("other unbilled", "internal", "no rate", "fixed fee")  # no words
"""Parts whose short name says too little inside a sentence."""

_BASIS = {
    "estimate_hours": N_("your estimate"),
    "agreed_hours": N_("the hours agreed"),
    "hours to date": N_("the hours so far, which are past every estimate"),
}


class Advice(NamedTuple):
    """What to do where there is nothing yet: a sentence, to be translated, and commands that do it."""

    sentence: str
    commands: tuple[str, ...] = ()


FIRST_STEPS = Advice(
    N_("There is nothing in this book yet. A client and one line are enough to begin:"),
    (
        "tracker client add 'Bouwgroep Noord' --alias bouw --rate 100",  # no words
        "tracker log '9:00-11:30 @bouw handbook chapter 3'",  # no words
        "tracker import calendar.csv --dry-run",  # no words
    ),
)
NO_CLIENTS = Advice(
    N_("There are no clients yet. Add the first:"),
    ("tracker client add 'Bouwgroep Noord' --alias bouw --rate 100",),  # no words
)
NO_ENTRIES = Advice(
    N_("Nothing was logged in these days."),
    ("tracker log '9:00-11:30 @bouw handbook chapter 3'",),  # no words
)
EMPTY_INBOX = Advice(N_("The inbox is empty: every calendar row has found its place."))
NO_HISTORY = Advice(N_("There is nothing to take back yet."))


def part_name(step: "Step") -> str:
    """A step of the waterfall in plain words; a negative one gave rather than took."""
    if step.name == "fixed fee" and step.cents < 0:
        return _(_FAVOUR)
    return _(PARTS.get(step.name, step.name))


def step_name(step: "Step") -> str:
    """A step of the waterfall in a word or two: "extra work"."""
    return _(_NAMES.get(step.name, step.name))


def step_label(step: "Step") -> str:
    """A step of the waterfall in a word or two, for an axis."""
    if step.name == "fixed fee" and step.cents < 0:
        return _("Fees, in favour")
    return step_name(step).capitalize()


def step_note(step: "Step", currency: str) -> str:
    """What a step of the waterfall is: "€800.00 over 8 h: research and preparation, unbilled"."""
    amount, part = money(abs(step.cents) / 100, currency), part_name(step)
    if not step.seconds:
        return f"{amount}: {part}"
    return _("{amount} over {hours}: {part}").format(
        amount=amount, hours=hours_in_words(step.seconds / 3600), part=part
    )


def week_sentence(review: "WeeklyReview") -> str:
    """One sentence that sums up a week: hours, what they brought per hour, and what took most of the rest."""
    totals = review.totals
    if not totals["hours"]:
        return _no_hours(review)
    said = _("{week}: {hours} for clients").format(
        week=week(review.week).capitalize(), hours=hours_in_words(totals["hours"])
    )
    if review.totals_by_currency is not None:
        rates = [
            rate(of["effective_rate"], currency)
            for currency, of in review.totals_by_currency.items()
            if of["effective_rate"] is not None
        ]
        return _("{hours}, in {currencies}: {rates}.").format(
            hours=said,
            currencies=count(len(review.totals_by_currency), "currency", "currencies"),
            rates=listed(rates),
        )
    brought = _("{hours} brought {revenue}") if review.complete else _("{hours} brings {revenue}")
    said = brought.format(hours=said, revenue=money(totals["revenue"], review.currency))
    return f"{said}{_per_hour(review)}."


def _no_hours(review: "WeeklyReview") -> str:
    own, name = review.totals["own_hours"] or 0.0, week(review.week).capitalize()
    if own and review.complete:
        said = _("{week}: no hours for clients; {own} went into your own time.")
    elif own:
        said = _("{week}: no hours for clients yet; {own} went into your own time.")
    elif review.complete:
        said = _("{week}: no hours for clients.")
    else:
        said = _("{week}: no hours for clients yet.")
    return said.format(week=name, own=hours_in_words(own))


def _per_hour(review: "WeeklyReview") -> str:
    """What an hour brought, as the end of a sentence: ", €69.11 an hour of the €100.00 agreed"."""
    effective, agreed = review.totals["effective_rate"], review.totals["agreed_rate"]
    if effective is None:
        return ""
    ends = {"rate": rate(effective, review.currency), "agreed": money(agreed, review.currency)}
    if agreed is None:
        return _(", {rate}; no rate is agreed to hold it against").format(**ends)
    if effective > agreed:
        return _(", {rate}, more than the {agreed} agreed").format(**ends)
    return _(", {rate} of the {agreed} agreed").format(**ends) + _largest(review.waterfall)


def _largest(stairs: "Stairs | None") -> str:
    """The part that took most, as the end of a sentence."""
    taking = [step for step in stairs.steps if step.cents_per_hour > 0] if stairs else []
    if stairs is None or not taking or stairs.effective_cents_per_hour >= stairs.agreed_cents_per_hour:
        return ""
    most = max(taking, key=lambda step: step.cents_per_hour)
    return _("; {part} took most, {amount} of each hour").format(
        part=part_name(most) if most.name in _ONLY_IN_PLAIN_WORDS else step_name(most),
        amount=money(most.cents_per_hour / 100, stairs.currency),
    )


def rate_kept_sentence(review: "WeeklyReview") -> str:
    """What the rate is made of: the formula with its numbers, costs said beside it."""
    totals, currency = review.totals, review.currency
    if not totals["hours"] or totals["effective_rate"] is None:
        return ""
    if totals["rate_kept"] is None:
        said = _("{revenue} earned, costs taken off, over {hours} hours, billable or not, is {rate}.")
    else:
        said = _(
            "{revenue} earned, costs taken off, over {hours} hours, billable or not, is {rate}: {kept} of the"
            " rate agreed."
        )
    return said.format(
        revenue=money(totals["revenue"], currency),
        hours=decimal_hours(totals["hours"]),
        rate=rate(totals["effective_rate"], currency),
        kept=percent(totals["rate_kept"]),
    )


def estimate_sentence(of: "Estimate", currency: str) -> str:
    """A fixed fee, if finished at today's estimate."""
    return _("{project}: finished at {hours} ({basis}), the fee comes to {rate}; {so_far} so far.").format(
        project=f"{one_line(of.project.client, 40)} / {one_line(of.project.name, 40)}",
        hours=hours_in_words(of.hours),
        basis=_(_BASIS.get(of.basis, of.basis)),
        rate=rate(of.effective_rate, currency),
        so_far=hours_in_words(of.hours_to_date),
    )


def left_on_the_table_sentence(stairs: "Stairs") -> str:
    """What the time parts took from the agreed rate, over the whole period."""
    left = stairs.left_on_the_table_cents / 100
    if left < 0:
        said = _("{amount} more came in than the agreed rate would have brought.")
    else:
        said = _("{amount} of time stayed on the table.")
    return said.format(amount=money(abs(left), stairs.currency))


def inbox_sentence(waiting: int) -> str:
    """What waits in the inbox."""
    return ngettext(
        "{n} calendar row waits in the inbox for a client.",
        "{n} calendar rows wait in the inbox for a client.",
        waiting,
    ).format(n=written(waiting))


def running_week_sentence(review: "WeeklyReview", today: date) -> str:
    """Said of a week that is not over; "" of any other."""
    if review.complete:
        return ""
    if today < review.start:
        return _("This week lies ahead; fixed fees and retainers already count for all of its days.")
    return _(
        "This week is still running: it is day {n} of 7. Fixed fees and retainers already count for all of"
        " them, so the rate will move as hours are added."
    ).format(n=(today - review.start).days + 1)


def currencies_sentence(review: "WeeklyReview") -> str:
    """Said of a week with money in several currencies; "" of any other."""
    if review.totals_by_currency is None:
        return ""
    return _(
        "Money came in {currencies}. Currencies are never added up: the chart and the money left on the table"
        " are those of the clients in {currency}."
    ).format(currencies=listed(review.totals_by_currency), currency=review.currency)
