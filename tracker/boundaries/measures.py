"""What a week is looked at for: which way it is hoped to go, in which unit, and which topic is about it."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.metrics.verdicts import Better
from tracker.records import Boundary

BETTER: Mapping[str, Better] = {
    "hours": "less",
    "unbilled_hours": "less",
    "research_hours": "less",
    "meeting_hours": "less",
    "complaint_hours": "less",
    "effective_rate": "more",
    "within_hour": "less",
    "messages_in": "less",
    "off_hours_contacts": "less",
    "off_channel_contacts": "less",
    "update_gap": "less",
    "days_late": "less",
}
"""Which way each of `records.MEASURES` is hoped to go. Fewer answers within the hour are the hope, too: who
answers at once teaches that he does."""

UNITS: Mapping[str, str] = {
    "hours": "hours",
    "unbilled_hours": "hours",
    "research_hours": "hours",
    "meeting_hours": "hours",
    "complaint_hours": "hours",
    "effective_rate": "money an hour",
    "within_hour": "share",
    "messages_in": "contacts",
    "off_hours_contacts": "contacts",
    "off_channel_contacts": "contacts",
    "update_gap": "working days",
    "days_late": "days",
}
"""The unit of each: "money an hour" is in units of the client's currency, "share" is a share of 1."""

OF_TOPIC: Mapping[str, str | None] = {
    "scope": "unbilled_hours",
    "hours": "hours",
    "extra_work_price": "unbilled_hours",
    "reply_time": "within_hour",
    "channels": "off_channel_contacts",
    "working_times": "off_hours_contacts",
    "days_off": "off_hours_contacts",
    "decision_owner": None,
    "meeting_load": "meeting_hours",
    "payment": "days_late",
    "complaint_route": "complaint_hours",
}
"""What a boundary on each topic is looked at for where it names no measure of its own; None: only whether it
was kept."""


def measure_of(boundary: Boundary) -> str | None:
    """What shows whether a boundary helped: its own measure, else that of its topic; None: nothing does."""
    return boundary.measure or OF_TOPIC[boundary.topic]
