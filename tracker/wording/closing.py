"""Closing the week in words: its steps, its unbilled blocks and their marks, and its one choice."""

from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from tracker.language import N_, _
from tracker.patterns.topics import topic_name
from tracker.wording.assumptions import belief
from tracker.wording.kinds import kind_name
from tracker.wording.note_lines import boundary_name
from tracker.wording.numbers import count, duration, moment, money, one_line, week

if TYPE_CHECKING:
    from tracker.metrics.unbilled import Block, Place
    from tracker.records import Assumption, Boundary, Mark, Review
    from tracker.reviewing import Closing, Stop

NOTES_SHOWN = 4
"""Notes of a block that are shown; the others are counted."""


class StepWords(NamedTuple):
    """A step of the review: its short name, its heading, and what can be done in it."""

    name: str
    heading: str
    lede: str


STEP_WORDS = {
    "inbox": StepWords(
        N_("Inbox"),
        N_("Sort what waits"),
        N_("Hours that nobody has claimed are in no number yet. You may skip all of it."),
    ),
    "week": StepWords(N_("Week"), N_("Look at the week"), N_("What you gave, and what it brought.")),
    "unbilled": StepWords(
        N_("Unbilled"),
        N_("Unbilled hours"),
        N_("Say what becomes of each, or leave it as it is. You can change your mind until you close."),
    ),
    "cards": StepWords(
        N_("Signs"), N_("Signs to be curious about"), N_("At most three. Answer them, or let them be.")
    ),
    "choice": StepWords(
        N_("Choice"),
        N_("Choose one thing"),
        N_("One boundary to say, or one assumption to test, is enough for a week. So is nothing."),
    ),
    "line": StepWords(
        N_("Line"),
        N_("A line for yourself"),
        N_("What do you want to remember of this week? It stays in this book."),
    ),
}
"""Every step of `records.STEPS`; to be translated."""

MARK_NAMES = {
    "bill": N_("Bill it"),
    "gift-told": N_("A gift they know of"),
    "gift-untold": N_("A gift, not told"),
    "stop": N_("Stop it"),
}
"""What can be said of a block; a gift with whether the client is told."""

_NEVER_BILLED = {
    "fixed": N_("The fee is fixed: billing these would bring nothing more."),
    "retainer": N_("The retainer pays a fixed sum: billing these would bring nothing more."),
    "gift": N_("The project is a gift: none of its hours is billed."),
    "internal": N_("The project is internal: none of its hours is billed."),
}
_GIVEN = {
    "told": N_("You logged it as a gift they know of."),
    "untold": N_("You logged it as a gift they have not heard of."),
}


def title_of_close(of: "Closing") -> str:
    """The title of the page: "Close week 46", or "Week 46, closed"."""
    if of.closed_at is None:
        return _("Close {week}").format(week=week(of.week))
    return _("{week}, closed").format(week=week(of.week).capitalize())


def place_name(place: "Place") -> str:
    """Whose hours, and for what: "Bouw / Phase 2 · research"."""
    whose = " / ".join(one_line(name, 60) for name in (place.client, place.project) if name)
    return f"{whose} · {kind_name(place.kind)}"


def mark_place(mark: "Mark") -> str:
    """Whose hours a mark is about: "Bouw · research"; a mark without kind is about all of them."""
    whose = " / ".join(one_line(name, 60) for name in (mark.client, mark.project) if name)
    return f"{whose} · {kind_name(mark.kind) if mark.kind else _('all kinds')}"


def block_sentence(block: "Block", currency: str) -> str:
    """How long a block is and what it would be worth, with how it was logged and what came since its mark."""
    hours = duration(block.seconds)
    if block.cents is None:
        said = _("{hours}; no rate is agreed for it.").format(hours=hours)
    else:
        worth = money(block.cents / 100, currency)
        said = _("{hours}, {worth} at the agreed rate.").format(hours=hours, worth=worth)
    more = block.seconds - (block.mark.seconds or 0) if block.mark else 0
    if more > 0:
        came = _("{hours} came since you marked it; mark it again to take them in.")
        return f"{said} {came.format(hours=duration(more))}"
    if block.given and not block.mark:
        return f"{said} {_(_GIVEN[block.given])}"
    return said


def notes_line(block: "Block") -> str:
    """The largest notes of a block: "handbook chapter 3 (2 h 30), reading (1 h) and 2 more"."""
    shown = block.notes[:NOTES_SHOWN]
    said = ", ".join(
        _("{note} ({time})").format(note=one_line(note, 60) or _("no note"), time=duration(seconds))
        for note, seconds in shown
    )
    more = len(block.notes) - len(shown)
    return _("{notes} and {n} more").format(notes=said, n=more) if more else said


def never_billed(billing: str) -> str:
    """Why hours of a project billed like this are not offered to be billed; "" where they are."""
    return _(_NEVER_BILLED[billing]) if billing in _NEVER_BILLED else ""


