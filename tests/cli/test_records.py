"""Records of any type, typed: added, listed, changed, closed, removed."""

import shlex
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Terminal
from tracker.cli.records import add_command, change_command, close_command, list_command
from tracker.records import record_types

ARMS = "try,usual,usual,try,try,usual,try,usual"
"""Eight weeks of a trial, the shortest there is."""


@pytest.fixture
def bouw(terminal: Terminal) -> Terminal:
    """At five in the afternoon of Friday 20 November 2026, with one client."""
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw", "--rate", "100")
    return terminal


def added(terminal: Terminal, line: str) -> dict[str, Any]:
    """The record that `tracker add LINE` made."""
    words = shlex.split(line)
    found: dict[str, Any] = terminal.json("add", *words)[words[0]]
    return found


def test_a_request_is_noted_in_one_line(bouw: Terminal) -> None:
    request = added(bouw, "request client=bouw text='extra training day' decision=done")
    assert request == {
        "type": "request",
        "id": request["id"],
        "client": "Bouwgroep Noord",
        "text": "extra training day",
        "at": "2026-11-20T17:00:00+01:00",
        "in_scope": None,
        "decision": "done",
        "decided_at": None,
        "seconds": None,
    }


@pytest.mark.parametrize(
    ("line", "listed"),
    [
        (
            "question client=bouw text=Who? opened_at='yesterday 14:05' time=1h30 asked_whom=peer",
            "client='Bouwgroep Noord' text=Who? opened_at='2026-11-19 14:05' time=1h30 asked_whom=peer",
        ),
        (
            "request client=bouw in_scope=no hours=2",
            "client='Bouwgroep Noord' at='2026-11-20 17:00' in_scope=no time=2h",
        ),
        ("action client=bouw owner=client due_on=tomorrow", "owner=client due_on=2026-11-21"),
        ("complaint client=bouw solvable=no energy=-1,0,2", "opened_on=2026-11-20 solvable=no energy=-1,0,2"),
        ("invoice client=bouw amount=4.800 due_on=2026-12-20", "due_on=2026-12-20 amount=4800.00"),
        (
            "update client=bouw at=9:30 kind=risk with_sponsor=yes",
            "at='2026-11-20 09:30' kind=risk with_sponsor",
        ),
        ("assumption client=bouw number=3 belief=0 time=45m", "number=3 belief=0 time=45m"),
        ("checkin energy=0 own_guess=0", "day=2026-11-20 energy=0 own_guess=0"),
        ("phase name=launch starts_on=2026-11-01", "name=launch starts_on=2026-11-01"),
        (
            "decision pattern=always-on answer=my_choice budget_hours=3",
            "week=2026-W46 pattern=always-on answer=my_choice budget_hours=3",
        ),
        (
            "review step=cards chosen=nothing note='said no once' found='{\"hours\": 41.5}'",
            "week=2026-W46 step=cards chosen=nothing note='said no once' found='{\"hours\": 41.5}'",
        ),
        (
            "mark client=bouw kind=research answer=gift announced=yes time=1h30",
            "client='Bouwgroep Noord' kind=research answer=gift announced=yes time=1h30",
        ),
        ("phrase name=own language=nl text='Dat kan, mits …'", "name=own language=nl text='Dat kan, mits …'"),
        ("rehearsal phrase=own before=0 after=4", "phrase=own at='2026-11-20 17:00' before=0 after=4"),
        (
            f"experiment name='at 11 and 16' measure=off_hours_contacts week=2026-W48 arms={ARMS}",
            f"name='at 11 and 16' measure=off_hours_contacts week=2026-W48 arms={ARMS}",
        ),
        (
            "boundary topic=scope exception=storm owner=client measure=hours hoped_percent=25"
            " review_on=2027-01-08",
            "exception=storm owner=client measure=hours hoped_percent=25 review_on=2027-01-08",
        ),
    ],
)
def test_what_is_added_is_listed_as_it_could_be_typed(bouw: Terminal, line: str, listed: str) -> None:
    record = added(bouw, line)
    (shown,) = bouw.ok("list", record["type"]).splitlines()
    assert shown.startswith(f"[{record['id'][:4]}] {record['type']} ")
    assert listed in shown


def test_an_occasion_names_its_boundary_by_the_beginning_of_its_id(bouw: Terminal) -> None:
    boundary = added(bouw, "boundary client=bouw topic=scope told_on=today")
    general = added(bouw, "boundary topic=hours")
    added(bouw, f"occasion boundary={boundary['id'][:5]} kept=yes")
    added(bouw, f"occasion boundary={general['id'][:5]} kept=no")
    (listed,) = bouw.json("list", "occasion", "--client", "bouw")["records"]
    assert (listed["boundary"], listed["kept"]) == (boundary["id"], True)
    assert "No boundary has the id 'zz'." in bouw.refused("add", "occasion", "boundary=zz")
    assert "Close it instead" in bouw.refused("remove", "boundary", boundary["id"])


