"""A note on one line: what it is called, whose it is, since when it is open, what became of it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, cast

from tracker.language import _, ngettext
from tracker.patterns.topics import topic_name
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
from tracker.wording.assumptions import common
from tracker.wording.cards import title_of
from tracker.wording.cards.answers import NAMES
from tracker.wording.note_facts import Beside, due, on, since, took, word
from tracker.wording.numbers import count, duration, money, one_line, percent, signed, week, written

LONGEST = 120


class Line(NamedTuple):
    """A note: what it is called, and what is said of it, as plain text."""

    title: str
    facts: tuple[str, ...]


def note_line(record: Record, beside: Beside, *, is_open: bool) -> Line:
    """A record on one line; `is_open` says since when it waits."""
    title, facts = _LINES[record.type](record, beside, is_open)
    return Line(one_line(title, LONGEST), tuple(one_line(fact, LONGEST) for fact in facts if fact))


def _request(of: Request, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    scope = "" if of.in_scope is None else _("part of the agreement") if of.in_scope else _("on top")
    facts = (
        of.client,
        since(beside, of.at, is_open=is_open),
        scope,
        took(of.seconds),
        word(of, "decision"),
    )
    return of.text or _("a request"), facts


def _question(of: Question, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    asked = on(beside, of.asked_at, _("asked {day}")) or (_("asked") if of.asked_whom else "")
    whom = f"{asked} ({word(of, 'asked_whom')})" if of.asked_whom else asked
    facts = (
        of.client,
        since(beside, of.opened_at, is_open=is_open),
        took(of.seconds, _("{time} of looking")),
        whom,
        on(beside, of.answered_at, _("answered {day}")),
        _("the search is the assignment") if of.is_assignment else "",
    )
    return of.text or _("a question"), facts


def _assumption(of: Assumption, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    one_of_ten = common(of)
    facts = (
        of.client,
        one_of_ten if of.text else "",
        word(of, "basis"),
        since(beside, of.held_since, is_open=is_open),
        _("{share} sure").format(share=percent(of.belief / 100)) if of.belief is not None else "",
        count(of.decisions, "decision rests on it", "decisions rest on it") if of.decisions else "",
        took(of.seconds, _("{time} rest on it")),
        word(of, "outcome"),
        on(beside, of.tested_on, _("tested {day}")),
        of.tested_how or "",
    )
    return of.text or one_of_ten or _("an assumption"), facts


def _action(of: Action, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    doer = word(of, "doer", _("done by {word}") if of.done_on else _("taken by {word}"))
    facts = (
        of.client,
        word(of, "owner"),
        doer,
        _("as agreed") if of.agreed else "",
        due(beside, of.due_on, is_open=is_open),
        on(beside, of.done_on, _("done {day}")),
        took(of.seconds),
    )
    return of.text or _("an action"), facts


def _complaint(of: Complaint, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    times = len(of.reopened_on)
    facts = (
        of.client,
        since(beside, of.opened_on, is_open=is_open),
        word(of, "cause", _("caused by {word}")),
        ngettext("came back {n} time", "came back {n} times", times).format(n=written(times))
        if times
        else "",
        _("energy {energy}").format(energy=", ".join(map(signed, of.energy))) if of.energy else "",
        took(of.seconds),
        word(of, "outcome"),
        on(beside, of.closed_on, _("closed {day}")),
    )
    return of.text or _("a complaint"), facts


def _update(of: Update, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    is_risk = of.kind == "risk"
    told = on(beside, of.told_on, _("told {day}")) if of.told_on else _("not told yet") if is_risk else ""
    facts = (
        of.client,
        on(beside, of.at),
        on(beside, of.found_on, _("found {day}")),
        told,
        _("with whoever ordered it") if of.with_sponsor else "",
    )
    return _("a risk") if is_risk else _("progress") if of.kind else _("an update"), facts


def _boundary(of: Boundary, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    topic = topic_name(of.topic)
    if not of.applies:
        return topic, (of.client or _("all clients"), _("plays no part here"))
    facts = (
        topic if of.statement else "",
        " / ".join(filter(None, (of.client or _("all clients"), of.project))),
        *_terms(of, beside),
        on(beside, of.told_on, _("told {day}")) if of.told_on else _("not told yet"),
        of.told_how or "",
        on(beside, of.ends_on, _("until {day}")),
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
    topic = topic_name(tested.topic) if tested else _("a boundary")
    facts = (
        topic if of.note else "",
        (tested.client or _("all clients")) if tested else "",
        on(beside, of.at),
        word(of, "kept") or _("not said how it went"),
        word(of, "opened_by", _("{word} opened the door")),
        _("an exception you chose") if of.chosen else "",
    )
    return of.note or topic, facts


def _invoice(of: Invoice, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client,
        money(of.amount_cents / 100, beside.currency(of.client)),
        on(beside, of.issued_on, _("sent {day}")),
        due(beside, of.due_on, is_open=is_open),
        on(beside, of.reminded_on, _("reminded {day}")),
        word(of, "on_hold"),
        on(beside, of.leeway_until, _("you wait until {day}")),
        on(beside, of.paid_on, _("paid {day}")),
    )
    return _("Invoice {number}").format(number=of.number) if of.number else _("An invoice"), facts


def _phase(of: Phase, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    facts = (
        of.client or _("everything"),
        on(beside, of.starts_on, _("from {day}")),
        on(beside, of.ends_on, _("to {day}")),
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
    return on(beside, of.day), facts


def _decision(of: Decision, beside: Beside, is_open: bool) -> tuple[str, tuple[str, ...]]:
    lasts = on(beside, of.until, _("silent up to {day}")) or _("silent for 8 weeks")
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
    return one_line(f"{topic_name(of.topic)} · {whose}{told}", 80)


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
