"""What can be counted in a week, in words: what it is called, and a value of it in its unit."""

from collections.abc import Callable, Mapping

from tracker.language import N_, _
from tracker.wording.numbers import NOTHING, count, hours_in_words, money, percent, rate, written

MEASURES = {
    "hours": N_("hours for the client"),
    "unbilled_hours": N_("unbilled hours"),
    "research_hours": N_("hours of research"),
    "meeting_hours": N_("hours in meetings"),
    "complaint_hours": N_("hours on complaints"),
    "effective_rate": N_("what an hour brings"),
    "within_hour": N_("share answered within an hour"),
    "messages_in": N_("messages from the client"),
    "off_hours_contacts": N_("contacts outside working hours"),
    "off_channel_contacts": N_("contacts on other ways"),
    "update_gap": N_("working days without an update"),
    "days_late": N_("days an invoice is past due"),
}
"""What each measure is called inside a sentence."""

_HOURS = N_("hours a week")
AXES = {
    "effective_rate": N_("{currency} an hour"),
    "within_hour": N_("share"),
    "messages_in": N_("messages a week"),
    "off_hours_contacts": N_("contacts a week"),
    "off_channel_contacts": N_("contacts a week"),
    "update_gap": N_("working days"),
    "days_late": N_("days past due"),
}
"""What the upright axis of a picture counts, where that is not hours."""

FORMULAS = {
    "hours": N_("Hours of the week, all kinds."),
    "unbilled_hours": N_("Hours of the week that are not billable."),
    "research_hours": N_("Hours of the week of the kind research."),
    "meeting_hours": N_("Hours of the week of the kind meeting."),
    "complaint_hours": N_("Hours of the week of the kind complaint."),
    "effective_rate": N_("Revenue of the week / hours of the week, costs taken off."),
    "within_hour": N_(
        "Questions in working hours that were answered within 60 working minutes / all of them."
    ),
    "messages_in": N_("Messages of the week that came in, automatic ones left out."),
    "off_hours_contacts": N_("Messages you sent and conversations, outside working hours."),
    "off_channel_contacts": N_("Contacts of the week on ways that are not among those agreed."),
    "update_gap": N_("The longest time without an update up to the end of the week, in working days."),
    "days_late": N_("The mean of the days past due of the invoices that were open or paid in the week."),
}
"""How each is counted, beside the numbers."""


def measure_name(measure: str) -> str:
    """What is counted: "unbilled hours"."""
    return _(MEASURES[measure])


def measure_title(measure: str) -> str:
    """What is counted, at the beginning of a line: "Unbilled hours"."""
    name = measure_name(measure)
    return name[:1].upper() + name[1:]


def axis_name(measure: str, currency: str) -> str:
    """What an axis counts."""
    return _(AXES.get(measure, _HOURS)).format(currency=currency)


def measured(measure: str, value: float | None, currency: str) -> str:
    """A value of a measure in its unit: "4 h 30", "€69.11 an hour", "92%", "3 contacts"."""
    if value is None:
        return NOTHING
    if measure.endswith("hours"):
        return hours_in_words(value)
    if measure == "effective_rate":
        return rate(value, currency)
    if measure == "within_hour":
        return percent(value)
    return _counted(measure, value)


def apart(measure: str, difference: float, currency: str) -> str:
    """How far two values lie apart, and which way: "2 h 30 less", "12 percentage points more"."""
    size = abs(difference)
    if measure == "effective_rate":
        said = _("{amount} an hour").format(amount=money(size, currency))
    elif measure == "within_hour":
        said = _("{n} percentage points").format(n=written(round(size * 100)))
    else:
        said = measured(measure, size, currency)
    if not difference:
        return _("no difference")
    less, more = _("{amount} less").format(amount=said), _("{amount} more").format(amount=said)
    return less if difference < 0 else more


def _counted(measure: str, value: float) -> str:
    """A count with its noun; a median of counts may be a half."""
    rounded = round(value, 1)
    if rounded == int(rounded):
        return _WHOLE[measure](int(rounded))
    return _(_PARTS[measure]).format(n=written(rounded, ".1f"))


_WHOLE: Mapping[str, Callable[[int], str]] = {
    "messages_in": lambda n: count(n, "message", "messages"),
    "off_hours_contacts": lambda n: count(n, "contact", "contacts"),
    "off_channel_contacts": lambda n: count(n, "contact", "contacts"),
    "update_gap": lambda n: count(n, "working day", "working days"),
    "days_late": lambda n: count(n, "day", "days"),
}
_PARTS = {
    "messages_in": N_("{n} messages"),
    "off_hours_contacts": N_("{n} contacts"),
    "off_channel_contacts": N_("{n} contacts"),
    "update_gap": N_("{n} working days"),
    "days_late": N_("{n} days"),
}
