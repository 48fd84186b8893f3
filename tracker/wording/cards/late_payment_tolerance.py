"""The words of `late-payment-tolerance`."""

from tracker.metrics.late_interest import COSTS_CENTS, known_until
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration, money


def _good(of: Finding) -> str:
    worked = of.numbers["seconds_since"]
    if worked:
        return f"You kept the work going: {duration(worked)} since the first of these dates."
    return "You wrote your invoices, and gave this client time to pay."


def _seen(of: Finding) -> str:
    overdue, currency = of.numbers["overdue"], of.numbers["currency"]
    amount = money(of.numbers["amount"] / 100, currency)
    said = f"{amount} is past its date, on {count(overdue, 'invoice')}"
    days = of.numbers["days"]
    said += f"; the oldest is {count(days, 'day')} late." if days else ", due on the last day of the week."
    said += f" {_reminders(of.numbers['reminded'], overdue)}"
    ratio, value = of.numbers["weeks_of_revenue"], of.numbers["value_since"]
    if ratio is not None:
        said += f" The amount equals {ratio:.1f} average weeks with this client."
    if value:
        said += f" The hours since then are worth {money(value / 100, currency)}."
    return said


def _reminders(reminded: int, overdue: int) -> str:
    if not reminded:
        return "No reminder went out yet."
    if reminded == overdue:
        return "You sent a reminder." if overdue == 1 else "You sent a reminder for each."
    return f"You sent a reminder for {reminded} of the {overdue}."


def _sure(of: Finding) -> str:
    said = f"Read from {count(of.n, 'invoice')}; a payment that is not noted yet is not in it."
    if not of.numbers["dutch"]:
        return said
    interest, long_term = of.numbers["interest"], of.numbers["long_term"]
    if interest is None:
        said += f" Interest is not worked out: the table of legal rates here ends in {known_until():%B %Y}."
    else:
        said += f" Legal interest to date, by the table here: {money(interest / 100)}."
    said += (
        f" The law adds at least {money(COSTS_CENTS / 100)} for costs; whether to ask for it is up to you."
    )
    if long_term is not None:
        said += (
            f" A note: the term was {long_term} days, and the law usually ends at {of.numbers['longest']} "
            "for this client."
        )
    return said


WORDS = Words(
    pattern="late-payment-tolerance",
    title="Unpaid past its date",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="It may hang on a missing order number or a holiday at their end, or be paid and not noted.",
    question="Is this trust you chose, or a talk you are postponing?",
    step="Send a friendly reminder on the first day, and decide what pauses after the second. "
    "“Invoice 12 was due on Monday; shall I send it again?” If it is your choice, note until when.",
)
