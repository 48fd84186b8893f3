"""The patterns of a week in the terminal: at most three cards, the rest in a line each."""

from typing import TYPE_CHECKING

from tracker.language import _
from tracker.wording.numbers import days

if TYPE_CHECKING:
    from tracker.signs import Sign, Signs

MOST_EVIDENCE = 3
"""Records shown behind a card; --json lists more."""
MOST_WAITING = 8
"""Things that cannot be said yet, shown without --all."""


def review_text(signs: "Signs", *, show_all: bool) -> str:
    """The review of a week: its cards, what else was seen, what was answered, what cannot be said yet."""
    from tracker.cli.tables import wrapped
    from tracker.patterns import patterns
    from tracker.wording.cards.waiting import lacking_sentence, waiting_groups

    title = _("{week}, {days}") if signs.complete else _("{week}, {days}, not over")
    parts = [title.format(week=signs.week, days=days(signs.start, signs.end))]
    shown = signs.shown if show_all else signs.cards
    parts += [card_text(sign) for sign in shown]
    if signs.complete and not signs.shown:
        parts.append(_("No pattern passed a line in this review.") if _has_data(signs) else _nothing(signs))
    rest = [sign for sign in signs.shown if sign not in shown]
    for heading, others in (
        (_("Also seen"), rest),
        (_("Answered by you"), signs.muted),
        (_("Facts"), signs.facts),
    ):
        if others:
            parts.append("\n".join([heading, *(wrapped(_line(sign), "  ") for sign in others)]))
    groups = waiting_groups(signs.not_yet)
    if groups:
        lines = [f"{title}: {'; '.join(said)}" for title, said in groups]
        more = len(lines) - MOST_WAITING
        beyond = _("and {n} more (--all lists them)").format(n=more)
        kept = lines if show_all or more <= 0 else [*lines[:MOST_WAITING], beyond]
        parts.append("\n".join([_("Not to be said yet"), *(wrapped(line, "  ") for line in kept)]))
    if signs.lacking and show_all:
        lacking = signs.lacking
        said = [lacking_sentence(of, lacking[of.name]) for of in patterns() if of.name in lacking]
        parts.append("\n".join([_("Silent without records"), *(wrapped(line, "  ") for line in said)]))
    if signs.off:
        parts.append(wrapped(_("Switched off: {names}").format(names=", ".join(signs.off))))
    if signs.problems:
        said = [wrapped(f"{of.message}.", "  ") for of in signs.problems]
        parts.append("\n".join([_("Worth knowing"), *said]))
    return "\n\n".join(parts)


def _has_data(signs: "Signs") -> bool:
    """Whether there is anything that patterns could be read from in half a year."""
    facts = signs.noticed.facts if signs.noticed else None
    return facts is not None and (any(of.active for of in facts.everyone.values()) or bool(facts.work))


def _nothing(signs: "Signs") -> str:
    from tracker.wording.sentences import FIRST_STEPS

    if signs.noticed and signs.noticed.facts.everyone:
        return _("Nothing is recorded in the weeks before this review, so no pattern can be seen in it.")
    return "\n".join([_(FIRST_STEPS.sentence), *(f"  {command}" for command in FIRST_STEPS.commands)])


def card_text(sign: "Sign") -> str:
    """A card: its title and level, then the sentences in their order, then the weightiest evidence."""
    from tracker.cli.tables import heading, wrapped
    from tracker.wording.pattern_parts import innocent_clause

    card = sign.card
    whose = f" · {card.client}" if card.client else ""
    lines = [heading(f"{card.title}{whose} · {card.level_words}")]
    lines.append(wrapped(f"{card.good} {card.seen}", "  "))
    lines.append(wrapped(card.sure, "  "))
    if card.held:
        lines.append(wrapped(card.held, "  "))
    lines.append(wrapped(f"{_('It may be innocent:')} {innocent_clause(card)}", "  "))
    lines += [wrapped(card.question, "  ? "), wrapped(card.step, "  > ")]
    lines += [wrapped(of, "    - ") for of in card.evidence[:MOST_EVIDENCE]]
    return "\n".join(lines)


def _line(sign: "Sign") -> str:
    whose = f" · {sign.card.client}" if sign.card.client else ""
    until = ""
    if sign.decision is not None:
        mine = sign.decision.answer == "my_choice"
        said = _("(my choice; silent until {week})") if mine else _("(seen; silent until {week})")
        until = f" {said.format(week=sign.speaks_again)}"
    return f"{sign.finding.pattern}{whose} · {sign.card.level_words}{until}"
