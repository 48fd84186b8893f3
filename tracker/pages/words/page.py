"""Words for it: several ways to say each thing to a client, to be edited, copied and rehearsed."""

from collections.abc import Sequence

import streamlit as st

from tracker.book import Tracker
from tracker.language import _
from tracker.language.parts import listed
from tracker.metrics.beliefs import by_weight, is_untested
from tracker.metrics.rehearsals import Practice, practices
from tracker.pages.forms import Form
from tracker.pages.markup import block, link, paragraphs
from tracker.pages.notes.form import STYLE, refused
from tracker.pages.patterns.page import WIDTH
from tracker.pages.words.address import chosen_language, chosen_number, chosen_situation, chosen_whose
from tracker.pages.words.card import STYLE as CARDS
from tracker.pages.words.card import To, card
from tracker.pages.words.changes import LONGEST_NAME, LONGEST_TEXT, add
from tracker.pages.words.facts import draw_placeholders, known_of
from tracker.pages.words.practice import draw_practice
from tracker.records import Assumption, Phrase, Rehearsal
from tracker.wording.phrases import CHECK, OWN, Saying, checks, sayings
from tracker.wording.phrases import practice as texts
from tracker.wording.phrases.placeholders import PLACEHOLDERS, braces, missing, values


def words(book: Tracker) -> None:
    """Draw the page."""
    st.html(STYLE + CARDS)
    st.title(_("Words"), anchor=False)
    with st.container(width=WIDTH, key="words-column"):
        st.html(block(paragraphs([_(texts.LEDE)])))
        situation = chosen_situation()
        one, two = st.columns([3, 2])
        client = chosen_whose(book, one, _("nobody in particular"))
        language = chosen_language(two)
        known = values(known_of(book, client), language)
        every = sayings(language, book.records(Phrase))
        felt = practices(book.records(Rehearsal))
        _cards(_chosen(book, situation, client, every), To(client, language, known), felt)
        if situation == OWN:
            _own(language)
        draw_placeholders(known)
        draw_practice(felt, every, known, language)


def _chosen(book: Tracker, situation: str, client: str | None, every: Sequence[Saying]) -> list[Saying]:
    """The phrases of a situation; of the checks those of one assumption."""
    if situation != CHECK:
        return [of for of in every if of.situation == situation]
    held = [of for of in book.records(Assumption) if of.client == client and is_untested(of)]
    number = chosen_number(by_weight(held))
    st.html(block(f"<p>{link('assumptions', _('What you assume, and how it turned out'))}</p>"))
    return checks(number, every)


def _cards(found: Sequence[Saying], to: To, felt: Sequence[Practice]) -> None:
    by_phrase = {of.phrase: of for of in felt}
    blanks = list(dict.fromkeys(title for of in found for title in missing(of.text, to.known)))
    said = [_(texts.POLITE)] if to.language == "nl" else []
    if to.client is not None and blanks:
        said.append(_(texts.BLANKS).format(missing=listed(blanks)))
    st.html(block(paragraphs(said, "soft")))
    for of in found:
        card(of, to, by_phrase.get(of.name))


def _own(language: str) -> None:
    """Draw the form for a phrase of the user's own."""
    form = Form(f"words-new-{language}")
    st.subheader(_("Another phrase"), anchor=False)
    refused(form)
    st.text_input(_("Its name"), key=form.key("name"), max_chars=LONGEST_NAME, autocomplete="off")
    st.text_area(
        _("What you would say"),
        key=form.key("text"),
        max_chars=LONGEST_TEXT,
        help=_("Filled in where they stand: {names}").format(names=braces(PLACEHOLDERS)),
    )
    st.button(
        _("Keep this phrase"),
        type="primary",
        key=form.key("keep"),
        on_click=form.once(add),
        args=(form, language),
    )
