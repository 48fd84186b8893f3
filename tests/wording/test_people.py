import pytest

from tracker.wording.people import called, came_along, domain_of, unsorted_sentence, waiting_messages


def test_an_address_is_shown_as_it_is_and_a_hash_as_what_it_is() -> None:
    assert called("jan@noord.example") == "jan@noord.example"
    assert called("hashed:0123456789ab") == "address kept as a hash (012345)"
    assert called("hashed:0123456789@abcdef0123") == "address kept as a hash (012345@abcdef)"
    assert len(called("x" * 500)) == 60


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("jan@noord.example", "noord.example"),
        ("+31612345678", None),
        ("noord.example", None),
        ("@noord.example", None),
        ("jan@", None),
        ("hashed:01@23", None),
    ],
)
def test_only_a_mail_address_has_a_domain(address: str, domain: str | None) -> None:
    assert domain_of(address) == domain


def test_what_waits_is_counted_in_grammar() -> None:
    assert unsorted_sentence(1, 1) == "1 message is of somebody who is no client’s yet."
    assert unsorted_sentence(1200, 61) == "1,200 messages are of 61 people who are no client’s yet."
    assert waiting_messages(1) == "1 message is of people who are no client’s yet."
    assert (came_along(0), came_along(2)) == ("", " 2 messages came along.")
