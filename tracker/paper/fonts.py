"""The fonts of a PDF, and which of them a text needs: one for Latin, Greek and Cyrillic, others by script.

A font that no text needs is not read. What no font has becomes a visible box.
"""

import os
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple
from unicodedata import category, normalize

FOLDER = os.path.join(os.path.dirname(__file__), "fonts")

BOX = "\N{WHITE SQUARE}"
"""What stands where no font has a character."""

TITLE, TEXT, BOLD = "NotoSerif-Regular", "Roboto-Regular", "Roboto-Bold"
"""The fonts that every page needs."""

_JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"


class Face(NamedTuple):
    """A font by the name of its file, and the blocks of characters that it is looked in for."""

    file: str
    blocks: tuple[tuple[int, int], ...]


FACES = (
    Face("NotoSansArmenian-Regular", ((0x0530, 0x058F), (0xFB13, 0xFB17))),
    Face("NotoSansHebrew-Regular", ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))),
    Face("NotoSansArabic-Regular", ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFEFC))),
    Face("NotoSansDevanagari-Regular", ((0x0900, 0x097F), (0xA8E0, 0xA8FF))),
    Face("NotoSansBengali-Regular", ((0x0980, 0x09FF),)),
    Face("NotoSansGurmukhi-Regular", ((0x0A00, 0x0A7F),)),
    Face("NotoSansGujarati-Regular", ((0x0A80, 0x0AFF),)),
    Face("NotoSansOriya-Regular", ((0x0B00, 0x0B7F),)),
    Face("NotoSansTamil-Regular", ((0x0B80, 0x0BFF),)),
    Face("NotoSansTelugu-Regular", ((0x0C00, 0x0C7F),)),
    Face("NotoSansKannada-Regular", ((0x0C80, 0x0CFF),)),
    Face("NotoSansMalayalam-Regular", ((0x0D00, 0x0D7F),)),
    Face("NotoSansSinhala-Regular", ((0x0D80, 0x0DFF),)),
    Face("NotoSansThai-Regular", ((0x0E00, 0x0E7F),)),
    Face("NotoSansLao-Regular", ((0x0E80, 0x0EFF),)),
    Face("NotoSansMyanmar-Regular", ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F))),
    Face("NotoSansGeorgian-Regular", ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    Face("NotoSansEthiopic-Regular", ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F))),
    Face("NotoSansKhmer-Regular", ((0x1780, 0x17FF), (0x19E0, 0x19FF))),
    Face("DroidSansFallback", ((0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFFEF))),
    Face("DejaVuSans", ((0x0000, 0x10FFFF),)),
)
"""Every font but those of every page, in the order they are asked; the last is asked for all that is left."""


def path(file: str) -> str:
    """Where a font is."""
    return os.path.join(FOLDER, f"{file}.ttf")


def needed(texts: Iterable[str]) -> tuple[str, ...]:
    """The fonts beside those of every page that some texts need."""
    left = {ord(one) for text in texts for one in writable(text)} - _covered(TEXT)
    found = []
    for face in FACES:
        here = {one for one in left if any(low <= one <= high for low, high in face.blocks)}
        if here and (has := here & _covered(face.file)):
            found.append(face.file)
            left -= has
    return tuple(found)


def writable(text: str) -> str:
    """A text as the fonts can write it: composed, without invisible marks, with a box for what none has."""
    return text if text.isascii() else "".join(map(_written, normalize("NFC", text)))


@cache
def _written(one: str) -> str:
    if one.isascii() or one in _JOINERS:
        return one
    if category(one) in ("Cf", "Cc", "Cs") or 0xFE00 <= ord(one) <= 0xFE0F:
        return ""
    return one if any(ord(one) in _covered(file) for file in _asked(ord(one))) else BOX


def _asked(one: int) -> Iterable[str]:
    yield TEXT
    for face in FACES:
        if any(low <= one <= high for low, high in face.blocks):
            yield face.file


@cache
def _covered(file: str) -> frozenset[int]:
    """The characters of a font."""
    from fontTools.ttLib import TTFont

    with TTFont(path(file), lazy=True) as font:
        return frozenset(font.getBestCmap())
