"""An import in words: what becomes of each row, and the counts as a sentence."""

from typing import TYPE_CHECKING

from tracker.language import N_, _, ngettext
from tracker.wording.numbers import count, written

if TYPE_CHECKING:
    from tracker.ingest.report import ImportReport

FATES = {
    "added": N_("new"),
    "updated": N_("changed"),
    "unchanged": N_("in already"),
    "waiting": N_("waits"),
    "left_out": N_("left out"),
    "problem": N_("not readable"),
}
"""What becomes of a row, in plain words, to be translated; "problem" stands for `ImportReport.problems`."""

ROLES = {
    "": N_("– does not matter"),
    "title": N_("title"),
    "start": N_("start: a day, or day and time"),
    "start_time": N_("start: the time"),
    "end": N_("end: a day, or day and time"),
    "end_time": N_("end: the time"),
    "all_day": N_("whole day, yes or no"),
    "organiser": N_("organiser"),
    "attendees": N_("who takes part"),
    "categories": N_("categories"),
    "private": N_("private, yes or no"),
    "show_as": N_("shown as busy or free"),
}
"""What a column of a calendar without column names can hold, by the importer's word; to be translated."""

DATE_ORDERS = {
    "dmy": N_("day first: 03/04 is 3 April"),
    "mdy": N_("month first: 03/04 is March 4"),
    "ymd": N_("year first: 26/04/03 is 3 April 2026"),
}

REASONS = {
    "all-day": N_("a whole day"),
    "longer than a day": N_("longer than a day"),
    "free": N_("shown as free"),
}

_NONE = {
    "message": N_("There are no messages in this file."),
    "contact": N_("There are no contacts in this file."),
    "row": N_("There are no rows in this file."),
}
_NUMBERS = {
    "added": N_("{n} new"),
    "updated": N_("{n} changed"),
    "unchanged": N_("{n} in already"),
    "waiting": N_("{n} for the inbox"),
    "left_out": N_("{n} left out"),
    "problem": N_("{n} not readable"),
}

CONTACT_FORMATS = {
    **dict.fromkeys(("mbox", "maildir", "eml", "mail-folder", "whatsapp", "signal"), "message"),
    **dict.fromkeys(("slack", "telegram"), "message"),
    **dict.fromkeys(("phone-xml", "contacts-csv"), "contact"),
}
"""The formats of mail, chats and calls, and what one row of each is called."""

CONTACT_REASONS = {
    "nobody else in it": N_("with nobody else in it"),
    "to yourself": N_("to yourself"),
    "between others": N_("between others"),
    "no address": N_("without an address"),
    "withheld number": N_("from withheld numbers"),
    "no date": N_("without a date"),
    "system line": N_("system lines"),
    "draft": N_("drafts"),
    "not sent": N_("not sent"),
    "spam": N_("spam"),
    "trash": N_("deleted"),
    "blocked": N_("blocked"),
    "unknown kind": N_("of an unknown kind"),
    "ignored sender": N_("of people you ignore"),
}
"""Why contacts are left out, as it stands behind their number; to be translated."""


def reason(of: str | None) -> str:
    """Why a row is left out or waits."""
    return _(REASONS.get(of or "", of or ""))


def counts(report: "ImportReport") -> dict[str, int]:
    """How many rows had each fate, without those that none had; they add up to `report.read`."""
    found = {fate: len(report.problems) if fate == "problem" else getattr(report, fate) for fate in FATES}
    return {fate: number for fate, number in found.items() if number}


def is_of_contacts(report: "ImportReport") -> bool:
    """Whether a file of mail, chats or calls was imported."""
    return report.format in CONTACT_FORMATS


def counts_sentence(report: "ImportReport", *, done: bool) -> str:
    """What an import did, or would do: "585 rows: 547 new, 8 to sort in the inbox, 30 left out."."""
    kind = CONTACT_FORMATS.get(report.format, "row")
    if not report.read:
        return _(_NONE[kind])
    left = {fate: _(said) for fate, said in _NUMBERS.items()}
    if done:
        left["waiting"] = _("{n} to sort in the inbox")
    parts = {fate: left[fate].format(n=written(number)) for fate, number in counts(report).items()}
    if is_of_contacts(report) and "waiting" in parts:
        parts["waiting"] = _waiting(report)
    if report.reasons and "left_out" in parts and is_of_contacts(report):
        parts["left_out"] += f" ({_reasons(report)})"
    return f"{_rows(kind, report.read)}: {', '.join(parts.values())}."


def _rows(kind: str, number: int) -> str:
    if kind == "message":
        return count(number, "message", "messages")
    return count(number, "contact", "contacts") if kind == "contact" else count(number, "row", "rows")


def _waiting(report: "ImportReport") -> str:
    """Contacts of people whom nobody has named yet; what machines wrote names no sender."""
    people = sum(number for _sender, number in report.senders)
    machines = report.waiting - people
    said = []
    if people:
        senders = len(report.senders)
        said.append(
            ngettext(
                "{n} from {senders} sender who is no client’s yet",
                "{n} from {senders} senders who are no client’s yet",
                senders,
            ).format(n=written(people), senders=written(senders))
        )
    if machines:
        said.append(_("{n} from newsletters and other machines").format(n=written(machines)))
    return ", ".join(said)


def _reasons(report: "ImportReport") -> str:
    """Why contacts were left out: "25 spam, 15 drafts"."""
    said = ((_(CONTACT_REASONS.get(of, of)), number) for of, number in report.reasons.most_common())
    return ", ".join(f"{written(number)} {why}" for why, number in said)


def is_news(report: "ImportReport") -> bool:
    """Whether an import changes, or would change, anything."""
    return bool(report.added or report.updated or report.waiting or report.left_out)
