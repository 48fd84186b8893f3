import os
import re
import stat
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.pages.drawn import HOSTILE
from tests.paper.books import WEEK, both, full, html_text, named, pdf_text
from tests.paper.test_fonts import SAID
from tracker.book import Tracker
from tracker.errors import TrackerError, UsageError
from tracker.language import speaking
from tracker.paper.fonts import BOX
from tracker.paper.pdf import pdf
from tracker.paper.sheet import Bar, Bars, Figure, Figures, Note, Notes, Room, Section, Sheet, Table, Text
from tracker.paper.writing import write, written

LONG = "a sentence that goes on for a while and then for some more of it " * 6


def sheet(book: Tracker, *sections: Section, title: str = "Week 46", lede: tuple[str, ...] = ()) -> Sheet:
    """A page with these sections."""
    return Sheet(title, "9–15 November 2026", lede, sections, "made today", "en", book.now(), "page")


@pytest.mark.parametrize("text", SAID.values(), ids=SAID)
def test_a_name_in_any_script_stands_on_the_page(book: Tracker, text: str) -> None:
    named(book, text)
    page = book.sheet(client=text)
    assert text in html_text(page)
    said = pdf_text(page)
    assert len(said) > 100
    assert BOX not in said.replace(text, "") or text == SAID["DejaVuSans"]


def test_the_text_of_a_pdf_can_be_searched(book: Tracker) -> None:
    names = ("Ελληνική Κατασκευή", "Київбуд", "建築会社", "Đặng Bouw", "한국건설")
    for name in names:
        named(book, name)
    said = pdf_text(book.sheet(WEEK))
    assert [name for name in names if name not in said] == []


def test_right_to_left_names_keep_their_letters(book: Tracker) -> None:
    name = "חברת בנייה"
    said = pdf_text(named(book, name).sheet(WEEK))
    assert set("חברתבנייה") <= set(said)


@pytest.mark.parametrize(
    "name", ["\U0001f469\u200d\U0001f680 \U0001f3d7\ufe0f", "\U00013000", "\ue000x", "\u0301"]
)
def test_what_no_font_has_is_a_box_and_never_an_exception(book: Tracker, name: str) -> None:
    assert BOX in pdf_text(named(book, name).sheet(WEEK)) or name == "\u0301"


def test_a_name_is_text_whatever_it_spells(book: Tracker) -> None:
    for name in (HOSTILE, "x" * 5000, "</p><script>alert(1)</script>"):
        named(book, name)
    page = book.sheet(WEEK)
    assert "<script>" in html_text(page)
    content = written(page, ".html")[0].decode()
    assert "<script" not in content
    assert "<b>O" not in content
    assert pdf(page).pages == 1
    assert "alert(1)" in pdf_text(page)


def test_the_html_needs_nothing_from_anywhere(book: Tracker) -> None:
    content = written(full(book).sheet(WEEK), ".html")[0].decode()
    assert not re.search(r"<(script|link|img|iframe|base)|https?:|url\(|@import|javascript:", content)
    assert "@page{size:A4" in content
    assert content.startswith('<!DOCTYPE html>\n<html lang="en">')


def test_a_page_says_its_language_in_both_files(book: Tracker) -> None:
    with speaking("nl"):
        page = full(book).sheet(WEEK)
    assert '<html lang="nl">' in written(page, ".html")[0].decode()
    assert b"/Lang (nl)" in written(page, ".pdf")[0]


def test_the_same_page_made_at_the_same_time_is_the_same_file(book: Tracker) -> None:
    page = full(book).sheet(WEEK)
    for ending in (".html", ".pdf"):
        assert written(page, ending) == written(page, ending)


def test_the_metadata_name_the_page_and_not_the_machine(book: Tracker) -> None:
    reader = PdfReader(BytesIO(written(full(book).sheet(WEEK), ".pdf")[0]))
    meta = reader.metadata
    assert meta is not None
    assert (meta.title, meta.creator) == ("Week 46, 9–15 November 2026", "freelance-tracker")
    assert meta.author is None


