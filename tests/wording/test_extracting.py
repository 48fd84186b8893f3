"""Which texts are found in a source."""

from io import BytesIO
from pathlib import Path
from textwrap import dedent

import pytest

from tracker.patterns import patterns
from tracker.patterns.base import CHOSEN, Pattern
from tracker.wording.extracting import extract
from tracker.wording.pattern_docs import explained

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "count": (2, 3)}
ROOM = Path(__file__).parents[2] / "tracker" / "patterns"


class File(BytesIO):
    """A source with a name, as Babel opens one."""

    def __init__(self, source: str, name: str) -> None:
        super().__init__(source.encode())
        self.name = name


def texts(source: str, name: str = "tracker/pages/a.py") -> list[object]:
    return [found[2] for found in extract(File(dedent(source), name), KEYWORDS, (), {})]


def test_calls_are_found_within_formatted_strings() -> None:
    assert set(texts("""said = f"<p>{_('Worth knowing')} {_(NAMES[of])}</p>" """)) >= {"Worth knowing"}
    found = texts("""said = f"{name} ({count(days, 'day', 'days')}, {ngettext('one', 'some', n)})" """)
    assert (None, "day", "days") in found
    assert ("one", "some", None) in found
    assert "of" not in texts("""said = f"{one} of {other('of')}" """)


def test_a_call_is_found_over_several_lines_with_the_line_it_begins_on() -> None:
    source = File("""said = _(\n    "One thing, "\n    "and another."\n)\n""", "tracker/pages/a.py")
    assert list(extract(source, KEYWORDS, (), {})) == [(1, "_", "One thing, and another.", [])]


def test_the_key_of_a_table_is_no_text() -> None:
    assert texts("""said = _(TITLES["week"])""") == []
    assert texts("""said = _(ARMS[arm == "usual", bool(of)] if of else KINDS.get(kind, "other"))""") == []
    assert texts("""said = ngettext(ONE["open"], MANY["open"], n)""") == []
    assert texts("""TITLES = {"week": N_("The week")}""") == ["The week"]


LINES = """
    \"\"\"A summary.

    What it sees
        Something.
    \"\"\"
    _BOOK = "a book"
    PATTERN = Pattern(limits=(
        Limit("share_1", 0.1, 0, 1, "share", CHOSEN, "the share"),
        Limit("days", 2, 0, 9, "days", _BOOK, says="the " "days"),
    ))
"""


def test_the_lines_of_a_pattern_are_found_without_being_marked() -> None:
    found = texts(LINES, "tracker/patterns/a.py")
    assert {"share", "the share", "days", "a book", "the days"} <= set(found)
    assert {"A summary.", "What it sees", "Something."} <= set(found)
    assert not {"share_1", "CHOSEN", CHOSEN} & set(found), "who declares a word of several modules marks it"
    assert texts(LINES, "tracker/pages/a.py") == []


@pytest.mark.parametrize("pattern", patterns(), ids=lambda of: of.name)
def test_all_that_a_pattern_says_of_itself_is_found(pattern: Pattern) -> None:
    path = ROOM / f"{pattern.name.replace('-', '_')}.py"
    found = set(texts(path.read_text("utf-8"), str(path)))
    of = explained(pattern)
    said = {of.summary, *(part for _heading, text in of.sections for part in text.split("\n\n"))}
    said |= {text for limit in pattern.limits for text in (limit.unit, limit.source, limit.says)}
    assert said - {CHOSEN} <= found
