import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile
from tracker.importers import interchange
from tracker.importers.base import Batch, ContactEvent, Options
from tracker.importers.chat import telegram
from tracker.importers.chat.telegram import extract, identify

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "messages"
JAN, ME = "user111", "user999"
SHOWN = "2018-12-05T11:39:10+01:00"
NAMES = {JAN: "Jan Bouw", ME: "Peter Vos"}


def said(of: str = JAN, text: Any = "Hoi", number: Any = 1, **more: Any) -> dict[str, Any]:
    named = {"from": NAMES.get(of, "Pia"), "from_id": of}
    when = {"date": "2018-12-05T11:39:10", "date_unixtime": "1544006350"}
    return {"id": number, "type": "message", **when, **named, "text": text, **more}


def called(of: str = JAN, lasted: Any = None, reason: str = "hangup", number: int = 1) -> dict[str, Any]:
    length = {} if lasted is None else {"duration_seconds": lasted}
    return {
        **{
            "id": number,
            "type": "service",
            "date_unixtime": "1544006350",
            "actor": NAMES[of],
            "actor_id": of,
        },
        **{"action": "phone_call", "discard_reason": reason, "text": "", **length},
    }


def chat(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"name": "Jan Bouw", "type": "personal_chat", "id": 111, "messages": list(messages), **more}


def group(*messages: Any) -> dict[str, Any]:
    return chat(*messages, name="Bouw", type="private_group", id=5)


def account(*chats: Any, left: tuple[Any, ...] = ()) -> dict[str, Any]:
    return {
        "about": "Here is the data you requested.",
        "personal_information": {"user_id": 999, "first_name": "Peter", "username": "@PeterV"},
        "chats": {"about": "", "list": list(chats)},
        "left_chats": {"list": list(left)},
    }


def read(tmp_path: Path, content: Any, **options: Any) -> Batch:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert identify(path)
    assert not interchange.identify(path)
    return extract(path, Options(**{"timezone": "Europe/Amsterdam", **options}))


def only(batch: Batch) -> ContactEvent:
    assert batch.problems == ()
    (event,) = batch.records
    assert isinstance(event, ContactEvent)
    return event


def test_a_chat_between_two_tells_by_its_id_who_is_me(tmp_path: Path) -> None:
    came, went = read(tmp_path, chat(said(), said(ME, "Kan het morgen?", 2))).records
    assert came == ContactEvent(
        line=1,
        channel="chat",
        direction="in",
        at=SHOWN,
        parties=("jan bouw", "user111"),
        asks=True,
        key="telegram|111|1",
    )
    assert (went.line, went.direction, went.parties) == (2, "out", ("jan bouw", "user111"))
    assert went.asks


def test_a_chat_in_which_only_the_other_one_writes_needs_no_question(tmp_path: Path) -> None:
    assert only(read(tmp_path, chat(said()))).direction == "in"


def test_a_whole_account_tells_who_is_me(tmp_path: Path) -> None:
    export = account(chat(said(), said(ME, "Ja", 2)), group(said("user5")), left=(group(said(ME)),))
    found = [(event.line, event.direction, event.parties) for event in read(tmp_path, export).records]
    assert found == [
        (1, "in", ("jan bouw", "user111")),
        (2, "out", ("jan bouw", "user111")),
        (3, "in", ("pia", "user5", "bouw")),
        (4, "out", ("bouw",)),
    ]


def test_a_message_has_the_same_key_in_both_kinds_of_export(tmp_path: Path) -> None:
    one, all_ = read(tmp_path, chat(said())), read(tmp_path, account(chat(said())))
    assert only(one).key == only(all_).key


def test_in_a_group_the_user_is_asked_who_he_is(tmp_path: Path) -> None:
    batch = read(tmp_path, group(said(), said("user5"), said(ME), said(ME)))
    assert list(batch.records) == []
    assert batch.likely_me == ("Peter Vos", "Jan Bouw", "Pia")


@pytest.mark.parametrize("me", ["peter vos", "user999", "999"])
def test_i_am_known_by_name_or_id(tmp_path: Path, me: str) -> None:
    batch = read(tmp_path, group(said(), said(ME)), me=frozenset({me}))
    assert [event.direction for event in batch.records] == ["in", "out"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Wie komt er?", False),
        (["Dag ", {"type": "mention", "text": "@peterv"}], True),
        ([{"type": "mention", "text": "@other"}], False),
        ([{"type": "mention_name", "text": "Peter", "user_id": 999}], True),
        ([{"type": "mention_name", "text": "Jan", "user_id": [1]}, 5, None], False),
    ],
)
def test_in_a_group_only_a_mention_of_me_asks_me(tmp_path: Path, text: Any, asks: bool) -> None:
    assert only(read(tmp_path, account(group(said(text=text))))).asks is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Goed.", False),
        (["Kan ", {"type": "bold", "text": "dat?"}], True),
        ([{"type": "link", "text": "https://x.example/?"}, " zie daar"], False),
        ([{"type": "blockquote", "text": "Kan dat?"}, "Ja."], False),
        ([{"type": "bold", "text": 5}, {"text": None}, [], "wat?"], True),
        (7, False),
        ({"text": "wat?"}, False),
    ],
)
def test_what_goes_out_asks_when_its_own_words_do(tmp_path: Path, text: Any, asks: bool) -> None:
    assert only(read(tmp_path, account(chat(said(ME, text))))).asks is asks


