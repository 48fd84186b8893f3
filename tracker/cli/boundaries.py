"""Boundaries: what was chosen, told and held, what was lived beside it, and whether it helped."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from tracker.cli.session import Session, answer, json_option, pass_session
from tracker.language import _

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.boundaries.helped import Helped
    from tracker.boundaries.lived import Lived
    from tracker.boundaries.matrix import Cell, Matrix, Row

LONGEST = 200
"""Characters of a statement that are shown."""


@click.command("boundaries", short_help="See what you chose, told and held, and what was lived.")
@click.option("--client", metavar="C", help="Only this client, archived or not; name or alias.")
@json_option
@pass_session
def boundaries_command(session: Session, client: str | None, as_json: bool) -> None:
    """See per client which limits of your service you chose, told and held, and what was lived beside them.

    A limit counts as held once it was put to the test five times in the last 12 weeks; what can be measured,
    such as a reply time, is held against your records week by week. `tracker add boundary` notes one,
    `tracker add occasion` a time when it was put to the test.

    \b
    Examples:
      tracker boundaries
      tracker boundaries --client bouw
      tracker boundaries --json
    """
    book = session.book()
    matrix, lived = book.boundaries(client), book.lived(client)

    def document() -> dict[str, Any]:
        return {**matrix.to_json(), "lived": [of.to_json() for of in lived]}

    answer(as_json, document, lambda: _text(book, matrix, lived))


@click.command("helped", short_help="See whether the limits you told helped.")
@click.option("--client", metavar="C", help="Only this client's, and those for all; name or alias.")
@json_option
@pass_session
def helped_command(session: Session, client: str | None, as_json: bool) -> None:
    """See whether each limit you told was kept, and whether the weeks are better since.

    The eight weeks before, without the four that moved you to tell it, are held against the first eight
    after; a verdict needs six on either side.

    \b
    Examples:
      tracker helped
      tracker helped --client bouw --json
    """
    book = session.book()
    found = book.helped(client)
    answer(as_json, lambda: {"boundaries": [of.to_json() for of in found]}, lambda: _helped_text(book, found))


def _text(book: "Tracker", matrix: "Matrix", lived: "Sequence[Lived]") -> str:
    from tracker.cli.tables import heading, wrapped
    from tracker.wording.boundaries.states import ALL_CLIENTS, EMPTY

    if not matrix.rows:
        return _("There are no clients yet. `tracker client add NAME` makes the first one.")
    parts = [
        "\n".join(_row(book, row, [of for of in lived if of.client == row.client])) for row in matrix.rows
    ]
    together = [of for of in lived if of.client is None]
    if together:
        parts.insert(0, "\n".join([heading(_(ALL_CLIENTS)), *_beside(book, together, "  ")]))
    if not any(cell.boundaries for row in matrix.rows for cell in row.cells):
        parts.append(wrapped(_(EMPTY)))
    return "\n\n".join(parts)


def _row(book: "Tracker", row: "Row", lived: "Sequence[Lived]") -> Iterator[str]:
    """A client or project: how its topics stand in a line, then each that was chosen, then the open ones."""
    from tracker.cli.tables import heading, wrapped
    from tracker.patterns.topics import topic_name
    from tracker.wording.boundaries.states import summed_up
    from tracker.wording.numbers import one_line

    name = " / ".join(one_line(of, 60) for of in (row.client, row.project) if of)
    yield heading(f"{name} · {summed_up(cell.state for cell in row.cells)}")
    for cell in row.cells:
        if cell.boundaries:
            yield wrapped(_cell(cell), "  ")
            ids = {of.id for of in cell.boundaries}
            yield from _beside(book, [of for of in lived if of.boundary.id in ids], "    ")
    still = [topic_name(cell.topic) for cell in row.cells if cell.state == "open"]
    if still and len(still) < len(row.cells):
        yield wrapped(_("Open: {topics}").format(topics=", ".join(still)), "  ")


def _cell(cell: "Cell") -> str:
    from tracker.wording.boundaries.states import state_word, tested_so_far, topic_title
    from tracker.wording.numbers import one_line

    parts = [topic_title(cell.topic), state_word(cell.state, cell.kept, cell.occasions)]
    if cell.state != "held":
        parts.append(tested_so_far(cell.kept, cell.occasions))
    parts.append(one_line(cell.boundary.statement, LONGEST) if cell.boundary else "")
    return " · ".join(filter(None, parts))


def _beside(book: "Tracker", lived: "Sequence[Lived]", indent: str) -> Iterator[str]:
    """What was lived beside each term, and in the last week."""
    from tracker.cli.tables import wrapped
    from tracker.wording.boundaries.lived import lived_so, lived_value, stated

    for of in lived:
        currency = book.currency(of.client)
        said = f"{stated(of, currency)}: {lived_so(of)}"
        if of.weeks and of.weeks[-1].value is not None:
            last = lived_value(of, of.weeks[-1], currency)
            said = f"{said} {_('Last week: {value}.').format(value=last)}"
        yield wrapped(said[:1].upper() + said[1:], indent)


def _helped_text(book: "Tracker", found: "Sequence[Helped]") -> str:
    from tracker.cli.tables import wrapped
    from tracker.wording.boundaries.helped import NOTHING_TOLD

    if not found:
        return wrapped(_(NOTHING_TOLD))
    return "\n\n".join("\n".join(_helped(book, of)) for of in found)


def _helped(book: "Tracker", of: "Helped") -> Iterator[str]:
    from tracker.cli.tables import heading, wrapped
    from tracker.wording.boundaries.helped import card
    from tracker.wording.boundaries.one import title, whose

    said = card(of, book.today())
    yield heading(f"{whose(of.boundary)} · {title(of.boundary)} · {said.verdict}")
    yield wrapped(f"{said.good} {said.seen}".strip(), "  ")
    for more in (said.sure, said.beside, said.innocent):
        if more:
            yield wrapped(more, "  ")
    yield wrapped(said.question, "  ? ")
    yield wrapped(said.step, "  > ")
