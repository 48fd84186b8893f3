import base64
import quopri
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importers.mailfiles import from_me, only, read
from tracker.importers.mail.fields import fields_of
from tracker.importers.mail.markup import without_markup
from tracker.importers.mail.parts import text_in
from tracker.importers.mail.quoting import own_lines


def own(text: str) -> list[str]:
    return list(own_lines(text))


def asks(folder: Path, body: str | bytes, **fields: str) -> bool:
    return only(read(folder, from_me(body, **fields))).asks


@pytest.mark.parametrize(
    "quoted",
    [
        "> Can you?",
        "On Mon, Nov 16, 2026 at 9:00 AM Jan <jan@bouw.example> wrote:\n\nCan you?",
        "On Mon, Nov 16, 2026 at 9:00 AM Jan de Vries\n<jan@bouw.example> wrote:\n\nCan you?",
        "Op ma 16 nov. 2026 om 09:00 schreef Jan <jan@bouw.example>:\nKun je?",
        "Jan de Vries <jan@bouw.example> schreef op ma 16 nov. 2026 om 09:00:\nKun je?",
        "Am 16.11.2026 um 09:00 schrieb Jan <jan@bouw.example>:\nKannst du?",
        "Le lun. 16 nov. 2026 à 09:00, Jan <jan@bouw.example> a écrit :\nPeux-tu?",
        "El lun, 16 nov 2026 a las 9:00, Jan (<jan@bouw.example>) escribió:\n¿Puedes?",
        "-----Original Message-----\nFrom: Jan\nCan you?",
        "-----Oorspronkelijk bericht-----\nKun je?",
        "-----Ursprüngliche Nachricht-----\nKannst du?",
        "---------- Forwarded message ---------\nFrom: Jan\nCan you?",
        "Begin forwarded message:\n\nCan you?",
        "________________________________\nFrom: Jan <j@x.example>\nSent: Monday\nTo: Peter\n\nCan you?",
        "Van: Jan <j@x.example>\nVerzonden: maandag 16 november 2026\nAan: Peter\nOnderwerp: x\n\nKun je?",
        "De : Jan\nEnvoyé : lundi\nÀ : Peter\nObjet : x\n\nPeux-tu?",
        "-- \nPeter Bos\nAny questions? Call me!",
        "> Can you?\n>> And you?\n> And when?",
    ],
)
def test_what_others_asked_is_not_what_i_ask(tmp_path: Path, quoted: str) -> None:
    assert own(f"I can.\n\n{quoted}\n") == ["I can."]
    assert not asks(tmp_path, f"I can.\n\n{quoted}\n")
    assert asks(tmp_path, f"I can. When?\n\n{quoted}\n")


def test_answers_between_and_below_quotations_are_mine(tmp_path: Path) -> None:
    text = "On Monday 16 Nov Jan wrote:\n> Can you?\nYes. At what time?\n> Where?\nAt home.\n"
    assert own(text) == ["Yes. At what time?", "At home."]
    assert asks(tmp_path, text)


def test_a_sentence_that_looks_like_a_quotation_stays_mine() -> None:
    text = (
        "From what I read it works.\nThis is what we wrote:\nVan der Berg komt om 9:00.\nOn Monday at 9:00?\n"
    )
    assert own(text) == text.strip().split("\n")


@given(st.text(alphabet="->_ :\nOn16wrote@.?From", max_size=200))
def test_no_line_is_made_up(text: str) -> None:
    assert set(own(text)) <= {line.strip(" \t\r\xa0\ufeff") for line in text.split("\n")}


def test_the_text_of_a_page_is_read_without_markup_and_quotations() -> None:
    page = (
        "<html><head><title>T?</title><style>a?b</style></head><!-- c? --><p>One&nbsp;&amp; two<br>three"
        '<div class="gmail_quote"><div>Can you?</div><blockquote>q?</blockquote></div>four'
        '<div class="moz-signature">s?</div><blockquote type="cite">Can<blockquote>deep</blockquote>you?'
        '</blockquote><p>five</p><div id="divRplyFwdMsg">From: Jan</div><div>Can you?</div></body></html>'
    )
    assert without_markup(page).split() == ["One", "&", "two", "three", "four", "five"]


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert "When?" in without_markup("<div><b>When?</i></div></div><blockquote>never closed")
    assert without_markup("When<!-- a -->?<!--" * 3 + "--><" * 60_000 + "<!--" * 60_000).startswith("When?")


@given(st.text(alphabet="<>/abdivp!-=\"' &;#x?", max_size=120))
def test_no_markup_whatever_makes_it_crash(markup: str) -> None:
    assert "<div>" not in without_markup(markup)


