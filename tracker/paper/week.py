"""A week on a page: what the dashboard says of it, and what was chosen when it was closed."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from tracker.language import _, current, ngettext
from tracker.metrics.waterfall import Stairs
from tracker.paper.foot import foot
from tracker.paper.names import Names
from tracker.paper.sheet import (
    Bar,
    Bars,
    Figure,
    Figures,
    Note,
    Notes,
    Part,
    Room,
    Section,
    Sheet,
    Table,
    Text,
    Tone,
)
from tracker.patterns.base import Finding
from tracker.patterns.topics import topic_name
from tracker.records import Assumption, Boundary, Review
from tracker.review import ClientWeek, WeeklyReview
from tracker.wording import sentences
from tracker.wording.assumptions import common
from tracker.wording.cards import card
from tracker.wording.definitions import definitions, own_time_sentence
from tracker.wording.numbers import days, hours_in_words, money, percent, week
from tracker.wording.replies import FEW_ARE_BRACKETED, HALF_IN, how_long, is_few, measured
from tracker.wording.tiles import tiles

MOST_CLIENTS = 8
"""Clients in a table; the others are only counted, so that a week stays one page."""

LINES = 2
"""Empty lines to write on in a week that is not closed."""


class Closed(NamedTuple):
    """A week as it was closed, with the boundary or assumption that was chosen, if it is still there."""

    review: Review
    choice: Boundary | Assumption | None


def week_sheet(
    review: WeeklyReview,
    findings: Sequence[Finding],
    closed: Closed | None,
    names: Names,
    now: datetime,
    today: date,
) -> Sheet:
    """The page of a week.

    Args:
        review: the week.
        findings: its cards, at most three.
        closed: how it was closed; None while it is not.
        names: as they are shown.
        now: when the page is made.
        today: the user's day it is then.
    """
    asides = (sentences.running_week_sentence(review, today), sentences.currencies_sentence(review))
    sections = [
        Section("", _numbers(review)),
        Section(_("What took the difference"), _difference(review.waterfall), half=True),
        Section(_("Replies"), _replies(review.clients, names), half=True),
        Section(_("Clients"), _clients(review.clients, names)),
        Section(_("Worth a thought"), _cards(findings, names)),
        Section(_("Chosen") if closed else _("To choose"), _chosen(closed, names)),
        Section(_("How these numbers are made"), _made(review)),
    ]
    return Sheet(
        title=week(review.week).capitalize(),
        period=days(review.start, review.end),
        lede=tuple(said for said in (sentences.week_sentence(review), *asides) if said),
        sections=tuple(section for section in sections if section.parts),
        foot=foot(names, today),
        language=current(),
        made_at=now,
        name=f"week-{review.week}",
    )


def _numbers(review: WeeklyReview) -> tuple[Part, ...]:
    if not review.clients and not review.totals["own_hours"]:
        return ()
    shown = [Figure(of.name, of.value, of.note, of.values, of.reference, of.label) for of in tiles(review)]
    own = own_time_sentence(review.totals["own_hours"], review.effective_rate_with_own, review.currency)
    return (Figures(tuple(shown)), *((Text((own,), "small"),) if own else ()))


def _difference(stairs: Stairs | None) -> tuple[Part, ...]:
    """The way from the agreed to the effective rate, a bar for each step."""
    if stairs is None:
        return ()
    level = stairs.agreed_cents_per_hour / 100
    bars = [Bar(_("Agreed rate"), 0, level, money(level, stairs.currency), "whole")]
    for step in stairs.steps:
        after = level - step.cents_per_hour / 100
        amount = money(-step.cents_per_hour / 100, stairs.currency, signed=True)
        tone: Tone = "more" if step.cents_per_hour < 0 else "less"
        bars.append(Bar(sentences.step_label(step), level, after, amount, tone))
        level = after
    bars.append(Bar(_("Effective rate"), 0, level, money(level, stairs.currency), "whole"))
    alt = "; ".join(f"{bar.label} {bar.text}" for bar in bars)
    return (Bars(tuple(bars), alt), Text((_("Each bar is money per hour."),), "small"))


def _replies(clients: Sequence[ClientWeek], names: Names) -> tuple[Part, ...]:
    asked = [of for of in clients if of.replies.get("turns")]
    if not asked:
        return ()
    rows = [
        (
            names.client(of.client),
            f"{of.replies['turns']:,}",
            f"{of.replies['open']:,}",
            measured(of.replies["median_minutes"], of.replies["turns"]),
            f"{of.replies['off_hours']:,}",
            how_long(of.replies["client_median_minutes"]),
        )
        for of in asked[:MOST_CLIENTS]
    ]
    heads = (_("Client"), _("asked"), _("open"), _("half in"), _("off hours"), _("theirs"))
    said = [_(HALF_IN), _("Theirs: the same for your questions to them.")]
    said += [_(FEW_ARE_BRACKETED)] if any(is_few(of.replies["turns"]) for of in asked) else []
    return (Table(heads, tuple(rows), (1, 2, 3, 4, 5)), Text((" ".join(said),), "small"))


def _clients(clients: Sequence[ClientWeek], names: Names) -> tuple[Part, ...]:
    if not clients:
        return ()
    rows = [
        (
            names.client(of.client),
            hours_in_words(of.numbers["hours"] or 0.0),
            hours_in_words(of.numbers["unbilled_hours"] or 0.0),
            money(of.numbers["revenue"], of.currency),
            money(of.numbers["agreed_rate"], of.currency),
            money(of.numbers["effective_rate"], of.currency),
            percent(of.numbers["rate_kept"]),
        )
        for of in clients[:MOST_CLIENTS]
    ]
    heads = (
        *(_("Client"), _("hours"), _("unbilled"), _("earned")),
        *(_("agreed rate"), _("effective rate"), _("kept")),
    )
    table = Table(heads, tuple(rows), tuple(range(1, 7)))
    rest = len(clients) - MOST_CLIENTS
    if rest <= 0:
        return (table,)
    return table, Text(
        (ngettext("And {n} more client.", "And {n} more clients.", rest).format(n=rest),), "small"
    )


def _cards(findings: Sequence[Finding], names: Names) -> tuple[Part, ...]:
    return (Notes(tuple(_card(of, names) for of in findings)),) if findings else ()


def _card(of: Finding, names: Names) -> Note:
    said = card(names.finding(of))
    whose = "" if of.client is None else f" · {names.client(of.client)}"
    where = "" if of.project is None else f" / {names.project(of.project)}"
    return Note(f"{said.title}{whose}{where}", (f"{said.good} {said.seen}",), said.question)


def _chosen(closed: Closed | None, names: Names) -> tuple[Part, ...]:
    """The choice and the line of a closed week; room for both while it is open."""
    if closed is None:
        return Text(
            (_("One boundary to tell, or one assumption to test; and a line for yourself."),), "small"
        ), Room(LINES)
    said, line = _choice(closed, names), names.own(closed.review.note)
    found: list[Part] = [Text((said,))] if said else []
    if line:
        found.append(Text((line,), "own"))
    return tuple(found)


def _choice(closed: Closed, names: Names) -> str:
    choice = closed.choice
    if isinstance(choice, Boundary):
        topic, whose = topic_name(choice.topic), _whose(choice.client, names)
        words = names.own(choice.statement)
        return (
            _("A boundary on {topic}, {whose}: {words}").format(topic=topic, whose=whose, words=words)
            if words
            else (_("A boundary on {topic}, {whose}.").format(topic=topic, whose=whose))
        )
    if isinstance(choice, Assumption):
        words = names.own(choice.text) or common(choice)
        whose = _whose(choice.client, names)
        if not words:
            return _("An assumption to test, {whose}.").format(whose=whose)
        return _("An assumption to test, {whose}: {words}").format(whose=whose, words=words)
    return _("Nothing this week, and that is fine.") if closed.review.chosen == "nothing" else ""


def _whose(client: str | None, names: Names) -> str:
    return _("for every client") if client is None else _("for {client}").format(client=names.client(client))


def _made(review: WeeklyReview) -> tuple[Part, ...]:
    if not review.clients:
        return ()
    made = definitions(review.totals, review.currency, review.waterfall, review.effective_rate_with_own)
    said = [f"{of.name}: {of.formula}. {of.numbers}".strip() for of in made]
    return (Text(tuple(said), "fine"),)
