"""Books whose pages are looked at, and what stands on a page."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from xml.etree import ElementTree

from pypdf import PdfReader

from tracker.book import Tracker
from tracker.paper.sheet import Sheet
from tracker.paper.writing import written
from tracker.records import (
    Action,
    Assumption,
    Boundary,
    Client,
    Complaint,
    Invoice,
    Occasion,
    Question,
    Rate,
    Request,
    Review,
)

WEEK, QUARTER = "2026-W46", "2026-Q4"
"""The last week that is over on Friday 20 November 2026, and the quarter that runs."""

PRIVATE = "between me and my diary"
"""Words that only the user is to read."""

AT = datetime(2026, 11, 12, 9, tzinfo=UTC)


def full(book: Tracker) -> Tracker:
    """Every kind of record that a page is made from, with a client called Bouw; private words in each."""
    book.log("2026-11-10 6h @bouw Hildegard’s handbook")
    book.log(f"2026-11-11 2h @bouw #research !gift {PRIVATE}")
    book.log("2026-11-11 1h @bouw #support !extra !told a call")
    for minute in ("10", "40"):
        book.message(f"@bouw in email 2026-11-10 9:{minute}")
        book.message(f"@bouw out email 2026-11-10 9:{minute[0]}5")
    told = book.add(
        Boundary(
            client="Bouw",
            topic="reply_time",
            statement="I answer within four hours",
            reason=PRIVATE,
            chosen_on=date(2026, 10, 1),
            told_on=date(2026, 10, 5),
            terms={"reply_within_minutes": 240},
        )
    )
    book.add(Boundary(client="Bouw", topic="hours", statement=PRIVATE, chosen_on=date(2026, 10, 1)))
    for kept, chosen in ((True, False), (False, False), (False, True)):
        book.add(Occasion(boundary=str(told.id), at=AT, kept=kept, chosen=chosen, note=PRIVATE))
    book.add(Request(client="Bouw", text="an extra training day", at=AT))
    book.add(Question(client="Bouw", text="Who decides?", opened_at=AT, asked_at=AT, asked_whom="client"))
    book.add(Question(client="Bouw", text=PRIVATE, opened_at=AT))
    book.add(Action(client="Bouw", text="send the numbers", owner="client", due_on=date(2026, 11, 13)))
    book.add(Complaint(client="Bouw", text=PRIVATE, opened_on=date(2026, 11, 2)))
    book.add(Invoice(client="Bouw", number="2026-28", issued_on=date(2026, 11, 1), amount_cents=80_000))
    book.add(Assumption(client="Bouw", number=9, text=PRIVATE, basis="habit", held_since=date(2026, 9, 1)))
    review = Review(week=WEEK, closed_at=AT, chosen="boundary", chosen_id=told.id, note=PRIVATE)
    book.add(review)
    return book


def named(book: Tracker, name: str, **fields: object) -> Tracker:
    """A client of that name, with an hour of work in the week."""
    book.add(Client(name=name, **fields))  # type: ignore[arg-type]
    book.add(Rate(client=name, cents_per_hour=10_000))
    book.log(client=name, day=date(2026, 11, 10), hours=1)
    return book


def html_text(sheet: Sheet) -> str:
    """What the page of HTML says, attributes included; it has to be well-formed."""
    content, _pages = written(sheet, ".html")
    root = ElementTree.fromstring(content.split(b"\n", 1)[1])
    body = root.find("body")
    assert body is not None
    labels = [value for one in body.iter() for value in one.attrib.values()]
    return "\n".join([str(root.findtext("head/title")), *body.itertext(), *labels])


def pdf_text(sheet: Sheet) -> str:
    """What the PDF says, page after page, blanks and line breaks as one blank."""
    reader = PdfReader(BytesIO(written(sheet, ".pdf")[0]))
    said = " ".join(page.extract_text() for page in reader.pages)
    return re.sub(r"\s+", " ", f"{reader.metadata.title if reader.metadata else ''} {said}")


def both(sheet: Sheet) -> str:
    """What both files say."""
    return re.sub(r"\s+", " ", html_text(sheet)) + pdf_text(sheet)
