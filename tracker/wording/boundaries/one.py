"""One boundary in words: what is known of it, and each time it was put to the test."""

from collections.abc import Iterator
from datetime import date, tzinfo

from tracker.boundaries.measures import measure_of
from tracker.language import N_, _, ngettext
from tracker.records import Boundary, Occasion
from tracker.wording.boundaries.measures import measure_name
from tracker.wording.boundaries.questions import OWNERS
from tracker.wording.boundaries.states import topic_title
from tracker.wording.numbers import day, one_line

LONGEST = 400
"""Characters of a text of the user's that are shown."""

EDIT, TOLD_TODAY, ENDS_TODAY = N_("Edit"), N_("Told today"), N_("Ends today")
KEPT_TODAY, GAVE_WAY = N_("Kept today"), N_("Gave way today")
DOORS = {
    "client": N_("the client opened the door"),
    "me": N_("I opened the door"),
    "chosen": N_("an exception I chose"),
}
"""How a limit may give way, as the choices of its button."""
OCCASIONS = (N_("|day"), N_("what came of it"), N_("the door"), N_("a word on it"))
"""The headings of the times it was put to the test."""
NEVER_TESTED = N_(
    "Not put to the test yet. When somebody knocks, note in one press whether it held: from five times on the"
    " share says something."
)


def title(boundary: Boundary) -> str:
    """What holds, or the topic where no words were found for it yet."""
    return one_line(boundary.statement, LONGEST) or topic_title(boundary.topic)


def state_of(boundary: Boundary, today: date) -> str:
    """How far a boundary itself has come: "not applicable", "chosen" or "told"; "over" when it ended."""
    if boundary.ends_on is not None and boundary.ends_on <= today:
        return "over"
    if not boundary.applies:
        return "not applicable"  # no words
    return "told" if boundary.told_on is not None else "chosen"


def whose(boundary: Boundary) -> str:
    """With whom it holds: "Bouw", "Bouw / Handbook", "all clients"."""
    if boundary.client is None:
        return _("all clients")
    return " / ".join(one_line(of, 60) for of in (boundary.client, boundary.project) if of)


def facts(boundary: Boundary, today: date) -> Iterator[tuple[str, str]]:
    """What is known of a boundary: a name and its words, those that are there."""
    found = (
        (_("With"), whose(boundary)),
        (_("Why"), boundary.reason),
        (_("It may be crossed"), boundary.exception),
        (_("Told"), _told(boundary, today)),
        (_("What they said"), boundary.reaction),
        (_("Who decides"), _(OWNERS[boundary.owner]) if boundary.owner else None),
        (_("Last day"), boundary.ends_on and day(boundary.ends_on, today)),
        (_("What to look at"), _looked_at(boundary)),
        (_("Look whether it helped"), boundary.review_on and day(boundary.review_on, today)),
    )
    for name, said in found:
        if said:
            yield name, one_line(str(said), LONGEST)


def _told(boundary: Boundary, today: date) -> str:
    if boundary.told_on is None:
        if boundary.chosen_on is None:
            return _("not yet")
        return _("not yet; chosen on {day}").format(day=day(boundary.chosen_on, today))
    if boundary.told_how:
        return _("on {day}, {how}").format(day=day(boundary.told_on, today), how=boundary.told_how)
    return _("on {day}").format(day=day(boundary.told_on, today))


def _looked_at(boundary: Boundary) -> str | None:
    measure = measure_of(boundary)
    if measure is None or (boundary.measure is None and boundary.hoped_percent is None):
        return None
    name = measure_name(measure)
    if boundary.hoped_percent is None:
        return name
    return _("{measure}, hoped to change by {percent}%").format(measure=name, percent=boundary.hoped_percent)


def occasion_row(of: Occasion, today: date, zone: tzinfo | None) -> tuple[str, str, str, str]:
    """One time it was put to the test, as a row of a table."""
    if of.kept is None:
        came = _("not said")
    elif of.kept:
        came = _("it held")
    else:
        came = _("an exception you chose") if of.chosen else _("it gave way")
    door = {"me": _("opened by me"), "client": _("opened by the client")}.get(of.opened_by or "", "")
    return day(of.at.astimezone(zone).date(), today), came, door, one_line(of.note, 120)


def tested(kept: int, times: int, chosen: int) -> str:
    """How it fared so far: "Kept 9 of 11 times; 2 exceptions that you chose are left out."."""
    said = ngettext("Kept {kept} of {n} time", "Kept {kept} of {n} times", times).format(kept=kept, n=times)
    if not chosen:
        return f"{said}."
    return ngettext(
        "{said}; one exception that you chose is left out.",
        "{said}; {n} exceptions that you chose are left out.",
        chosen,
    ).format(said=said, n=chosen)


def noted(boundary: Boundary, kept: bool) -> str:
    """What was just noted: "Noted: it held today (reply time)."."""
    said = _("Noted: it held today ({what}).") if kept else _("Noted: it gave way today ({what}).")
    return said.format(what=one_line(title(boundary), 80))
