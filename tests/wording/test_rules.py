import pytest

from tracker.records import Rule
from tracker.wording.rules import rule_sentence


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (Rule(title="btw", kind="admin", billable=True), "Titles with “btw” are your own time, kind admin."),
        (
            Rule(title="sg", client="Bouw", project="P", billable=False),
            "Titles with “sg” are Bouw / P, unbilled.",
        ),
        (Rule(title="a\x1bb", client="Bouw", billable=True), "Titles with “a b” are Bouw, billable."),
    ],
)
def test_a_rule_says_whose_titles_are(rule: Rule, said: str) -> None:
    assert rule_sentence(rule) == said
