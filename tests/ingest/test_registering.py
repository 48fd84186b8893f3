"""Records added and changed one at a time: what is refused, in which words."""

import pytest

from tracker.book import Tracker
from tracker.errors import TrackerError
from tracker.records import Rate, Settings


def test_a_record_that_makes_no_sense_is_spoken_of_in_its_number(book: Tracker) -> None:
    with pytest.raises(TrackerError, match=r"^These settings cannot be kept: "):
        book.add(Settings(timezone="Nowhere"))
    with pytest.raises(TrackerError, match=r"^This rate cannot be kept: "):
        book.add(Rate(client="Bouw", cents_per_hour=-1))
