import pytest

from tracker.errors import UsageError
from tracker.records.words import windows


@pytest.mark.parametrize("text", ["off", " OFF ", "", " , "])
def test_a_day_off_has_no_hours(text: str) -> None:
    assert windows(text, "mon") == ()


def test_hours_that_overlap_are_refused_with_where() -> None:
    with pytest.raises(UsageError, match=r"mon: 11:00 comes before 12:00 is over"):
        windows("9:00-12:00,11:00-17:00", "mon")
