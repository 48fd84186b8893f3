"""A chat is known again, whatever its file is called and whatever zone the settings name."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.importers.chats import ME, chat, extracted
from tracker.importers.base import Options
from tracker.importers.chat import signal

RUBEN = (
    "20-11-2026 09:00 - Ruben Bakker: Is het af?",
    "20-11-2026 09:01 - Peter: Ja",
    "20-11-2026 09:01 - Peter: Ja",
)


def keys(path: Path, timezone: str = "Europe/Amsterdam") -> list[str]:
    found = [event.key for event in extracted(path, timezone=timezone).records]
    assert len(set(found)) == len(found) > 0
    return found


def zipped(folder: Path, name: str, member: str, *lines: str) -> Path:
    with ZipFile(folder / name, "w") as archive:
        archive.writestr(member, "\n".join(lines))
    return folder / name


def test_a_renamed_chat_has_the_same_keys_zipped_or_not(tmp_path: Path) -> None:
    paths = [
        chat(tmp_path, *RUBEN, name="WhatsApp-chat met Ruben Bakker.txt"),
        chat(tmp_path, *RUBEN, name="WhatsApp Chat with Ruben (bouw).txt"),
        chat(tmp_path, *RUBEN, name="mine.txt"),
        chat(tmp_path, *RUBEN, name="_chat.txt"),
        zipped(tmp_path, "WhatsApp Chat - Ruben.zip", "_chat.txt", *RUBEN),
        zipped(tmp_path, "a.zip", "WhatsApp-chat met Ruben Bakker.txt", *RUBEN),
    ]
    assert {tuple(keys(path)) for path in paths} == {tuple(keys(paths[0]))}
    assert keys(paths[0]) == [
        "2026-11-20T09:00:00|ruben bakker",
        "2026-11-20T09:01:00|peter|to ruben bakker",
        "2026-11-20T09:01:00|peter|to ruben bakker|2",
    ]


def test_a_renamed_group_has_the_same_keys(tmp_path: Path) -> None:
    group = (*RUBEN, "20-11-2026 09:02 - Anna: Mooi")
    names = ("WhatsApp-chat met Bouw team.txt", "WhatsApp-chat met Ruben Bakker.txt", "_chat.txt")
    found = {tuple(keys(chat(tmp_path, *group, name=name))) for name in names}
    assert len(found) == 1


def test_before_the_other_one_answers_the_name_of_the_chat_stands_for_him(tmp_path: Path) -> None:
    name = "WhatsApp-chat met Ruben Bakker.txt"
    first = keys(chat(tmp_path, *RUBEN[1:], name=name))
    assert keys(chat(tmp_path, *RUBEN[1:], "20-11-2026 09:05 - Ruben Bakker: Mooi", name=name))[:2] == first


@pytest.mark.parametrize("timezone", ["America/New_York", "Asia/Tokyo", "UTC"])
def test_another_zone_gives_other_moments_and_the_same_keys(tmp_path: Path, timezone: str) -> None:
    path = chat(
        tmp_path,
        *RUBEN,
        "29-03-2026 02:30 - Peter: skipped in Amsterdam",
        "08-03-2026 02:30 - Peter: skipped in New York",
        "25-10-2026 02:30 - Peter: twice in Amsterdam",
        "01-11-2026 01:30 - Peter: twice in New York",
        "25-10-2026 24:00 - Peter: at the end of a long day",
    )
    assert keys(path, timezone) == keys(path)
    moments = [
        event.at
        for zone in (timezone, "Europe/Amsterdam")
        for event in extracted(path, timezone=zone).records
    ]
    assert len(set(moments)) == 14


def test_a_chat_of_signal_is_known_in_another_zone_too(tmp_path: Path) -> None:
    path = chat(tmp_path, "[2026-11-16, 09:00] Anna: x", "[2026-11-16, 09:01] Me: y")
    found = [signal.extract(path, Options(zone, me=ME)).records for zone in ("UTC", "Asia/Tokyo")]
    assert [of.key for of in found[0]] == [of.key for of in found[1]]


def test_the_one_whose_name_the_chat_bears_is_offered_last(tmp_path: Path) -> None:
    lines = [*RUBEN[:2], "20-11-2026 09:05 - Ruben Bakker: Mooi"]
    named = extracted(chat(tmp_path, *lines, name="WhatsApp Chat with Ruben Bakker.txt"), me=["somebody"])
    assert named.likely_me == ("Peter", "Ruben Bakker")
    nameless = extracted(chat(tmp_path, *lines), me=["somebody"])
    assert nameless.likely_me == ("Ruben Bakker", "Peter")


def test_a_chat_called_by_a_number_is_known_by_its_last_digits(tmp_path: Path) -> None:
    lines = ["20-11-2026 09:00 - +31 6 12345678: x", "20-11-2026 09:01 - Peter: y"]
    batch = extracted(chat(tmp_path, *lines, name="WhatsApp Chat with 06 12345678.txt"), me=["somebody"])
    assert batch.likely_me == ("Peter", "+31 6 12345678")
