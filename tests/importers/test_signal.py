from pathlib import Path

import pytest

from tracker.errors import BadFile
from tracker.importers.base import Options
from tracker.importers.chat import signal, whatsapp

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "messages"


def chat(folder: Path, *lines: str, end: str = "\n", name: str = "chat.md") -> Path:
    path = folder / name
    path.write_bytes((end.join(lines) + end).encode())
    return path


@pytest.mark.parametrize("stamp", ["2026-11-16, 09:00", "2026-11-16 09:00", "2026-11-16 09:00:00"])
def test_a_chat_of_signal_export_knows_me_by_its_own_word(stamp: str, tmp_path: Path) -> None:
    path = chat(tmp_path, f"[{stamp}] Anna: Is it done?", "", f"[{stamp}] Me: Yes", "all of it")
    assert signal.identify(path)
    assert not whatsapp.identify(path)
    batch = signal.extract(path, Options(timezone="Europe/Amsterdam"))
    assert [(event.direction, event.at, event.parties, event.asks) for event in batch.records] == [
        ("in", "2026-11-16T09:00:00+01:00", ("anna",), True),
        ("out", "2026-11-16T09:00:00+01:00", ("anna",), False),
    ]
    assert (batch.read, batch.date_order) == (2, "ymd")


def test_a_question_that_i_only_quote_is_not_mine(tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "[2026-11-16 09:00:00] Anna: Is it done?",
        "[2026-11-16 09:01:00] Me: ",
        "> Is it done?",
        "",
        "Yes",
        "[2026-11-16 09:02:00] Me: And yours?",
    )
    batch = signal.extract(path, Options(timezone="Europe/Amsterdam"))
    assert [event.asks for event in batch.records] == [True, False, True]


def test_a_deleted_message_is_left_out(tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "[2026-11-16 09:00:00] Anna: (This message was deleted)",
        "[2026-11-16 09:01:00] Me: What?",
        "[2026-11-16 09:02:00] Anna: Nothing",
    )
    batch = signal.extract(path, Options(timezone="Europe/Amsterdam"))
    assert (len(batch.records), batch.left_out, batch.read) == (2, {"system line": 1}, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_swedish_iphone_s_whatsapp_is_not_taken_for_signal(end: str, tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "[2026-11-16 09:00:00] Anna: \u200eMeddelanden och samtal är krypterade.",
        "[2026-11-16 09:00:00] Anna: Är det klart?",
        "[2026-11-16 09:01:00] Peter: Ja",
        end=end,
    )
    assert whatsapp.identify(path)
    assert not signal.identify(path)


def test_the_senders_are_offered_when_nobody_is_me(tmp_path: Path) -> None:
    path = chat(tmp_path, "[2026-11-16, 09:00] Anna: x", "[2026-11-16, 09:01] Bo: x")
    batch = signal.extract(path, Options(timezone="Europe/Amsterdam"))
    assert (batch.likely_me, list(batch.records)) == (("Anna", "Bo"), [])


def test_what_is_no_chat_is_refused_with_a_sentence(tmp_path: Path) -> None:
    path = chat(tmp_path, "# Notes", "none")
    assert not signal.identify(path)
    with pytest.raises(BadFile, match=r"chat\.md is no chat"):
        signal.extract(path, Options(timezone="Europe/Amsterdam"))


@pytest.mark.skipif(not CORPUS.exists(), reason="the sample collection is not beside the checkout")
def test_the_sample_is_signal_s_alone() -> None:
    claimed = [path.name for path in sorted(CORPUS.iterdir()) if signal.identify(path)]
    assert claimed == ["joweich__chat-miner__test_export.txt"]
    path = CORPUS / claimed[0]
    assert not whatsapp.identify(path)
    batch = signal.extract(path, Options(timezone="Europe/Berlin", me=frozenset({"john doe"})))
    assert [event.direction for event in batch.records] == ["in", "out"]
