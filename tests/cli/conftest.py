from pathlib import Path

import pytest

from tests.cli.running import ROOT, Terminal


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture(scope="session")
def peter(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    """Peter's book, on the Monday after his last week; only to be read."""
    found = Terminal(tmp_path_factory.mktemp("peter"))
    found.now = "2026-11-16T09:00:00+01:00"
    found.ok("import", str(ROOT / "data" / "peter.jsonl"), str(ROOT / "data" / "kalender.csv"))
    return found
