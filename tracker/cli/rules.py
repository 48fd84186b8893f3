"""Rules: whose calendar titles are, said once."""

from typing import TYPE_CHECKING, Any

import click

from tracker.cli.finding import client_name, find, project, record_json
from tracker.cli.session import Session, answer, hint, json_option, pass_session
from tracker.errors import UsageError
from tracker.language import N_, _, ngettext
from tracker.wording.numbers import one_line, written
from tracker.wording.rules import rule_sentence

if TYPE_CHECKING:
    from tracker.book import Tracker
    from tracker.records import Rule


_ADD_ONE = N_("tracker rule add 'words of a title' '@client #kind'")


@click.group("rule", short_help="Say once whose calendar titles are.")
def rule_command() -> None:
    """Say once whose calendar titles are: every row whose title holds the words is sorted so, now and later.

    \b
    Examples:
      tracker rule add stuurgroep '@bouw #meeting !billable'
      tracker rule list
    """


def _choice(book: "Tracker", text: str) -> dict[str, Any]:
    """The fields of a rule that words like "@bouw #meeting !billable" say."""
    from tracker.quickline import read_title

    said = read_title(text)
    beyond = said.note or (said.scope or said.announced or said.trigger) or said.tags
    if beyond:
        raise UsageError(
            _("{text!r} says more than a rule keeps").format(text=one_line(text, 60)),
            _("Write it like '@bouw #meeting !billable'"),
        )
    fields: dict[str, Any] = {"kind": said.kind, "billable": said.billable}
    if said.client is not None:
        fields["client"] = client_name(book, said.client)
        fields["project"] = project(book, fields["client"], said.project).name if said.project else None
    return {name: value for name, value in fields.items() if value is not None or name == "project"}


def _done(session: Session, rule: "Rule", before: int, as_json: bool) -> None:
    sorted_rows = before - session.book().waiting()
    document = {"rule": record_json(rule), "sorted": sorted_rows}
    sorted_now = ngettext("{n} waiting row is sorted now.", "{n} waiting rows are sorted now.", sorted_rows)
    count = f" {sorted_now.format(n=written(sorted_rows))}" if sorted_rows else ""
    answer(as_json, lambda: document, lambda: rule_sentence(rule) + count)
    if not as_json:
        hint(_("`tracker undo` takes it back."))


@rule_command.command("add")
@click.argument("words")
@click.argument("choice")
@json_option
@pass_session
def add(session: Session, words: str, choice: str, as_json: bool) -> None:
    """Add a rule: WORDS of a title, and whose such rows are.

    \b
    Examples:
      tracker rule add stuurgroep '@bouw #meeting !billable'
      tracker rule add 'btw-aangifte' '#admin'
    """
    from tracker.records import Rule

    book = session.book()
    before = book.waiting()
    rule = book.add(Rule(title=words.strip(), **_choice(book, choice)))
    _done(session, rule, before, as_json)


@rule_command.command("list")
@json_option
@pass_session
def list_rules(session: Session, as_json: bool) -> None:
    """List the rules; where two fit, the newer decides.

    \b
    Examples:
      tracker rule list
    """
    from tracker.records import Rule

    found = session.book().records(Rule)
    empty = f"{_('There are no rules yet. Add one:')}\n  {_(_ADD_ONE)}"
    answer(
        as_json,
        lambda: {"rules": [record_json(rule) for rule in found]},
        lambda: "\n".join(map(rule_sentence, found)) or empty,
    )


@rule_command.command("edit")
@click.argument("words")
@click.argument("choice", required=False)
@click.option("--words", "new_words", metavar="WORDS", help="Other words to look for.")
@json_option
@pass_session
def edit(session: Session, words: str, choice: str | None, new_words: str | None, as_json: bool) -> None:
    """Change a rule, found by its words. Entries it made before stay as they are.

    \b
    Examples:
      tracker rule edit stuurgroep '@bouw/vernieuwing #meeting'
      tracker rule edit stuurgroep --words 'stuurgroep vernieuwing'
    """
    from tracker.records import Rule

    book = session.book()
    rule = find(book, Rule, words)
    fields: dict[str, Any] = {}
    if choice is not None:
        fields = {"client": None, "project": None, "kind": None, "billable": None} | _choice(book, choice)
    if new_words is not None:
        fields["title"] = new_words.strip()
    if not fields:
        raise UsageError(
            _("Nothing is said to change"), _("Write a choice like '@bouw #meeting', or --words")
        )
    before = book.waiting()
    _done(session, book.change(rule, **fields), before, as_json)


@rule_command.command("remove")
@click.argument("words")
@json_option
@pass_session
def remove(session: Session, words: str, as_json: bool) -> None:
    """Remove a rule, found by its words. Entries it made stay.

    \b
    Examples:
      tracker rule remove stuurgroep
    """
    from tracker.records import Rule

    book = session.book()
    rule = find(book, Rule, words)
    book.remove(rule)
    answer(
        as_json,
        lambda: {"removed": record_json(rule)},
        lambda: _("Removed the rule for “{words}”.").format(words=one_line(rule.title, 60)),
    )
    if not as_json:
        hint(_("`tracker undo` brings it back."))
