"""What a pattern is, in the terminal: what it sees, its lines, what it is confused with, what helps."""

from typing import TYPE_CHECKING, Any

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
    return table((Column("", right=True), Column("pattern"), Column("what it looks at", shrinks=True)), rows)


def described(pattern: "Pattern", limits: "Limits | None" = None) -> dict[str, Any]:
    """A pattern as a document, with its lines as they stand."""
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


def explained_text(pattern: "Pattern", limits: "Limits") -> str:
    """A pattern in full."""
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
