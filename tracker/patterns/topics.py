"""What the topics of boundaries are called inside a sentence."""

from tracker.language import N_, _

TOPIC_NAMES = {
    "scope": N_("what is in and what is out"),
    "hours": N_("hours"),
    "extra_work_price": N_("the price of extra work"),
    "reply_time": N_("reply time"),
    "channels": N_("channels"),
    "working_times": N_("working times"),
    "days_off": N_("days off"),
    "decision_owner": N_("who decides"),
    "meeting_load": N_("meetings"),
    "payment": N_("payment"),
    "complaint_route": N_("the way of complaints"),
}
"""Each topic; to be translated."""


def topic_name(topic: str) -> str:
    """What a topic is called: "reply time"."""
    return _(TOPIC_NAMES[topic])
