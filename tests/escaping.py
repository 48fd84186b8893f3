"""Finds texts of the program that do not go through gettext: `python -m tests.escaping [FILE...]`.

In the rooms that speak to the user, everything that reads like words is looked at; in those below only what
an error or a problem says. What is no text for a reader is passed over: docstrings, keys, names, HTML, SQL,
regular expressions, formats. A line that ends in `# no words` holds something that only looks like words.
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent

SPEAKING = ("pages", "cli", "wording", "charts", "paper")
"""The rooms in which every text counts."""

CONTENT = ("tracker/wording/phrases/en.py", "tracker/wording/phrases/nl.py")
"""Phrases in a language of their own, which is chosen apart from that of the program."""

TRANSLATING = {"_", "N_", "ngettext", "count"}
REFUSALS = re.compile(r"(Error|Problem|NotFound|BadFile|DateOrderOpen|NobodyIsMe|Advice)$")
MISTAKES = {"": {"AttributeError", "OperationalError"}, "metrics": {"ValueError"}}
"""Errors by room ("" is each) that a mistake of the program raises, and no user sees."""

SILENT_WORDS = {
    "key",
    "icon",
    "url_path",
    "format",
    "type",
    "anchor",
    "shortcut",
    "encoding",
    "mode",
    "metavar",
    "autocomplete",
    "name",
    "class_",
    "package_name",
    "prog_name",
}
HELPS = {"help", "short_help", "epilog"}
"""What click shows; `Program` translates it, and the extraction finds it by itself."""

SILENT_CALLS = {
    "strftime",
    "strptime",
    "query",
    "execute",
    "compile",
    "getattr",
    "setattr",
    "encode",
    "decode",
    "join",
    "split",
    "startswith",
    "endswith",
    "removesuffix",
    "removeprefix",
    "replace",
    "TypeVar",
    "select_dtypes",
    "open",
    "match",
    "fullmatch",
    "sub",
    "search",
    "cast",
    "import_module",
}
PROSE = re.compile(r"[^\W\d_]{2,}[,;:.…’”)]* +[“(]?[^\W\d_]|^[A-Z][a-z]{2,}[.…:?]?$")
CODE = re.compile(
    r"</?[a-z]+|[{;]\s*[a-z-]+:|\b(SELECT|INSERT|UPDATE|DELETE|CREATE|ORDER BY|WHERE)\b|^\w+=|https?:"
)


def escaping(path: Path) -> Iterator[tuple[int, str]]:
    """The line and text of each string that looks like words for the user and is not translated."""
    if path.relative_to(ROOT).as_posix() in CONTENT:
        return
    source = path.read_text("utf-8")
    tree, lines = ast.parse(source), source.splitlines()
    room = path.relative_to(ROOT).parts[1] if len(path.relative_to(ROOT).parts) > 1 else ""
    silent = SILENT_WORDS | (HELPS if room == "cli" else set())
    parents = {child: parent for parent in ast.walk(tree) for child in ast.iter_child_nodes(parent)}
    for node in ast.walk(tree):
        text = _text(node)
        if text is None or isinstance(parents.get(node), ast.JoinedStr | ast.FormattedValue):
            continue
        ancestors = list(_ancestors(node, parents))
        if _is_silent(node, ancestors, silent) or not PROSE.search(text) or CODE.search(text):
            continue
        if room not in SPEAKING and not any(_is_refusal(of, room) for of in ancestors):
            continue
        if "# no words" not in lines[node.end_lineno - 1]:  # type: ignore[attr-defined]
            yield node.lineno, text  # type: ignore[attr-defined]


def _text(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(of.value) if isinstance(of, ast.Constant) else "0" for of in node.values)
    return None


def _ancestors(node: ast.AST, parents: dict[ast.AST, ast.AST]) -> Iterator[ast.AST]:
    """The expressions around a node with the statement they stand in, the innermost first."""
    while node in parents:
        node = parents[node]
        yield node
        if isinstance(node, ast.stmt):
            return


def _called(node: ast.AST) -> str:
    if not isinstance(node, ast.Call):
        return ""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_refusal(node: ast.AST, room: str) -> bool:
    name = _called(node)
    return bool(REFUSALS.search(name)) and name not in MISTAKES[""] | MISTAKES.get(room, set())


def _is_silent(node: ast.AST, ancestors: list[ast.AST], silent: set[str]) -> bool:
    parent = ancestors[0] if ancestors else None
    if isinstance(parent, ast.Expr | ast.Subscript | ast.Compare | ast.MatchValue):
        return True
    if isinstance(parent, ast.Dict) and node in parent.keys:
        return True
    if any(isinstance(of, ast.keyword) and of.arg in silent for of in ancestors):
        return True
    if any(
        isinstance(of, ast.AnnAssign | ast.arg) and node is getattr(of, "annotation", None)
        for of in ancestors
    ):
        return True
    if any(isinstance(of, ast.FunctionDef | ast.ClassDef) for of in ancestors[:1]):
        return True  # a decorator or an annotation
    calls = [_called(of) for of in ancestors if isinstance(of, ast.Call)]
    if calls and calls[0] in SILENT_CALLS:
        return True
    return any(call in TRANSLATING for call in calls)


def main() -> None:
    files = [Path(name).resolve() for name in sys.argv[1:]] or sorted((ROOT / "tracker").rglob("*.py"))
    found = [(path, *of) for path in files for of in escaping(path)]
    for path, line, text in found:
        print(f"{path.relative_to(ROOT)}:{line}: {text[:90]}")
    print(f"{len(found)} texts escape translation")


if __name__ == "__main__":
    main()
