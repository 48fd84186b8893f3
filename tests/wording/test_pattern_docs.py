import subprocess
import sys
from pathlib import Path

import pytest

from tracker.patterns import patterns
from tracker.patterns.base import Pattern
from tracker.patterns.rules import CARDS, GRACE, SILENCE
from tracker.patterns.unbilled_drift import PATTERN as UNBILLED
from tracker.wording.cards.shared_rules import SHARED_RULES, Measured, false_alarms
from tracker.wording.pattern_docs import SECTIONS, explained, markdown

PAGE = Path(__file__).parents[2] / "docs" / "patterns.md"


@pytest.mark.parametrize("pattern", patterns(), ids=lambda of: of.name)
def test_every_pattern_explains_itself_in_four_sections(pattern: Pattern) -> None:
    of = explained(pattern)
    assert tuple(heading for heading, _ in of.sections) == SECTIONS
    assert all(text for _, text in of.sections)
    assert of.summary.endswith(".")
    assert len(of.title.split()) in (2, 3, 4)
    assert [row.name for row in of.limits] == [limit.name for limit in pattern.limits]


def test_a_section_is_text_without_its_line_breaks() -> None:
    of = explained(UNBILLED)
    assert of.summary.startswith("Hours for a client")
    sees = dict(of.sections)["What it sees"]
    assert sees.startswith(
        "u = unbilled client hours / client hours of the last 4 active weeks; on a retainer"
    )
    assert "\n" not in sees


def test_a_line_stands_beside_where_it_was_moved_to() -> None:
    row = explained(UNBILLED, {**UNBILLED.default_limits, "share_1": 0.2}).limits[0]
    assert (row.name, row.default, row.now, row.range, row.unit) == ("share_1", 0.13, 0.2, "0 to 1", "share")
    assert "Council of PR Firms" in row.source


def test_the_page_in_the_docs_is_the_one_that_the_patterns_make() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tracker.wording.pattern_docs"],
        cwd=PAGE.parents[1],
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8") == PAGE.read_text("utf-8"), (
        "`python -m tracker.wording.pattern_docs > docs/patterns.md` makes it anew"
    )


def test_the_page_names_every_pattern_every_line_and_every_shared_rule() -> None:
    page = markdown(patterns())
    for number, pattern in enumerate(sorted(patterns(), key=lambda of: of.number), 1):
        assert f"## {number}. " in page
        assert f"`{pattern.name}`" in page
        assert [of.name for of in pattern.limits if f"| `{of.name}` |" not in page] == []
    assert [rule.name for rule in SHARED_RULES if f"**{rule.name}.**" not in page] == []
    assert "personal data" in page


def test_every_entry_of_the_contents_leads_to_a_chapter() -> None:
    page = markdown(patterns())
    headings = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]
    anchors = {
        "".join(c for c in of.lower() if c.isalnum() or c in " -").replace(" ", "-") for of in headings
    }
    links = [line.partition("](#")[2].partition(")")[0] for line in page.splitlines() if "](#" in line]
    assert len(links) == len(patterns())
    assert [link for link in links if link not in anchors] == []


def test_the_page_does_not_depend_on_the_order_of_the_registry() -> None:
    assert markdown(patterns()) == markdown(tuple(reversed(patterns())))


def test_the_shared_rules_are_told_with_the_numbers_of_the_program() -> None:
    said = {rule.name: rule.text for rule in SHARED_RULES}
    assert f"at most {CARDS} cards" in said["Cards"]
    assert f"{SILENCE.days // 7} weeks" in said["Silence"]
    assert f"first {GRACE.days // 7} weeks" in said["Grace"]


def test_the_rate_of_chance_finds_is_that_of_the_simulation() -> None:
    figures = (Measured("independent weeks", 0.42, 0.0, 200), Measured("autocorrelation 0.3", 1.9, 0.04, 200))
    said = false_alarms(figures)[-1]
    assert "independent weeks: 0.42 cards on change and 0.00 findings at level 2 or 3 a year" in said
    assert "autocorrelation 0.3: 1.90 cards" in said
    assert "from 200 simulated years" in said


def test_a_rate_that_was_not_measured_is_not_made_up() -> None:
    assert "not in yet" in false_alarms(())[-1]
