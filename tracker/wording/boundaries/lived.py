"""What was lived beside what was stated, week by week, in words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tracker.language import N_, _, ngettext
from tracker.language.parts import weekday
from tracker.records import WEEKDAYS
from tracker.wording.contacts import CHANNEL_NAMES
from tracker.wording.numbers import NOTHING, count, duration, hours_in_words, money, percent, written

if TYPE_CHECKING:
    from tracker.boundaries.lived import Lived, LivedWeek

HEADINGS = (N_("|week"), N_("lived"), N_("beside what is stated"))
KEPT = {True: N_("within it"), False: N_("beyond it"), None: N_("nothing to say")}
"""What a week is called beside the stated value."""

FORMULAS = {
    "reply_within_minutes": N_(
        "Lived: questions of the week that came in working hours or outside them and were answered within the"
        " stated working time / all of them. Within it: all were."
    ),
    "channels": N_("Lived: contacts of the week on other ways than those stated. Within it: none."),
    "hours": N_("Lived: your contacts and hours outside the stated times. Within it: none of both."),
    "max_hours_per_week": N_("Lived: hours worked for them in the week. Within it: not more than stated."),
    "gift_budget_cents": N_(
        "Lived: what you gave in the quarter up to the end of the week, at the agreed rate. Within it: not"
        " more than the budget."
    ),
    "update_every_days": N_(
        "Lived: the longest time without word from you up to the end of the week. Within it: not longer than"
        " stated."
    ),
    "pay_within_days": N_(
        "Lived: the longest wait for an invoice paid or open in the week, in days since it was sent. Within"
        " it: not longer than stated."
    ),
}
"""What each lived value counts, beside the numbers."""


def stated(lived: "Lived", currency: str) -> str:
    """What was stated, in a clause: "a reply within 4 h of working time"."""
    return _STATED[lived.term](lived.stated, currency)


def lived_so(lived: "Lived") -> str:
    """In how many weeks it was lived: "In 9 of 12 weeks it was lived so."."""
    if not lived.known:
        return _("No week can be held beside it yet.")
    return ngettext(
        "In {kept} of {n} week it was lived so.", "In {kept} of {n} weeks it was lived so.", lived.known
    ).format(kept=lived.kept, n=lived.known)


def lived_value(lived: "Lived", week: "LivedWeek", currency: str) -> str:
    """What one week was: "82% of 11 questions, half within 3 h"."""
    return NOTHING if week.value is None else _LIVED[lived.term](week, currency)


def _times(held: Any) -> str:
    if held is None:
        return _("work within your working hours")
    parts = [
        f"{weekday(n)} {', '.join(f'{starts}-{ends}' for starts, ends in held[name])}"
        for n, name in enumerate(WEEKDAYS)
        if held.get(name)
    ]
    return _("work within {times}").format(times="; ".join(parts))


_STATED: Mapping[str, Callable[[Any, str], str]] = {
    "reply_within_minutes": lambda held, currency: _("a reply within {time} of working time").format(
        time=duration(held * 60)
    ),
    "channels": lambda held, currency: _("contact by {ways}").format(
        ways=", ".join(_(CHANNEL_NAMES.get(of, of)) for of in held)
    ),
    "hours": lambda held, currency: _times(held),
    "max_hours_per_week": lambda held, currency: _("{hours} a week at most").format(
        hours=hours_in_words(held)
    ),
    "gift_budget_cents": lambda held, currency: _("gifts up to {money} a quarter").format(
        money=money(held / 100, currency)
    ),
    "update_every_days": lambda held, currency: _("an update every {n} working days").format(
        n=written(held, "g")
    ),
    "pay_within_days": lambda held, currency: _("payment within {days}").format(
        days=count(held, "day", "days")
    ),
}


def _replies(week: "LivedWeek", currency: str) -> str:
    said = _("{share} of {questions}").format(
        share=percent(week.value), questions=count(week.n, "question", "questions")
    )
    if week.beside is None:
        return said
    return _("{said}, half of them within {time}").format(said=said, time=duration(week.beside * 60))


def _outside(week: "LivedWeek", currency: str) -> str:
    contacts = count(round(week.value or 0), "contact", "contacts")
    if not week.beside:
        return contacts
    return _("{contacts} and {hours}").format(contacts=contacts, hours=hours_in_words(week.beside))


def _given(week: "LivedWeek", currency: str) -> str:
    worth = money((week.value or 0) / 100, currency)
    return (
        worth
        if not week.beside
        else _("{worth}, {hours}").format(worth=worth, hours=hours_in_words(week.beside))
    )


def _waited(week: "LivedWeek", currency: str) -> str:
    return count(round(week.value or 0), "day", "days")


_LIVED: Mapping[str, Callable[["LivedWeek", str], str]] = {
    "reply_within_minutes": _replies,
    "channels": lambda week, currency: _("{n} of {contacts} elsewhere").format(
        n=round(week.value or 0), contacts=count(week.n, "contact", "contacts")
    ),
    "hours": _outside,
    "max_hours_per_week": lambda week, currency: hours_in_words(week.value or 0),
    "gift_budget_cents": _given,
    "update_every_days": _waited,
    "pay_within_days": _waited,
}
