"""Every sample of mail, chats and calls: taken in whole or refused with a sentence, twice as once, unread."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tracker.book import Tracker
from tracker.errors import BadFile, NobodyIsMe
from tracker.ingest.report import ImportReport
from tracker.records import Address

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "messages"
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
REFUSED = {
    "Pustur__whatsapp-chat-parser__not-a-whatsapp-chat.txt": "is no calendar, mail or chat",
    "shruggietech__sms-backup-restore-parser__malformed.xml": "has 1 problem",
}

pytestmark = pytest.mark.skipif(
    not CORPUS.exists(), reason="the sample collection is not beside the checkout"
)


def samples() -> list[Path]:
    return sorted(CORPUS.iterdir()) if CORPUS.exists() else []


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Tracker]:
    with Tracker(str(tmp_path / "book.db"), now=lambda: NOW) as opened:
        yield opened


def take_in(book: Tracker, path: Path) -> ImportReport:
    """Import a file, as the first one who may be the user if it does not say who is."""
    try:
        return book.import_file(path)
    except NobodyIsMe as asked:
        book.add(Address(address=asked.candidates[0], whose="me"))
        return book.import_file(path)


def words_of(path: Path) -> set[bytes]:
    """What was said in a file: its lines that are no header, subjects, and the texts in attributes."""
    raw = path.read_bytes()
    found = set(re.findall(rb'(?:body|subject|text)\s*[=:]\s*"([^"]{8,})"', raw))
    if path.suffix == ".eml" or "mbox" in path.name:
        parsed = message_from_bytes(raw, policy=policy.compat32)
        found |= {str(parsed["subject"]).encode()} if parsed["subject"] else set()
        raw = raw.partition(b"\n\n")[2] or raw.partition(b"\r\n\r\n")[2]
    for line in raw.splitlines():
        said = line.rpartition(b": ")[2].strip()
        if len(said) >= 8 and not re.fullmatch(rb"[-+\d/:,. ]+", said) and b"@" not in said:
            found.add(said)
    return {said for said in found if len(said) >= 8}


@pytest.mark.parametrize("path", samples(), ids=lambda path: path.name)
def test_a_sample_comes_in_whole_once_and_not_a_word_of_it_is_kept(
    book: Tracker, tmp_path: Path, path: Path
) -> None:
    if path.name in REFUSED:
        with pytest.raises(BadFile, match=REFUSED[path.name]):
            take_in(book, path)
        assert book.store.query("SELECT count(*) FROM message") == [(0,)]
        return
    report = take_in(book, path)
    ((stored,),) = book.store.query("SELECT count(*) FROM message")
    assert report.added + report.waiting == stored
    assert report.read == stored + report.unchanged + report.left_out + len(report.problems) > 0
    again = take_in(book, path)
    assert (again.added, again.waiting, again.unchanged) == (0, 0, stored + report.unchanged)
    assert again.read == report.read
    book.close()
    kept = b"".join(of.read_bytes() for of in tmp_path.glob("book.db*"))
    assert [said for said in words_of(path) if said in kept] == []


def test_undo_leaves_nothing_of_any_sample(book: Tracker) -> None:
    before = list(book.store.connection.iterdump())
    taken = 0
    for path in samples():
        if path.name not in REFUSED:
            take_in(book, path)
            taken += 1
    while book.undo() is not None:
        pass
    revision = re.compile(r'INSERT INTO "revision".*')
    after = [line for line in book.store.connection.iterdump() if not revision.match(line)]
    assert after == [line for line in before if not revision.match(line)]
    assert taken >= 20
