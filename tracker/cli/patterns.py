"""The patterns of a week: what was noticed, what cannot be said yet, and what each pattern is."""

from shlex import quote
from typing import Any

import click

from tracker.cli.pattern_docs import catalogue, described, explained_text
from tracker.cli.pattern_review import review_text
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.language import _
from tracker.wording.numbers import written


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
            said = _("Ask for a week without the word {word}.")
            raise click.UsageError(said.format(word=ctx.invoked_subcommand))
        return
    signs = session.book().signs(week)
    answer(as_json, signs.to_json, lambda: review_text(signs, show_all=show_all))
    if not as_json and signs.cards:
        first = signs.cards[0].finding
        whom = f" --client {quote(first.client)}" if first.client else ""
        said = _("`tracker answer {pattern} my-choice{whom}` says that it was chosen.")
        hint(said.format(pattern=first.pattern, whom=whom))


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
        answer(as_json, lambda: {"patterns": [described(of) for of in patterns()]}, catalogue)
        return
    pattern = known_pattern(name)
    limits = session.book().limits(pattern.name)
    answer(as_json, lambda: described(pattern, limits), lambda: explained_text(pattern, limits))


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
        said = _("off is no line. `tracker patterns off {name}` switches a pattern off.")
        raise click.UsageError(said.format(name=name))
    where = ", ".join(_where(line, at) for line, at in lines.items())
    _set(session, name, lines, as_json, lambda of: f"{of}: {where}.")


def _where(line: str, at: float | None) -> str:
    if at is None:
        return _("{line} back where it was").format(line=line)
    return _("{line} at {number}").format(line=line, number=written(at, "g"))


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
    _set(session, name, {"off": True}, as_json, lambda of: _("{pattern} is switched off.").format(pattern=of))


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
    _set(session, name, {"off": None}, as_json, lambda of: _("{pattern} is switched on.").format(pattern=of))


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
        lambda: said(of) if changed else _("{pattern} was so already.").format(pattern=of),
    )
    if changed and not as_json:
        hint(_("`tracker undo` takes it back."))


def _number(line: str, text: str) -> float | None:
    if not text.strip():
        return None
    share = text.strip().endswith("%")
    try:
        found = float(text.strip().rstrip("%").replace(",", "."))
    except ValueError:
        said = _("{line} is no number: {text!r}. Write it like 0.15, 15% or 20.")
        raise click.UsageError(said.format(line=line, text=text[:20])) from None
    return found / 100 if share else found
