from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import BadFile
from tracker.importers import phone_xml, xml_stream
from tracker.importers.base import Batch, ContactEvent, Options
from tracker.importers.phone_xml import extract, identify

CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "messages"
AT = 1_795_438_800_000  # 2026-11-23 14:00 in Amsterdam
SHOWN = "2026-11-23T14:00:00+01:00"
AMSTERDAM = Options(timezone="Europe/Amsterdam")
Read = Callable[..., Batch]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def reading(body: str, root: str = "smses", count: int | None = None, **options: object) -> Batch:
        path = tmp_path / "backup.xml"
        said = "" if count is None else f' count="{count}"'
        text = (
            f"<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<{root}{said}>\n{body}\n</{root}>\n"
        )
        path.write_text(text, encoding="utf-8", errors="surrogatepass")
        assert identify(path)
        return extract(path, Options(**{"timezone": "Europe/Amsterdam", **options}))  # type: ignore[arg-type]

    return reading


def call(kind: object, duration: object = 0, number: str = "+31612345678", date: object = AT) -> str:
    return f'<call number="{number}" duration="{duration}" date="{date}" type="{kind}" contact_name="Jan" />'


def sms(kind: object = 1, body: str = "Hoi", address: str = "+31612345678", date: object = AT) -> str:
    return f'<sms address="{address}" date="{date}" type="{kind}" body="{body}" contact_name="(Unknown)" />'


def only(batch: Batch) -> ContactEvent:
    assert batch.problems == ()
    (event,) = batch.records
    assert isinstance(event, ContactEvent)
    return event


@pytest.mark.parametrize(
    ("kind", "duration", "direction", "seconds", "asks"),
    [
        (1, 725, "in", 725, False),
        (2, 725, "out", 725, False),
        (2, 0, "out", None, False),
        (1, 0, "in", None, True),
        (3, 0, "in", None, True),
        (3, 12, "in", None, True),  # how long it rang
        (4, 30, "in", None, True),
        (5, 0, "in", None, True),
        (7, 0, "in", None, False),
        (1, -1, "in", None, True),
    ],
)
def test_a_call_is_a_conversation_when_it_lasted_and_asks_when_it_was_missed(
    read: Read, kind: int, duration: int, direction: str, seconds: int | None, asks: bool
) -> None:
    found = only(read(call(kind, duration), "calls"))
    assert (found.channel, found.direction, found.seconds, found.asks) == ("phone", direction, seconds, asks)
    assert (found.line, found.at, found.parties) == (3, SHOWN, ("+31612345678", "jan"))


def test_what_never_went_out_or_came_in_is_left_out_and_counted(read: Read) -> None:
    texts = "\n".join(sms(kind) for kind in (3, 4, 5, 6, 9))
    assert read(texts).left_out == {"draft": 1, "not sent": 3, "unknown kind": 1}
    assert read(call(6) + call(99), "calls").left_out == {"blocked": 1, "unknown kind": 1}


@pytest.mark.parametrize("number", ["", " ", "null", "-1", "-2", "Private", "unknown"])
def test_a_withheld_number_is_left_out(read: Read, number: str) -> None:
    assert read(call(3, number=number), "calls").left_out == {"withheld number": 1}


@pytest.mark.parametrize(
    ("kind", "body", "asks"),
    [(1, "Goed.", True), (2, "Goed.", False), (2, "Kan het morgen?", True), (2, "null", False)],
)
def test_a_text_that_comes_in_asks_and_one_of_mine_does_with_a_question(
    read: Read, kind: int, body: str, asks: bool
) -> None:
    found = only(read(sms(kind, body)))
    assert (found.channel, found.asks, found.automatic) == ("sms", asks, False)
    assert found.parties == ("+31612345678",)


def test_a_sender_without_a_number_is_a_machine(read: Read) -> None:
    found = only(read(sms(1, address="PostNL")))
    assert (found.automatic, found.asks, found.parties) == (True, False, ("postnl",))


def test_the_parties_of_a_multimedia_message_are_sender_or_recipients_then_the_conversation(
    read: Read,
) -> None:
    def mms(box: int) -> str:
        return (
            f'<mms date="{AT}" msg_box="{box}" address="+31611111111~+31622222222" contact_name="Jan, Piet">'
            '<parts><part ct="image/png" data="aGk=" /><part ct="text/plain" text="Zie je dit?" /></parts>'
            '<addrs><addr address="+31622222222" type="137" /><addr address="+31611111111" type="151" />'
            '<addr address="insert-address-token" type="137" /></addrs></mms>'
        )

    came, went = read(mms(1) + mms(2)).records
    assert (came.direction, came.parties) == ("in", ("+31622222222", "+31611111111"))
    assert (went.direction, went.parties) == ("out", ("+31611111111", "+31622222222"))
    assert went.asks


