"""The words of the boundaries page: measures, states, questions, and the tone of all of them."""

from types import ModuleType

import pytest

from tests.wording.reading import ABSOLUTES, HEDGES, VERDICTS, found_in
from tracker.boundaries.helped import Unasked
from tracker.boundaries.lived import Lived, LivedWeek
from tracker.boundaries.matrix import STATES
from tracker.boundaries.measures import OF_TOPIC, UNITS
from tracker.metrics import verdicts
from tracker.records import MEASURES, TOPICS, Boundary
from tracker.wording.boundaries import helped, lived, measures, one, pictured, questions, states, trials
from tracker.wording.numbers import NOTHING


def texts(of: object) -> list[str]:
    """Every text in a table of texts, however deep."""
    if isinstance(of, str):
        return [of]
    if isinstance(of, dict):
        return [text for value in of.values() for text in texts(value)]
    if isinstance(of, tuple):
        return [text for value in of for text in texts(value)]
    return []


MODULES = (helped, lived, measures, one, pictured, questions, states, trials)


@pytest.mark.parametrize("module", MODULES, ids=lambda of: of.__name__.rsplit(".", 1)[-1])
def test_no_text_judges_commands_overstates_or_hedges(module: ModuleType) -> None:
    tables = [value for name, value in vars(module).items() if name.isupper() or name.startswith("_")]
    said = [text for table in tables for text in texts(table) if isinstance(table, str | dict | tuple)]
    found = {text: bad for text in said if (bad := found_in(text, (*VERDICTS, *HEDGES)))}
    assert not found
    assert not {text for text in said if found_in(text, ABSOLUTES)}


def test_everything_that_can_be_said_has_its_words() -> None:
    assert measures.MEASURES.keys() == measures.FORMULAS.keys() == set(MEASURES) == UNITS.keys()
    assert tuple(states.STATES) == tuple(states.MEANINGS) == STATES
    assert tuple(questions.QUESTIONS) == TOPICS == tuple(OF_TOPIC)
    assert tuple(helped.VERDICTS) == verdicts.VERDICTS
    assert set(helped.UNASKED) == set(Unasked.__args__)


def test_every_question_asks_and_every_example_does_not() -> None:
    for of in questions.QUESTIONS.values():
        assert of.asks.endswith("?")
        assert of.about.endswith(".")
        assert not any(text.endswith((".", "?")) for text in (of.holds, of.why, of.exception))


@pytest.mark.parametrize(
    ("measure", "value", "said"),
    [
        ("hours", 4.5, "4 h 30"),
        ("effective_rate", 69.106, "€69.11 an hour"),
        ("within_hour", 0.915, "92%"),
        ("messages_in", 1.0, "1 message"),
        ("off_hours_contacts", 2.5, "2.5 contacts"),
        ("off_channel_contacts", 3.0, "3 contacts"),
        ("update_gap", 11.0, "11 working days"),
        ("days_late", 0.0, "0 days"),
        ("hours", None, NOTHING),
    ],
)
def test_a_value_is_said_in_its_unit(measure: str, value: float | None, said: str) -> None:
    assert measures.measured(measure, value, "EUR") == said


@pytest.mark.parametrize(
    ("measure", "difference", "said"),
    [
        ("unbilled_hours", -2.5, "2 h 30 less"),
        ("effective_rate", 4.0, "€4.00 an hour more"),
        ("within_hour", -0.125, "12 percentage points less"),
        ("messages_in", -3.0, "3 messages less"),
        ("hours", 0.0, "no difference"),
    ],
)
def test_a_difference_is_said_with_its_direction(measure: str, difference: float, said: str) -> None:
    assert measures.apart(measure, difference, "EUR") == said


@pytest.mark.parametrize(
    ("p", "said"),
    [
        (0.0004, "Chance alone does as well in fewer than 1 of 1,000 cases."),
        (0.0042, "Chance alone does as well in 4 of 1,000 cases."),
        (0.03, "Chance alone does as well in 3 of 100 cases."),
        (1.0, "Chance alone does as well in 100 of 100 cases."),
        (None, ""),
    ],
)
def test_how_often_chance_does_as_well_is_a_natural_frequency(p: float | None, said: str) -> None:
    assert helped.by_chance(p) == said


def test_pairs_with_equal_weeks_count_half_and_whole_ones_have_no_decimals() -> None:
    assert helped.of_pairs(verdicts.Pairs(41.0, 48, 41 / 48)) == "41 of 48"
    assert helped.of_pairs(verdicts.Pairs(40.5, 48, 40.5 / 48)) == "40.5 of 48"


@pytest.mark.parametrize(
    ("term", "stated", "week", "said", "was"),
    [
        (
            "reply_within_minutes",
            240,
            (0.8, 5, 95.0),
            "a reply within 4 h of working time",
            "80% of 5 questions, half of them within 1 h 35",
        ),
        (
            "channels",
            ("email", "phone"),
            (2.0, 14, 1.0),
            "contact by email, phone",
            "2 of 14 contacts elsewhere",
        ),
        (
            "hours",
            {"mon": (("09:00", "17:30"),)},
            (1.0, 9, 1.5),
            "work within Mon 09:00-17:30",
            "1 contact and 1 h 30",
        ),
        ("hours", None, (0.0, 9, 0.0), "work within your working hours", "0 contacts"),
        ("max_hours_per_week", 16, (17.5, 0, None), "16 h a week at most", "17 h 30"),
        ("gift_budget_cents", 50_000, (12_000.0, 2, 1.5), "gifts up to €500.00 a quarter", "€120.00, 1 h 30"),
        ("update_every_days", 5, (9.0, 1, None), "an update every 5 working days", "9 days"),
        ("pay_within_days", 30, (41.0, 2, 5.5), "payment within 30 days", "41 days"),
    ],
)
def test_each_term_is_said_as_stated_and_as_lived(
    term: str, stated: object, week: tuple[float, int, float | None], said: str, was: str
) -> None:
    from datetime import date

    value, n, beside = week
    one_week = LivedWeek(date(2026, 11, 9), value, n, True, beside)
    of = Lived(Boundary(topic="scope"), "Bouw", term, stated, (one_week,))
    assert lived.stated(of, "EUR") == said
    assert lived.lived_value(of, one_week, "EUR") == was
    assert lived.FORMULAS[term]
    assert lived.lived_so(of) == "In 1 of 1 week it was lived so."
