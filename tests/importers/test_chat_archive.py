import io
import random
import struct
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile, TrackerError
from tracker.importers.base import Options
from tracker.importers.chat import signal, whatsapp
from tracker.importers.chat.archive import MOST_BYTES

TEXT = "[20-11-2026 09:00:00] Anna: x?\r\n[20-11-2026 09:01:00] Peter: y\r\n"
OPTIONS = Options(timezone="Europe/Amsterdam", me=frozenset({"peter"}))


def packed(members: Mapping[str, str | bytes], method: int = ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(ZipInfo(name), content, compress_type=method)
    return buffer.getvalue()


def zipped(folder: Path, members: Mapping[str, str | bytes], name: str = "WhatsApp Chat - Anna.zip") -> Path:
    path = folder / name
    path.write_bytes(packed(members))
    return path


def refusal(path: Path) -> str:
    """The sentence for a zip that is recognised as a chat's and then not read."""
    assert whatsapp.identify(path)
    assert not signal.identify(path)
    with pytest.raises(BadFile) as refused:
        whatsapp.extract(path, OPTIONS)
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "member"),
    [
        ("WhatsApp Chat - Anna.zip", "_chat.txt"),
        ("chat.zip", "WhatsApp Chat with Anna.txt"),
        ("chat.zip", "some folder/WhatsApp-chat met Anna.txt"),
        ("WhatsApp Chat - Anna.zip", "renamed.txt"),
    ],
)
def test_the_chat_in_a_zip_is_read_as_if_it_lay_there_unpacked(
    name: str, member: str, tmp_path: Path
) -> None:
    path = zipped(tmp_path, {"00000001-PHOTO.jpg": b"\xff\xd8\xff", member: TEXT, "notes.txt": "x"}, name)
    before = set(tmp_path.rglob("*"))
    assert whatsapp.identify(path)
    assert not signal.identify(path)
    batch = whatsapp.extract(path, OPTIONS)
    assert [(event.direction, event.parties) for event in batch.records] == [
        ("in", ("anna",)),
        ("out", ("anna",)),
    ]
    assert set(tmp_path.rglob("*")) == before


def test_a_chat_has_the_same_keys_zipped_and_unpacked(tmp_path: Path) -> None:
    bare = tmp_path / "_chat.txt"
    bare.write_bytes(TEXT.encode())
    keys = [
        [event.key for event in whatsapp.extract(path, OPTIONS).records]
        for path in (bare, zipped(tmp_path, {"_chat.txt": TEXT}))
    ]
    assert keys[0] == keys[1]


@pytest.mark.parametrize(
    "name", ["../evil.sh", "/etc/passwd", "a/../../b.jpg", "..\\evil.exe", "C:\\evil.exe"]
)
def test_a_zip_with_a_name_that_leads_out_of_it_is_refused(name: str, tmp_path: Path) -> None:
    path = zipped(tmp_path, {"_chat.txt": TEXT, name: "x"})
    assert "holds a file whose name leads out of its folder" in refusal(path)


def test_a_chat_that_lies_outside_the_zip_is_refused(tmp_path: Path) -> None:
    assert "leads out of its folder" in refusal(zipped(tmp_path, {"../_chat.txt": TEXT}))


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"_chat.txt": TEXT + "a" * 20_000_000})
    assert "would unpack to 20,000,064 bytes, which no export has" in refusal(path)


def test_a_chat_beyond_all_measure_is_refused(tmp_path: Path) -> None:
    content = packed({"_chat.txt": TEXT})
    at = content.index(b"PK\x01\x02")
    size = struct.pack("<II", 400_000_000, MOST_BYTES + 1)  # packed and unpacked, as the index claims
    path = tmp_path / "chat.zip"
    path.write_bytes(content[: at + 20] + size + content[at + 28 :])
    assert "would unpack to 500,000,001 bytes" in refusal(path)


def test_a_bomb_that_hides_its_size_is_found_out_while_it_is_read(tmp_path: Path) -> None:
    content = packed({"_chat.txt": TEXT + "a" * 20_000_000})
    at = content.index(b"PK\x01\x02")
    path = tmp_path / "chat.zip"
    path.write_bytes(content[: at + 24] + struct.pack("<I", 4000) + content[at + 28 :])
    assert "is damaged or breaks off" in refusal(path)


def test_a_locked_zip_is_refused(tmp_path: Path) -> None:
    content = bytearray(packed({"_chat.txt": TEXT}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path = tmp_path / "chat.zip"
    path.write_bytes(content)
    assert "is locked with a password. Unpack it" in refusal(path)


def test_an_uncommon_packing_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "chat.zip"
    path.write_bytes(packed({"_chat.txt": TEXT}, ZIP_BZIP2))
    assert "is packed in an uncommon way" in refusal(path)


def test_several_chats_in_one_zip_are_to_be_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a/_chat.txt": TEXT, "b/_chat.txt": TEXT})
    assert refusal(path) == (
        "WhatsApp Chat - Anna.zip holds 2 chats. Unpack it, and import what is inside one by one."
    )


def test_a_zip_in_a_zip_is_to_be_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"WhatsApp Chat - Anna.zip": packed({"_chat.txt": TEXT})}, "all.zip")
    assert "all.zip holds another zip" in refusal(path)


@pytest.mark.parametrize("cut", [40, 100, -10, -30])
def test_a_zip_that_breaks_off_is_told(cut: int, tmp_path: Path) -> None:
    path = zipped(tmp_path, {"_chat.txt": TEXT})
    path.write_bytes(path.read_bytes()[:cut])
    assert "is damaged or breaks off" in refusal(path)


def test_a_zip_without_a_chat_is_not_claimed(tmp_path: Path) -> None:
    for members in ({"readme.txt": "hello"}, {"xl/workbook.xml": "<x/>"}, {}):
        path = zipped(tmp_path, members, "a.zip")
        assert not whatsapp.identify(path)
        assert not signal.identify(path)
        with pytest.raises(BadFile, match=r"a\.zip (holds|is) no chat"):
            whatsapp.extract(path, OPTIONS)


def test_a_text_in_a_zip_that_is_no_chat_in_spite_of_its_name_is_refused(tmp_path: Path) -> None:
    assert "The text in WhatsApp Chat - Anna.zip is no chat" in refusal(
        zipped(tmp_path, {"_chat.txt": "hello"})
    )


@given(st.data())
def test_a_zip_with_any_bytes_changed_is_read_or_refused(data: st.DataObject) -> None:
    lines = [f"[20-11-2026 09:{n:02}:00] Anna: {random.Random(n).random()}\n" for n in range(60)]
    content = bytearray(packed({"a.jpg": b"x", "_chat.txt": TEXT + "".join(lines)}))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(4, len(content) - 1))] = data.draw(st.integers(0, 255))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "WhatsApp Chat - Anna.zip"
        path.write_bytes(content)
        whatsapp.identify(path)
        try:
            sentence = ""
            count = whatsapp.extract(path, OPTIONS).read
        except TrackerError as refused:
            sentence, count = str(refused), 0
        assert sentence.endswith(".") or count >= 1
