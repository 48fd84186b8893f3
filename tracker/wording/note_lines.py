"""A note on one line: what it is called, whose it is, since when it is open, what became of it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple, cast

from tracker.records import (
    Action,
    Assumption,
    Boundary,
    CheckIn,
    Complaint,
    Decision,
    Invoice,
    Occasion,
    Phase,
    Question,
    Record,
    Request,
    Update,
)
from tracker.wording.cards import title_of
from tracker.wording.cards.answers import NAMES
from tracker.wording.note_fields import ASSUMPTIONS, choice_word
from tracker.wording.numbers import MINUS, count, day, duration, money, one_line, week
from tracker.wording.topics import TOPICS

LONGEST = 120


class Beside(NamedTuple):
    """What a line is written by.

    Attributes:
        today: the day it is.
        zone: whose clock instants are shown on.
        boundaries: by id.
        currency: of a client, by its name.
    """

    today: date
    zone: tzinfo | None
    boundaries: Mapping[str, Boundary]
    currency: Callable[[str], str]


class Line(NamedTuple):
    """A note: what it is called, and what is said of it, as plain text."""

    title: str
    facts: tuple[str, ...]


def note_line(record: Record, beside: Beside, *, is_open: bool) -> Line:
    """A record on one line; `is_open` says since when it waits."""
    title, facts = _LINES[record.type](record, beside, is_open)
    return Line(one_line(title, LONGEST), tuple(one_line(fact, LONGEST) for fact in facts if fact))


def age(since: date, today: date) -> str:
    """How long something is open: "since today", "for 12 days"."""
    days = (today - since).days
    return f"for {count(days, 'day')}" if days > 0 else "since today" if not days else "from then on"


def _on(beside: Beside, of: date | datetime | None, before: str = "") -> str:
    if of is None:
        return ""
    local = of.astimezone(beside.zone).date() if isinstance(of, datetime) else of
    return f"{before}{day(local, beside.today)}"


def _since(beside: Beside, of: date | datetime | None, *, is_open: bool) -> str:
    """The day something began, and how long ago that is while it is open."""
    if of is None:
        return ""
    begun = of.astimezone(beside.zone).date() if isinstance(of, datetime) else of
    return f"{_on(beside, of)}, open {age(begun, beside.today)}" if is_open else _on(beside, of)


def _took(seconds: int | None, what: str = "") -> str:
    return f"{duration(seconds)}{what}" if seconds else ""


def _word(record: Record, name: str, before: str = "") -> str:
    value = getattr(record, name)
    return "" if value is None else f"{before}{choice_word(record.type, name, value)}"


def _due(beside: Beside, of: date | None, *, is_open: bool) -> str:
    if of is None:
        return ""
    past = (beside.today - of).days
    late = (
        f", {count(past, 'day')} ago" if is_open and past > 0 else ", today" if is_open and not past else ""
    )
    return f"due {_on(beside, of)}{late}"


def _request(of: Request, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    scope = "" if of.in_scope is None else "part of the agreement" if of.in_scope else "on top"
    facts = (
        of.client,
        _since(beside, of.at, is_open=is_open),
        scope,
        _took(of.seconds),
        _word(of, "decision"),
    )
    return of.text or "a request", facts


def _question(of: Question, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    asked = _on(beside, of.asked_at, "asked ") or ("asked" if of.asked_whom else "")
    whom = f"{asked} ({_word(of, 'asked_whom')})" if of.asked_whom else asked
    facts = (
        of.client,
        _since(beside, of.opened_at, is_open=is_open),
        _took(of.seconds, " of looking"),
        whom,
        _on(beside, of.answered_at, "answered "),
        "the search is the assignment" if of.is_assignment else "",
    )
    return of.text or "a question", facts


def _assumption(of: Assumption, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    common = ASSUMPTIONS.get(of.number or 0)
    facts = (
        of.client,
        common if common and of.text else "",
        _word(of, "basis"),
        _since(beside, of.held_since, is_open=is_open),
        f"{of.belief}% sure" if of.belief is not None else "",
        count(of.decisions, "decision rests on it", "decisions rest on it") if of.decisions else "",
        _took(of.seconds, " rest on it"),
        _word(of, "outcome"),
        _on(beside, of.tested_on, "tested "),
    )
    return of.text or common or "an assumption", facts


def _action(of: Action, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    doer = f"{'done' if of.done_on else 'taken'} by {_word(of, 'doer')}" if of.doer else ""
    facts = (
        of.client,
        _word(of, "owner"),
        doer,
        "as agreed" if of.agreed else "",
        _due(beside, of.due_on, is_open=is_open),
        _on(beside, of.done_on, "done "),
        _took(of.seconds),
    )
    return of.text or "an action", facts


def _complaint(of: Complaint, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    times = len(of.reopened_on)
    facts = (
        of.client,
        _since(beside, of.opened_on, is_open=is_open),
        _word(of, "cause", "caused by "),
        f"came back {count(times, 'time')}" if times else "",
        f"energy {', '.join(map(_signed, of.energy))}" if of.energy else "",
        _took(of.seconds),
        _word(of, "outcome"),
        _on(beside, of.closed_on, "closed "),
    )
    return of.text or "a complaint", facts


def _update(of: Update, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    is_risk = of.kind == "risk"
    told = _on(beside, of.told_on, "told ") if of.told_on else "not told yet" if is_risk else ""
    facts = (
        of.client,
        _on(beside, of.at),
        _on(beside, of.found_on, "found "),
        told,
        "with whoever ordered it" if of.with_sponsor else "",
    )
    return "a risk" if is_risk else "progress" if of.kind else "an update", facts


def _boundary(of: Boundary, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    topic = TOPICS[of.topic]
    if not of.applies:
        return topic, (of.client or "all clients", "plays no part here")
    facts = (
        topic if of.statement else "",
        " / ".join(filter(None, (of.client or "all clients", of.project))),
        *_terms(of, beside),
        _on(beside, of.told_on, "told ") if of.told_on else "not told yet",
        of.told_how or "",
        _on(beside, of.ends_on, "until "),
    )
    return of.statement or topic, facts


def _terms(of: Boundary, beside: Beside) -> tuple[str, ...]:
    def number(name: str) -> float | None:
        value = of.terms.get(name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    said = []
    if (minutes := number("reply_within_minutes")) is not None:
        said.append(f"a reply within {duration(minutes * 60)}")
    if (hours := number("max_hours_per_week")) is not None:
        said.append(f"{hours:g} h a week at most")
    if (cents := number("gift_budget_cents")) is not None:
        said.append(f"gifts up to {money(cents / 100, beside.currency(of.client or ''))} a quarter")
    if (every := number("update_every_days")) is not None:
        said.append(f"an update every {every:g} working days")
    return tuple(said)


def _occasion(of: Occasion, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    tested = beside.boundaries.get(of.boundary)
    topic = TOPICS[tested.topic] if tested else "a boundary"
    facts = (
        topic if of.note else "",
        (tested.client or "all clients") if tested else "",
        _on(beside, of.at),
        _word(of, "kept") or "not said how it went",
        f"{_word(of, 'opened_by')} opened the door" if of.opened_by else "",
        "an exception you chose" if of.chosen else "",
    )
    return of.note or topic, facts


def _invoice(of: Invoice, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client,
        money(of.amount_cents / 100, beside.currency(of.client)),
        _on(beside, of.issued_on, "sent "),
        _due(beside, of.due_on, is_open=is_open),
        _on(beside, of.reminded_on, "reminded "),
        _word(of, "on_hold"),
        _on(beside, of.leeway_until, "you wait until "),
        _on(beside, of.paid_on, "paid "),
    )
    return f"Invoice {of.number}" if of.number else "An invoice", facts


def _phase(of: Phase, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (of.client or "everything", _on(beside, of.starts_on, "from "), _on(beside, of.ends_on, "to "))
    return of.name, facts


def _checkin(of: CheckIn, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client or "the week as a whole",
        f"energy {_signed(of.energy)}" if of.energy is not None else "",
        f"they say {of.client_said}" if of.client_said is not None else "",
        f"you guessed {of.own_guess}" if of.own_guess is not None else "",
        of.note or "",
    )
    return _on(beside, of.day), facts


def _decision(of: Decision, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    lasts = f"silent up to {_on(beside, of.until)}" if of.until else "silent for 8 weeks"
    facts = (
        of.client or "about you",
        f"{week(of.week)} of {of.week[:4]}",
        "" if of.answer == "set_boundary" else lasts,
        f"up to {of.budget_hours:g} h in four weeks" if of.budget_hours is not None else "",
        of.note or "",
    )
    return f"{NAMES[of.answer]}: {title_of(of.pattern)}", facts


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", MINUS) if number else "0"


def boundary_name(of: Boundary) -> str:
    """A boundary by its topic, whose it is, and its words: "reply time · Bouw · within four hours"."""
    whose = " / ".join(filter(None, (of.client or "all clients", of.project)))
    told = f" · {of.statement}" if of.statement else ""
    return one_line(f"{TOPICS[of.topic]} · {whose}{told}", 80)


_LINES: Mapping[str, Callable[[Any, Beside, bool], tuple[str, tuple[str, ...]]]] = {
    "request": _request,
    "question": _question,
    "assumption": _assumption,
    "action": _action,
    "complaint": _complaint,
    "update": _update,
    "boundary": _boundary,
    "occasion": _occasion,
    "invoice": _invoice,
    "phase": _phase,
    "checkin": _checkin,
    "decision": _decision,
}


def short(record: Record, beside: Beside) -> str:
    """A record as a sentence about a change speaks of it: "extra training day (Bouw)"."""
    title = note_line(record, beside, is_open=False).title
    client = cast("str | None", getattr(record, "client", None))
    return one_line(f"{title} ({client})" if client and client not in title else title, LONGEST)
