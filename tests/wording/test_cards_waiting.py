import re
import shlex
from pathlib import Path

import pytest

from tests.cli.running import Terminal
from tracker.patterns import patterns
from tracker.patterns.base import NotYet
from tracker.patterns.unbilled_drift import PATTERN as UNBILLED
from tracker.wording.cards.waiting import lacking_sentence, not_yet_sentence, waiting_groups


@pytest.mark.parametrize(
    ("waiting", "sentence"),
    [
        (NotYet("instant-reply", "Bouw", 12, 20, "turns"), "12 of 20 turns in working hours at Bouw"),
        (NotYet("one-way-responsiveness", "Bouw", 9, 15, "turns"), "9 of 15 turns each way at Bouw"),
        (NotYet("demand-ratchet", "Bouw", 14, 26, "active weeks"), "14 of 26 active weeks at Bouw"),
        (
            NotYet("unbilled-drift", "Bouw", 5.25, 8.0, "hours"),
            "5.3 of 8 client hours in four active weeks at Bouw",
        ),
        (
            NotYet("hidden-research", "Bouw", 4.5, 6, "hours"),
            "4.5 of 6 hours of unbilled research in four active weeks at Bouw",
        ),
        (
            NotYet("effective-rate-erosion", "Bouw", 3, 8, "hours", "change"),
            "3 of 8 hours at Bouw / change",
        ),
        (
            NotYet("effective-rate-erosion", "Bouw", 20, 46, "days", "change"),
            "20 of 46 days of a fixed fee’s course at Bouw / change",
        ),
        (
            NotYet("effective-rate-erosion", "Bouw", 0, 1, "end date", "change"),
            "the fixed fee of Bouw / change has no end date yet",
        ),
        (NotYet("recovery-debt", None, 0, 15, "days"), "0 of 15 days with clock times in four weeks"),
        (
            NotYet("fragmented-days", None, 9, 15, "days"),
            "9 of 15 days with clock times or messages in four weeks",
        ),
        (NotYet("client-dependency", None, 30, 52, "weeks"), "30 of 52 weeks since the first revenue"),
        (NotYet("loud-client-crowding", None, 2, 3, "clients"), "2 of 3 active clients"),
        (
            NotYet("boundary-gap", "Bouw", 3, 5, "occasions"),
            "3 of 5 occasions of the last twelve weeks at Bouw",
        ),
        (NotYet("boundary-gap", "Bouw", 0, 1, "boundaries"), "no boundary is written down yet for Bouw"),
        (
            NotYet("silent-progress", "Bouw", 0, 1, "updates"),
            "no update to the client is written down yet for Bouw",
        ),
        (NotYet("unbilled-drift", "A\nB\x1b[0m", 1, 4, "active weeks"), "1 of 4 active weeks at A B [0m"),
    ],
)
def test_what_cannot_be_said_yet_says_what_it_would_take(waiting: NotYet, sentence: str) -> None:
    assert not_yet_sentence(waiting) == sentence


def test_what_waits_stands_by_pattern_in_the_order_of_the_catalogue() -> None:
    waiting = [
        NotYet("instant-reply", "Vlinder", 2, 20, "turns"),
        NotYet("unbilled-drift", "Eik", 2, 4, "active weeks"),
        NotYet("instant-reply", "bouw", 12, 20, "turns"),
        NotYet("instant-reply", "bouw", 12, 20, "turns"),
    ]
    titles, said = zip(*waiting_groups(waiting), strict=True)
    assert titles[0] == "Unbilled hours"
    assert said == (
        ("2 of 4 active weeks at Eik",),
        ("12 of 20 turns in working hours at bouw", "2 of 20 turns in working hours at Vlinder"),
    )
    assert waiting_groups(reversed(waiting)) == waiting_groups(waiting)
    assert waiting_groups([]) == []


def test_a_pattern_without_records_says_how_to_write_one_down() -> None:
    assert lacking_sentence(UNBILLED, ("request",)) == (
        "Unbilled hours: nothing is written down yet about requests: `tracker add request client=bouw"
        " text='extra training day' decision=done`, or the form under Notes."
    )
    both = lacking_sentence(UNBILLED, ("entry", "message"))
    assert "about hours and mail, chats and calls" in both
    assert both.endswith("or the page Log or the page Import.")


def test_every_line_that_writes_a_record_down_can_be_typed(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.ok("client", "add", "Bouwgroep", "--alias", "bouw", "--rate", "100")
    made = terminal.json("add", "boundary", "client=bouw", "topic=scope")["boundary"]["id"]
    needed = sorted(
        {name for pattern in patterns() for name in pattern.needs} | {"checkin", "phase", "occasion"}
    )
    for name in needed:
        typed = re.findall(r"`tracker ([^`]*)`", lacking_sentence(UNBILLED, (name,)))
        assert len(typed) == 1, name
        terminal.ok(*shlex.split(typed[0].replace("boundary=k3f9", f"boundary={made}")))
