import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile
from tracker.importers.base import Batch, ContactEvent, Options
from tracker.importers.chat import slack_export
from tracker.importers.chat.slack import extract, identify

USERS = [
    {"id": "UME", "name": "peter", "real_name": "Peter Vos", "profile": {"email": "peter@me.example"}},
    {"id": "UJAN", "name": "jan", "profile": {"email": "Jan@bouw.example", "real_name": "Jan Bouw"}},
    {"id": "UPIA", "name": "pia", "real_name": "Pia", "profile": {"display_name": "pia.k"}},
    {"id": "UBOT", "name": "bot", "is_bot": True, "profile": {"real_name": "Builder"}},
]
CHANNELS = [{"id": "C1", "name": "bouw-site", "members": ["UME", "UJAN", "UPIA"]}]
DMS = [{"id": "D1", "members": ["UME", "UJAN"]}]
MPIMS = [{"id": "G1", "name": "mpdm-peter--jan--pia-1", "members": ["UME", "UJAN", "UPIA"]}]
ME = frozenset({"peter@me.example"})
SHOWN = "2018-12-05T11:39:10.000200+01:00"


def said(
    user: str | None = "UJAN", text: str = "Hoi", ts: object = "1544006350.000200", **more: Any
) -> dict[str, Any]:
    return {"type": "message", "user": user, "text": text, "ts": ts, **more}


def export(days: dict[str, Any], **lists: Any) -> dict[str, Any]:
    files = {"users.json": USERS, "channels.json": CHANNELS, "dms.json": DMS, "mpims.json": MPIMS}
    return {**files, **lists, **days}


def folder(at: Path, files: dict[str, Any]) -> Path:
    for name, content in files.items():
        path = at / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return at


def packed(at: Path, files: dict[str, Any], base: str = "") -> Path:
    path = at / "export.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(base + name, content if isinstance(content, str) else json.dumps(content))
    return path


def read(path: Path, me: frozenset[str] = ME, **options: Any) -> Batch:
    assert identify(path)
    return extract(path, Options(timezone="Europe/Amsterdam", me=me, **options))


def direct(tmp_path: Path, *messages: Any, **options: Any) -> Batch:
    return read(folder(tmp_path, export({"D1/2018-12-05.json": list(messages)})), **options)


def channel(tmp_path: Path, *messages: Any, **options: Any) -> Batch:
    return read(folder(tmp_path, export({"bouw-site/2018-12-05.json": list(messages)})), **options)


def only(batch: Batch) -> ContactEvent:
    assert batch.problems == ()
    (event,) = batch.records
    assert isinstance(event, ContactEvent)
    return event


def test_a_direct_message_has_its_partner_on_the_other_side(tmp_path: Path) -> None:
    came, went = direct(tmp_path, said("UJAN", "Ok."), said("UME", "Kan het morgen?")).records
    assert came == ContactEvent(
        line=1,
        channel="chat",
        direction="in",
        at=SHOWN,
        parties=("jan@bouw.example", "jan bouw", "jan"),
        asks=True,
        key="slack|1544006350.000200|UJAN",
    )
    assert (went.line, went.direction, went.parties) == (2, "out", came.parties)
    assert went.asks


@pytest.mark.parametrize(
    ("user", "text", "asks"),
    [
        ("UJAN", "Wie weet dit?", False),
        ("UJAN", "<@UME> weet jij dit", True),
        ("UJAN", "<@UME|peter> graag", True),
        ("UJAN", "<@UPIA> jij?", False),
        ("UME", "Zie <https://x.example/?a=b?>", False),
        ("UME", "Goed <@UJAN>?", True),
    ],
)
def test_in_a_channel_only_a_mention_of_me_asks_me(tmp_path: Path, user: str, text: str, asks: bool) -> None:
    assert only(channel(tmp_path, said(user, text))).asks is asks


def test_a_channel_is_the_other_side_and_then_who_is_meant(tmp_path: Path) -> None:
    came, went, answered = channel(
        tmp_path,
        said("UPIA"),
        said("UME", "klaar", "1544006351.000000"),
        said("UME", "zo <@UPIA>", "1544006352.000000", parent_user_id="UJAN"),
    ).records
    assert came.parties == ("pia", "pia.k", "bouw-site")
    assert went.parties == ("bouw-site",)
    assert answered.parties == ("bouw-site", "jan@bouw.example", "jan bouw", "jan", "pia", "pia.k")


def test_a_group_without_a_name_has_all_its_members_on_the_other_side(tmp_path: Path) -> None:
    path = folder(tmp_path, export({"mpdm-peter--jan--pia-1/2018-12-05.json": [said("UME"), said("UPIA")]}))
    went, came = read(path).records
    assert went.parties == ("jan@bouw.example", "jan bouw", "jan", "pia", "pia.k")
    assert (came.parties, came.asks) == (("pia", "pia.k"), False)


