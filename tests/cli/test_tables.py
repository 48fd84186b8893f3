from hypothesis import given
from hypothesis import strategies as st

from tracker.cli.tables import Column, bar, cells, cut, table

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60)
COLUMNS = (Column("a", shrinks=True), Column("b", right=True, optional=True), Column("c", shrinks=True))


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), max_size=5), st.integers(20, 120))
def test_a_table_is_never_wider_than_the_terminal(rows: list[tuple[str, str, str]], width: int) -> None:
    shown = table(COLUMNS, rows, width=width).replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(cells(line) for line in shown.split("\n")) <= width


@given(WORDS, st.integers(1, 80))
def test_what_is_cut_fits(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width


@given(st.floats(-1, 2), st.integers(1, 40))
def test_a_bar_is_never_longer_than_its_room(share: float, width: int) -> None:
    assert cells(bar(share, width)) <= width


def test_wide_letters_take_two_columns_and_marks_none() -> None:
    assert [cells(text) for text in ("Bouw", "日本", "e\u0301", "🙂")] == [4, 4, 1, 2]


def test_an_optional_column_goes_before_a_number_is_cut() -> None:
    columns = (Column("client"), Column("revenue", right=True, optional=True), Column("hours", right=True))
    shown = table(columns, [("Bouwgroep Noord", "€1,803.65", "31.00")], width=24)
    assert shown.splitlines()[-1] == "Bouwgroep Noord  31.00"
