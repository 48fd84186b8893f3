"""The words of `fragmented-days`."""

from tracker.language import N_, _
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined, small_sample
from tracker.wording.numbers import count, duration


def _good(of: Finding) -> str:
    kept = of.n - of.numbers["without"]
    said = _("You were there for your clients on all {n} working days.")
    if kept:
        said = _("On {kept} of {n} working days you kept a stretch of {block} or more without a break-in.")
    return said.format(kept=kept, n=of.n, block=duration(60 * of.numbers["minutes"]))


def _seen(of: Finding) -> str:
    without = _("{without} of {n} working days had no stretch of {block} to think.").format(
        without=of.numbers["without"], n=of.n, block=duration(60 * of.numbers["minutes"])
    )
    own = ""
    if of.numbers["mine"]:
        own = _("{mine} of these {cuts} were yours: begun by you, or answered within {time}.").format(
            mine=of.numbers["mine"],
            cuts=of.numbers["cuts"],
            time=duration(60 * of.numbers["at_once"]),
        )
    return joined(without, _cuts(of), own)


def _cuts(of: Finding) -> str:
    messages, conversations, meetings = (
        of.numbers[name] for name in ("messages", "conversations", "meetings")
    )
    counts = (
        count(messages, "message", "messages") if messages else "",
        count(conversations, "conversation", "conversations") if conversations else "",
        count(meetings, "meeting", "meetings") if meetings else "",
    )
    cuts = ", ".join(filter(None, counts))
    return _("What cut in, over all {n} days: {cuts}.").format(n=of.n, cuts=cuts) if cuts else ""


def _sure(of: Finding) -> str:
    return joined(
        _("Counted over {n} working days with records, inside your own hours.").format(n=of.n),
        small_sample(of, 18),
        _("What was not written down is not in it. There is no norm; the lines are chosen."),
    )


WORDS = Words(
    pattern="fragmented-days",
    title=N_("Room for focus"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("A month of talks and workshops can be what the work asked for."),
    question=N_("What would one undisturbed morning give the client?"),
    step=N_(
        "Block two mornings a week in a calendar that clients can see, for four weeks, as a trial. Keep"
        " meetings to fixed halves of the day."
    ),
)
