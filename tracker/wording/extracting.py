"""Which texts a source holds that are to be translated: a method for Babel's `pybabel extract`.

Beside the calls of `_` and its kin these are the helps of the commands, which click shows, and what each
pattern says of itself in the docstring of its module.
"""

import ast
import inspect
from collections.abc import Collection, Iterator, Mapping
from io import BytesIO
from typing import Any, BinaryIO

from babel.messages.extract import extract_python

from tracker.wording.pattern_docs import texts_of

Found = tuple[int, Any, Any, Any]
"""A line, the function, its texts, and comments for the translator: what Babel takes."""


def extract(
    file: BinaryIO, keywords: Mapping[str, Any], comment_tags: Collection[str], options: Any
) -> Iterator[Found]:
    """The texts of a Python source, as Babel asks for them."""
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, options)
    tree, name = ast.parse(source), file.name.replace("\\", "/")
    if "/cli/" in name:
        yield from _helps(tree)
    if "/patterns/" in name and "PATTERN" in {of.id for of in ast.walk(tree) if isinstance(of, ast.Name)}:
        yield from ((1, None, text, []) for text in texts_of(ast.get_docstring(tree, clean=False) or ""))


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


def _is_command(of: ast.FunctionDef) -> bool:
    decorators = map(ast.unparse, of.decorator_list)
    return any("command" in decorator or "group" in decorator for decorator in decorators)