@pytest.mark.parametrize(
    ("of", "lasted", "direction", "seconds", "asks"),
    [
        (JAN, 65, "in", 65, False),
        (JAN, None, "in", None, True),
        (JAN, 0, "in", None, True),
        (ME, 65, "out", 65, False),
        (ME, None, "out", None, False),
        (JAN, "long", "in", None, True),
        (JAN, 10**12, "in", None, True),
    ],
)
def test_calls_are_calls(
    tmp_path: Path, of: str, lasted: Any, direction: str, seconds: int | None, asks: bool
) -> None:
    found = only(read(tmp_path, account(chat(called(of, lasted, "missed")))))
    assert (found.channel, found.direction, found.seconds, found.asks) == ("phone", direction, seconds, asks)
    assert found.parties == ("jan bouw", "user111")


def test_system_lines_and_notes_to_myself_are_left_out(tmp_path: Path) -> None:
    joined = {"id": 3, "type": "service", "action": "invite_members", "actor_id": JAN, "date_unixtime": "1"}
    saved = chat(said(ME), name=None, type="saved_messages")
    batch = read(tmp_path, account(chat(joined, said()), saved))
    assert batch.left_out == {"system line": 1, "to yourself": 1}
    assert batch.read == 3


def test_the_zone_is_told_only_where_a_clock_time_was_read_in_it(tmp_path: Path) -> None:
    clock = {**said(), "date": "2018-12-05T11:39:10", "date_unixtime": None}
    assert read(tmp_path, chat(said(), clock)).timezone == "Europe/Amsterdam"
    assert read(tmp_path, chat(said())).timezone == ""


@pytest.mark.parametrize("kind", ["bot_chat", "public_channel", "private_channel"])
def test_machines_and_broadcasts_are_marked(tmp_path: Path, kind: str) -> None:
    found = only(read(tmp_path, account(chat(said(), type=kind))))
    assert (found.automatic, found.asks) == (True, False)


def test_a_deleted_account_is_known_by_its_id(tmp_path: Path) -> None:
    gone = {**said(), "from": None}
    came, went = read(tmp_path, account(chat(gone, said(ME, number=2), name=None))).records
    assert came.parties == went.parties == ("user111",)


def test_old_exports_have_numbers_for_ids(tmp_path: Path) -> None:
    old = {**said(), "from_id": 111}
    assert only(read(tmp_path, chat(old))).parties == ("jan bouw", "user111")


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ({"date_unixtime": 1544006350}, SHOWN),
        ({"date": "2018-12-05T11:39:10"}, SHOWN),
        ({"date": "2018-12-05T11:39:10Z"}, "2018-12-05T12:39:10+01:00"),
        ({"date": "2018-10-28T02:30:00"}, "2018-10-28T02:30:00+02:00"),
        ({"date": "2018-03-25T02:30:00"}, "2018-03-25T03:30:00+02:00"),
        ({"date": "1970-01-01T00:00:00"}, "1970-01-01T00:00:00+01:00"),
        ({"date_unixtime": "4070908800"}, "2099-01-01T01:00:00+01:00"),
    ],
)
def test_dates_are_read_in_the_zone_of_the_import(tmp_path: Path, when: dict[str, Any], at: str) -> None:
    message = {**said(), "date": None, "date_unixtime": None, **when}
    batch = read(tmp_path, chat(message))
    assert only(batch).at == at
    moved = ("1 time that the clocks skipped was moved on by the length of the gap.",)
    assert batch.notes == (moved if "2018-03-25" in str(when) else ())


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ("Hoi", "This is no message"),
        ({"date_unixtime": "soon", "date": "gisteren"}, "no date"),
        ({"date_unixtime": None, "date": None}, "no date"),
        ({"date_unixtime": [1], "date": "0000-01-01T00:00:00"}, "no date"),
        ({"date_unixtime": "99999999999"}, "outside the years"),
        ({"date_unixtime": None, "date": "0001-01-01T00:00:00+14:00"}, "outside the years"),
        ({"date_unixtime": None, "date": "2500-01-01T00:00:00"}, "outside the years"),
    ],
)
def test_what_cannot_be_read_is_a_problem(tmp_path: Path, message: Any, problem: str) -> None:
    odd = {**said(), **message} if isinstance(message, dict) else message
    batch = read(tmp_path, chat(said(), odd))
    assert [(of.line, problem in of.message) for of in batch.problems] == [(2, True)]
    assert len(batch.records) == 1


