"""The patterns of a week: what was noticed, what cannot be said yet, and what each pattern is."""

from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.wording.numbers import days

if TYPE_CHECKING:
    from tracker.patterns.base import Limits, Pattern
    from tracker.signs import Sign, Signs

MOST_EVIDENCE = 3
"""Records shown behind a card; --json lists more."""
MOST_WAITING = 8
"""Things that cannot be said yet, shown without --all."""


@click.group(
    "patterns", invoke_without_command=True, short_help="See over-commitment patterns, with their evidence."
)
@click.option("--week", metavar="W", help="Like 2026-W47; by default the last complete one.")
@click.option(
    "--all", "show_all", is_flag=True, help="Every finding as a card, and all that is not known yet."
)
@json_option
@pass_session
@click.pass_context
def patterns_command(
    ctx: click.Context, session: Session, week: str | None, show_all: bool, as_json: bool
) -> None:
    """See over-commitment patterns of a week, with their evidence: at most three cards, the rest in a line.

    Each is a sign to be curious about, not a verdict. Answer one with `tracker answer`: my choice, seen, or
    set a boundary. `tracker patterns explain` lists all twenty and what each of them looks at.

    \b
    Examples:
      tracker patterns
      tracker patterns --week 2026-W47 --all
      tracker patterns explain unbilled-drift
      tracker patterns set unbilled-drift share_1=0.15
      tracker patterns off fragmented-days
    """
    if ctx.invoked_subcommand is not None:
        if week is not None or show_all:
            raise click.UsageError(f"Ask for a week without the word {ctx.invoked_subcommand}.")
        return
    signs = session.book().signs(week)
    answer(as_json, signs.to_json, lambda: _text(signs, show_all=show_all))
    if not as_json and signs.cards:
        first = signs.cards[0].finding
        whom = f" --client {quote(first.client)}" if first.client else ""
        hint(f"`tracker answer {first.pattern} my-choice{whom}` says that it was chosen.")


@patterns_command.command("explain")
@click.argument("name", metavar="[NAME]", required=False)
@json_option
@pass_session
def explain(session: Session, name: str | None, as_json: bool) -> None:
    """Say what a pattern sees, its formula and lines, what it is easily confused with, and what helps.

    \b
    Examples:
      tracker patterns explain
      tracker patterns explain instant-reply
    """
    from tracker.ingest.answering import known_pattern
    from tracker.patterns import patterns

    if name is None:
        answer(as_json, lambda: {"patterns": [_described(of) for of in patterns()]}, _catalogue)
        return
    pattern = known_pattern(name)
    limits = session.book().limits(pattern.name)
    answer(as_json, lambda: _described(pattern, limits), lambda: _explained(pattern, limits))


@patterns_command.command("set")
@click.argument("name", metavar="NAME")
@click.argument("words", metavar="LINE=VALUE...", nargs=-1, required=True)
@json_option
@pass_session
def set_lines(session: Session, name: str, words: tuple[str, ...], as_json: bool) -> None:
    """Move lines of a pattern; an empty value puts one back. Shares are written like 0.15 or 15%.

    \b
    Examples:
      tracker patterns set unbilled-drift share_1=15%
      tracker patterns set unbilled-drift share_1=
    """
    from tracker.cli.finding import words_of

    lines = {line: _number(line, text) for line, text in words_of(words).items()}
    if "off" in lines:
        raise click.UsageError(f"off is no line. `tracker patterns off {name}` switches a pattern off.")
    where = [f"{line} {'back where it was' if at is None else f'at {at:g}'}" for line, at in lines.items()]
    _set(session, name, lines, as_json, lambda of: f"{of}: {', '.join(where)}.")


@patterns_command.command("off")
@click.argument("name", metavar="NAME")
@json_option
@pass_session
def off(session: Session, name: str, as_json: bool) -> None:
    """Switch a pattern off.

    \b
    Examples:
      tracker patterns off fragmented-days
    """
    _set(session, name, {"off": True}, as_json, lambda of: f"{of} is switched off.")


@patterns_command.command("on")
@click.argument("name", metavar="NAME")
@json_option
@pass_session
def on(session: Session, name: str, as_json: bool) -> None:
    """Switch a pattern on again.

    \b
    Examples:
      tracker patterns on fragmented-days
    """
    _set(session, name, {"off": None}, as_json, lambda of: f"{of} is switched on.")


def _set(session: Session, name: str, lines: dict[str, Any], as_json: bool, said: Any) -> None:
    from tracker.ingest.answering import known_pattern

    of = known_pattern(name).name
    book = session.book()
    before = book.history(1)
    settings = book.set_limits(of, **lines)
    changed = book.history(1) != before
    answer(
        as_json,
        lambda: {"pattern": of, "limits": dict(settings.limits.get(of, {}))},
        lambda: said(of) if changed else f"{of} was so already.",
    )
    if changed and not as_json:
        hint("`tracker undo` takes it back.")


def _number(line: str, text: str) -> float | None:
    if not text.strip():
        return None
    share = text.strip().endswith("%")
    try:
        found = float(text.strip().rstrip("%").replace(",", "."))
    except ValueError:
        raise click.UsageError(
            f"{line} is no number: {text[:20]!r}. Write it like 0.15, 15% or 20."
        ) from None
    return found / 100 if share else found


