"""What is open between the user and his clients, in the terminal."""

from tests.cli.running import Terminal


def test_an_empty_book_says_what_would_stand_here(terminal: Terminal) -> None:
    assert "Nothing is open between you." in terminal.ok("open")
    assert terminal.json("open") == {"day": "2026-11-20", "items": []}


def test_each_side_lists_its_items_with_the_id_that_close_takes(terminal: Terminal) -> None:
    terminal.ok("client", "add", "Bouw", "--alias", "b")
    terminal.ok("client", "add", "Eik")
    terminal.ok("add", "complaint", "client=b", "text=tiles came late", "opened_on=2026-11-02", "energy=-1,0")
    terminal.ok("add", "action", "client=Eik", "text=photographs", "owner=client", "due_on=2026-11-18")
    terminal.ok("add", "question", "client=b", "text=Who decides?", "time=1h30")
    said = terminal.ok("open")
    assert "You wait for them (1)" in said
    assert "photographs · Action · Eik · the client’s · due Wed 18 Nov, 2 days ago" in said
    assert "They wait for you (1)" in said
    assert "open for 18 days" in said
    assert "median energy \N{MINUS SIGN}0.5" in " ".join(said.split())
    assert "On nobody’s plate (1)" in said
    one = terminal.ok("open", "--client", "b")
    assert "photographs" not in one
    assert "Bouw" not in one
    name = said.split("] tiles")[0].rsplit("[", 1)[1]
    terminal.ok("close", "complaint", name, "outcome=shared")
    assert "tiles" not in terminal.ok("open")
    assert [of["type"] for of in terminal.json("open")["items"]] == ["action", "question"]


def test_an_unknown_client_is_refused(terminal: Terminal) -> None:
    assert "There is no client" in terminal.refused("open", "--client", "nobody")
