import io
import struct
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from tracker.errors import BadFile
from tracker.importers import zips
from tracker.importers.chat import slack_export

SIZES = 24
"""Where in an entry of a zip's index the unpacked size stands."""


def packed(name: str = "a.txt", content: str = "x", method: int = ZIP_DEFLATED) -> bytearray:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", method) as archive:
        archive.writestr(name, content)
    return bytearray(buffer.getvalue())


def refusal(content: bytearray, most: int = 100, ratio: int | None = None) -> str | None:
    with ZipFile(io.BytesIO(content)) as archive:
        refused = zips.obstacle(
            *("It", archive.infolist()[0]), most=most, ratio=ratio, unpack="Unpack it", shorten="Cut it"
        )
    return None if refused is None else str(refused)


def test_a_small_plain_member_is_read() -> None:
    assert refusal(packed()) is None


def test_a_member_that_unpacks_to_too_much_is_refused_with_its_own_remedy() -> None:
    assert refusal(packed(content="x" * 101)) == "It would unpack to 101 bytes, which no export has. Cut it."
    much = packed(content="x" * 2_000_000)
    assert refusal(much, most=10**9) is None
    assert "2,000,000 bytes" in str(refusal(much, most=10**9, ratio=100))
    assert refusal(packed(content="x" * 200_000), most=10**9, ratio=100) is None  # small, however well packed


def test_a_locked_member_and_one_of_uncommon_packing_are_for_another_program() -> None:
    locked = packed()
    locked[locked.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(locked) == "It is locked with a password. Unpack it."
    assert refusal(packed(method=ZIP_BZIP2)) == "It is packed in an uncommon way. Unpack it."


@pytest.mark.parametrize("name", ["../a", "/a", "\\a", "a/../b", "a\\..\\b", "C:\\a", "c:/a", "a/.."])
def test_a_name_that_leads_out_is_a_trap(name: str) -> None:
    with ZipFile(io.BytesIO(packed(name))) as archive:
        assert "leads out of its folder" in str(zips.trap("it.zip", archive, "Ask again"))


@pytest.mark.parametrize("name", ["a", "a/b", "a..b/..c", "Offer: roof.pdf"])
def test_other_names_are_none(name: str) -> None:
    with ZipFile(io.BytesIO(packed(name))) as archive:
        assert zips.trap("it.zip", archive, "Ask again") is None


def test_what_is_no_archive_is_refused_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "it.zip"
    path.write_bytes(packed()[:-9])
    with pytest.raises(
        BadFile, match=r"it\.zip is damaged or breaks off, and cannot be unpacked\. Ask again\."
    ):
        zips.opened(path, "Ask again")


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    content = packed("users.json", " " * 10**6)
    at = content.index(b"PK\x01\x02") + SIZES
    content[at : at + 4] = struct.pack("<I", 40)
    path = tmp_path / "export.zip"
    path.write_bytes(content)
    with slack_export.opened(path) as export, pytest.raises(BadFile, match=r"users\.json is damaged"):
        export.json("users.json")
