"""A new engagement: the eleven topics with one client, one question at a time, left and taken up at will."""

from collections.abc import Mapping
from zlib import crc32

import streamlit as st

from tracker.book import Tracker
from tracker.charts.labels import html
from tracker.language import _
from tracker.pages.boundaries.address import EVERYBODY, NEW, OVERVIEW, PAGE, QUESTION, choose, named
from tracker.pages.boundaries.keeping import Place, in_force
from tracker.pages.boundaries.marks import STYLE as MARKS
from tracker.pages.boundaries.marks import marked, row_of_marks
from tracker.pages.boundaries.question import question
from tracker.pages.choosing import active_clients, projects_of
from tracker.pages.forms import Form, form_of, labels
from tracker.pages.markup import block, link, paragraphs
from tracker.records import TOPICS, Boundary, Client
from tracker.wording.boundaries import questions as words
from tracker.wording.boundaries.states import ALL_CLIENTS, ARCHIVED, NO_CLIENTS, topic_title
from tracker.wording.numbers import one_line

DONE = "done"
"""What stands in the address in place of a topic when all were asked."""


def new_engagement(book: Tracker) -> None:
    """Draw the questions, from the first topic on that is not settled."""
    names = [of.name for of in active_clients(book)]
    if not names:
        st.html(block(f"<p>{link('clients', _('Add a client'))} {html(_(NO_CLIENTS), 200)}</p>"))
        return
    _archived(book)
    st.html(block(paragraphs([_(words.LEDE)])))
    client, project = _with_whom(book, names)
    own = in_force(book, client, project)
    general = _covering(book, client, project)
    topic = named(QUESTION, (*TOPICS, DONE)) or _first_open(own, general)
    standing = {name: standing_of(own.get(name) or general.get(name)) for name in TOPICS}
    if topic == DONE:
        _end(client, project, standing)
    else:
        _topic(book, Place(client, project, topic), own, general, standing)


def _covering(book: Tracker, client: str | None, project: str | None) -> Mapping[str, Boundary]:
    """What holds on a topic where nothing of its own does: for all clients, for all work with one."""
    if client is None:
        return {}
    of_all = in_force(book, None, None)
    return {**of_all, **in_force(book, client, None)} if project else of_all


def standing_of(boundary: Boundary | None) -> str:
    """How far a topic is settled: "open", "chosen", "told" or "not applicable"."""
    if boundary is None:
        return "open"
    if not boundary.applies:
        return "not applicable"  # no words
    return "told" if boundary.told_on else "chosen"


def _archived(book: Tracker) -> None:
    """Say why a client in the address is not among those to choose from."""
    archived = [of.name for of in book.records(Client) if of.archived_on]
    if (client := named("client", archived)) is not None:
        st.html(block(paragraphs([_(ARCHIVED).format(client=one_line(client, 60))], "soft")))


def _with_whom(book: Tracker, names: list[str]) -> tuple[str | None, str | None]:
    """The client and the project; None for all."""
    chosen = st.query_params.get("client")
    if chosen != EVERYBODY and chosen not in names:
        last = st.session_state.get("client")
        chosen = last if last in names else names[0]
    projects = [of.name for of in projects_of(book, chosen)] if chosen else []
    project = named("project", projects) or ""
    one, two = st.columns(2)
    with one:
        choose(_("With whom"), "client", labels(names, _(ALL_CLIENTS)), chosen)
    with two:
        if projects:
            choose(_("On what"), "project", labels(projects, _("everything with them")), project)
    return chosen or None, project or None


def _first_open(own: Mapping[str, Boundary], general: Mapping[str, Boundary]) -> str:
    return next((topic for topic in TOPICS if topic not in own and topic not in general), TOPICS[0])


def _topic(
    book: Tracker,
    place: Place,
    own: Mapping[str, Boundary],
    general: Mapping[str, Boundary],
    standing: Mapping[str, str],
) -> None:
    at = TOPICS.index(place.topic)
    settled = sum(state != "open" for state in standing.values())
    said = words.place(at + 1, len(TOPICS), settled)
    st.html(block(f"<p><small>{html(said, 200)}</small></p>{row_of_marks(standing, place.topic)}"))
    held = own.get(place.topic)
    whose = repr((place.client, place.project)).encode("utf-8", "backslashreplace")
    form = form_of(held) if held else Form(f"engagement-{crc32(whose):08x}-{place.topic}")
    before = TOPICS[at - 1] if at else ""
    after = TOPICS[at + 1] if at + 1 < len(TOPICS) else DONE
    with st.container(border=True, key="boundaries-question"):
        question(book, place, held, general.get(place.topic), form, (before, after))
    titles = {name: f"{n}. {topic_title(name)}" for n, name in enumerate(TOPICS, 1)}
    choose(_("Go to a topic"), QUESTION, titles, place.topic)


def _end(client: str | None, project: str | None, standing: Mapping[str, str]) -> None:
    """Draw what is settled, what was not told yet, and what is open, each with the way to its question."""
    by_state: dict[str, list[str]] = {}
    for topic, state in standing.items():
        by_state.setdefault(state, []).append(topic)
    still = by_state.get("open", [])
    whom = one_line(client, 60) if client else _("all clients")
    said = (
        words.finished(whom, len(TOPICS) - len(still), len(TOPICS)),
        words.untold(by_state.get("chosen", [])),
        _(words.STILL_OPEN) if still else "",
    )
    st.html(block(paragraphs(said), "lede"))
    address = {"client": client or EVERYBODY} | ({"project": project} if project else {})
    asked = address | {PAGE: NEW}
    items = "".join(marked(topic, standing[topic], asked | {QUESTION: topic}) for topic in TOPICS)
    look = link(PAGE, _("See them all in the overview"), **{PAGE: OVERVIEW}, **address)
    say = link("words", _("Find words for telling it"), **address)
    st.html(MARKS + block(f'<ul class="plain">{items}</ul><p>{look} · {say}</p>'))
