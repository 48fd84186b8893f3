from pathlib import Path

import pytest

from tests.importers.chats import LRM, chat, extracted


@pytest.mark.parametrize(
    "line",
    [
        "Anna created group “Bouw: fase 2”",
        'Anna heeft het onderwerp gewijzigd van "Bouw" naar "Bouw: fase 2"',
        "You were added",
        "Je bent toegevoegd",
        "Je beveiligingscode met Anna is gewijzigd. Tik voor meer informatie.",
        "Anna: This message was deleted",
        "Peter: Je hebt dit bericht verwijderd.",
        f"Anna: {LRM}Dit bericht is verwijderd.",
        f"Anna: {LRM}Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
        f"Bouw team: {LRM}You created this group",
        f"Bouw team: {LRM}Some notice nobody has seen before",
        f"Anna: {LRM}Anna added Bo",
        f"Peter: {LRM}You changed the group name to “Bouw: fase 2”",
        "Missed voice call",
    ],
)
def test_what_the_program_wrote_is_left_out_as_a_system_line(line: str, tmp_path: Path) -> None:
    path = chat(
        tmp_path, f"20-11-2026 09:00 - {line}", "20-11-2026 09:00 - Anna: x", "20-11-2026 09:01 - Peter: y"
    )
    batch = extracted(path)
    assert batch.left_out == {"system line": 1}
    assert [event.parties for event in batch.records] == [("anna",), ("anna",)]


@pytest.mark.parametrize(
    "text",
    [
        "<Media omitted>",
        "<Media weggelaten>",
        f"{LRM}image omitted",
        f"{LRM}afbeelding weggelaten",
        f"{LRM}<attached: 00000001-PHOTO-2026-11-20.jpg>",
        f"{LRM}IMG-20261120-WA0001.jpg (file attached)",
        f"{LRM}Handboek v2.pdf • 14 pages document omitted",
        "null",
        "",
    ],
)
def test_a_picture_or_an_empty_message_is_a_contact_all_the_same(text: str, tmp_path: Path) -> None:
    path = chat(tmp_path, f"20-11-2026 09:00 - Anna: {text}", "20-11-2026 09:01 - Peter: y")
    assert [event.direction for event in extracted(path).records] == ["in", "out"]


@pytest.mark.parametrize(
    ("text", "channel", "seconds"),
    [
        (f"{LRM}Missed voice call", "phone", None),
        (f"{LRM}Missed voice call, {LRM}Tap to call back", "phone", None),
        ("Missed video call", "video", None),
        (f"{LRM}Gemiste spraakoproep om 09:00", "phone", None),
        (f"{LRM}Verpasster Sprachanruf", "phone", None),
        (f"{LRM}Voice call, {LRM}5 min", "phone", 300),
        ("Voice call. 1 hr 2 min", "phone", 3720),
        (f"{LRM}Video call, {LRM}14 sec", "video", 14),
        ("Spraakoproep, 5 min.", "phone", 300),
        (f"{LRM}Video-oproep. {LRM}1 u, 3 min", "video", 3780),
        (f"{LRM}Voice call, {LRM}No answer", "phone", None),
        (f"{LRM}Spraakoproep, {LRM}Geen antwoord", "phone", None),
        ("Voice call tomorrow, 5 min is enough?", "chat", None),
        ("Video call?", "chat", None),
    ],
)
def test_a_call_is_a_call_with_its_length(
    text: str, channel: str, seconds: int | None, tmp_path: Path
) -> None:
    batch = extracted(chat(tmp_path, f"20-11-2026 09:00 - Anna: {text}", "20-11-2026 09:01 - Peter: y"))
    event = batch.records[0]
    assert (event.channel, event.seconds, event.asks) == (channel, seconds, seconds is None)


def test_my_own_call_asks_nothing(tmp_path: Path) -> None:
    path = chat(
        tmp_path, "20-11-2026 09:00 - Anna: x", f"20-11-2026 09:01 - Peter: {LRM}Voice call, {LRM}No answer"
    )
    event = extracted(path).records[1]
    assert (event.channel, event.direction, event.seconds, event.asks) == ("phone", "out", None, False)


@pytest.mark.parametrize(
    ("said", "is_asking"),
    [
        ("Kun je morgen?", True),
        (f"Kun je morgen? {LRM}<This message was edited>", True),
        ("Zie https://example.com/?q=1", False),
        ("Prima", False),
    ],
)
def test_only_a_question_of_mine_asks(said: str, is_asking: bool, tmp_path: Path) -> None:
    batch = extracted(chat(tmp_path, "20-11-2026 09:00 - Anna: x", f"20-11-2026 09:01 - Peter: {said}"))
    assert batch.records[1].asks is is_asking


def test_a_name_without_a_blank_after_its_colon_counts_when_it_speaks_elsewhere(tmp_path: Path) -> None:
    path = chat(
        tmp_path,
        "[01/20/19 11:23] John Doe:.",
        "[01/21/19 11:23] John Doe: Lorem : ipsum",
        "[01/22/19 11:23] Nobody:.",
        "[01/23/19 11:23] Peter: x",
    )
    batch = extracted(path)
    assert [event.line for event in batch.records] == [1, 2, 4]
    assert batch.left_out == {"system line": 1}
