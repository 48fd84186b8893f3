"""What each boundary topic is called in a word or two, where a sentence names it in passing."""

from tracker.language import N_

TOPIC_NAMES = {
    "scope": N_("scope"),
    "hours": N_("hours"),
    "extra_work_price": N_("extra work price"),
    "reply_time": N_("reply time"),
    "channels": N_("channels"),
    "working_times": N_("working times"),
    "days_off": N_("days off"),
    "decision_owner": N_("decision owner"),
    "meeting_load": N_("meeting load"),
    "payment": N_("payment"),
    "complaint_route": N_("complaint route"),
}
"""Each topic; to be translated."""