@pytest.mark.parametrize("odd", ["Jan", 5, None, {"messages": "none"}, {"messages": {"a": 1}}])
def test_a_chat_of_another_shape_is_a_problem(tmp_path: Path, odd: Any) -> None:
    batch = read(tmp_path, account(odd, chat(said())))
    assert (len(batch.problems), len(batch.records)) == (1, 1)


def test_what_is_known_is_counted_and_not_read_again(tmp_path: Path) -> None:
    batch = read(tmp_path, chat(said(), said(ME, number=2)), is_known={"telegram|111|1"}.__contains__)
    assert (batch.known, len(batch.records), batch.read) == (1, 1, 2)


def test_messages_without_ids_are_told_apart(tmp_path: Path) -> None:
    twins = [{**said(), "id": None}] * 2
    assert len({event.key for event in read(tmp_path, chat(*twins)).records}) == 2


def test_no_word_of_a_message_is_kept(tmp_path: Path) -> None:
    batch = read(
        tmp_path,
        chat(
            said(text="Geheim?"),
            said(ME, "Geheim?", 2),
            said(text="Geheim", date_unixtime="x", date="Geheim"),
        ),
    )
    assert batch.read == 3
    assert "geheim" not in repr(batch).casefold()


def test_half_characters_in_names_can_be_stored(tmp_path: Path) -> None:
    found = only(read(tmp_path, chat({**said(), "from": "Jan \ud83d"})))
    assert found.parties == ("jan ?", "user111")


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_an_export_that_breaks_off_is_refused(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "result.json"
    path.write_text(json.dumps(account(chat(said(), said(ME))))[:-cut], encoding="utf-8")
    assert identify(path)
    with pytest.raises(BadFile, match=r"is no JSON or breaks off \(.+ at line 1, character"):
        extract(path, Options(timezone="UTC"))


def test_a_file_that_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "LARGEST_FILE", 50)
    with pytest.raises(BadFile, match="is larger than"):
        read(tmp_path, chat(said()))


def test_nesting_and_numbers_beyond_measure_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    for odd, said_ in (("[" * 100_000, "nested too deeply"), ("9" * 10_000, "a number that is too long")):
        path.write_text('{"name": "x", "messages": [' + odd, encoding="utf-8")
        with pytest.raises(BadFile, match=said_):
            extract(path, Options(timezone="UTC"))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "{",
        '{"tasks": {}}',
        '{"type": "client", "name": "Bouw"}',
        '{"name": "messages", "type": "client"}',
        '{"note": "{\\"messages\\": [", "type": "entry"}',
    ],
)
def test_what_is_no_export_is_not_claimed(tmp_path: Path, content: str) -> None:
    path = tmp_path / "result.json"
    path.write_text(content, encoding="utf-8")
    assert not identify(path)
    assert not identify(tmp_path)
    assert interchange.identify(path) == content.startswith("{")


def test_a_document_of_another_shape_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.write_text('{"personal_information": {}}', encoding="utf-8")
    with pytest.raises(BadFile, match="holds no chat of Telegram"):
        extract(path, Options(timezone="UTC"))


def test_an_export_without_messages_says_so(tmp_path: Path) -> None:
    batch = read(tmp_path, account(chat()))
    assert (batch.read, batch.notes) == (0, ("The export has no messages.",))


KEYS = (*said(), "action", "actor", "actor_id", "duration_seconds", "messages", "name", "list")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda of: st.lists(of, max_size=3) | st.dictionaries(st.sampled_from(KEYS), of, max_size=5),
    max_leaves=12,
)
MESSAGE = st.fixed_dictionaries(
    {"type": st.just("message"), "date_unixtime": st.just("1544006350")},
    optional=dict.fromkeys(KEYS[5:], JSON),
)


@given(JSON, JSON, st.lists(JSON | MESSAGE))
def test_no_json_whatever_makes_it_crash(
    tmp_path_factory: pytest.TempPathFactory, about: Any, left: Any, messages: list[Any]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    export = {"personal_information": about, "left_chats": left, **chat(*messages)}
    path.write_text(json.dumps(export), encoding="utf-8")
    batch = extract(path, Options(timezone="UTC"))
    assert batch.likely_me or batch.read >= len(messages)


@pytest.mark.skipif(not CORPUS.exists(), reason="the sample collection is not beside the checkout")
def test_the_export_of_the_samples_is_read() -> None:
    path = CORPUS / "joweich__chat-miner__test_batch_export.json"
    assert extract(path, Options(timezone="UTC")).likely_me == ("Author 1", "Author 2")
    batch = extract(path, Options(timezone="UTC", me=frozenset({"author 2"})))
    assert [(of.direction, of.parties) for of in batch.records] == [
        ("in", ("author 1", "chatname")),
        ("out", ("author 1", "chatname")),
    ]
