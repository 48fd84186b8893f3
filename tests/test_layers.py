"""Which room may use which, and which library lives where: two tables and one walk over the imports."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LAYERS = (
    ("cli", "pages", "dashboard", "__main__"),
    ("__init__",),
    ("book",),
    ("paper",),
    (
        "charts",
        "wording",
        "ingest",
        "answers",
        "between",
        "replies",
        "signs",
        "noticing",
        "holding",
        "reviewing",
        "exports",
        "frames",
    ),
    ("review", "store", "importers", "clock", "bundle"),
    ("boundaries",),
    ("patterns",),
    ("metrics",),
    ("workweek", "quickline"),
    ("records", "errors"),
    ("language",),
)
"""A room may import from the rows below its own; rooms in one row do not see each other but as said here."""

NEIGHBOURS = {
    ("__main__", "cli"),  # `python -m tracker` is the command line
    ("dashboard", "pages"),  # the router names the pages
    # What is answered is put together from what was read.
    ("answers", "replies"),  # a week's review holds its replies
    ("answers", "signs"),  # and its patterns
    ("frames", "answers"),  # a frame is an answer in another form
    ("frames", "replies"),  # of replies, too
    ("reviewing", "answers"),  # the numbers of a week as they were when it was closed
    ("holding", "noticing"),  # boundaries are held against everything recorded
    ("signs", "noticing"),  # and patterns look at it
    # Words.
    ("signs", "wording"),  # a sign is a finding with its words
    ("charts", "wording"),  # the numbers and days of a chart are written as everywhere
    ("wording", "between"),  # the words for what is open name the type of its items
    ("wording", "ingest"),  # the words for an import name the type of its report
    ("wording", "reviewing"),  # the words for a closed week name the type of what is read back
    # Below.
    ("quickline", "workweek"),  # a line names the type of the day rule it is given
    ("records", "errors"),  # a word that no field has is refused as everywhere
}
"""Rooms of one row of which the first may use the second, and why."""

HOMES: dict[str, set[str]] = {
    "sqlite_utils": {"store"},
    "plotly": {"charts"},
    "streamlit": {"pages", "dashboard"},
    "click": {"cli"},
    "pandas": {"frames", "charts", "pages"},
    "scipy": set(),  # tests compare with it
    "holidays": {"workweek"},
    "babel": {"wording"},
    "fpdf": {"paper"},
    "fontTools": {"paper"},
}
"""Which rooms may import a library at run time."""

RANK = {room: n for n, layer in enumerate(LAYERS) for room in layer}
FILES = sorted([*(ROOT / "tracker").rglob("*.py"), ROOT / "dashboard.py"])


def room_of(module: str) -> str:
    parts = module.split(".")
    return (parts[1] if len(parts) > 1 else "__init__") if parts[0] == "tracker" else parts[0]


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports, anywhere in it but under `if TYPE_CHECKING` for libraries."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names if node.module == "tracker")


def run_time_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    typing = [n for n in ast.walk(tree) if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"]
    hidden = {inner for block in typing for inner in ast.walk(block)}
    found: set[str] = set()
    for node in ast.walk(tree):
        if node not in hidden and isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif node not in hidden and isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def own_room(path: Path) -> str:
    relative = path.relative_to(ROOT)
    return relative.stem if len(relative.parts) <= 2 else relative.parts[1]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_room_imports_only_from_the_rooms_below_it(path: Path) -> None:
    own = own_room(path)
    assert own in RANK, f"{own} has no place in LAYERS"
    used = {room_of(name) for name in imports(path) if name.split(".")[0] == "tracker"}
    # `from tracker import clock` names the package only to reach the room.
    used -= {"__init__", "__version__", own}
    wrong = {room for room in used if RANK[room] <= RANK[own] and (own, room) not in NEIGHBOURS}
    assert not wrong, f"{path.name} in {own} uses {wrong}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_library_is_used_only_where_it_lives(path: Path) -> None:
    used = {name.split(".")[0] for name in run_time_imports(path)}
    wrong = {library for library in used & HOMES.keys() if own_room(path) not in HOMES[library]}
    assert not wrong, f"{path.name} imports {wrong}"


def test_every_room_has_a_place_and_every_place_a_room() -> None:
    assert {own_room(path) for path in FILES} == RANK.keys()


def test_neighbours_are_those_that_use_each_other() -> None:
    uses = {(own_room(path), room_of(name)) for path in FILES for name in imports(path)}
    assert NEIGHBOURS - uses == set()


def test_every_library_is_used_where_it_lives() -> None:
    used = {(name.split(".")[0], own_room(path)) for path in FILES for name in run_time_imports(path)}
    assert {(library, room) for library, rooms in HOMES.items() for room in rooms} - used == set()


def test_logging_an_hour_loads_nothing_that_a_report_needs(tmp_path: Path) -> None:
    code = (
        f"import sys, tracker; book = tracker.open({str(tmp_path / 'book.db')!r}); "
        "book.log('2026-11-20 2h x'); book.start('y'); book.stop(); book.undo(); "
        "print(*sorted({m.split('.')[0] for m in sys.modules}))"
    )
    command = [sys.executable, "-c", code]
    subprocess.run(command, capture_output=True, check=True, cwd=ROOT)  # makes the book
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    heavy = {
        "pandas",
        "numpy",
        "scipy",
        "holidays",
        "sqlite_utils",
        "streamlit",
        "plotly",
        "click",
        "tzlocal",
        "babel",
    }
    assert not heavy & set(done.stdout.split())
