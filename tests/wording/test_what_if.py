"""What an hour would have brought, in words."""

from tracker.metrics.what_if import Gifts, Ground, Sittings, Wishes, what_if
from tracker.wording.what_if import formula, sentence, sittings_sentence, step_note

GROUND = Ground("EUR", 36_000, 60_000.0, 0.0, 1_000, 7_200, 20_000.0, (Gifts(7_200, 1.0),), 0, Sittings())


def test_the_result_stands_beside_what_it_was() -> None:
    assert sentence(5_900, 7_500, "EUR") == "€75.00 an hour instead of €59.00"
    assert sentence(5_900, 5_900, "EUR") == "€59.00 an hour, as it was"


def test_the_sum_can_be_done_again_by_the_reader() -> None:
    wishes = Wishes(research=0.5, gift_seconds=0, more=0.1)
    assert formula(GROUND, wishes, what_if(GROUND, wishes)) == (
        "(€600.00 earned + €100.00 for research) × 1.10, less €10.00 of costs, is €760.00; over 8.00 h that"
        " is €95.00 an hour."
    )


def test_a_step_says_what_it_adds_over_the_whole_time() -> None:
    research, gifts, *_rest = what_if(GROUND, Wishes(research=1, gift_seconds=0)).steps
    assert step_note(research, "EUR") == "€200.00 more"
    assert step_note(gifts, "EUR") == "2 h less"


def test_sittings_are_told_only_where_no_hours_tell_what_they_took() -> None:
    often = GROUND._replace(sittings=Sittings(9, 4))
    assert "in 9 sittings, 4 of them beyond two" in sittings_sentence(often)
    assert sittings_sentence(often._replace(message_seconds=60)) == ""
    assert sittings_sentence(GROUND._replace(sittings=Sittings(9, 0))) == ""