def test_a_list_is_cut_to_a_client_and_to_what_is_open(bouw: Terminal) -> None:
    bouw.ok("client", "add", "Eik")
    for line in ("client=eik text=a", "client=bouw text=b", "client=bouw text=c decision=later"):
        added(bouw, f"request {line}")

    def texts(*words: str) -> list[str]:
        return [of["text"] for of in bouw.json("list", "request", *words)["records"]]

    assert texts() == ["a", "b", "c"]
    assert texts("--client", "BOUW") == ["b", "c"]
    assert texts("--open") == ["a", "b"]
    assert texts("--open", "--client", "bouw") == ["b"]
    assert "There is no open question of Eik yet." in bouw.ok("list", "question", "--open", "--client", "eik")
    assert "No settings belongs" in bouw.refused("list", "settings", "--client", "eik", code=2)
    assert "A record of type update has nothing to close" in bouw.refused("list", "update", "--open", code=2)
    assert "There is no list of 'nonsense'" in bouw.refused("list", "nonsense", "--open", code=2)


def test_fields_are_changed_and_cleared(bouw: Terminal) -> None:
    action = added(bouw, "action client=bouw text=photos owner=client due_on=2026-11-27")
    changed = bouw.json("change", "action", action["id"][:5], "doer=me", "due_on=", "time=1h30")["action"]
    assert changed == action | {"doer": "me", "due_on": None, "seconds": 5400}
    bouw.ok("undo")
    assert bouw.json("list", "action")["records"] == [action]


def test_a_change_takes_clients_and_projects_by_any_name(bouw: Terminal) -> None:
    bouw.ok("project", "add", "bouw", "Boek", "--billing", "hourly")
    boundary = added(bouw, "boundary topic=scope client=bouw")
    changed = bouw.json("change", "boundary", boundary["id"], "project=boek", "ends_on=tomorrow")["boundary"]
    assert (changed["project"], changed["ends_on"]) == ("Boek", "2026-11-21")
    assert bouw.json("change", "client", "bouw", "size=large")["client"]["size"] == "large"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Nothing to change was said"),
        (("id=x",), "The id of a record stays as it is"),
        (("colour=red",), "action has no field 'colour'"),
        (("owner=",), "owner is ''"),
        (("owner=cat",), "owner is 'cat', but may only be me, client, other"),
        (("time=soon",), "'soon' is no duration"),
    ],
)
def test_a_change_that_makes_no_sense_is_wrong_usage(
    bouw: Terminal, words: tuple[str, ...], said: str
) -> None:
    action = added(bouw, "action client=bouw owner=client")
    assert said in bouw.refused("change", "action", action["id"], *words, code=2)
    assert bouw.json("list", "action")["records"] == [action]


@pytest.mark.parametrize(
    ("line", "words", "closed"),
    [
        ("question client=bouw", (), {"answered_at": "2026-11-20T17:00:00+01:00"}),
        (
            "request client=bouw",
            ("decision=priced",),
            {"decision": "priced", "decided_at": "2026-11-20T17:00:00+01:00"},
        ),
        ("action client=bouw owner=client", ("doer=me",), {"doer": "me", "done_on": "2026-11-20"}),
        ("action client=bouw owner=me", ("done_on=yesterday",), {"done_on": "2026-11-19"}),
        ("complaint client=bouw", ("outcome=shared",), {"closed_on": "2026-11-20", "outcome": "shared"}),
        ("invoice client=bouw amount=1", (), {"paid_on": "2026-11-20"}),
        ("assumption client=bouw", ("outcome=wrong",), {"tested_on": "2026-11-20", "outcome": "wrong"}),
        ("boundary topic=scope", (), {"ends_on": "2026-11-20"}),
        ("phase name=x starts_on=2026-11-01", (), {"ends_on": "2026-11-20"}),
        ("review", (), {"closed_at": "2026-11-20T17:00:00+01:00"}),
        (f"experiment name=x measure=hours week=2026-W48 arms={ARMS}", (), {"ended_on": "2026-11-20"}),
    ],
)
def test_a_record_is_closed(
    bouw: Terminal, line: str, words: tuple[str, ...], closed: dict[str, object]
) -> None:
    record = added(bouw, line)
    kind = record["type"]
    assert bouw.json("list", kind, "--open")["records"] == [record]
    assert bouw.json("close", kind, record["id"][:5], *words) == {kind: record | closed}
    assert bouw.json("list", kind, "--open")["records"] == []
    assert "It was closed already" in bouw.refused("close", kind, record["id"], *words, code=2)
    bouw.ok("undo")
    assert bouw.json("list", kind, "--open")["records"] == [record]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("update", "`tracker change update ID …` corrects it"),
        ("checkin", "`tracker remove checkin ID` takes it away"),
        ("client", "`tracker client archive` puts it away"),
        ("message", "`tracker settle` closes an open question"),
    ],
)
def test_what_has_no_end_is_not_closed(bouw: Terminal, kind: str, said: str) -> None:
    assert said in bouw.refused("close", kind, "x", code=2)


