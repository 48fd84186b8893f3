"""The steps of closing a week: which one is shown, the row to go to each, and the way on and back.

Where one is stands in the address and, as a bookmark, in the review; so it can be left and taken up again.
"""

from collections.abc import Callable, Mapping

import streamlit as st

from tracker.book import Tracker
from tracker.ingest.reviewing import bookmark
from tracker.language import _
from tracker.pages.close.choice import choice, forget_form, keep_choice
from tracker.pages.close.line import close_button, keep_line, line, line_of
from tracker.pages.close.steps import cards, inbox, week
from tracker.pages.close.unbilled import unbilled
from tracker.pages.frame import act, took_back
from tracker.pages.markup import block, paragraphs
from tracker.pages.patterns.page import WIDTH
from tracker.records import STEPS
from tracker.reviewing import Closing
from tracker.wording.closing import STEP_WORDS, closed_sentence, running_sentence

DRAWN: Mapping[str, Callable[[Tracker, Closing], None]] = {
    "inbox": inbox,
    "week": week,
    "unbilled": unbilled,
    "cards": cards,
    "choice": choice,
    "line": line,
}
"""What draws each step."""

_AT = "closing-at"
"""Where the session keeps the week and the step that this window shows."""

# The way on stands at the lower edge of the window, wherever a step ends.
_STYLE = """<style>
[data-testid="stMainBlockContainer"]{padding-bottom:0}
.st-key-closing-step{min-height:calc(100dvh - 16rem)}
div:has(>.st-key-closing-foot){position:sticky;bottom:0;z-index:2}
.st-key-closing-foot{border-top:1px solid light-dark(#dcd4c4,#45413a);padding:.6rem 0 .75rem;
  background:light-dark(#fbf8f1,#1d1c1a)}
@media(max-width:1400px){.st-key-closing-step{min-height:calc(100dvh - 18.25rem)}}
@media(max-width:640px){.st-key-closing-step{min-height:calc(100dvh - 28.25rem)}}
</style>"""


def flow(book: Tracker, of: Closing) -> None:
    """Draw the step that one is at, between the row of all steps and the way on and back."""
    step = _step(of)
    forget_form()
    st.html(_STYLE)
    _row(of.week, step)
    words = STEP_WORDS[step]
    with st.container(key="closing-step"):
        st.subheader(_(words.heading), anchor=False)
        said = [_(words.lede)]
        if of.closed_at is not None:
            said.append(closed_sentence(of.week, of.closed_at, book.now().tzinfo, book.today()))
        elif step == STEPS[0]:
            said.append(running_sentence(of))
        st.html(block(paragraphs(said, "soft")))
        with st.container(width="stretch" if step == "week" else WIDTH, key=f"closing-{step}"):
            DRAWN[step](book, of)
    _foot(of, step)


def keeps_typing(of: Closing) -> bool:
    """Whether this window is at the line of a week that another one has closed: what is typed must stay."""
    if took_back():
        return False  # not another window: here it was opened, and that taken back
    return line_of() == of.week and st.session_state.get(_AT) == (of.week, STEPS[-1])


def _step(of: Closing) -> str:
    """The step in the address or, without one, where this window is; else where the review was left."""
    named, at = st.query_params.get("step"), st.session_state.get(_AT)
    if at is not None and at[0] != of.week:
        st.query_params.pop("step", None)  # it was another week's
        named = at = None
    left = of.review.step if of.review else None
    step = str(named) if named in STEPS else at[1] if at else left or STEPS[0]
    st.session_state[_AT] = (of.week, step)
    return step


def _row(week: str, step: str) -> None:
    key = f"closing-steps-{week}"
    st.session_state[key] = step
    st.segmented_control(
        _("Steps of the review"),
        STEPS,
        format_func=lambda of: f"{STEPS.index(of) + 1} {_(STEP_WORDS[of].name)}",
        key=key,
        required=True,
        label_visibility="collapsed",
        on_change=_jump,
        args=(week, key),
    )


def _jump(week: str, key: str) -> None:
    _go(week, st.session_state[key])


def _go(week: str, step: str) -> None:
    keep_line(week)  # a quick press may overtake the field’s own callback
    if not keep_choice(week):
        return  # the form says why
    st.query_params["step"] = step
    act(lambda book: bookmark(book.store, week, step, book.now()))


def _foot(of: Closing, step: str) -> None:
    """Draw the way back and on.

    Their keys are letters: arrows move within a group of buttons, and in a field a letter is just typed.
    """
    at = STEPS.index(step)
    with st.container(
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="closing-foot",
    ):
        st.button(
            _("Back"),
            key="closing-back",
            shortcut="B",
            disabled=at == 0,
            on_click=_go,
            args=(of.week, STEPS[max(at - 1, 0)]),
        )
        if step == STEPS[-1]:
            close_button(of)
        else:
            st.button(
                _("Next"),
                key="closing-next",
                type="primary",
                shortcut="N",
                on_click=_go,
                args=(of.week, STEPS[at + 1]),
            )
