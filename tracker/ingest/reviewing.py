"""Closing a week: what is marked, chosen and written in its review, and opening it again.

Each of these looks at the review inside its own transaction, so that a second window in which the same week
is still open changes nothing that was closed, and doubles nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn

from tracker.errors import NotFound, UsageError
from tracker.ingest import logging, registering
from tracker.language import _
from tracker.metrics.unbilled import Place, can_be_billed, is_unbilled
from tracker.records import STEPS, Mark, Review, TimeEntry
from tracker.store import Store, entries, quick, reviews
from tracker.store.ids import full_id
from tracker.workweek import iso_week, week_days

ANSWERS = ("bill", "gift", "stop")
"""What can become of a block of unbilled hours."""


class ReviewClosed(UsageError):
    """The review of a week is closed: what is in it stays as it is until it is opened again."""


def bookmark(store: Store, week: str, step: str, now: datetime) -> None:
    """Remember the step at which the review of a week is left; it is begun, if it was not.

    In a closed review there is nothing to be left, and nothing happens.

    Raises:
        UsageError: no such step, or a week that has not begun.
    """
    if step not in STEPS:
        raise UsageError(
            _("There is no step {step!r}").format(step=step[:40]),
            _("Choose from {steps}").format(steps=", ".join(STEPS)),
        )
    week = _begun_week(store, week, now)
    if reviews.review_of(store, week) is None:
        with store.writing(_("begin the review of {week}").format(week=week), now):
            if reviews.review_of(store, week) is None:  # another window may just have begun it
                registering.add(store, Review(week=week, started_at=_second(store, now)), now)
    reviews.bookmark(store, week, step)


def kept(store: Store, week: str, fields: Mapping[str, Any], now: datetime) -> Review:
    """Keep what was chosen or written in the review of a week; it is begun, if it was not.

    Raises:
        ReviewClosed: it is closed.
        TrackerError: a value it may not hold, or a week that has not begun.
    """
    week = _begun_week(store, week, now)
    with store.writing(_("review of {week}").format(week=week), now):
        return _changed(store, _open(store, week, now), fields, now)


def line_kept(store: Store, week: str, text: str, read: str, now: datetime) -> Review:
    """Keep the line for oneself; what another window wrote in the meantime stands before it.

    Args:
        store: where it is.
        week: of the review, which may be closed.
        text: the line as it stands in the window.
        read: the line as it stood there when it was read, or kept, the last time.
        now: the present.
    """
    week = _begun_week(store, week, now)
    with store.writing(_("line of {week}").format(week=week), now):
        review = reviews.review_of(store, week) or _open(store, week, now)
        line = _woven(review.note or "", read.strip(), text.strip())
        return _changed(store, review, {"note": line or None}, now)


def _woven(stored: str, read: str, text: str) -> str:
    """The stored line with what a window changed in it, and all that other windows wrote."""
    if stored in (read, text, ""):
        return text
    others = stored.removesuffix(read).rstrip("\n") if read else stored
    return f"{others}\n{text}" if others and text else others or text


def closed(store: Store, week: str, found: Mapping[str, Any], now: datetime) -> Review:
    """Close the review of a week.

    Args:
        store: where it is.
        week: it may still run.
        found: the numbers of the week as they are now.
        now: the present.

    Raises:
        ReviewClosed: it was closed already; nothing is done twice.
        UsageError: a week that has not begun.
    """
    week = _begun_week(store, week, now)
    with store.writing(_("close {week}").format(week=week), now):
        fields = {"closed_at": _second(store, now), "found": found, "step": STEPS[-1]}
        return _changed(store, _open(store, week, now), fields, now)


def reopened(store: Store, week: str, now: datetime) -> Review:
    """Open the review of a week again.

    Raises:
        NotFound: it was never begun.
    """
    with store.writing(_("open {week} again").format(week=week), now):
        review = reviews.review_of(store, week)
        if review is None:
            raise NotFound(_("The review of {week} was never begun").format(week=week), _("Begin it"))
        return _changed(store, review, {"closed_at": None}, now)


def marked(
    store: Store, week: str, place: Place, answer: str | None, announced: bool, now: datetime
) -> Mark | None:
    """Mark the unbilled hours of a place in a week; what an earlier mark did to them is put back first.

    Args:
        store: where it is.
        week: of the hours.
        place: whose they are, and for what.
        answer: "bill": they become billable; "gift": extra work that was not asked for; "stop": they stay
            as they are, and later reviews tell whether such hours went on; None: nothing is said any more.
        announced: of a gift: whether the client is told.
        now: the present.

    Raises:
        ReviewClosed: the review is closed.
        UsageError: no such answer, or hours that could never be billed.
        NotFound: there are no unbilled hours of that place.
    """
    week = _begun_week(store, week, now)
    if answer not in (*ANSWERS, None):
        raise UsageError(
            _("There is no mark {answer!r}").format(answer=str(answer)[:40]),
            _("Choose from {answers}").format(answers=", ".join(ANSWERS)),
        )
    if answer == "bill":
        _refuse_never_billed(store, place)
    with store.writing(_("mark hours of {client}").format(client=place.client[:80]), now):
        _open(store, week, now)
        said = [of for of in reviews.marks_of(store, week) if _place(of) == place]
        for mark in said:
            _put_back(store, mark, now)
        if answer is None:
            for mark in said:
                registering.remove(store, mark, now)
            return None
        return _mark(store, week, place, answer, announced, said, now)


def _mark(
    store: Store,
    week: str,
    place: Place,
    answer: str,
    announced: bool,
    said: Sequence[Mark],
    now: datetime,
) -> Mark:
    found = dict(_unbilled(store, week, place))
    if not found:
        raise NotFound(
            _("There are no unbilled hours of {client} to mark any more").format(client=place.client[:80]),
            _("Look at the week again"),
        )
    does = _done_to(answer, announced)
    before = {}
    for entry in {of.id or "": of for of in found}.values():
        before[entry.id or ""] = {name: getattr(entry, name) for name in does}
        if does:
            logging.edit(store, entry.id or "", "", now, **does)
    mark = Mark(
        week=week,
        client=place.client,
        project=place.project,
        kind=place.kind,
        answer=answer,
        announced=announced and answer == "gift",
        seconds=sum(found.values()),
        before=before if does else {},
    )
    if not said:
        return registering.add(store, mark, now)  # type: ignore[return-value]
    fields = {name: getattr(mark, name) for name in ("answer", "announced", "seconds", "before")}
    return registering.change(store, said[0], fields, now)  # type: ignore[return-value]


def _done_to(answer: str, announced: bool) -> dict[str, Any]:
    """What a mark sets in each entry of its block."""
    if answer == "bill":
        return {"billable": True}
    if answer == "gift":
        return {"scope": "extra", "initiator": "me", "announced": announced, "billable": False}
    return {}


def _put_back(store: Store, mark: Mark, now: datetime) -> None:
    """Make the entries of a mark what they were; those that somebody changed since stay as they are.

    Only what the mark itself set: `before` may hold anything, as it does in a file that somebody made.
    """
    does = _done_to(mark.answer, mark.announced)
    for known, before in mark.before.items():
        try:
            entry = entries.by_id(store, full_id(store, "entry", known))
        except NotFound:
            continue  # it was deleted since
        was = {name: before[name] for name in does if name in before} if isinstance(before, Mapping) else {}
        if was and all(getattr(entry, name) == value for name, value in does.items()):
            logging.edit(store, known, "", now, **was)


def _unbilled(store: Store, week: str, place: Place) -> Iterator[tuple[TimeEntry, int]]:
    """The unbilled entries of a place with the seconds that fall into a week."""
    monday, sunday = week_days(week)
    billing = _billing(store, place)
    seconds: dict[str, int] = {}
    found: dict[str, TimeEntry] = {}
    for _day, part, entry in entries.between(store, monday, sunday, place.client):
        if (entry.project, entry.kind) == (place.project, place.kind) and is_unbilled(entry, billing):
            seconds[entry.id or ""] = seconds.get(entry.id or "", 0) + part
            found[entry.id or ""] = entry
    for known, entry in found.items():
        yield entry, seconds[known]


def _refuse_never_billed(store: Store, place: Place) -> None:
    billing = _billing(store, place)
    if not can_be_billed(billing):
        raise UsageError(
            _("Hours of {project} are never paid one by one").format(project=(place.project or "")[:80]),
            _("Mark them as a gift, or to be stopped"),
        )


def _billing(store: Store, place: Place) -> str:
    """How the hours of a place are paid."""
    if place.client not in store.names().client_keys:
        raise NotFound(
            _("There is no client {client!r}").format(client=place.client[:80]), _("Look at the week again")
        )
    if place.project is None:
        return "hourly"
    found = quick.engagements(store, place.client).get(place.project)
    if found is None:
        raise NotFound(
            _("{client} has no project {project!r}").format(
                client=place.client[:80], project=place.project[:80]
            ),
            _("Look at the week again"),
        )
    return found.billing


def _place(mark: Mark) -> Place:
    return Place(mark.client, mark.project, mark.kind or "")


def _begun_week(store: Store, week: str, now: datetime) -> str:
    monday, _sunday = week_days(week)
    if monday > quick.days(store).of(now):
        raise UsageError(
            _("{week} has not begun yet").format(week=iso_week(monday)),
            _("Close a week that you can look back on"),
        )
    return iso_week(monday)


def _open(store: Store, week: str, now: datetime) -> Review:
    """The review of a week, begun if it was not; called while writing.

    Raises:
        ReviewClosed: it is closed.
    """
    review = reviews.review_of(store, week)
    if review is None:
        return registering.add(store, Review(week=week, started_at=_second(store, now)), now)  # type: ignore[return-value]
    if review.closed_at is not None:
        _refuse_closed(store, review, review.closed_at)
    return review


def _refuse_closed(store: Store, review: Review, closed_at: datetime) -> NoReturn:
    at = closed_at.astimezone(quick.days(store).zone)
    raise ReviewClosed(
        _("{week} was closed already, on {at}").format(week=review.week, at=f"{at:%Y-%m-%d %H:%M}"),
        _("Open it again to change it"),
    )


def _changed(store: Store, review: Review, fields: Mapping[str, Any], now: datetime) -> Review:
    if replace(review, **fields) == review:
        return review
    return registering.change(store, review, fields, now)  # type: ignore[return-value]


def _second(store: Store, now: datetime) -> datetime:
    return now.astimezone(quick.days(store).zone).replace(microsecond=0)