def test_a_decision_or_an_outcome_is_asked_for(bouw: Terminal) -> None:
    request = added(bouw, "request client=bouw")
    said = bouw.refused("close", "request", request["id"], code=2)
    assert "A request of Bouwgroep Noord is closed with its decision. Add decision= and" in said


@pytest.mark.parametrize(
    ("line", "said", "code"),
    [
        ("review week=2026-W54", "week is no week that exists: 2026-W54", 2),
        (
            "review step=lunch",
            "step is 'lunch', but may only be inbox, week, unbilled, cards, choice, line",
            2,
        ),
        ("review week=2026-W40 found=[]", "found must be like", 2),
        ("mark client=bouw answer=perhaps", "answer is 'perhaps', but may only be bill, gift, stop", 2),
        ("mark client=nobody answer=gift", "There is no client called", 1),
        ("phrase name=x language=de text=Nein", "language is 'de', but may only be en, nl", 2),
        ("phrase name=x language=nl text=", "text is empty", 2),
        ("rehearsal phrase=x before=11", "before is 11, but may only lie between 0 and 10", 2),
        ("experiment name=x measure=hours", "week is missing", 2),
        ("experiment name=x measure=mood week=2026-W48", "measure is 'mood', but may only be hours,", 2),
        (
            "boundary topic=scope hoped_percent=101",
            "hoped_percent is 101, but may only lie between 0 and 100",
            2,
        ),
        ("boundary topic=scope told_on=today review_on=yesterday", "would be looked at on 2026-11-19", 1),
    ],
)
def test_what_the_week_leaves_is_refused_where_it_makes_no_sense(
    bouw: Terminal, line: str, said: str, code: int
) -> None:
    words = shlex.split(line)
    assert said in bouw.refused("add", *words, code=code)
    assert bouw.json("list", words[0])["records"] == []


def test_a_week_has_one_review_and_a_phrase_one_version_in_a_language(bouw: Terminal) -> None:
    added(bouw, "review week=2026-W46")
    assert "There is a review 2026-W46 already" in bouw.refused("add", "review", "week=2026-W46")
    added(bouw, "phrase name=own language=nl text=Nee")
    added(bouw, "phrase name=own language=en text=No")
    assert "There is a phrase own nl already" in bouw.refused(
        "add", "phrase", "name=own", "language=nl", "text=Ja"
    )


def test_a_mark_is_changed_removed_and_brought_back(bouw: Terminal) -> None:
    mark = added(bouw, "mark client=bouw answer=gift time=6h")
    changed = bouw.json("change", "mark", mark["id"][:5], "answer=bill")["mark"]
    assert changed == mark | {"answer": "bill"}
    bouw.ok("remove", "mark", mark["id"])
    assert bouw.json("list", "mark", "--client", "bouw")["records"] == []
    bouw.ok("undo")
    assert bouw.json("list", "mark")["records"] == [changed]
    assert "A record of type mark has nothing to close" in bouw.refused("list", "mark", "--open", code=2)


def test_a_missing_field_is_answered_with_all_there_are(bouw: Terminal) -> None:
    said = bouw.refused("add", "action", "client=bouw", code=2)
    assert "action: owner is missing. Write each field as name=value: client, text, owner," in said


def test_all_of_it_goes_out_and_comes_in_again(bouw: Terminal, tmp_path: Path) -> None:
    boundary = added(bouw, "boundary client=bouw topic=scope")
    for line in (
        f"occasion boundary={boundary['id']}",
        "checkin energy=-2",
        "complaint client=bouw energy=1",
    ):
        added(bouw, line)
    first, second, copy = tmp_path / "first.jsonl", tmp_path / "second.jsonl", str(tmp_path / "copy.db")
    bouw.ok("export", str(first))
    bouw.ok("--db", copy, "import", str(first))
    bouw.ok("--db", copy, "export", str(second))
    assert second.read_bytes() == first.read_bytes()
    assert "Every record refers to one that is there." in bouw.ok("--db", copy, "doctor")


def test_the_help_of_add_names_every_type() -> None:
    for of in record_types():
        if of.type not in ("entry", "hash_key"):
            assert of.type in (add_command.help or ""), of.type


@pytest.mark.parametrize("command", [add_command, list_command, change_command, close_command])
def test_the_help_shows_several_types(command: Any) -> None:
    examples = command.help.partition("Examples:\n")[2]
    shown = {line.split()[2] for line in examples.splitlines() if line.strip().startswith("tracker ")}
    assert len(shown & {of.type for of in record_types()}) >= 4


def test_every_example_of_add_is_understood(bouw: Terminal) -> None:
    boundary = added(bouw, "boundary client=bouw topic=scope")
    examples = (add_command.help or "").partition("Examples:\n")[2].splitlines()
    for line in filter(None, map(str.strip, examples)):
        bouw.ok(*shlex.split(line.replace("k3f9", boundary["id"]))[1:])
