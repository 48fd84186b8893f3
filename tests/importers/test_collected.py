import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.importers.mailfiles import ME, from_me, mail, mailbox
from tracker import importers
from tracker.importers import identify
from tracker.importers.base import Options
from tracker.importers.collected import MOST_CANDIDATES, REASONS, Collected, nobody_is_me
from tracker.importers.mail.boxes import LEFT_OUT
from tracker.importers.phone_xml import _CALLS_LEFT_OUT, _TEXTS_LEFT_OUT
from tracker.wording.importing import CONTACT_REASONS

CALL = '<call number="{}" duration="0" date="1795165200000" type="{}" />'
SMS = '<sms address="0612345678" date="1795165200000" type="{}" body="x" />'
FILES = {
    "mail.mbox": mailbox(
        mail(X_Gmail_Labels="Spam"),
        mail(X_Gmail_Labels="Trash"),
        mail(X_Mozilla_Status="0008"),
        from_me(X_Gmail_Labels="Drafts"),
        from_me(To=ME),
        from_me(To=None),
        mail(Date=None),
    ).decode(),
    "chat.txt": "20-11-2026 09:00 - This group was made\n20-11-2026 09:01 - Peter: hello\n",
    "calls.xml": f'<calls count="3">{CALL.format("0612345678", 6)}{CALL.format("-1", 3)}'
    f"{CALL.format('0612345678', 99)}</calls>",
    "sms.xml": f'<smses count="2">{SMS.format(3)}{SMS.format(5)}</smses>',
    "telegram.json": '{"chats": {"list": [{"type": "saved_messages", "id": 1, "messages": ['
    '{"id": 1, "type": "message", "date_unixtime": "1", "from": "Peter", "from_id": "user1"},'
    '{"id": 2, "type": "service", "date_unixtime": "1"}]}]}}',
    "day.json": '[{"type": "message", "user": "peter", "text": "", "ts": "1544006350.000200"},'
    '{"type": "message", "user": "peter", "subtype": "channel_join", "ts": "1544006351.000200"}]',
    "list.csv": "When,From,To\n2026-11-20 15:06,jan@b.example,kees@b.example\n"
    "2026-11-20 15:07,peter,peter\n2026-11-20 15:08,peter,0612345678\n",
}


def test_every_reason_occurs_and_no_importer_has_another(tmp_path: Path) -> None:
    found = set()
    for name, content in FILES.items():
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        batch = identify(path).extract(path, Options("Europe/Amsterdam", me=frozenset({"peter", ME})))
        assert batch.left_out, name
        found |= batch.left_out.keys()
    assert found == set(REASONS)


def reasons_written() -> Iterator[tuple[str, str]]:
    """The words that stand in a call of `leave_out`, and the modules that count by themselves."""
    folder = Path(str(importers.__file__)).parent
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("leave_out"):
                yield from ((path.name, of.value) for of in node.args if isinstance(of, ast.Constant))
            if isinstance(node, ast.keyword) and node.arg == "left_out" and path.name != "collected.py":
                yield path.name, "counts by itself"


def test_no_other_word_is_written_in_any_importer() -> None:
    written = list(reasons_written())
    assert len(written) > 5
    assert {of for _, of in written} <= set(REASONS), written
    assert {*LEFT_OUT, *_CALLS_LEFT_OUT.values(), *_TEXTS_LEFT_OUT.values()} <= set(REASONS)


def test_the_user_has_words_for_every_reason() -> None:
    assert CONTACT_REASONS.keys() - {"ignored sender"} == set(REASONS)


def test_of_many_who_may_be_the_user_some_are_offered_each_once() -> None:
    batch = nobody_is_me(["Anna", "Anna", *(f"guest {n}" for n in range(100))])
    assert batch.likely_me[:2] == ("Anna", "guest 0")
    assert len(batch.likely_me) == MOST_CANDIDATES
    assert (batch.read, batch.timezone) == (0, "")


def test_what_is_collected_is_counted_once_and_problems_stand_in_order() -> None:
    got = Collected(Options(is_known={"a"}.__contains__))
    got.leave_out("spam")
    got.add_problem("second", 7)
    got.add_problem("first", 3)
    assert [got.is_known(key) for key in ("a", "b")] == [True, False]
    assert [got.numbered(of) for of in ("x", "x", "y", "x")] == ["x", "x|2", "y", "x|3"]
    batch = got.batch(timezone="Europe/Amsterdam")
    assert [problem.line for problem in batch.problems] == [3, 7]
    assert (got.count, batch.read, batch.known, batch.left_out) == (4, 4, 1, {"spam": 1})
    assert batch.timezone == "Europe/Amsterdam"


@pytest.mark.parametrize(
    ("name", "timezone"),
    [
        *(("chat.txt", "Europe/Amsterdam"), ("list.csv", "Europe/Amsterdam"), ("mail.mbox", "")),
        *(("calls.xml", ""), ("day.json", ""), ("telegram.json", "")),
    ],
)
def test_only_a_file_with_clock_times_says_in_which_zone_they_were_read(
    tmp_path: Path, name: str, timezone: str
) -> None:
    path = tmp_path / name
    path.write_text(FILES[name], encoding="utf-8")
    batch = identify(path).extract(path, Options("Europe/Amsterdam", me=frozenset({"peter", ME})))
    assert batch.timezone == timezone
