"""The words of `always-on`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, one_line, percent

_CHANNELS = {
    "email": "mail",
    "phone": "calls",
    "sms": "text messages",
    "video": "video calls",
    "in_person": "meetings",
}


def _good(of: Finding) -> str:
    inside = of.n - of.numbers["outside"]
    own = f", {inside} of them in your own hours" if inside else ""
    return f"Your clients could reach you: {count(of.n, 'contact')} in four weeks{own}."


def _seen(of: Finding) -> str:
    outside, days = of.numbers["outside"], of.numbers["days"]
    share, client = percent(of.numbers["share"]), one_line(of.numbers["client"], 60)
    said = [f"{outside} of {of.n} contacts lay outside your hours ({share}), on {days} of 28 days."]
    if of.numbers["rest_days"]:
        rest = count(of.numbers["rest_days"], "day")
        said.append(f"{rest} of rest had one, in {of.numbers['rest_weeks']} of 4 weeks.")
    said.append(_began(of))
    said.append(f"{of.numbers['with_client']} were with {client}, with whom you use {_channels(of)}.")
    return " ".join(said)


def _began(of: Finding) -> str:
    outside, mine, theirs = (of.numbers[name] for name in ("outside", "i_began", "they_began"))
    if not mine:
        return f"Clients began all {outside}."
    return f"You began {mine} of the {outside}, clients {theirs}." if theirs else f"You began all {outside}."


def _channels(of: Finding) -> str:
    names = [_CHANNELS.get(name, name.replace("_", " ")) for name in of.numbers["channels"]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _sure(of: Finding) -> str:
    small = " That is a small sample." if of.n < 20 else ""
    return (
        f"Counted from {count(of.n, 'contact')}: your messages, and calls or meetings with a length.{small}"
        " A message counts when it was written. Those that were not imported are not in it."
    )


WORDS = Words(
    pattern="always-on",
    title="Outside your hours",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="A client may live in another time zone, or you may have chosen to split your day.",
    question="If you like to keep this time free, what made these days different?",
    step="Choose one channel, and let late messages go out the next morning. Say it once: “I read mail"
    " until six; what comes later I answer the next day.”",
)
