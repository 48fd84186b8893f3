"""Which texts a source holds that are to be translated: a method for Babel's `pybabel extract`.

Beside the calls of `_` and its kin these are the helps of the commands, which click shows, what each pattern
says of itself in the docstring of its module, and what it says of its lines. Babel's own reader of Python is
not used: before Python 3.12 it passes over formatted strings, and of `_(TITLES["week"])` it takes the key.
"""

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from typing import Any, BinaryIO, TypeGuard

from tracker.patterns.base import Limit
from tracker.wording.pattern_docs import texts_of

Found = tuple[int, Any, Any, Any]
"""A line, the function, its texts, and comments for the translator: what Babel takes."""


def extract(
    file: BinaryIO, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Any
) -> Iterator[Found]:
    """The texts of a Python source, as Babel asks for them."""
    tree, name = ast.parse(file.read()), file.name.replace("\\", "/")
    yield from _calls(tree, keywords)
    if "/cli/" in name:
        yield from _helps(tree)
    if "/patterns/" in name and "PATTERN" in {of.id for of in ast.walk(tree) if isinstance(of, ast.Name)}:
        yield from ((1, None, text, []) for text in texts_of(ast.get_docstring(tree, clean=False) or ""))
        yield from _lines(tree)


def _calls(tree: ast.Module, keywords: Mapping[str, Any]) -> Iterator[Found]:
    """The texts given to `_` and its kin; one of a table or a variable is marked where it stands."""
    for of in ast.walk(tree):
        if isinstance(of, ast.Call) and isinstance(of.func, ast.Name) and of.func.id in keywords:
            texts = tuple(arg.value if _is_text(arg) else None for arg in of.args)
            if any(texts):
                yield of.lineno, of.func.id, texts if len(texts) > 1 else texts[0], []


def _is_text(of: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(of, ast.Constant) and isinstance(of.value, str)


def _helps(tree: ast.Module) -> Iterator[Found]:
    """The docstrings of the commands, and what their options say of themselves."""
    for of in ast.walk(tree):
        if (
            isinstance(of, ast.FunctionDef)
            and _is_command(of)
            and (said := ast.get_docstring(of, clean=False))
        ):
            yield of.lineno, None, inspect.cleandoc(said), []
        if isinstance(of, ast.Call):
            for word in of.keywords:
                if word.arg in ("help", "short_help", "epilog") and isinstance(word.value, ast.Constant):
                    yield word.value.lineno, None, word.value.value, []


def _lines(tree: ast.Module) -> Iterator[Found]:
    """The unit of each line that a pattern declares, where it comes from, and what it is the line of."""
    named = {
        target.id: of.value
        for of in tree.body
        if isinstance(of, ast.Assign)
        for target in of.targets
        if isinstance(target, ast.Name)
    }
    for of in ast.walk(tree):
        if isinstance(of, ast.Call) and isinstance(of.func, ast.Name) and of.func.id == Limit.__name__:
            given = dict(zip(Limit._fields, of.args, strict=False)) | {
                word.arg: word.value for word in of.keywords
            }
            for field in ("unit", "source", "says"):
                text = given[field]
                text = named.get(text.id, text) if isinstance(text, ast.Name) else text
                if _is_text(text):  # a name from elsewhere is marked there
                    yield of.lineno, None, text.value, []


def _is_command(of: ast.FunctionDef) -> bool:
    decorators = map(ast.unparse, of.decorator_list)
    return any("command" in decorator or "group" in decorator for decorator in decorators)
