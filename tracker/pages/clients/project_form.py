"""The form of a project: only the fields that matter for how it is paid."""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from tracker.book import Tracker
from tracker.language import N_, _
from tracker.pages.forms import DAY_FORMAT, Form, in_rows, select, translated
from tracker.pages.written import amount, amount_written, milestones, milestones_written
from tracker.records import Client, Project
from tracker.wording.billing import BILLINGS, FIELDS, missing
from tracker.wording.escaping import escaped
from tracker.wording.numbers import one_line


def project_form(form: Form, client: Client, project: Project | None, currency: str) -> None:
    """Draw the form of a project, or of a new one."""
    held = project or Project(client=client.name, name="", billing="hourly")
    one, two = st.columns(2)
    one.text_input(_("Name of the project"), held.name, key=form.key("name"))
    with two:
        billing = select(_("How it is paid"), translated(BILLINGS), held.billing, form.key("billing"))
    fields = FIELDS[billing]
    for column, field in in_rows([field for field in fields if field != "milestones"], 3):
        with column:
            _WIDGETS[field](_label(field, billing, currency), getattr(held, field), form.key(field))
    if "milestones" in fields:
        st.text_area(
            _("Milestones, if the fee is earned in parts: a day and a share on each line"),
            milestones_written(held.milestones),
            placeholder="2026-07-01 40%\n2026-11-15 60%",
            height=90,
            key=form.key("milestones"),
        )
    with st.container(horizontal=True):
        args = (form, client, project)
        st.button(
            _("Save") if project else _("Add project"),
            key=form.key("save"),
            type="primary",
            on_click=form.once(_save),
            args=args,
        )
        if project is not None:
            st.button(_("Remove"), key=form.key("remove"), on_click=form.once(_remove), args=(form, project))


def _label(field: str, billing: str, currency: str) -> str:
    if field == "fee_cents":
        said = _("Fee per month, {currency}") if billing == "retainer" else _("Fee, {currency}")
        return said.format(currency=escaped(currency))
    return _(_LABELS[field])


def _money(label: str, now: int | None, key: str) -> None:
    st.text_input(label, amount_written(now), key=key)


def _hours(label: str, now: float | None, key: str) -> None:
    st.number_input(label, 0.0, None, now, step=1.0, format="%g", key=key)


def _day(label: str, now: Any, key: str) -> None:
    st.date_input(label, now, format=DAY_FORMAT, key=key)


_LABELS = {
    "agreed_hours": N_("Hours agreed"),
    "estimate_hours": N_("Hours when finished, as you see it now"),
    "included_hours": N_("Hours included per month"),
    "starts_on": N_("First day"),
    "ends_on": N_("Last day"),
}
_WIDGETS: Mapping[str, Callable[[str, Any, str], None]] = {
    "fee_cents": _money,
    "agreed_hours": _hours,
    "estimate_hours": _hours,
    "included_hours": _hours,
    "starts_on": _day,
    "ends_on": _day,
}


def _save(form: Form, client: Client, project: Project | None) -> None:
    def change(book: Tracker) -> str:
        fields = _said(form)
        if project is None:
            saved = book.add(Project(client=client.name, **fields))
        else:
            saved = book.change(project, **fields)
        said = _("Saved {name}.").format(name=one_line(saved.name, 60))
        return f"{said} {missing(saved)}".strip()

    form.send(change)


def _said(form: Form) -> dict[str, Any]:
    """The fields of a project as the form holds them; those that do not matter to its billing are empty."""
    billing = form.value("billing")
    said: dict[str, Any] = {name: None for of in FIELDS.values() for name in of}
    said |= {name: form.value(name) for name in FIELDS[billing]}
    said["fee_cents"] = amount(said["fee_cents"], _("The fee"))
    said["milestones"] = milestones(said["milestones"])
    return said | {"name": (form.value("name") or "").strip(), "billing": billing}


def _remove(form: Form, project: Project) -> None:
    def change(book: Tracker) -> str:
        book.remove(project)
        return _("Removed the project {name}.").format(name=one_line(project.name, 60))

    form.send(change)
