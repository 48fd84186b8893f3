"""What a pattern is, in the terminal: what it sees, its lines, what it is confused with, what helps."""

from typing import TYPE_CHECKING, Any

from tracker.language import _

if TYPE_CHECKING:
    from tracker.patterns.base import Limits, Pattern


def catalogue() -> str:
    """All patterns, a line each."""
    from tracker.cli.tables import Column, table
    from tracker.patterns import patterns
    from tracker.wording.pattern_docs import explained

    rows = [
        (f"{of.number}", of.name, explained(of).summary) for of in sorted(patterns(), key=lambda p: p.number)
    ]
    columns = (Column("", right=True), Column(_("pattern")), Column(_("what it looks at"), shrinks=True))
    return table(columns, rows)


def described(pattern: "Pattern", limits: "Limits | None" = None) -> dict[str, Any]:
    """A pattern as a document, with its lines as they stand."""
    from tracker.wording.pattern_docs import SECTIONS, explained

    of = explained(pattern)
    return {
        "pattern": pattern.name,
        "number": pattern.number,
        "title": of.title,
        "summary": of.summary,
        "sections": dict(zip(SECTIONS, (text for _heading, text in of.sections), strict=True)),
        "lines": [
            {**limit._asdict(), "now": (limits or pattern.default_limits)[limit.name]}
            for limit in pattern.limits
        ],
        "needs": list(pattern.needs),
    }


def explained_text(pattern: "Pattern", limits: "Limits") -> str:
    """A pattern in full."""
    from tracker.cli.tables import Column, heading, table, wrapped
    from tracker.wording.numbers import written
    from tracker.wording.pattern_docs import explained

    of = explained(pattern, limits)
    parts = [f"{heading(f'{pattern.name} · {of.title}')}\n{wrapped(of.summary)}"]
    parts += [f"{title}\n{wrapped(text, '  ')}" for title, text in of.sections]
    rows = [(x.name, written(x.now, "g"), x.range, x.unit, x.says, x.source) for x in of.limits]
    columns = (
        *(Column(_("its lines")), Column(_("at"), right=True), Column(_("range"), optional=True)),
        *(Column(_("unit")), Column(_("of what"), shrinks=True)),
        Column(_("source"), shrinks=True, optional=True),
    )
    moves = _("`tracker patterns set {name} LINE=VALUE` moves one.").format(name=pattern.name)
    parts.append(f"{table(columns, rows)}\n{moves}")
    return "\n\n".join(parts)
