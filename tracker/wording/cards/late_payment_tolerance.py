"""The words of `late-payment-tolerance`."""

from tracker.language import N_, _
from tracker.language.parts import month_name
from tracker.metrics.late_interest import COSTS_CENTS, known_until
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined
from tracker.wording.numbers import count, duration, money, written


def _good(of: Finding) -> str:
    worked = of.numbers["seconds_since"]
    if worked:
        said = _("You kept the work going: {time} since the first of these dates.")
        return said.format(time=duration(worked))
    return _("You wrote your invoices, and gave this client time to pay.")


def _seen(of: Finding) -> str:
    overdue, currency = of.numbers["overdue"], of.numbers["currency"]
    ratio, value = of.numbers["weeks_of_revenue"], of.numbers["value_since"]
    weeks, worth = "", ""
    if ratio is not None:
        weeks = _("The amount equals {weeks} average weeks with this client.").format(
            weeks=written(ratio, ".1f")
        )
    if value:
        worth = _("The hours since then are worth {worth}.").format(worth=money(value / 100, currency))
    return joined(_amount(of), _reminders(of.numbers["reminded"], overdue), weeks, worth)


def _amount(of: Finding) -> str:
    overdue, days = of.numbers["overdue"], of.numbers["days"]
    said = _("{amount} is past its date, on {invoices}, due on the last day of the week.")
    if days:
        said = _("{amount} is past its date, on {invoices}; the oldest is {days} late.")
    return said.format(
        amount=money(of.numbers["amount"] / 100, of.numbers["currency"]),
        invoices=count(overdue, "invoice", "invoices"),
        days=count(days, "day", "days"),
    )


def _reminders(reminded: int, overdue: int) -> str:
    if not reminded:
        return _("No reminder went out yet.")
    if reminded == overdue:
        return _("You sent a reminder.") if overdue == 1 else _("You sent a reminder for each.")
    return _("You sent a reminder for {n} of the {overdue}.").format(n=reminded, overdue=overdue)


def _sure(of: Finding) -> str:
    read = _("Read from {invoices}; a payment that is not noted yet is not in it.").format(
        invoices=count(of.n, "invoice", "invoices")
    )
    if not of.numbers["dutch"]:
        return read
    costs = _("The law adds at least {costs} for costs; whether to ask for it is up to you.").format(
        costs=money(COSTS_CENTS / 100)
    )
    return joined(read, _interest(of), costs, _term(of))


def _interest(of: Finding) -> str:
    interest, until = of.numbers["interest"], known_until()
    if interest is None:
        said = _("Interest is not worked out: the table of legal rates here ends in {month} {year}.")
        return said.format(month=month_name(until.month, whole=True), year=until.year)
    said = _("Legal interest to date, by the table here: {interest}.")
    return said.format(interest=money(interest / 100))


def _term(of: Finding) -> str:
    days = of.numbers["long_term"]
    if days is None:
        return ""
    said = _("A note: the term was {days} days, and the law usually ends at {longest} for this client.")
    return said.format(days=days, longest=of.numbers["longest"])


WORDS = Words(
    pattern="late-payment-tolerance",
    title=N_("Unpaid past its date"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("It may hang on a missing order number or a holiday at their end, or be paid and not noted."),
    question=N_("Is this trust you chose, or a talk you are postponing?"),
    step=N_(
        "Send a friendly reminder on the first day, and decide what pauses after the second. "
        "“Invoice 12 was due on Monday; shall I send it again?” If it is your choice, note until when."
    ),
)
