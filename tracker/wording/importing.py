"""An import in words: what becomes of each row, and the counts as a sentence."""

from typing import TYPE_CHECKING

from tracker.wording.numbers import count

if TYPE_CHECKING:
    from tracker.ingest.report import ImportReport

FATES = {
    "added": "new",
    "updated": "changed",
    "unchanged": "in already",
    "waiting": "waits",
    "left_out": "left out",
    "problem": "not readable",
}
"""What becomes of a row, in plain words; "problem" stands for `ImportReport.problems`."""

ROLES = {
    "": "– does not matter",
    "title": "title",
    "start": "start: a day, or day and time",
    "start_time": "start: the time",
    "end": "end: a day, or day and time",
    "end_time": "end: the time",
    "all_day": "whole day, yes or no",
    "organiser": "organiser",
    "attendees": "who takes part",
    "categories": "categories",
    "private": "private, yes or no",
    "show_as": "shown as busy or free",
}
"""What a column of a calendar without column names can hold, by the importer's word for it."""

DATE_ORDERS = {
    "dmy": "day first: 03/04 is 3 April",
    "mdy": "month first: 03/04 is March 4",
    "ymd": "year first: 26/04/03 is 3 April 2026",
}

REASONS = {
    "all-day": "a whole day",
    "longer than a day": "longer than a day",
    "free": "shown as free",
}


CONTACT_FORMATS = {
    **dict.fromkeys(("mbox", "maildir", "eml", "mail-folder", "whatsapp", "signal"), "message"),
    **dict.fromkeys(("slack", "telegram"), "message"),
    **dict.fromkeys(("phone-xml", "contacts-csv"), "contact"),
}
"""The formats of mail, chats and calls, and what one row of each is called."""

CONTACT_REASONS = {
    "nobody else in it": "with nobody else in it",
    "to yourself": "to yourself",
    "between others": "between others",
    "no address": "without an address",
    "withheld number": "from withheld numbers",
    "no date": "without a date",
    "system line": "system lines",
    "draft": "drafts",
    "not sent": "not sent",
    "spam": "spam",
    "trash": "deleted",
    "blocked": "blocked",
    "unknown kind": "of an unknown kind",
    "ignored sender": "of people you ignore",
}
"""Why contacts are left out, as it stands behind their number."""


def reason(of: str | None) -> str:
    """Why a row is left out or waits."""
    return REASONS.get(of or "", of or "")


def counts(report: "ImportReport") -> dict[str, int]:
    """How many rows had each fate, without those that none had; they add up to `report.read`."""
    found = {fate: len(report.problems) if fate == "problem" else getattr(report, fate) for fate in FATES}
    return {fate: number for fate, number in found.items() if number}


def is_of_contacts(report: "ImportReport") -> bool:
    """Whether a file of mail, chats or calls was imported."""
    return report.format in CONTACT_FORMATS


def counts_sentence(report: "ImportReport", *, done: bool) -> str:
    """What an import did, or would do: "585 rows: 547 new, 8 to sort in the inbox, 30 left out."."""
    if not report.read:
        return f"There are no {CONTACT_FORMATS.get(report.format, 'row')}s in this file."
    left = {
        "added": "{} new",
        "updated": "{} changed",
        "unchanged": "{} in already",
        "waiting": "{} " + ("to sort in the inbox" if done else "for the inbox"),
        "left_out": "{} left out",
        "problem": "{} not readable",
    }
    if is_of_contacts(report):
        left |= {"waiting": _waiting(report), "left_out": "{} left out" + _reasons(report)}
    parts = [left[fate].format(f"{number:,}") for fate, number in counts(report).items()]
    return f"{count(report.read, CONTACT_FORMATS.get(report.format, 'row'))}: {', '.join(parts)}."


def _waiting(report: "ImportReport") -> str:
    """Contacts of people whom nobody has named yet; what machines wrote names no sender."""
    people = sum(number for _, number in report.senders)
    machines = report.waiting - people
    said = []
    if people:
        senders = count(len(report.senders), "sender who is", "senders who are")
        said.append(f"{people:,} from {senders} no client’s yet")
    if machines:
        said.append(f"{machines:,} from newsletters and other machines")
    return ", ".join(said)


def _reasons(report: "ImportReport") -> str:
    """Why contacts were left out: " (25 spam, 15 drafts)"."""
    said = [f"{number:,} {CONTACT_REASONS.get(of, of)}" for of, number in report.reasons.most_common()]
    return f" ({', '.join(said)})" if said else ""


def is_news(report: "ImportReport") -> bool:
    """Whether an import changes, or would change, anything."""
    return bool(report.added or report.updated or report.waiting or report.left_out)