def _text(signs: "Signs", *, show_all: bool) -> str:
    from tracker.cli.tables import wrapped
    from tracker.patterns import patterns
    from tracker.wording.cards.waiting import lacking_sentence, waiting_groups

    parts = [f"{signs.week}, {days(signs.start, signs.end)}{'' if signs.complete else ', not over'}"]
    shown = signs.shown if show_all else signs.cards
    parts += [card_text(sign) for sign in shown]
    if signs.complete and not signs.shown:
        parts.append("No pattern passed a line in this review." if _has_data(signs) else _nothing(signs))
    rest = [sign for sign in signs.shown if sign not in shown]
    for heading, others in (("Also seen", rest), ("Answered by you", signs.muted), ("Facts", signs.facts)):
        if others:
            parts.append("\n".join([heading, *(wrapped(_line(sign), "  ") for sign in others)]))
    groups = waiting_groups(signs.not_yet)
    if groups:
        lines = [f"{title}: {'; '.join(said)}" for title, said in groups]
        more = len(lines) - MOST_WAITING
        kept = (
            lines if show_all or more <= 0 else [*lines[:MOST_WAITING], f"and {more} more (--all lists them)"]
        )
        parts.append("\n".join(["Not to be said yet", *(wrapped(line, "  ") for line in kept)]))
    if signs.lacking and show_all:
        lacking = signs.lacking
        said = [lacking_sentence(of, lacking[of.name]) for of in patterns() if of.name in lacking]
        parts.append("\n".join(["Silent without records", *(wrapped(line, "  ") for line in said)]))
    if signs.off:
        parts.append(wrapped(f"Switched off: {', '.join(signs.off)}"))
    if signs.problems:
        said = [wrapped(f"{of.message}.", "  ") for of in signs.problems]
        parts.append("\n".join(["Worth knowing", *said]))
    return "\n\n".join(parts)


def _has_data(signs: "Signs") -> bool:
    """Whether there is anything that patterns could be read from in half a year."""
    facts = signs.noticed.facts if signs.noticed else None
    return facts is not None and (any(of.active for of in facts.everyone.values()) or bool(facts.work))


def _nothing(signs: "Signs") -> str:
    from tracker.wording.sentences import FIRST_STEPS

    if signs.noticed and signs.noticed.facts.everyone:
        return "Nothing is recorded in the weeks before this review, so no pattern can be seen in it."
    return "\n".join([FIRST_STEPS.sentence, *(f"  {command}" for command in FIRST_STEPS.commands)])


def card_text(sign: "Sign") -> str:
    """A card: its title and level, then the sentences in their order, then the weightiest evidence."""
    from tracker.cli.tables import heading, wrapped

    card = sign.card
    whose = f" · {card.client}" if card.client else ""
    lines = [heading(f"{card.title}{whose} · {card.level_words}")]
    lines.append(wrapped(f"{card.good} {card.seen}", "  "))
    lines.append(wrapped(card.sure, "  "))
    if card.held:
        lines.append(wrapped(card.held, "  "))
    lines.append(wrapped(f"It may be innocent: {card.innocent[:1].lower()}{card.innocent[1:]}", "  "))
    lines += [wrapped(card.question, "  ? "), wrapped(card.step, "  > ")]
    lines += [wrapped(of, "    - ") for of in card.evidence[:MOST_EVIDENCE]]
    return "\n".join(lines)


def _line(sign: "Sign") -> str:
    whose = f" · {sign.card.client}" if sign.card.client else ""
    until = ""
    if sign.decision is not None:
        said = "my choice" if sign.decision.answer == "my_choice" else "seen"
        until = f" ({said}; silent until {sign.speaks_again})"
    return f"{sign.finding.pattern}{whose} · {sign.card.level_words}{until}"


def _catalogue() -> str:
    from tracker.cli.tables import Column, table
    from tracker.patterns import patterns
    from tracker.wording.pattern_docs import explained

    rows = [
        (f"{of.number}", of.name, explained(of).summary) for of in sorted(patterns(), key=lambda p: p.number)
    ]
    return table((Column("", right=True), Column("pattern"), Column("what it looks at", shrinks=True)), rows)


def _described(pattern: "Pattern", limits: "Limits | None" = None) -> dict[str, Any]:
    from tracker.wording.pattern_docs import explained

    of = explained(pattern)
    return {
        "pattern": pattern.name,
        "number": pattern.number,
        "title": of.title,
        "summary": of.summary,
        "sections": dict(of.sections),
        "lines": [
            {**limit._asdict(), "now": (limits or pattern.default_limits)[limit.name]}
            for limit in pattern.limits
        ],
        "needs": list(pattern.needs),
    }


def _explained(pattern: "Pattern", limits: "Limits") -> str:
    from tracker.cli.tables import Column, heading, table, wrapped
    from tracker.wording.pattern_docs import explained

    of = explained(pattern)
    parts = [f"{heading(f'{pattern.name} · {of.title}')}\n{wrapped(of.summary)}"]
    parts += [f"{title}\n{wrapped(text, '  ')}" for title, text in of.sections]
    rows = [
        (x.name, f"{limits[x.name]:g}", f"{x.low:g} to {x.high:g}", x.unit, x.says, x.source)
        for x in pattern.limits
    ]
    columns = (
        *(Column("line"), Column("at", right=True), Column("range", optional=True), Column("unit")),
        *(Column("of what", shrinks=True), Column("from", shrinks=True, optional=True)),
    )
    parts.append(f"{table(columns, rows)}\n`tracker patterns set {pattern.name} LINE=VALUE` moves one.")
    return "\n\n".join(parts)
