"""The catalogues: every text of the sources is in them, whole, with the same placeholders, and compiled."""

import ast
import string
import tomllib
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from tracker.language import (
    DOMAIN,
    LANGUAGES,
    LOCALES,
    N_,
    _,
    language_of,
    ngettext,
    of_environment,
    speaking,
)

from .escaping import escaping

ROOT = Path(__file__).parent.parent
SOURCES = sorted([*(ROOT / "tracker").rglob("*.py"), ROOT / "dashboard.py"])
TRANSLATED = LANGUAGES[1:]
HINT = "`make messages` brings the catalogues up to date; what is new is then translated by hand"

Texts = dict[str | tuple[str, ...], Message]


@cache
def extracted() -> frozenset[str | tuple[str, ...]]:
    """Every text of the sources, a pair where there is a plural."""
    (mapping, *_others) = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"][
        "mappings"
    ]
    keywords = {**DEFAULT_KEYWORDS, "N_": None, "count": (2, 3)}
    found = set()
    for folder, pattern in ((ROOT / "tracker", "**.py"), (ROOT, "dashboard.py")):
        for _file, _line, text, _comments, _context in extract_from_dir(
            folder, [(pattern, mapping["method"])], {}, keywords
        ):
            found.add(text if isinstance(text, str) else tuple(text))
    plurals = {text[0] for text in found if isinstance(text, tuple)}
    return frozenset(found - plurals)  # a singular that also stands alone is one text with its plural


def texts(path: Path) -> Texts:
    with path.open("rb") as file:
        catalog: Catalog = read_po(file, domain=DOMAIN)
    return {(of.id if isinstance(of.id, str) else tuple(of.id)): of for of in catalog if of.id}


def po(language: str) -> Path:
    return Path(LOCALES) / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def said(message: Message) -> tuple[str, ...]:
    """The translations of a text, one per form of its plural."""
    return message.string if isinstance(message.string, tuple) else (message.string,)


def placeholders(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_the_template_holds_every_text_of_the_sources_and_no_other() -> None:
    assert texts(Path(LOCALES) / f"{DOMAIN}.pot").keys() == extracted(), HINT


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_catalogue_is_whole(language: str) -> None:
    found = texts(po(language))
    assert found.keys() == extracted(), HINT
    strings = {
        text: of.string if isinstance(of.string, tuple) else (of.string,) for text, of in found.items()
    }
    assert [text for text, of in strings.items() if not all(of)] == [], "not translated"
    assert [text for text, of in found.items() if of.fuzzy] == [], "only guessed"


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_placeholders_of_its_text(language: str) -> None:
    for text, of in texts(po(language)).items():
        sources = (text,) if isinstance(text, str) else text
        allowed = set().union(*(placeholders(source) for source in sources if _is_format(source)))
        needed = set.intersection(*(placeholders(of) for of in sources)) if allowed else set()
        for translation in said(of) if allowed else ():
            assert needed <= placeholders(translation) <= allowed, translation


def _is_format(text: str) -> bool:
    """Whether a text is filled in: braces may also stand for themselves, as in an example of JSON."""
    try:
        return all(name.isidentifier() for name in placeholders(text))
    except ValueError:
        return False


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_compiled_catalogue_is_that_of_the_source(language: str) -> None:
    with po(language).with_suffix(".mo").open("rb") as file:
        compiled = GNUTranslations(file)
    for text, of in texts(po(language)).items():
        if isinstance(text, str):
            assert compiled.gettext(text) == of.string, HINT
        else:
            assert (compiled.ngettext(*text, 1), compiled.ngettext(*text, 2)) == of.string, HINT


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_text_for_the_user_escapes_translation(path: Path) -> None:
    assert list(escaping(path)) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_name_of_the_translation_is_used_for_nothing_else(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    named = {
        of for of in ast.walk(tree) if isinstance(of, ast.ImportFrom) and of.module == "tracker.language"
    }
    if not any(name.name == "_" for of in named for name in of.names):
        return
    stored = [
        of.lineno
        for of in ast.walk(tree)
        if isinstance(of, ast.Name) and of.id == "_" and not isinstance(of.ctx, ast.Load)
    ]
    stored += [of.lineno for of in ast.walk(tree) if isinstance(of, ast.arg) and of.arg == "_"]
    assert stored == [], "`_` translates here; a value that is not used has another name"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_text_is_translated_before_it_is_filled_in(path: Path) -> None:
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "N_", "ngettext"):
            texts = call.args[:1] if getattr(call.func, "id", "") != "ngettext" else call.args[:2]
            assert not any(isinstance(of, ast.JoinedStr) for of in texts), f"line {call.lineno}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_choice_between_texts_stands_around_the_translation_where_both_are_found(path: Path) -> None:
    for call in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_", "N_", "ngettext", "count"):
            chosen = (of for text in call.args for of in _chosen(text))
            assert not any(isinstance(of, ast.Constant) and of.value for of in chosen), f"line {call.lineno}"


def _chosen(of: ast.expr) -> list[ast.expr]:
    """What a value is chosen from: the sides of `one if … else other` and of `one or other`."""
    if isinstance(of, ast.IfExp):
        return [of.body, of.orelse]
    return list(of.values) if isinstance(of, ast.BoolOp) else []


def test_english_is_the_language_of_the_sources() -> None:
    with speaking("en"):
        assert _("Log one entry by a quick line.") == "Log one entry by a quick line."
        assert [ngettext("{n} week", "{n} weeks", n) for n in (0, 1, 2)] == [
            "{n} weeks",
            "{n} week",
            "{n} weeks",
        ]
    assert (_(""), N_("kept as it is")) == ("", "kept as it is")


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("nl-NL", "nl"),
        ("nl_BE.UTF-8", "nl"),
        ("EN", "en"),
        ("de-DE", None),
        ("C.UTF-8", None),
        ("", None),
        (None, None),
    ],
)
def test_a_locale_names_a_language(locale: str, language: str | None) -> None:
    assert language_of(locale) == language


def test_the_first_variable_of_the_environment_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    assert of_environment() == "en"
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")
    assert of_environment() == "nl"
    monkeypatch.setenv("LC_ALL", "C")
    assert of_environment() == "en"
