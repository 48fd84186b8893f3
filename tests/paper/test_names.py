import re
from datetime import date
from pathlib import Path

import pytest

from tests.patterns.book import noticed
from tests.patterns.posed import NOW as WEEK
from tests.patterns.posed import half_year
from tracker.paper.names import Names, file_name
from tracker.patterns.base import Finding, Reached, Trace
from tracker.wording.cards import card


def hidden(*clients: str, projects: tuple[str, ...] = ()) -> Names:
    return Names(clients, projects, hidden=True)


def test_letters_are_given_out_in_order_and_stay_with_their_client() -> None:
    names = hidden("Bouw", "Eik")
    assert [names.client(name) for name in ("Eik", "Bouw", "Eik")] == ["Client A", "Client B", "Client A"]
    assert [names.project(name) for name in ("x", "y", "x")] == ["Project 1", "Project 2", "Project 1"]


def test_after_z_comes_aa() -> None:
    names = hidden()
    shown = [names.client(str(n)) for n in range(703)]
    assert (shown[25], shown[26], shown[701], shown[702]) == (
        *("Client Z", "Client AA", "Client ZZ", "Client AAA"),
    )


def test_names_that_are_not_hidden_stand_as_they_are_on_one_line() -> None:
    names = Names(("Bouw",), (), hidden=False)
    assert names.client("Bouw\nNoord") == "Bouw Noord"
    assert len(names.client("x" * 10_000)) == 40
    assert names.client("\u202e") == "(no name)"
    assert names.own(" so  far ") == "so far"


def test_a_finding_loses_every_name_wherever_it_stands_in_it() -> None:
    of = Finding(
        "loud-client-crowding",
        "Bouw",
        (Reached(1, "points", 0.2, 0.15),),
        n=3,
        start=date(2026, 11, 2),
        end=date(2026, 11, 15),
        project="Handbook",
        evidence=(Trace("entry", 1, date(2026, 11, 3), said="Bouw again"),),
        numbers={
            "quiet": [("Eik", 31)],
            "bars": {"Bouw": ("Eik", 0.5)},
            "passed": [("Handbook", 3.0, 2.0)],
            "currency": "EUR",
            "n": 3,
        },
        phase="the launch of Bouw",
    )
    shown = hidden("Bouw", "Eik", "EUR", projects=("Handbook",)).finding(of)
    assert (shown.client, shown.project, shown.evidence, shown.phase) == ("Client A", "Project 1", (), None)
    assert shown.numbers == {
        "quiet": [("Client B", 31)],
        "bars": {"Client A": ("Client B", 0.5)},
        "passed": [("Project 1", 3.0, 2.0)],
        "currency": "EUR",
        "n": 3,
    }
    assert Names(("Bouw",), (), hidden=False).finding(of) is of


def test_the_users_own_words_are_left_out_where_names_are_hidden() -> None:
    assert hidden("Bouw").own("Bouw said no") == ""


def test_no_card_of_any_pattern_names_anybody_when_names_are_hidden(tmp_path: Path) -> None:
    found = noticed(tmp_path, half_year(1), WEEK).findings
    assert len({of.pattern for of in found}) >= 12
    names = hidden("Bouw", "Zorg", "Kunst", projects=("plan",))
    for of in found:
        said = "\n".join(str(one) for one in card(names.finding(of)))
        assert not re.search("Bouw|Zorg|Kunst", said), said


@pytest.mark.parametrize(
    ("client", "shown"),
    [
        ("Bouwgroep Noord", "bouwgroep-noord-2026-Q4"),
        ("../../etc/passwd", "etc-passwd-2026-Q4"),
        ("شركة البناء", "شركة-البناء-2026-Q4"),
        ("!!!", "client-2026-Q4"),
        ("x" * 500, f"{'x' * 40}-2026-Q4"),
    ],
)
def test_a_file_is_called_after_its_client(client: str, shown: str) -> None:
    assert file_name(client, "2026-Q4", hidden=False) == shown
    assert file_name(client, "2026-Q4", hidden=True) == "client-2026-Q4"