def test_what_does_not_fit_goes_on_on_the_next_page_in_order(book: Tracker) -> None:
    rows = tuple((f"row {n:03}", f"{n}") for n in range(150))
    page = sheet(book, Section("Many", (Table(("What", "n"), rows, (1,)),)))
    made = pdf(page)
    assert made.pages > 2
    reader = PdfReader(BytesIO(made.content))
    found = re.findall(r"row (\d{3})", " ".join(of.extract_text() for of in reader.pages))
    assert [int(one) for one in found] == list(range(150))
    assert f"2 / {made.pages}" in reader.pages[1].extract_text()


def test_a_heading_does_not_stay_alone_at_the_end_of_a_page(book: Tracker) -> None:
    for number in range(48, 54):
        filler = Section("Before", (Text(tuple(f"line {n}" for n in range(number))),))
        page = sheet(book, filler, Section("Heading", (Text((LONG * 2,)),)))
        for of in PdfReader(BytesIO(pdf(page).content)).pages:
            said = of.extract_text()
            assert ("Heading" in said) == ("a sentence" in said)


def test_empty_lines_never_begin_a_page(book: Tracker) -> None:
    assert pdf(sheet(book, Section("Write", (Room(200),)))).pages == 1


def test_halves_too_high_for_a_page_stand_under_each_other(book: Tracker) -> None:
    halves = [
        Section(f"Half {n}", (Text(tuple(f"{n} line {m}" for m in range(90))),), half=True) for n in (1, 2)
    ]
    said = pdf_text(sheet(book, *halves))
    assert said.index("1 line 89") < said.index("2 line 0")


def test_every_kind_of_part_is_in_both_files(book: Tracker) -> None:
    page = sheet(
        book,
        Section("", (Figures((Figure("Hours", "4 h", "a note", (1, None, 2), 3, "the line in words"),)),)),
        Section("Half", (Bars((Bar("a bar", 0, 2, "2 h", solid=1),), "bars in words"),), half=True),
        Section("Other", (Text(("listed",), "list"), Text(("my own",), "own")), half=True),
        Section("Notes", (Notes((Note("noted", ("seen",), "asked?"), Note("bare", ()))),)),
        Section("Fine", (Text(("small print", "more of it"), "fine"), Room(1))),
        lede=("summed up", "beside it"),
    )
    html, printed = html_text(page), pdf_text(page)
    for said in (
        "4 h",
        "a note",
        "a bar",
        "2 h",
        "listed",
        "my own",
        "noted",
        "seen",
        "asked?",
        "small print",
    ):
        assert said in html, said
        assert said in printed, said
    assert "the line in words" in html
    assert "bars in words" in html


def test_an_empty_page_is_a_page(book: Tracker) -> None:
    assert "Week 46" in both(sheet(book))


def test_a_table_of_numbers_wider_than_the_page_is_made_to_fit(book: Tracker) -> None:
    row = tuple("1,234,567.89 EUR" for _n in range(14))
    page = sheet(book, Section("Wide", (Table(row, (row,), tuple(range(14))),), half=True))
    assert pdf(page).pages == 1


def test_a_file_is_whole_private_and_replaces_the_one_before(book: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "week.pdf"
    path.write_text("older")
    assert book.export(path, full(book).sheet(WEEK)) == 1
    assert path.read_bytes().startswith(b"%PDF")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["week.pdf"]


def test_what_cannot_be_written_is_said_and_nothing_is_left(book: Tracker, tmp_path: Path) -> None:
    with pytest.raises(TrackerError, match="cannot be written"):
        write(sheet(book), str(tmp_path / "nowhere" / "week.pdf"))
    (tmp_path / "week.pdf").mkdir()
    with pytest.raises(TrackerError, match="cannot be written"):
        write(sheet(book), str(tmp_path / "week.pdf"))
    assert os.listdir(tmp_path) == ["week.pdf"]


def test_a_page_cannot_be_written_as_records(book: Tracker, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="page"):
        book.export(tmp_path / "all.jsonl", sheet(book))


def test_without_a_page_the_last_week_is_exported(book: Tracker, tmp_path: Path) -> None:
    book.export(tmp_path / "week.HTML")
    assert "Week 46" in (tmp_path / "week.HTML").read_text("utf-8")