def test_a_channel_of_two_is_as_direct_as_a_message(tmp_path: Path) -> None:
    of_two = [{"id": "C2", "name": "duo", "members": ["UME", "UJAN"]}]
    batch = read(folder(tmp_path, export({"duo/2018-12-05.json": [said()]}, **{"channels.json": of_two})))
    assert only(batch).asks


def test_system_lines_are_left_out_and_machines_are_marked(tmp_path: Path) -> None:
    batch = direct(
        tmp_path,
        said(subtype="channel_join"),
        said(subtype="channel_topic"),
        said(hidden=True),
        {"type": "reaction", "ts": "1"},
        said(None, subtype="bot_message", username="Jira"),
        said("UBOT"),
        said("USLACKBOT"),
        said(subtype="file_share"),
    )
    assert batch.left_out == {"system line": 4}
    assert [(event.automatic, event.asks) for event in batch.records] == [(True, False)] * 3 + [(False, True)]
    assert batch.read == 8


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ("Hoi", "This is no message"),
        (said(None), "It is not told who wrote this"),
        (said(["UJAN"]), "It is not told who wrote this"),  # type: ignore[arg-type]
        (said(ts=None), "Its ts is no number"),
        (said(ts="gisteren"), "Its ts is no number"),
        (said(ts=["1544006350.1"]), "Its ts is no number"),
        (said(ts="999999999999.000000"), "outside the years"),
        (said(ts="-5.0"), "Its ts is no number"),
    ],
)
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, message: Any, problem: str) -> None:
    batch = direct(tmp_path, said(), message)
    assert [(of.line, problem in of.message) for of in batch.problems] == [(2, True)]
    assert len(batch.records) == 1


@pytest.mark.parametrize(
    ("ts", "at"),
    [
        ("0.000000", "1970-01-01T01:00:00+01:00"),
        (1544006350.0002, SHOWN),
        (1544006350, "2018-12-05T11:39:10+01:00"),
        ("4070908800.000000", "2099-01-01T01:00:00+01:00"),
    ],
)
def test_moments_are_read_in_the_zone_of_the_import(tmp_path: Path, ts: object, at: str) -> None:
    assert only(direct(tmp_path, said(ts=ts))).at == at


def test_who_wrote_first_within_a_second_stays_first(tmp_path: Path) -> None:
    mine, theirs = said("UME", ts="1544006350.100000"), said("UJAN", ts="1544006350.9")
    went, came = direct(tmp_path, mine, theirs).records
    assert (went.at, came.at) == ("2018-12-05T11:39:10.100000+01:00", "2018-12-05T11:39:10.900000+01:00")


@pytest.mark.parametrize("me", ["peter@me.example", "peter vos", "peter", "ume"])
def test_i_am_known_by_address_name_or_id(tmp_path: Path, me: str) -> None:
    assert only(direct(tmp_path, said("UME"), me=frozenset({me}))).direction == "out"


def test_when_nobody_is_me_those_in_most_conversations_are_offered_first(tmp_path: Path) -> None:
    batch = direct(tmp_path, said("UJAN"), said("UJAN", ts="1544006351.000000"), me=frozenset())
    assert list(batch.records) == []
    assert batch.likely_me == ("Jan@bouw.example", "peter@me.example", "Pia")


def test_a_guest_is_known_by_what_he_wrote(tmp_path: Path) -> None:
    profile = {"real_name": "Kees Gast", "display_name": "kees"}
    batch = direct(tmp_path, said("UGST", user_profile=profile), me=frozenset())
    assert "Kees Gast" in batch.likely_me
    batch = direct(tmp_path, said("UGST", user_profile=profile), me=frozenset({"kees gast"}))
    assert only(batch).direction == "out"


def test_a_single_day_is_read_by_itself(tmp_path: Path) -> None:
    path = folder(tmp_path, {"day.json": [said("UME", "Ok?"), said("UJAN")]}) / "day.json"
    went, came = read(path, frozenset({"ume"})).records
    assert (went.direction, went.parties, went.asks) == ("out", ("ujan",), True)
    assert (came.direction, came.parties, came.asks) == ("in", ("ujan",), True)
    assert read(path, frozenset()).likely_me == ("UJAN", "UME")


def test_of_a_day_on_which_only_i_wrote_nobody_is_on_the_other_side(tmp_path: Path) -> None:
    path = folder(tmp_path, {"day.json": [said("UME")]}) / "day.json"
    assert read(path, frozenset({"ume"})).left_out == {"nobody else in it": 1}


def test_a_message_has_the_same_key_in_export_folder_of_a_channel_and_single_day(tmp_path: Path) -> None:
    days = [said(), said("UME")]
    whole = read(folder(tmp_path / "export", export({"D1/2018-12-05.json": days})))
    one = folder(tmp_path / "D1", {"2018-12-05.json": days})
    me = frozenset({"ume"})
    keys = [
        [event.key for event in batch.records]
        for batch in (whole, read(one, me), read(one / "2018-12-05.json", me))
    ]
    assert keys == [["slack|1544006350.000200|UJAN", "slack|1544006350.000200|UME"]] * 3


