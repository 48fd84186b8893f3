"""The words of `always-on`."""

from tracker.language import N_, _, ngettext
from tracker.language.parts import listed
from tracker.patterns.base import Finding
from tracker.wording.cards.words import Words, joined, small_sample
from tracker.wording.numbers import count, one_line, percent, written

_CHANNELS = {
    "email": N_("mail"),
    "phone": N_("calls"),
    "chat": N_("chat"),
    "sms": N_("text messages"),
    "video": N_("video calls"),
    "in_person": N_("meetings"),
}


def _good(of: Finding) -> str:
    inside = of.n - of.numbers["outside"]
    said = _("Your clients could reach you: {contacts} in four weeks.")
    if inside:
        said = _(
            "Your clients could reach you: {contacts} in four weeks, {inside} of them in your own hours."
        )
    return said.format(contacts=count(of.n, "contact", "contacts"), inside=inside)


def _seen(of: Finding) -> str:
    numbers = of.numbers
    lay = _("{outside} of {n} contacts lay outside your hours ({share}), on {days} of 28 days.").format(
        outside=numbers["outside"], n=of.n, share=percent(numbers["share"]), days=numbers["days"]
    )
    with_client = _("{n} were with {client}, with whom you use {channels}.").format(
        n=numbers["with_client"], client=one_line(numbers["client"], 60), channels=_channels(of)
    )
    return joined(lay, _rest(of), _began(of), with_client)


def _rest(of: Finding) -> str:
    days = of.numbers["rest_days"]
    if not days:
        return ""
    said = ngettext(
        "{n} day of rest had one, in {weeks} of 4 weeks.",
        "{n} days of rest had one, in {weeks} of 4 weeks.",
        days,
    )
    return said.format(n=written(days), weeks=of.numbers["rest_weeks"])


def _began(of: Finding) -> str:
    outside, mine, theirs = (of.numbers[name] for name in ("outside", "i_began", "they_began"))
    said = _("Clients began all {outside}.")
    if mine and theirs:
        said = _("You began {mine} of the {outside}, clients {theirs}.")
    elif mine:
        said = _("You began all {outside}.")
    return said.format(outside=outside, mine=mine, theirs=theirs)


def _channels(of: Finding) -> str:
    return listed([_(_CHANNELS[name]) for name in of.numbers["channels"]])


def _sure(of: Finding) -> str:
    counted = _("Counted from {contacts}: your messages, and calls or meetings with a length.").format(
        contacts=count(of.n, "contact", "contacts")
    )
    return joined(
        counted,
        small_sample(of, 20),
        _("A message counts when it was written. Those that were not imported are not in it."),
    )


WORDS = Words(
    pattern="always-on",
    title=N_("Outside your hours"),
    good=_good,
    seen=_seen,
    sure=_sure,
    innocent=N_("A client may live in another time zone, or you may have chosen to split your day."),
    question=N_("If you like to keep this time free, what made these days different?"),
    step=N_(
        "Choose one channel, and let late messages go out the next morning. Say it once: “I read mail"
        " until six; what comes later I answer the next day.”"
    ),
)
