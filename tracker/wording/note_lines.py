"""A note on one line: what it is called, whose it is, since when it is open, what became of it."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple, cast

from tracker.language import _, ngettext
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
from tracker.wording.numbers import count, day, duration, money, one_line, percent, signed, week, written
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
    if days > 0:
        return ngettext("for {n} day", "for {n} days", days).format(n=written(days))
    return _("since today") if not days else _("from then on")


def _on(beside: Beside, of: date | datetime | None, said: str = "{day}") -> str:
    """A day in a text that has a place for it; "" without one."""
    if of is None:
        return ""
    local = of.astimezone(beside.zone).date() if isinstance(of, datetime) else of
    return said.format(day=day(local, beside.today))


def _since(beside: Beside, of: date | datetime | None, *, is_open: bool) -> str:
    """The day something began, and how long ago that is while it is open."""
    if of is None:
        return ""
    begun = of.astimezone(beside.zone).date() if isinstance(of, datetime) else of
    if not is_open:
        return _on(beside, of)
    return _("{day}, open {age}").format(day=_on(beside, of), age=age(begun, beside.today))


def _took(seconds: int | None, said: str = "{time}") -> str:
    return said.format(time=duration(seconds)) if seconds else ""


def _word(record: Record, name: str, said: str = "{word}") -> str:
    value = getattr(record, name)
    return "" if value is None else said.format(word=choice_word(record.type, name, value))


def _due(beside: Beside, of: date | None, *, is_open: bool) -> str:
    if of is None:
        return ""
    past = (beside.today - of).days
    said = _("due {day}")
    if is_open and past > 0:
        said = ngettext("due {day}, {n} day ago", "due {day}, {n} days ago", past)
    elif is_open and not past:
        said = _("due {day}, today")
    return said.format(day=_on(beside, of), n=written(past))


def _request(of: Request, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    scope = "" if of.in_scope is None else _("part of the agreement") if of.in_scope else _("on top")
    facts = (
        of.client,
        _since(beside, of.at, is_open=is_open),
        scope,
        _took(of.seconds),
        _word(of, "decision"),
    )
    return of.text or _("a request"), facts


def _question(of: Question, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    asked = _on(beside, of.asked_at, _("asked {day}")) or (_("asked") if of.asked_whom else "")
    whom = f"{asked} ({_word(of, 'asked_whom')})" if of.asked_whom else asked
    facts = (
        of.client,
        _since(beside, of.opened_at, is_open=is_open),
        _took(of.seconds, _("{time} of looking")),
        whom,
        _on(beside, of.answered_at, _("answered {day}")),
        _("the search is the assignment") if of.is_assignment else "",
    )
    return of.text or _("a question"), facts


def _assumption(of: Assumption, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    common = _(ASSUMPTIONS.get(of.number or 0, ""))
    facts = (
        of.client,
        common if common and of.text else "",
        _word(of, "basis"),
        _since(beside, of.held_since, is_open=is_open),
        _("{share} sure").format(share=percent(of.belief / 100)) if of.belief is not None else "",
        count(of.decisions, "decision rests on it", "decisions rest on it") if of.decisions else "",
        _took(of.seconds, _("{time} rest on it")),
        _word(of, "outcome"),
        _on(beside, of.tested_on, _("tested {day}")),
        of.tested_how or "",
    )
    return of.text or common or _("an assumption"), facts


def _action(of: Action, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    doer = _word(of, "doer", _("done by {word}") if of.done_on else _("taken by {word}"))
    facts = (
        of.client,
        _word(of, "owner"),
        doer,
        _("as agreed") if of.agreed else "",
        _due(beside, of.due_on, is_open=is_open),
        _on(beside, of.done_on, _("done {day}")),
        _took(of.seconds),
    )
    return of.text or _("an action"), facts


def _complaint(of: Complaint, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    times = len(of.reopened_on)
    facts = (
        of.client,
        _since(beside, of.opened_on, is_open=is_open),
        _word(of, "cause", _("caused by {word}")),
        ngettext("came back {n} time", "came back {n} times", times).format(n=written(times))
        if times
        else "",
        _("energy {energy}").format(energy=", ".join(map(signed, of.energy))) if of.energy else "",
        _took(of.seconds),
        _word(of, "outcome"),
        _on(beside, of.closed_on, _("closed {day}")),
    )
    return of.text or _("a complaint"), facts


def _update(of: Update, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    is_risk = of.kind == "risk"
    told = _on(beside, of.told_on, _("told {day}")) if of.told_on else _("not told yet") if is_risk else ""
    facts = (
        of.client,
        _on(beside, of.at),
        _on(beside, of.found_on, _("found {day}")),
        told,
        _("with whoever ordered it") if of.with_sponsor else "",
    )
    return _("a risk") if is_risk else _("progress") if of.kind else _("an update"), facts


def _boundary(of: Boundary, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    topic = _(TOPICS[of.topic])
    if not of.applies:
        return topic, (of.client or _("all clients"), _("plays no part here"))
    facts = (
        topic if of.statement else "",
        " / ".join(filter(None, (of.client or _("all clients"), of.project))),
        *_terms(of, beside),
        _on(beside, of.told_on, _("told {day}")) if of.told_on else _("not told yet"),
        of.told_how or "",
        _on(beside, of.ends_on, _("until {day}")),
    )
    return of.statement or topic, facts


def _terms(of: Boundary, beside: Beside) -> tuple[str, ...]:
    def number(name: str) -> float | None:
        value = of.terms.get(name)
        return value if isinstance(value, int | float) and not isinstance(value, bool) else None

    said = []
    if (minutes := number("reply_within_minutes")) is not None:
        said.append(_("a reply within {time}").format(time=duration(minutes * 60)))
    if (hours := number("max_hours_per_week")) is not None:
        said.append(_("{hours} h a week at most").format(hours=written(hours, "g")))
    if (cents := number("gift_budget_cents")) is not None:
        budget = money(cents / 100, beside.currency(of.client or ""))
        said.append(_("gifts up to {budget} a quarter").format(budget=budget))
    if (every := number("update_every_days")) is not None:
        said.append(_("an update every {n} working days").format(n=written(every, "g")))
    return tuple(said)


def _occasion(of: Occasion, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    tested = beside.boundaries.get(of.boundary)
    topic = _(TOPICS[tested.topic]) if tested else _("a boundary")
    facts = (
        topic if of.note else "",
        (tested.client or _("all clients")) if tested else "",
        _on(beside, of.at),
        _word(of, "kept") or _("not said how it went"),
        _word(of, "opened_by", _("{word} opened the door")),
        _("an exception you chose") if of.chosen else "",
    )
    return of.note or topic, facts


def _invoice(of: Invoice, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client,
        money(of.amount_cents / 100, beside.currency(of.client)),
        _on(beside, of.issued_on, _("sent {day}")),
        _due(beside, of.due_on, is_open=is_open),
        _on(beside, of.reminded_on, _("reminded {day}")),
        _word(of, "on_hold"),
        _on(beside, of.leeway_until, _("you wait until {day}")),
        _on(beside, of.paid_on, _("paid {day}")),
    )
    return _("Invoice {number}").format(number=of.number) if of.number else _("An invoice"), facts


def _phase(of: Phase, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client or _("everything"),
        _on(beside, of.starts_on, _("from {day}")),
        _on(beside, of.ends_on, _("to {day}")),
    )
    return of.name, facts


def _checkin(of: CheckIn, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client or _("the week as a whole"),
        _("energy {energy}").format(energy=signed(of.energy)) if of.energy is not None else "",
        _("they say {n}").format(n=of.client_said) if of.client_said is not None else "",
        _("you guessed {n}").format(n=of.own_guess) if of.own_guess is not None else "",
        of.note or "",
    )
    return _on(beside, of.day), facts


def _decision(of: Decision, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    lasts = _on(beside, of.until, _("silent up to {day}")) or _("silent for 8 weeks")
    facts = (
        of.client or _("about you"),
        _("{week} of {year}").format(week=week(of.week), year=of.week[:4]),
        "" if of.answer == "set_boundary" else lasts,
        ""
        if of.budget_hours is None
        else _("up to {hours} h in four weeks").format(hours=written(of.budget_hours, "g")),
        of.note or "",
    )
    return f"{_(NAMES[of.answer])}: {title_of(of.pattern)}", facts


def boundary_name(of: Boundary) -> str:
    """A boundary by its topic, whose it is, and its words: "reply time · Bouw · within four hours"."""
    whose = " / ".join(filter(None, (of.client or _("all clients"), of.project)))
    told = f" · {of.statement}" if of.statement else ""
    return one_line(f"{_(TOPICS[of.topic])} · {whose}{told}", 80)


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
