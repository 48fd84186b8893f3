"""A rule in words: whose calendar titles with some words are."""

from typing import TYPE_CHECKING

from tracker.language import _
from tracker.wording.kinds import kind_name
from tracker.wording.numbers import one_line

if TYPE_CHECKING:
    from tracker.records import Rule


def rule_sentence(rule: "Rule") -> str:
    """What a rule says: "Titles with “stuurgroep” are Bouw / Phase 2, kind meeting, unbilled."."""
    whose = _("your own time") if rule.client is None else one_line(rule.client, 40)
    words = [whose + (f" / {one_line(rule.project, 40)}" if rule.project else "")]
    if rule.kind:
        words.append(_("kind {kind}").format(kind=kind_name(rule.kind)))
    if rule.billable is not None and rule.client:
        words.append(_("billable") if rule.billable else _("unbilled"))
    return _("Titles with “{title}” are {whose}.").format(
        title=one_line(rule.title, 60), whose=", ".join(words)
    )
