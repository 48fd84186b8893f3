from pathlib import Path

import pytest

from tracker.errors import BadFile
from tracker.importers.csv_table import LONGEST_CELL, encoding_of, rows


def table(path: Path, data: bytes, *, skip: int = 1, width: int = 3) -> list[tuple[int, list[str], bool]]:
    path.write_bytes(data)
    return list(rows(path, encoding_of(path), ",", skip=skip, width=width))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "calendar.csv"


@pytest.mark.parametrize(
    ("codec", "mark"),
    [
        *(("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")),
        *(("utf-16-le", b""), ("utf-16-be", b""), ("cp1252", b""), ("latin-1", b"")),
    ],
)
def test_every_encoding_is_read_as_it_was_meant(path: Path, codec: str, mark: bytes) -> None:
    text = "Titel,Début,Ende\r\nGespräch über Maß,1,2\r\n"
    assert table(path, mark + text.encode(codec)) == [(2, ["Gespräch über Maß", "1", "2"], False)]


def test_cp1252_keeps_its_curly_quotes_and_latin_1_its_control_characters(path: Path) -> None:
    assert table(path, b"a,b,c\n\x93x\x94,\xe9,3\n")[0][1] == ["“x”", "é", "3"]
    assert table(path, b"a,b,c\n\x81,\xe9,3\n")[0][1] == ["\x81", "é", "3"]


def test_one_character_that_breaks_off_at_the_end_does_not_change_the_encoding(path: Path) -> None:
    found = table(path, "a,b,c\né,2,3\n4,é".encode()[:-1])
    assert found == [(2, ["é", "2", "3"], False), (3, ["4", "\ufffd"], True)]


def test_a_character_may_stand_on_the_border_of_two_reads(path: Path) -> None:
    for padding in range((1 << 18) - 8, (1 << 18)):
        path.write_bytes(b"a,b,c\n" + b"x" * padding + "é€𝄞,2,3\n".encode())
        assert encoding_of(path).codec == "utf-8"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_rows_know_the_line_they_begin_on_whatever_the_line_breaks(path: Path, newline: str) -> None:
    lines = ["a,b,c", '1,"two', 'lines",3', "", "4,5,6", ""]
    found = [
        (line, cells[0] if cells else "") for line, cells, _ in table(path, newline.join(lines).encode())
    ]
    assert found == [(2, "1"), (4, ""), (5, "4")]


def test_nul_characters_are_taken_out(path: Path) -> None:
    assert table(path, b"a,b,c\n1\x00,2,3\n")[0][1] == ["1", "2", "3"]


@pytest.mark.parametrize("end", ['4,5,"six', '4,"5,6', "4,5", '"4'])
def test_a_file_that_ends_inside_a_row_is_cut_off_there(path: Path, end: str) -> None:
    found = table(path, f"a,b,c\n1,2,3\n{end}".encode())
    assert [is_cut_off for _, _, is_cut_off in found] == [False, True]


@pytest.mark.parametrize("end", ["4,5,6", "4,5\n", "4,5,6\n"])
def test_a_last_row_without_line_break_or_with_few_cells_is_whole(path: Path, end: str) -> None:
    assert [is_cut_off for _, _, is_cut_off in table(path, f"a,b,c\n1,2,3\n{end}".encode())] == [False, False]


def test_a_last_row_as_short_as_others_is_whole(path: Path) -> None:
    assert not any(is_cut_off for _, _, is_cut_off in table(path, b"a,b,c\n1,2\n4,5"))


def test_a_cell_beyond_all_measure_is_refused_with_its_line(path: Path) -> None:
    with pytest.raises(BadFile, match="from line 3 on"):
        table(path, b'a,b,c\n1,2,3\n1,"' + b"x\n" * LONGEST_CELL + b'",3\n')


def test_a_line_beyond_all_measure_is_refused_without_being_read(path: Path) -> None:
    with pytest.raises(BadFile, match="more than 8,388,608 bytes"):
        table(path, b"a,b,c\n1,2," + b"x" * (9 << 20) + b"\n")


def test_a_long_description_is_no_problem(path: Path) -> None:
    assert len(table(path, b'a,b,c\n1,2,"' + b"x\n" * 200_000 + b'"\n')[0][1][2]) == 400_000