def test_no_word_of_a_message_is_kept(read: Read) -> None:
    batch = read(sms(1, "Geheim verhaal") + sms(2, "Geheim?") + sms(1, "Geheim", date="Geheim"), count=9)
    assert batch.read == 3
    assert "geheim" not in repr(batch).casefold()


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("bad", "no number of milliseconds"),
        ("", "no number of milliseconds"),
        ("0", "no number of milliseconds"),
        ("9" * 5000, "no number of milliseconds"),
        ("99999999999999999", "outside the years"),
        (-62_167_219_200_000, "outside the years"),  # the year 0
    ],
)
def test_a_date_that_cannot_be_believed_is_a_problem(read: Read, date: object, said: str) -> None:
    batch = read(sms(date=date) + sms())
    (problem,) = batch.problems
    assert said in problem.message
    assert len(batch.records) == 1


@pytest.mark.parametrize(
    ("date", "at"),
    [
        (1_795_438_800, SHOWN),  # in seconds
        (86_400, "1970-01-02T01:00:00+01:00"),
        (4_070_908_800_000, "2099-01-01T01:00:00+01:00"),
        (-1_000_000_000_000, "1938-04-24T22:33:20+00:20"),
    ],
)
def test_dates_may_be_in_seconds_and_far_away(read: Read, date: int, at: str) -> None:
    assert only(read(sms(date=date))).at == at


@pytest.mark.parametrize("kind", ["", "in", "1.5"])
def test_a_type_that_is_no_number_is_a_problem(read: Read, kind: str) -> None:
    assert "type is no number" in read(call(kind), "calls").problems[0].message


@pytest.mark.parametrize("duration", ["long", "1e9", 10**12])
def test_a_duration_that_is_no_sensible_number_is_a_problem(read: Read, duration: object) -> None:
    assert "duration" in read(call(1, duration), "calls").problems[0].message


def test_a_count_that_differs_is_told(read: Read) -> None:
    assert read(sms() * 4, count=5).notes == ("The file says it holds 5 and holds 4.",)
    assert read(sms() * 4, count=4).notes == ()


def test_a_file_that_breaks_off_is_read_so_far_and_the_rest_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "calls.xml"
    for rest, reason in (("<call numb", ""), ('<call x="1"\n<', " (not well-formed (invalid token))")):
        path.write_text(f'<calls count="3">\n{call(1, 60)}\n{call(2)}\n{rest}', encoding="utf-8")
        batch = extract(path, AMSTERDAM)
        assert [event.line for event in batch.records] == [2, 3]
        assert batch.notes == ("The file says it holds 3 and holds 2.",)
        (problem,) = batch.problems
        assert problem.message == (
            f"The file breaks off here{reason}; make the backup again for what comes after"
        )
        assert problem.line in (4, 5)


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE smses SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE other [<!ENTITY a "b">]>',
        '<!DOCTYPE smses [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_entities_are_refused(tmp_path: Path, head: str) -> None:
    path = tmp_path / "sms.xml"
    path.write_text(f"<?xml version='1.0'?>{head}<smses>{sms(body='&b;')}</smses>", encoding="utf-8")
    assert identify(path)
    with pytest.raises(BadFile, match="declares a document type or entities"):
        extract(path, AMSTERDAM)


@pytest.mark.parametrize(
    "text", ["&#55357;&#56832;", "&#xD83D;&#xde00;", "&#0;", "&#55357;", "&#1;&#8;", "\x0b"]
)
def test_half_characters_and_control_characters_do_not_stop_it(read: Read, text: str) -> None:
    assert only(read(sms(2, f"ok {text} goed?"))).asks


@given(st.lists(st.sampled_from(["&#55357;&#56832;", "&#56832;", "a?", "&amp;", "é", "&#10;", "&#x1F600;"])))
def test_emoji_are_mended_wherever_a_chunk_ends(parts: list[str]) -> None:
    text = "".join(parts)
    whole = xml_stream._cleaned(text)
    for cut in range(len(text)):
        first = text[:cut]
        held = xml_stream._pending(first)
        rest = held + text[cut:]
        assert xml_stream._cleaned(first[: len(first) - len(held)]) + xml_stream._cleaned(rest) == whole


