"""The words of `fragmented-days`."""

from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words
from tracker.wording.numbers import count, duration


def _good(of: Finding) -> str:
    kept = of.n - of.numbers["without"]
    block = duration(60 * of.numbers["minutes"])
    if kept:
        return f"On {kept} of {of.n} working days you kept a stretch of {block} or more without a break-in."
    return f"You were there for your clients on all {of.n} working days."


def _seen(of: Finding) -> str:
    block = duration(60 * of.numbers["minutes"])
    parts = ("messages", "message"), ("conversations", "conversation"), ("meetings", "meeting")
    cuts = [count(of.numbers[name], one) for name, one in parts if of.numbers[name]]
    said = f"{of.numbers['without']} of {of.n} working days had no stretch of {block} to think."
    if cuts:
        said += f" What cut in, over all {of.n} days: {', '.join(cuts)}."
    if of.numbers["mine"]:
        said += (
            f" {of.numbers['mine']} of these {of.numbers['cuts']} were yours: begun by you, or answered"
            f" within {duration(60 * of.numbers['at_once'])}."
        )
    return said


def _sure(of: Finding) -> str:
    small = " That is a small sample." if of.n < 18 else ""
    return (
        f"Counted over {of.n} working days with records, inside your own hours.{small}"
        " What was not written down is not in it. There is no norm; the lines are chosen."
    )


WORDS = Words(
    pattern="fragmented-days",
    title="Room for focus",
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent="A month of talks and workshops can be what the work asked for.",
    question="What would one undisturbed morning give the client?",
    step="Block two mornings a week in a calendar that clients can see, for four weeks, as a trial. Keep"
    " meetings to fixed halves of the day.",
)
