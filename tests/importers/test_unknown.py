from pathlib import Path

import pytest

from tracker.errors import TrackerError
from tracker.importers import identify


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "x.csv is empty"),
        (b"\xef\xbb\xbf\r\n", "x.csv is empty"),
        (b"%PDF-1.7\n...", "looks like a PDF"),
        (b"PK\x03\x04xl/workbook", "looks like a zip or Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "looks like an old Office file"),
        (b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "looks like an iCalendar file"),
        (b"<html><body>", "looks like a web page"),
        (bytes(range(256)) * 20, "holds no text"),
        (
            b"a,b,c\n\0,2,3\n",
            "x.csv is CSV, but no calendar: found columns a, b, c; expected at least a title and a",
        ),
        ("a;b\n1;2\n".encode("utf-16"), "found columns a, b;"),
        (b",".join(b"c%d" % n for n in range(12)), "c6, c7 and 4 more"),
        (b",".join(b"c%d" % n for n in range(5000)), "has 5,000 columns"),
        (b"Subject," + b",".join(b"c%d" % n for n in range(5000)), "has 5,001 columns"),
        (b"Dear Peter,\nsee you tomorrow\n", "its first line is “Dear Peter”"),
    ],
)
def test_a_file_that_is_no_calendar_is_refused_with_what_it_looks_like(
    tmp_path: Path, data: bytes, sentence: str
) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(data)
    with pytest.raises(TrackerError) as refusal:
        identify(path)
    assert sentence in str(refusal.value)