@pytest.mark.parametrize("base", ["", "My export/"])
def test_an_archive_is_read_like_its_folder(tmp_path: Path, base: str) -> None:
    files = export({"D1/2018-12-05.json": [said()], "bouw-site/2018-12-06.json": [said("UME")]})
    unpacked = read(folder(tmp_path / "folder", files))
    assert read(packed(tmp_path, files, base)) == unpacked
    assert len(unpacked.records) == 2


def test_what_is_known_is_counted_and_not_read_again(tmp_path: Path) -> None:
    batch = direct(tmp_path, said(), said("UME"), is_known={"slack|1544006350.000200|UME"}.__contains__)
    assert (batch.known, len(batch.records), batch.read) == (1, 1, 2)


def test_no_word_of_a_message_is_kept(tmp_path: Path) -> None:
    batch = direct(tmp_path, said(text="Geheim?"), said("UME", "Geheim?"), said(text="Geheim", ts="x"))
    assert batch.read == 3
    assert "geheim" not in repr(batch).casefold()


def test_a_day_that_is_damaged_is_a_problem_and_the_rest_goes_in(tmp_path: Path) -> None:
    days = {
        "D1/2018-12-05.json": '[{"type": "mess',
        "D1/2018-12-06.json": {"no": "list"},
        "D1/2018-12-07.json": "[" * 100_000,
        "D1/2018-12-08.json": [said()],
    }
    batch = read(folder(tmp_path, export(days)))
    assert [of.message.partition(":")[0] for of in batch.problems] == [
        f"D1/2018-12-0{n}.json is left out" for n in (5, 6, 7)
    ]
    assert (len(batch.records), batch.read) == (1, 4)


def test_a_single_day_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = folder(tmp_path, {"day.json": json.dumps([said()])[:-3]}) / "day.json"
    assert identify(path)
    with pytest.raises(BadFile, match=r"day\.json is no JSON or breaks off"):
        extract(path, Options(timezone="UTC", me=ME))


@pytest.mark.parametrize(
    "name", ["../evil.json", "D1/../../evil.json", "/etc/evil.json", "..\\evil", "C:/evil"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path, export({name: "[]", "D1/2018-12-05.json": [said()]}))
    assert identify(path)
    with pytest.raises(BadFile, match="leads out of its folder"):
        extract(path, Options(timezone="UTC", me=ME))
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_bomb_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path, export({"D1/2018-12-05.json": "[" + " " * 70 * 2**20 + "]"}))
    (problem,) = read(path).problems
    assert "2018-12-05.json would unpack to 73,400,322 bytes" in problem.message
    monkeypatch.setattr(slack_export, "LARGEST_EXPORT", 2**20)
    with pytest.raises(BadFile, match="would unpack to more than"):
        extract(path, Options(timezone="UTC", me=ME))


def test_a_truncated_archive_is_claimed_and_refused(tmp_path: Path) -> None:
    path = packed(tmp_path, export({"D1/2018-12-05.json": [said()]}))
    path.write_bytes(path.read_bytes()[:-60])
    assert identify(path)
    with pytest.raises(BadFile, match="breaks off"):
        extract(path, Options(timezone="UTC", me=ME))


def test_a_damaged_member_is_a_problem(tmp_path: Path) -> None:
    path = packed(tmp_path, export({"D1/2018-12-05.json": [said(text="x" * 50)]}))
    data = bytearray(path.read_bytes())
    at = data.index(b"2018-12-05.json") + 20
    data[at : at + 8] = b"\xff" * 8
    path.write_bytes(data)
    assert "2018-12-05.json is damaged or breaks off" in read(path).problems[0].message


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"[1, 2]",
        b'[{"ts": 5}]',
        b'[{"type":"message"}]',
        b'{"type":"message","ts":"1544006350.000200"}',
        b"PK\x03\x04",
        b"\xff",
    ],
)
def test_what_is_no_export_is_not_claimed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "2018-12-05.json"
    path.write_bytes(content)
    assert not identify(path)
    assert not identify(tmp_path)


def test_another_archive_is_not_claimed(tmp_path: Path) -> None:
    assert not identify(packed(tmp_path, {"_chat.txt": "Hoi", "users.json": "[]"}))


KEYS = (*said(), "subtype", "user_profile", "bot_profile", "profile", "id", "members", "name")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda of: st.lists(of, max_size=3) | st.dictionaries(st.sampled_from(KEYS), of, max_size=5),
    max_leaves=12,
)


@given(
    JSON, JSON, st.lists(JSON | st.fixed_dictionaries({"type": st.just("message"), "ts": JSON, "user": JSON}))
)
def test_no_json_whatever_makes_it_crash(
    tmp_path_factory: pytest.TempPathFactory, users: Any, dms: Any, messages: list[Any]
) -> None:
    lists = {"users.json": json.dumps(users), "dms.json": json.dumps(dms)}
    base = tmp_path_factory.getbasetemp() / "slack"
    folder(base, export({"D1/2018-12-05.json": messages}, **lists))
    batch = extract(base, Options(timezone="UTC", me=ME))
    assert batch.likely_me or batch.read == len(messages)
