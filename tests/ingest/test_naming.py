"""How a sentence speaks of a record."""

from datetime import date, datetime

import pytest

from tracker.ingest.naming import _NAMES, called, sentence, this
from tracker.records import (
    Action,
    Client,
    Experiment,
    Mark,
    Phase,
    Phrase,
    Project,
    Rate,
    Record,
    Rehearsal,
    Review,
    Settings,
    record_types,
)

NOON = datetime.fromisoformat("2026-11-20T12:00:00+01:00")


@pytest.mark.parametrize(
    ("record", "said"),
    [
        (Client(name="Bouw"), "a client Bouw"),
        (Project(client="Bouw", name="Handbook", billing="fixed"), "a project Bouw Handbook"),
        (Rate(client="Bouw", cents_per_hour=1), "a rate Bouw"),
        (Action(client="Bouw", owner="me"), "an action of Bouw"),
        (Phase(name="launch", starts_on=date(2026, 11, 1)), "a phase"),
        (Settings(timezone="UTC"), "settings"),
        (Settings(timezone="UTC", valid_from=date(2026, 1, 1)), "settings 2026-01-01"),
        (Review(week="2026-W47"), "a review 2026-W47"),
        (Mark(week="2026-W47", client="Bouw", answer="gift"), "a mark of Bouw"),
        (Phrase(name="extra-has-a-price", language="nl", text="Dat kan"), "a phrase extra-has-a-price nl"),
        (Rehearsal(phrase="extra-has-a-price", at=NOON), "a rehearsal"),
        (Experiment(name="at 11 and 16", measure="hours", week="2026-W48"), "an experiment"),
        (Client(name="x" * 100), f"a client {'x' * 80}"),
    ],
    ids=lambda of: of.type if isinstance(of, Record) else "",
)
def test_a_record_is_called_by_its_type_and_what_it_is_known_by(record: Record, said: str) -> None:
    assert called(record) == said


def test_every_type_has_a_name() -> None:
    assert set(_NAMES) == {of.type for of in record_types()}


def test_a_name_keeps_its_letters_at_the_beginning_of_a_sentence() -> None:
    assert sentence(called(Client(name="eBay"))) == "A client eBay"
    assert this(Settings(timezone="UTC")) == "These settings"
