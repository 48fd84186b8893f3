import re
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.chats import LRM, ME, SOLID, chat, extracted, facts, outcome
from tracker.errors import BadFile
from tracker.importers.base import ContactEvent, DateOrder, Options
from tracker.importers.chat import signal, whatsapp

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "messages"
needs_corpus = pytest.mark.skipif(
    not CORPUS.exists(), reason="the sample collection is not beside the checkout"
)


def test_a_dutch_android_chat_gives_when_and_which_way_and_no_word_of_it(tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "20-11-2026 09:00 - Berichten en gesprekken zijn end-to-end versleuteld. Tik voor meer informatie.",
        "20-11-2026 09:00 - Anna de Vries: Heb je het hoofdstuk al?",
        "20-11-2026 09:04 - Peter: Bijna",
        "Nog één vraag:",
        "vrijdag of maandag?",
        "20-11-2026 09:05 - Anna de Vries: <Media weggelaten>",
        "20-11-2026 09:06 - Peter: Dank",
        name="WhatsApp-chat met Anna de Vries.txt",
    )
    batch = extracted(path)
    first = ContactEvent(
        line=2,
        channel="chat",
        direction="in",
        at="2026-11-20T09:00:00+01:00",
        parties=("anna de vries",),
        asks=True,
        key="2026-11-20T09:00:00|anna de vries",
    )
    assert batch.records[0] == first
    assert facts(batch)[1:] == [
        ("out", "09:04", ("anna de vries",), True),
        ("in", "09:05", ("anna de vries",), True),
        ("out", "09:06", ("anna de vries",), False),
    ]
    assert [event.line for event in batch.records] == [2, 3, 6, 7]
    assert batch.left_out == {"system line": 1}
    assert (batch.read, batch.date_order, batch.timezone) == (5, "dmy", "Europe/Amsterdam")
    assert not re.search("hoofdstuk|vraag|versleuteld", repr(batch))


