import os

import pytest

from tracker.paper.fonts import BOX, FACES, FOLDER, needed, path, writable

SAID = {
    "NotoSansArmenian-Regular": "Շինարար",
    "NotoSansHebrew-Regular": "חברת בנייה",
    "NotoSansArabic-Regular": "شركة البناء",
    "NotoSansDevanagari-Regular": "निर्माण",
    "NotoSansBengali-Regular": "নির্মাণ",
    "NotoSansGurmukhi-Regular": "ਉਸਾਰੀ",
    "NotoSansGujarati-Regular": "બાંધકામ",
    "NotoSansOriya-Regular": "ନିର୍ମାଣ",
    "NotoSansTamil-Regular": "கட்டுமானம்",
    "NotoSansTelugu-Regular": "నిర్మాణం",
    "NotoSansKannada-Regular": "ನಿರ್ಮಾಣ",
    "NotoSansMalayalam-Regular": "നിർമ്മാണം",
    "NotoSansSinhala-Regular": "ඉදිකිරීම්",
    "NotoSansThai-Regular": "บริษัท",
    "NotoSansLao-Regular": "ກໍ່ສ້າງ",
    "NotoSansMyanmar-Regular": "ဆောက်လုပ်",
    "NotoSansGeorgian-Regular": "მშენებლობა",
    "NotoSansEthiopic-Regular": "ግንባታ",
    "NotoSansKhmer-Regular": "សំណង់",
    "DroidSansFallback": "建築 かな 한국",
    "DejaVuSans": "→ 😀 □",
}


def test_each_script_has_its_font_and_no_other_is_read() -> None:
    assert list(SAID) == [face.file for face in FACES]
    for file, text in SAID.items():
        assert needed([text]) == (file,), file
        assert BOX not in writable(text).replace("□", ""), file


@pytest.mark.parametrize(
    "text", ["Bouw \N{MINUS SIGN} €1.234,50 “x” … ·", "Ελληνικά", "Київ", "Đặng Việt", "Łódź"]
)
def test_latin_greek_and_cyrillic_need_no_further_font(text: str) -> None:
    assert needed([text]) == ()
    assert writable(text) == text


def test_what_no_font_has_is_a_box() -> None:
    assert writable("a\U00013000\ue000b") == f"a{BOX}{BOX}b"
    assert needed(["\U00013000"]) == ("DejaVuSans",)


def test_marks_without_a_shape_go_and_joiners_stay() -> None:
    assert writable("é\u202ea\u2068b\ufe0f\ud800") == "éab"
    assert writable("e\u0301") == "é"
    assert writable("\u0645\u06cc\u200c\u062e") == "\u0645\u06cc\u200c\u062e"


def test_fonts_are_there_with_their_licenses_and_stay_small() -> None:
    files = os.listdir(FOLDER)
    assert {f"{face.file}.ttf" for face in FACES} <= set(files)
    assert {"README.md", "OFL-1.1.txt", "Apache-2.0.txt", "Bitstream-Vera.txt"} <= set(files)
    fonts = [file for file in files if file.endswith(".ttf")]
    assert sum(os.path.getsize(path(file.removesuffix(".ttf"))) for file in fonts) < 10_000_000
