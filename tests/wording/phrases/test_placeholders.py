"""What stands for a placeholder, a blank where nothing is known, and what is refused between braces."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pages.drawn import HOSTILE
from tracker.boundaries.particulars import Particulars
from tracker.errors import UsageError
from tracker.language import LANGUAGES, _, current
from tracker.records import Invoice
from tracker.wording.phrases.placeholders import (
    BLANK,
    PLACEHOLDERS,
    checked,
    filled,
    missing,
    unknown,
    values,
)

DUE = date(2026, 10, 31)
KNOWN = Particulars(
    client="Bouw",
    project="Fase 2",
    cents_per_hour=10_000,
    reply_minutes=240,
    hours_left=12.5,
    invoice=Invoice(client="Bouw", number="2026-31", issued_on=date(2026, 10, 1), amount_cents=125_050),
    due_on=DUE,
    days_late=16,
)


def test_each_placeholder_says_what_is_known() -> None:
    assert values(KNOWN, "en") == {
        "client": "Bouw",
        "project": "Fase 2",
        "rate": "€100.00",
        "reply_time": "4 hours",
        "hours_left": "12.5 h",
        "invoice_number": "2026-31",
        "invoice_amount": "€1,250.50",
        "due_date": "31 October 2026",
        "days_late": "16 days",
    }


def test_numbers_and_days_are_those_of_the_language_of_the_phrase() -> None:
    spoken = current()
    said = values(KNOWN, "nl")
    assert (said["invoice_amount"], said["due_date"]) == ("€\N{NO-BREAK SPACE}1.250,50", "31 oktober 2026")
    assert current() == spoken, "the program goes on in its own"


@pytest.mark.parametrize(
    ("minutes", "said"), [(30, "30 minutes"), (60, "1 hour"), (90, "1 h 30"), (1, "1 minute"), (None, "")]
)
def test_a_reply_time_is_said_as_people_say_it(minutes: int | None, said: str) -> None:
    assert values(Particulars(reply_minutes=minutes), "en")["reply_time"] == said


@pytest.mark.parametrize(("hours", "said"), [(0.0, "0 hours"), (1.0, "1 hour"), (0.25, "0.2 h")])
def test_hours_left_may_be_none_at_all(hours: float, said: str) -> None:
    assert values(Particulars(hours_left=hours), "en")["hours_left"] == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_nothing_is_known_stands_a_blank(language: str) -> None:
    known = values(Particulars(), language)
    assert set(known.values()) == {""}
    for name in PLACEHOLDERS:
        assert filled(f"Because of {{{name}}}.", known) == f"Because of {BLANK}"


def test_an_invoice_without_a_number_leaves_a_blank() -> None:
    unnumbered = KNOWN._replace(invoice=KNOWN.invoice and Invoice(client="B", issued_on=DUE, amount_cents=1))
    assert filled("Invoice {invoice_number}", values(unnumbered, "en")) == "Invoice …"


def test_a_name_is_never_read_as_a_phrase() -> None:
    hostile = values(Particulars(client="{rate} {client.__class__}\u202eabc\n"), "en")
    assert filled("For {client}.", hostile) == "For {rate} {client.__class__} abc."
    assert "\u202e" not in filled("{client}", values(Particulars(client=HOSTILE), "en"))


def test_what_is_missing_is_named_once_in_words() -> None:
    known = values(Particulars(client="Bouw"), "en")
    assert missing("{client}: {rate}, {rate}, {foo}", known) == [_(PLACEHOLDERS["rate"].title)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{foo}", "{foo}"),
        ("at {0} an hour", "{0}"),
        ("{client.__class__}", "{client.__class__}"),
        ("{client[0]}", "{client[0]}"),
        ("{client!r}", "{client!r}"),
        ("{rate:>9}", "{rate:>9}"),
        ("{ client }", "{ client }"),
        ("{Client}", "{Client}"),
        ("{}", "{}"),
        ("{client", "brace {"),
        ("client}", "brace }"),
        ("{{client}}", "brace {"),
        ("{", "brace {"),
        ("{client} and {x\u202e}", "{x }"),
    ],
)
def test_braces_that_are_no_placeholder_are_refused_by_name(text: str, named: str) -> None:
    with pytest.raises(UsageError) as refused:
        checked(text)
    assert named in str(refused.value)
    for name in PLACEHOLDERS:
        assert f"{{{name}}}" in str(refused.value)


@pytest.mark.parametrize("text", ["", "  \n", None])
def test_an_empty_phrase_is_refused(text: str | None) -> None:
    with pytest.raises(UsageError, match="empty"):
        checked(text)


def test_a_phrase_is_kept_without_the_space_around_it() -> None:
    assert checked("  For {client},\n100% \\ %s $x \n") == "For {client},\n100% \\ %s $x"


def test_unknown_braces_stay_when_a_phrase_came_from_elsewhere() -> None:
    assert filled("{foo} {client.__class__} { } {client}", {"client": "Bouw"}) == (
        "{foo} {client.__class__} { } Bouw"
    )
    assert unknown("{foo} {foo} { } {client} {") == ["{foo}", "{ }", "{"]


@given(st.text(alphabet="{}clientra._0 x\n", max_size=40))
def test_any_text_is_filled_in_and_what_is_kept_has_only_placeholders(text: str) -> None:
    said = filled(text, {"client": "Bouw", "rate": "€1"})
    assert "{client}" not in said
    assert "{rate}" not in said
    try:
        kept = checked(text)
    except UsageError:
        return
    assert set(re.findall(r"\{(\w+)\}", kept)) <= PLACEHOLDERS.keys()
    assert not set(re.sub(r"\{\w+\}", "", kept)) & set("{}")
