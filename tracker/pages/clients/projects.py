"""A client's projects: what is agreed with each, and a form to change it."""

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.pages.choosing import projects_of
from tracker.pages.clients.project_form import project_form
from tracker.pages.forms import Form, form_of
from tracker.records import Client
from tracker.wording.billing import missing, terms
from tracker.wording.escaping import escaped


def projects(book: Tracker, client: Client) -> None:
    """Draw each project with its form, and a form for a new one."""
    currency = book.currency(client.name)
    found = projects_of(book, client.name)
    if not found:
        st.write(
            _("No projects: hours are hourly work at the client's rate. A fixed fee or a retainer needs one.")
        )
    for project in found:
        label = f"**{escaped(project.name, 60)}** · {escaped(terms(project, currency))}"
        with st.expander(label, key=f"project-{project.id}", on_change="rerun") as shown:
            if shown.open:
                project_form(form_of(project), client, project, currency)
        if missing(project):
            st.caption(missing(project))
    form = Form(f"new-project-of-{client.id}")
    with st.expander(_("New project"), key=form.key("open"), on_change="rerun") as shown:
        if shown.open:
            project_form(form, client, None, currency)
