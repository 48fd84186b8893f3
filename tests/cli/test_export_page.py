import os
import subprocess
import sys

import pytest

from tests.cli.running import ROOT, Terminal


@pytest.fixture
def terminal(terminal: Terminal) -> Terminal:
    terminal.ok("client", "add", "Bouwgroep Noord", "--alias", "bouw", "--rate", "100")
    terminal.ok("log", "2026-11-10 6h @bouw handbook")
    return terminal


def written(terminal: Terminal, name: str) -> bytes:
    return (terminal.folder / name).read_bytes()


def test_a_week_goes_to_a_pdf_or_a_web_page(terminal: Terminal) -> None:
    path = str(terminal.folder / "week.pdf")
    assert terminal.ok("export", path) == f"Wrote 1 page to {path}.\n"
    assert written(terminal, "week.pdf").startswith(b"%PDF")
    path = str(terminal.folder / "week.html")
    assert terminal.json("export", path, "--week", "2026-W46") == {"file": path, "pages": 1}
    assert "6 h for clients" in written(terminal, "week.html").decode()


def test_a_clients_quarter_is_for_a_peer_unless_it_is_for_the_client(terminal: Terminal) -> None:
    path = str(terminal.folder / "talk.html")
    terminal.ok("export", path, "--client", "bouw")
    assert "Effective rate" in written(terminal, "talk.html").decode()
    terminal.ok("export", path, "--client", "bouw", "--quarter", "2026-Q4", "--for", "client")
    page = written(terminal, "talk.html").decode()
    assert "Effective rate" not in page
    assert "Bouwgroep Noord" in page


def test_names_can_be_hidden(terminal: Terminal) -> None:
    path = str(terminal.folder / "talk.html")
    for more in ((), ("--client", "bouw")):
        terminal.ok("export", path, "--hide-names", *more)
        page = written(terminal, "talk.html").decode()
        assert "Bouw" not in page
        assert "Client A" in page


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        (("a.pdf", "--week", "2026-W99"), "The year 2026 has no week 99", 2),
        (("a.pdf", "--week", "yesterday"), "", 2),
        (("a.pdf", "--client", "nobody"), "There is no client called", 1),
        (("a.pdf", "--client", "bouw", "--quarter", "2026-Q5"), "is no quarter. Write one like 2026-Q4", 2),
        (("a.pdf", "--quarter", "2026-Q4"), "Name the client, too", 2),
        (("a.pdf", "--client", "bouw", "--week", "2026-W46"), "a week or a client’s quarter", 2),
        (("a.pdf", "--for", "client"), "Name the client, too", 2),
        (("a.jsonl", "--hide-names"), "End the file in .pdf or .html", 2),
        (("--week", "2026-W46"), "End the file in .pdf or .html", 2),
        (("a.pdf", "--for", "boss"), "", 2),
    ],
)
def test_what_makes_no_page_is_refused_and_nothing_is_written(
    terminal: Terminal, words: tuple[str, ...], said: str, code: int
) -> None:
    before = os.listdir(terminal.folder)
    path, *rest = words
    path = str(terminal.folder / path) if path.startswith("a.") else path
    assert said in terminal.refused("export", path, *rest, code=code)
    assert os.listdir(terminal.folder) == before


def test_a_file_that_cannot_be_written_is_said(terminal: Terminal) -> None:
    assert "cannot be written" in terminal.refused("export", str(terminal.folder / "no" / "a.pdf"))


def test_another_kind_of_file_names_all_that_can_be_written(terminal: Terminal) -> None:
    said = terminal.refused("export", "a.doc", code=2)
    for ending in (".jsonl", ".csv", ".html", ".pdf"):
        assert ending in said


def test_exporting_records_loads_nothing_that_a_page_needs(terminal: Terminal) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "tracker", "export"],
        env={**os.environ, **terminal.environment()},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "tracker.exports" in done.stderr
    assert "fpdf" not in done.stderr
