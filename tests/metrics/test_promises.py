"""Which reply time holds: the client's own before everybody's, the one told last, only what was told."""

from datetime import date

from tracker.metrics.promises import promise_to, promised_minutes
from tracker.records import Boundary

TODAY = date(2026, 11, 20)


def told(minutes: int, day: int = 1, client: str | None = None, **fields: object) -> Boundary:
    terms = {"reply_within_minutes": minutes}
    return Boundary(client=client, topic="reply_time", told_on=date(2026, 11, day), terms=terms, **fields)


def minutes(*boundaries: Boundary, client: str | None = "Bouw") -> int | None:
    return promised_minutes(promise_to(client, boundaries, TODAY))


def test_without_a_promise_there_is_none() -> None:
    assert minutes() is None


def test_a_clients_own_goes_before_everybodys() -> None:
    assert minutes(told(60), told(240, client="Bouw"), told(480, 19)) == 240
    assert minutes(told(60), told(240, client="Eik")) == 60
    assert minutes(told(240, client="Bouw"), client=None) is None


def test_the_one_told_last_holds() -> None:
    assert minutes(told(60, 18), told(240, 1)) == 60


def test_what_was_not_told_yet_or_has_ended_holds_not() -> None:
    assert minutes(told(60, 21)) is None
    assert minutes(told(60, ends_on=date(2026, 11, 19))) is None
    assert minutes(told(60, ends_on=TODAY)) == 60
    assert minutes(told(60, applies=False)) is None
    assert minutes(Boundary(topic="reply_time", chosen_on=TODAY, terms={"reply_within_minutes": 60})) is None


def test_a_boundary_on_another_topic_or_without_a_number_is_no_reply_time() -> None:
    assert minutes(Boundary(topic="channels", told_on=TODAY, terms={"reply_within_minutes": 60})) is None
    assert minutes(Boundary(topic="reply_time", told_on=TODAY, statement="when I can")) is None
