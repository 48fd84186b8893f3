"""A line that is read while it is typed, and that Enter sends."""

from collections.abc import Callable

import streamlit as st

from tracker.book import Tracker
from tracker.pages.markup import block, paragraphs

_ENTER = """<script>
window.entersPress = window.entersPress || {};
window.entersPress["LINE"] = "BUTTON";
if (!window.enterPresses) {
  window.enterPresses = true;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    for (const [line, button] of Object.entries(window.entersPress))
      if (event.target.closest(".st-key-" + line))
        setTimeout(() => document.querySelector(".st-key-" + button + " button")?.click(), 60);
  });
}
</script>"""
"""Presses the button for who presses Enter: a line that is read while it is typed cannot be in a form."""


def live_line(
    book: Tracker, key: str, label: str, example: str, reading: Callable[[Tracker, str], str]
) -> None:
    """Draw the line and, under it, what it reads as so far; draw it as a part of its own (`frame.part`)."""
    line = st.text_input(label, key=key, live="200ms", placeholder=example, autocomplete="off")
    said = paragraphs([reading(book, line or "")]) or "<p>&nbsp;</p>"
    st.html(block(f'<div aria-live="polite" class="soft">{said}</div>'))


def enter_presses(line: str, button: str, hint: str) -> None:
    """Draw what can stand in the line of a key, and let Enter in it press the button of another."""
    script = _ENTER.replace("LINE", line).replace("BUTTON", button)
    st.html(block(f"<small>{hint}</small>") + script, unsafe_allow_javascript=True)
