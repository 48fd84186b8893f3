"""What the topics of boundaries are called."""

TOPICS = {
    "scope": "what is in and what is out",
    "hours": "hours",
    "extra_work_price": "the price of extra work",
    "reply_time": "reply time",
    "channels": "channels",
    "working_times": "working times",
    "days_off": "days off",
    "decision_owner": "who decides",
    "meeting_load": "meetings",
    "payment": "payment",
    "complaint_route": "the way of complaints",
}
"""What each boundary topic is called."""