def mark_name(mark: "Mark") -> str:
    """The key of `MARK_NAMES` that a mark goes by."""
    if mark.answer != "gift":
        return mark.answer
    return "gift-told" if mark.announced else "gift-untold"


def marked_sentence(place: "Place", mark: "Mark | None") -> str:
    """What was done to a block when it was marked."""
    name = place_name(place)
    if mark is None:
        return _("{hours} is as it was again.").format(hours=name)
    time = duration(mark.seconds or 0)
    if mark.answer == "bill":
        return _("{hours}: {time} will be billed after all.").format(hours=name, time=time)
    if mark.answer == "stop":
        return _("{hours}: to be stopped. Later reviews tell whether it went on.").format(hours=name)
    if mark.announced:
        return _("{hours}: {time} given, and they know.").format(hours=name, time=time)
    return _("{hours}: {time} given, not told.").format(hours=name, time=time)


def stop_sentence(stop: "Stop") -> str:
    """What came of hours that were to be stopped: "Bouw · research: stop, 3 weeks ago; 0 h since."."""
    about = mark_place(stop.mark)
    ago = count(stop.weeks, "week", "weeks")
    if not stop.seconds_since:
        return _("{hours}: to be stopped {weeks} ago; none since.").format(hours=about, weeks=ago)
    since = duration(stop.seconds_since)
    return _("{hours}: to be stopped {weeks} ago; {time} since. It went on.").format(
        hours=about, weeks=ago, time=since
    )


def signs_of_sentence(label: str) -> str:
    """Said of signs in a week that still runs."""
    return _("Signs are read from whole weeks; these are of {week}, the last one that is over.").format(
        week=week(label)
    )


def assumption_name(of: "Assumption") -> str:
    """An assumption on one line: "Bouw: too busy to be asked"."""
    return _("{client}: {belief}").format(**_belief(of))


def _belief(of: "Assumption") -> dict[str, str]:
    return {"client": one_line(of.client, 60), "belief": one_line(belief(of), 120)}


def to_say(of: "Boundary") -> str:
    """A boundary as something to choose: to be told, or to be held."""
    if of.told_on is None:
        return _("Tell it: {boundary}").format(boundary=boundary_name(of))
    return _("Hold it: {boundary}").format(boundary=boundary_name(of))


def to_test(of: "Assumption") -> str:
    """An assumption as something to choose."""
    return _("Test with {client}: “{belief}”").format(**_belief(of))


def new_on_topic(topic: str, client: str | None) -> str:
    """A new boundary on a topic, as something to choose."""
    if client is None:
        return _("A new boundary: {topic}, for all clients").format(topic=topic_name(topic))
    return _("A new boundary: {topic}, with {client}").format(
        topic=topic_name(topic), client=one_line(client, 60)
    )


def chosen_sentence(review: "Review | None", choice: "Boundary | Assumption | None") -> str:
    """What was chosen in a review."""
    chosen = review.chosen if review else None
    if chosen is None:
        return _("No choice was made.")
    if chosen == "nothing":
        return _("Nothing was chosen for this week.")
    if choice is None:
        return _("What was chosen is no longer in this book.")
    if choice.type == "assumption":
        return _("To be tested with {client}: “{belief}”.").format(**_belief(choice))  # type: ignore[arg-type]
    name = boundary_name(choice)  # type: ignore[arg-type]
    told: date | None = choice.told_on  # type: ignore[union-attr]
    if told is None:
        return _("Chosen: {boundary}. It is not told yet.").format(boundary=name)
    return _("Chosen: {boundary}. It is told.").format(boundary=name)


def ahead_sentence(label: str) -> str:
    """Said of a week that has not begun."""
    return _("{week} lies ahead; there is nothing to look back on yet.").format(week=week(label).capitalize())


def running_sentence(of: "Closing") -> str:
    """Said of a week that is not over; "" of one that is."""
    if not of.running:
        return ""
    return _("This week still runs. You can close it now; what comes after is told as a change.")


def empty_sentence(label: str) -> str:
    """Said of a week in which nothing was worked for a client."""
    return _("No hours for clients are recorded in {week}, so there is little to look at.").format(
        week=week(label)
    )


def closed_sentence(label: str, closed_at: datetime, zone: tzinfo | None, today: date) -> str:
    """That a week is closed, and since when."""
    at = moment(closed_at.astimezone(zone), today)
    return _("{week} was closed on {at}.").format(week=week(label).capitalize(), at=at)


def before_lines(review: "Review", choice: "Boundary | Assumption | None") -> Iterable[str]:
    """What the review before this one left: its choice, and its line."""
    if review.chosen in ("boundary", "assumption"):
        yield chosen_sentence(review, choice)
    if review.note:
        yield f"“{one_line(review.note, 300)}”"
