"""The words for what an hour would have brought: what is supposed, the sum, and what it does not say."""

from collections.abc import Mapping

from tracker.language import N_, _
from tracker.metrics.what_if import Ground, Step, Supposed, Wishes
from tracker.wording.numbers import decimal_hours, duration, money, rate, written

TITLE = N_("What if")
LEDE = N_("What the hour would have brought in these weeks, worked out from your own hours alone.")
NO_HOURS = N_("Without hours there is nothing to suppose.")
NONE_LEFT = N_("So no hours would be left, and no rate.")
NOT_SAID = N_(
    "It does not say that the client would have said yes, nor what else would have happened: fewer gifts may"
    " cost goodwill, a higher rate an order. It holds your hours against another price, no more."
)

RESEARCH = N_("Research priced, in percent")
RESEARCH_HELP = N_(
    "How much of {time} of unbilled research and preparation had been paid at the agreed rate."
)
GIFTS = N_("Gifts in a quarter at most, in hours")
GIFTS_HELP = N_(
    "The hours beyond would not have been worked. To the very right it is as it was. A quarter of which only"
    " a part lies in these weeks counts in part."
)
MORE = N_("Higher rate, in percent")
MORE_HELP = N_("Hourly rates, fixed fees and retainers alike; what was spent stays as it was.")
TWICE = N_("Messages answered twice a day")
TWICE_HELP = N_(
    "A sitting is messages of yours with no half hour between two of them. Of each day two sittings stay;"
    " each of the others saves the minutes below, as far as hours logged as messages go."
)
SITTING = N_("Minutes that a sitting less saves")
SITTING_HELP = N_(
    "At first your own average: {time} of messages over {n} sittings. What is in them must still be written,"
    " so less than that is likelier."
)

STEPS: Mapping[str, str] = {
    "research": N_("Research priced"),
    "gifts": N_("Gifts in a budget"),
    "messages": N_("Messages twice a day"),
    "rate": N_("Higher rate"),
}
"""What each wish is called in the picture."""
AS_IT_WAS, SUPPOSED = N_("As it was"), N_("What if")


def sentence(actual: int, supposed: int, currency: str) -> str:
    """The result, of cents an hour: "€102.21 an hour instead of €68.08"."""
    said = _("{supposed} an hour instead of {actual}")
    if supposed == actual:
        said = _("{actual} an hour, as it was")
    return said.format(actual=money(actual / 100, currency), supposed=money(supposed / 100, currency))


def formula(ground: Ground, wishes: Wishes, of: Supposed) -> str:
    """How the result is made, with its numbers."""
    currency = ground.currency

    def amount(cents: float) -> str:
        return money(cents / 100, currency)

    said = _(
        "({earned} earned + {research} for research) × {factor}, less {spent} of costs, is {revenue}; over"
        " {hours} h that is {rate}."
    )
    return said.format(
        earned=amount(ground.earned + ground.fees),
        research=amount(ground.research * wishes.research),
        factor=written(1 + wishes.more, ",.2f"),
        spent=amount(ground.spent),
        revenue=amount(of.revenue),
        hours=decimal_hours(of.seconds / 3600),
        rate=rate(None if of.cents_per_hour is None else of.cents_per_hour / 100, currency),
    )


def step_note(of: Step, currency: str) -> str:
    """What a wish changes over the whole period: "€14,400.00 more", "12 h less"."""
    if of.seconds:
        return _("{time} less").format(time=duration(-of.seconds))
    return _("{amount} more").format(amount=money(of.cents / 100, currency))


def sittings_sentence(of: Ground) -> str:
    """How often messages went out more than twice a day, where no hours tell what that took."""
    if not of.sittings.beyond or of.message_seconds:
        return ""
    said = _(
        "Messages to them were written in {all} sittings, {n} of them beyond two on their day. No unbilled"
        " hours are logged as messages, so there is no time of yours to work out what two a day would save."
    )
    return said.format(all=written(of.sittings.all), n=written(of.sittings.beyond))
