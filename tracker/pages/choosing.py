"""Saying whose work something is: client, project, kind, and whether it is billed."""

from typing import NamedTuple

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.forms import Form, labels, select, translated
from tracker.quickline import QuickLine, write
from tracker.records import Client, Project
from tracker.wording.kinds import KIND_NAMES

OWN = ""
"""The answer to "Whose is it" that is no client: no client bears an empty name."""

_BILLED = {None: N_("as agreed"), True: N_("billed"), False: N_("not billed")}


class Choice(NamedTuple):
    """Whose work something is; None is what the choice leaves to the title and the project."""

    client: str | None = None
    project: str | None = None
    kind: str | None = None
    billable: bool | None = None

    def as_line(self) -> str:
        """The choice as words of a quick line."""
        return write(
            QuickLine(client=self.client, project=self.project, kind=self.kind, billable=self.billable)
        )


def active_clients(book: Tracker) -> list[Client]:
    """The clients that are not archived, by name."""
    return [of for of in book.records(Client) if of.archived_on is None]


def projects_of(book: Tracker, client: str) -> list[Project]:
    """A client's projects, by name."""
    return [of for of in book.records(Project) if of.client == client]


def choose_work(book: Tracker, form: Form, now: Choice | None = None) -> None:
    """Four fields of a form that say whose work something is; `chosen` reads them.

    `now` is what they hold at first; without it nobody is chosen yet.
    """
    names = [of.name for of in active_clients(book)]
    if now is not None and now.client is not None and now.client not in names:
        names.append(now.client)
    held = now or Choice()
    one, two, three, four = st.columns(4)
    with one:
        first = None if now is None else now.client or OWN
        client = select(_("Whose is it"), labels(names, _("your own time")), first, form.key("client"))
    with two:
        projects = labels(
            (of.name for of in projects_of(book, client)) if client else (), _("the one of that day")
        )
        select(_("Project"), projects, held.project or "", form.key("project"), disabled=len(projects) == 1)
    with three:
        select(
            _("Kind"),
            {"": _("as the title says")} | translated(KIND_NAMES),
            held.kind or "",
            form.key("kind"),
        )
    with four:
        select(_("Billed"), translated(_BILLED), held.billable, form.key("billed"), disabled=client == OWN)


def is_chosen(form: Form) -> bool:
    """Whether the form says whose it is."""
    return form.value("client") is not None


def chosen(form: Form) -> Choice:
    """What the four fields say."""
    client = form.value("client") or None
    kind = form.value("kind") or None
    if client is None:
        return Choice(kind=kind)
    return Choice(client, form.value("project") or None, kind, form.value("billed"))
