import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.wording.escaping import JOINER, escaped
from tracker.wording.numbers import one_line


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("**x**", r"\*\*x\*\*"),
        ("$x$", r"\$x\$"),
        ("[a](javascript:x)", rf"\[a\](javascript:{JOINER}x)"),
        (":red[x]", rf":{JOINER}red\[x\]"),
        (":smile:", f":{JOINER}smile:"),
        (":material/home:", f":{JOINER}material/home:"),
        ("http://x.nl", f"http:{JOINER}//x.nl"),
        ("www.x.nl", f"www{JOINER}.x.nl"),
        ("a@x.nl", f"a@{JOINER}x.nl"),
        ("1. x", r"1\. x"),
        ("- x", r"\- x"),
        ("# x", r"\# x"),
        ("a --> b", rf"a -{JOINER}-{JOINER}\> b"),
        ("a -> b", rf"a -{JOINER}\> b"),
        ("a\nb", "a b"),
    ],
)
def test_what_markdown_would_read_is_shown_as_it_is(text: str, safe: str) -> None:
    assert escaped(text) == safe


@pytest.mark.parametrize(
    "text", ["Bouwgroep Noord", "O'Neil", 'handbook "3"', "09:00-11:30", "€69.11, 70%", "Ben (2)"]
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert escaped(text).replace("\\)", ")") == text


@given(st.text(max_size=60))
def test_nothing_is_lost(text: str) -> None:
    shown = re.sub(r"\\(.)", r"\1", escaped(text))
    assert shown.replace(JOINER, "") == one_line(text).replace(JOINER, "")