PLAIN = "--b\nContent-Type: text/plain; charset=utf-8\n\n{}\n"
HTML = "--b\nContent-Type: text/html; charset=utf-8\n\n{}\n"
OF_B = 'boundary="b"'


def test_of_two_forms_the_plain_one_is_read(tmp_path: Path) -> None:
    kind = f"multipart/alternative; {OF_B}"
    assert asks(tmp_path, HTML.format("<p>No.") + PLAIN.format("When?") + "--b--\n", Content_Type=kind)
    assert not asks(
        tmp_path, PLAIN.format("No.") + HTML.format("<p>When?</p>") + "--b--\n", Content_Type=kind
    )
    assert asks(tmp_path, HTML.format("<p>When?</p>") + "--b--\n", Content_Type=kind)


def test_the_first_text_is_read_and_attachments_are_not(tmp_path: Path) -> None:
    kind = f"multipart/mixed; {OF_B}"
    attached = "--b\nContent-Type: text/plain\nContent-Disposition: attachment; filename=x.txt\n\nWhy?\n"
    picture = "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\nAAAA\n"
    assert not asks(tmp_path, picture + attached + PLAIN.format("No.") + "--b--\n", Content_Type=kind)
    assert asks(tmp_path, picture + HTML.format("Why?") + PLAIN.format("No.") + "--b--\n", Content_Type=kind)
    assert not asks(tmp_path, attached + picture, Content_Type=kind)


def test_parts_in_parts_are_read(tmp_path: Path) -> None:
    inner = '--b\nContent-Type: multipart/alternative;\n boundary="bb"\n\n--bb\n\nWhen?\n--bb--\n'
    assert asks(tmp_path, "preamble?\n" + inner + "--b--\n", Content_Type=f"multipart/mixed; {OF_B}")
    assert not asks(tmp_path, "preamble?\n--b--\nepilogue?\n", Content_Type=f"multipart/mixed; {OF_B}")


def test_parts_with_the_line_ends_of_the_net_are_read() -> None:
    body = (
        ("\npreamble\n" + PLAIN.format("When?") + HTML.format("No.") + "--b--\n")
        .replace("\n", "\r\n")
        .encode()
    )
    found = text_in(body, 2, len(body), {"content-type": [f"multipart/alternative; {OF_B}"]})
    assert found is not None
    assert (found.text.strip(), found.is_html) == ("When?", False)


@pytest.mark.parametrize("kind", ["multipart/mixed", 'multipart/mixed; boundary=""', "application/pdf"])
def test_a_body_without_a_text_asks_nothing(tmp_path: Path, kind: str) -> None:
    assert not asks(tmp_path, "Can you?\n", Content_Type=kind)


def test_a_mail_whose_parts_are_all_named_alike_ends(tmp_path: Path) -> None:
    body = "--b\nContent-Type: multipart/mixed; boundary=b\n\n" * 2_000
    assert not asks(tmp_path, body, Content_Type="multipart/mixed; boundary=b")


TEXT = "Kunt u één ding bevestigen?\n"


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252", "utf-16", "utf-16le", "utf-7"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable"])
def test_every_charset_and_encoding_is_read(charset: str, encoding: str) -> None:
    raw = TEXT.encode(charset)
    body = base64.encodebytes(raw) if encoding == "base64" else quopri.encodestring(raw)
    head = f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n".encode()
    found = text_in(body, 0, len(body), fields_of(head))
    assert found is not None
    assert found.text.replace("\r", "").replace("\ufeff", "") == TEXT


@pytest.mark.parametrize(
    "charset", ["unknown-8bit", "rot13", "idna", "x\0y", '"', "utf-8", "undefined", "ks_c_5601"]
)
def test_a_charset_that_is_unknown_or_lies_loses_no_question(tmp_path: Path, charset: str) -> None:
    assert asks(tmp_path, "één vraag?\n".encode("latin-1"), Content_Type=f"text/plain; charset={charset}")


@pytest.mark.parametrize("body", ["!!!", "QUJD", "QUJ", "Q", "V2hlbj8=\ntail", "V2hlbj8", ""])
def test_broken_base64_is_read_as_far_as_it_goes(body: str) -> None:
    found = text_in(body.encode(), 0, len(body), {"content-transfer-encoding": ["base64"]})
    assert found is not None
    assert found.text.startswith({"Q": "ABC"[: max(len(body) - 1, 0)], "V": "When?"}.get(body[:1], ""))


@given(st.binary(max_size=300), st.sampled_from(["multipart/mixed; boundary=b", "text/html", "text/plain"]))
def test_no_body_whatever_makes_it_crash(body: bytes, kind: str) -> None:
    body = body.replace(b"\x01", b"\n--b\n")
    found = text_in(b"\n" + body, 1, len(body) + 1, {"content-type": [kind]})
    assert found is None or isinstance(found.text, str)