def test_a_huge_picture_is_passed_over(read: Read) -> None:
    part = f'<parts><part ct="image/png" data="{"QUJD" * (6 * 2**20)}" /></parts>'
    batch = read(f'<mms date="{AT}" msg_box="1" address="+31612345678">{part}</mms>{sms()}')
    assert [event.channel for event in batch.records] == ["sms", "sms"]


def test_an_attribute_beyond_all_measure_is_refused(read: Read) -> None:
    with pytest.raises(BadFile, match="goes on for more than 16,777,216 characters"):
        read(sms(body="a b " * (25 * 2**20)))


def test_other_charsets_and_lying_ones_are_read(tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    text = f"<smses>{sms(2, 'Café, één?', address='Café')}</smses>"
    for declared, codec in (("UTF-8", "cp1252"), ("ISO-8859-1", "latin-1"), ("utf-16", "utf-16")):
        path.write_bytes(f"<?xml version='1.0' encoding='{declared}'?>{text}".encode(codec))
        assert identify(path)
        assert only(extract(path, AMSTERDAM)).asks


def test_twins_keep_apart_and_a_number_in_another_form_is_the_same_call(read: Read) -> None:
    keys = [event.key for event in read(call(1, 60) * 2, "calls").records]
    assert len(set(keys)) == 2
    at_home = read(call(1, 60, number="06-12345678") * 2, "calls").records
    assert [event.key for event in at_home] == keys


def test_what_is_known_is_counted_and_not_read_again(read: Read) -> None:
    body = sms(1) + sms(2, "Kan dat?", date=AT + 1000)
    first = read(body)
    known = {first.records[0].key}
    again = read(body, is_known=known.__contains__)
    assert (again.known, again.read) == (1, 2)
    assert list(again.records) == [first.records[1]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><smses/>",
        b"<?xml version='1.0'?><root/>",
        b"<alllogs/>",
        b"\x00\xff" * 50,
        b"calls",
        b"<",
    ],
)
def test_what_is_no_backup_is_not_claimed(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "calls.xml"
    path.write_bytes(content)
    assert not identify(path)
    assert not identify(tmp_path)


def test_an_empty_backup_has_no_records(read: Read) -> None:
    batch = read("", "calls", count=0)
    assert (batch.read, batch.notes) == (0, ())


def test_it_asks_for_a_zone(tmp_path: Path) -> None:
    path = tmp_path / "calls.xml"
    path.write_text(f"<calls>{call(1)}</calls>", encoding="utf-8")
    with pytest.raises(BadFile, match="--timezone"):
        extract(path, Options())


def test_elements_outside_their_place_do_no_harm(read: Read) -> None:
    odd = '<part ct="text/plain" text="?" /><addr address="1" type="137" /><mms date="1"><mms date="2">'
    batch = read(f"{odd}</mms></mms>{sms()}<unknown><sms /></unknown>")
    assert (len(batch.records), len(batch.problems)) == (1, 3)


@given(st.binary(max_size=200))
def test_no_bytes_whatever_make_it_crash(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xml"
    path.write_bytes(b"<smses>" + sms().encode() + data)
    assert identify(path)
    try:
        batch = extract(path, AMSTERDAM)
    except BadFile as error:
        said = error.happened
    else:
        said = f"{len(batch.records) + len(batch.problems)} read"
        assert batch.read >= 1
    assert "declares" in said or said.endswith("read")


@pytest.mark.skipif(not CORPUS.exists(), reason="the sample collection is not beside the checkout")
def test_every_backup_of_the_samples_is_read() -> None:
    found = {}
    for path in sorted(CORPUS.iterdir()):
        if phone_xml.identify(path):
            batch = extract(path, AMSTERDAM)
            found[path.stem.partition("__")[2].partition("__")[2]] = (
                *(len(batch.records), len(batch.problems), dict(batch.left_out)),
                *batch.notes,
            )
    assert found == {
        "corrupt_attachments": (2, 0, {}),
        "sample_small": (7, 0, {}),
        "edge_cases": (4, 0, {}),
        "malformed": (0, 1, {}, "The file says it holds 1 and holds 0."),
        "minimal_calls": (1, 0, {}),
        "minimal_sms": (1, 0, {}),
        "mixed": (3, 0, {"draft": 1}),
    }