LINE = st.tuples(
    st.datetimes(datetime(2009, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001 - wall times, as files have them
    st.sampled_from(["Anna", "Peter", "~ Bo: x", "+31 6 12345678", "🤓"]),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=20),
)
FORMATS = (
    "%d-%m-%Y %H:%M - ",
    "%Y/%m/%d, %H:%M - ",
    "[%d.%m.%y, %H:%M:%S] ",
    "[%m/%d/%y, %I:%M:%S\u202f%p] ",
)


@given(st.lists(LINE, min_size=1, max_size=12), st.sampled_from(FORMATS))
def test_every_line_with_a_stamp_is_counted_once_and_read_at_its_time(
    messages: list[tuple[datetime, str, str]], form: str
) -> None:
    order: DateOrder = "mdy" if "%m/%d/%y" in form else "dmy"
    texts = [f"{at.strftime(form)}{name}: {said}" for at, name, said in messages]
    with TemporaryDirectory() as folder:
        path = chat(Path(folder), *texts, f"{messages[-1][0].strftime(form)}Peter: end")
        options = Options(timezone="UTC", date_order=order, me=ME)
        batch = whatsapp.extract(path, options)
        assert whatsapp.extract(path, options) == batch
        keys = [event.key for event in batch.records]
        again = whatsapp.extract(path, Options("UTC", order, me=ME, is_known=set(keys).__contains__))
    assert batch.read == len(messages) + 1
    assert not batch.problems
    assert len(set(keys)) == len(keys)
    assert (again.known, list(again.records), again.read) == (len(keys), [], batch.read)
    read = {event.line: event.at for event in batch.records}
    for line, (at, _, _) in enumerate(messages, 1):
        if line in read:
            seconds = at.strftime("%S") if "%S" in form else "00"
            assert read[line] == f"{at.strftime('%Y-%m-%dT%H:%M')}:{seconds}+00:00"


@given(st.lists(LINE, min_size=1, max_size=12), st.integers(0, 12))
def test_a_longer_export_of_the_same_chat_gives_the_same_keys(
    messages: list[tuple[datetime, str, str]], length: int
) -> None:
    first = "01-01-2009 10:00 - Anna: x", "13-01-2009 10:00 - Peter: x"
    texts = [*first, *(f"{at.strftime('%d-%m-%Y %H:%M')} - Anna: x" for at, _, _ in messages)]
    with TemporaryDirectory() as folder:
        keys = [
            [event.key for event in extracted(chat(Path(folder), *texts[:end])).records]
            for end in (length + 2, None)
        ]
    assert keys[1][: len(keys[0])] == keys[0]


def test_true_twins_survive_and_answers_to_two_people_in_one_minute_keep_apart(tmp_path: Path) -> None:
    one = chat(tmp_path, "20-11-2026 09:00 - Anna: x", *["20-11-2026 09:01 - Peter: ok"] * 2, name="a.txt")
    other = chat(tmp_path, "20-11-2026 09:00 - Bo: x", "20-11-2026 09:01 - Peter: ok", name="b.txt")
    keys = [event.key for path in (one, other) for event in extracted(path).records]
    assert len(set(keys)) == 5


def test_nobody_in_the_chat_is_the_user_so_the_senders_are_offered(tmp_path: Path) -> None:
    lines = ["1-2-2026 09:00 - ~\u202fBo: a", "1-2-2026 09:01 - Anna: b?", "1-2-2026 09:02 - Anna: c"]
    batch = extracted(chat(tmp_path, *lines), me=["somebody"])
    assert batch.likely_me == ("Anna", "Bo")
    assert list(batch.records) == []
    assert batch.problems == ()


@pytest.mark.parametrize(
    ("written", "me"),
    [
        ("Peter Jansen", "peter jansen"),
        ("~\u202fPETER", "peter"),
        (f"\u202a+31{SOLID}6{SOLID}1234{SOLID}5678\u202c", "+31612345678"),
        ("+31 6 12345678", "0612345678"),
        ("You", "x"),
        ("Jij", "x"),
        ("Du", "x"),
        ("Vous", "x"),
        ("Tú", "x"),
    ],
)
def test_the_user_is_known_by_his_name_his_number_and_the_phones_word_for_him(
    written: str, me: str, tmp_path: Path
) -> None:
    batch = extracted(chat(tmp_path, "20-11-2026 09:00 - Anna: x", f"20-11-2026 09:01 - {written}: y"), [me])
    assert [event.direction for event in batch.records] == ["in", "out"]


@pytest.mark.parametrize(
    "name",
    [
        "WhatsApp Chat with Bouw team.txt",
        "WhatsApp-chat met Bouw team.txt",
        "WhatsApp Chat mit Bouw team.txt",
        "Chat de WhatsApp con Bouw team.txt",
        "Discussion WhatsApp avec Bouw team.txt",
        "Conversa do WhatsApp com Bouw team.txt",
        "WhatsApp Chat - Bouw team.txt",
        "WhatsApp_Chat_with_Bouw_team.txt",
        "WhatsApp Chat with Bouw team (2).txt",
        f"WhatsApp Chat with {LRM}Bouw team(1).txt",
    ],
)
def test_what_the_user_writes_to_a_group_goes_to_its_name_and_then_its_members(
    name: str, tmp_path: Path
) -> None:
    lines = ["20-11-2026 09:00 - Bo: x", *["20-11-2026 09:00 - Anna: x"] * 2, "20-11-2026 09:01 - Peter: y"]
    batch = extracted(chat(tmp_path, *lines, name=name))
    assert [event.parties for event in batch.records] == [
        ("bo", "bouw team"),
        ("anna", "bouw team"),
        ("anna", "bouw team"),
        ("bouw team", "anna", "bo"),
    ]


def test_a_chat_that_only_the_user_wrote_in_goes_to_the_name_of_its_file(tmp_path: Path) -> None:
    line = "20-11-2026 09:00 - Peter: anybody there?"
    batch = extracted(chat(tmp_path, line, name="WhatsApp Chat with Anna.txt"))
    assert facts(batch) == [("out", "09:00", ("anna",), True)]
    nameless = extracted(chat(tmp_path, line))
    assert (list(nameless.records), nameless.left_out) == ([], {"nobody else in it": 1})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\1\2\xff" * 2000,
        b"only\ntext\nhere\n",
        b"Sample User: not a chat\nTestBot: what happens...\n",
        b"x" * 3_000_000,
        b"20-11-2026 9:00 - 11:30 overleg\n20-11-2026 13:00 - 14:30 bouw\n",
        b"Subject,Start Date,Start Time,End Date,End Time\nA,2026-11-20,09:00,2026-11-20,10:00\n",
        b"2026-11-20 09:00: arrived\n2026-11-20 10:00: bouw: handbook\n",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_chat_is_not_claimed_and_refused_with_a_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    assert not whatsapp.identify(path)
    assert not signal.identify(path)
    found = outcome(path)
    if isinstance(found, str):
        assert found.startswith("notes.txt is no chat: its lines do not begin with a day and a time.")
    else:
        assert found.notes == ("The chat has no messages.",)
        assert found.left_out == {"system line": 2}


@given(st.binary(max_size=400))
def test_strange_bytes_are_looked_at_without_failing(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        for begin in (b"", b"PK\x03\x04", b"\xff\xfe", b"20-11-2026 09:00 - Peter: "):
            path = Path(folder) / "x"
            path.write_bytes(begin + content)
            is_claimed = whatsapp.identify(path)
            found = outcome(path)
            if isinstance(found, str):
                assert found.endswith(".")
            elif is_claimed:
                assert found.read >= 1 or found.likely_me


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_every_line_end_and_encoding_is_read(end: str, codec: str, tmp_path: Path) -> None:
    lines = ["20-11-2026 09:00 - André: één", "twee", "", "20-11-2026 09:01 - Peter: drie?"]
    path = tmp_path / "_chat.txt"
    path.write_bytes(end.join(lines).encode(codec))
    batch = extracted(path)
    assert [(event.line, event.parties) for event in batch.records] == [(1, ("andré",)), (4, ("andré",))]


def test_a_line_of_megabytes_is_one_message_and_the_next_is_read(tmp_path: Path) -> None:
    long = "a" * 5_000_000
    path = chat(tmp_path, f"20-11-2026 09:00 - Peter: {long}?", "20-11-2026 09:01 - Anna: y")
    batch = extracted(path)
    assert [(event.line, event.direction) for event in batch.records] == [(1, "out"), (2, "in")]


def test_lines_before_the_first_message_are_passed_over_and_counted(tmp_path: Path) -> None:
    path = chat(tmp_path, "end of a message", "", "20-11-2026 09:00 - Peter: x", "20-11-2026 09:01 - Anna: y")
    batch = extracted(path)
    assert batch.notes == ("1 line was passed over, before the first message.",)
    assert len(batch.records) == batch.read == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="There is no file"):
        whatsapp.extract(tmp_path / "none.txt", Options(timezone="UTC", me=ME))


@needs_corpus
def test_the_sample_chats_are_read_to_the_last_message() -> None:
    found = {}
    for path in sorted(CORPUS.iterdir()):
        if whatsapp.identify(path):
            me = frozenset({"john doe", "sample user"})
            batch = whatsapp.extract(path, Options(timezone="Europe/Amsterdam", me=me))
            found[path.name] = (len(batch.records), batch.read, batch.date_order)
            assert not batch.problems
    assert found == {
        "Pustur__whatsapp-chat-parser__short-chat.txt": (3, 5, "mdy"),
        "joweich__chat-miner__test_[mmddyy]_24hrs.txt": (7, 9, "mdy"),
        "joweich__chat-miner__test_ddmmyy_24hrs.txt": (7, 9, "dmy"),
        "joweich__chat-miner__test_mmddyyyy_12hrs.txt": (7, 9, "mdy"),
        "joweich__chat-miner__test_yyyymmdd_24hrs.txt": (7, 9, "ymd"),
    }
