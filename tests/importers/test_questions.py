import pytest

from tracker.importers.mail.markup import without_markup
from tracker.importers.questions import asks


@pytest.mark.parametrize(
    "text",
    [
        "Can you come on Friday?",
        "Can you come? Then I book it.",
        "?",
        "Really??",
        "What?!",
        "Kom je?😊",
        "Kom je? 😊",
        "Kom je?:-)",
        'He asked "when?"',
        "(or shall I call?)",
        "Is *this it?*",
        "Did you see https://example.nl/plan?",
        "Did you read https://example.nl/?page=2 yet?",
        "Past het?\nGroet, Peter",
        "Klopt dat?\u00a0Dan gaan we door",
        "¿Vienes mañana?",
        "明日来られますか？よろしく",  # noqa: RUF001
        "هل ستأتي؟",
    ],
)
def test_a_question_mark_that_ends_a_sentence_asks(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I will be there.",
        "See https://example.nl/?page=2&sort=up for the list.",
        "Read www.example.nl/a.php?id before Friday",
        "mailto:jan@example.nl?subject=hello is the address",
        "The query is items?color=red",
        "we write a?.b there",
        "search?q",
        "https://example.nl/?é=1",
        "https://example.nl/?#top",
        "https://example.nl/?utm_source=x",
        "https://example.nl/?-a",
    ],
)
def test_a_question_mark_inside_an_address_or_a_query_asks_nothing(text: str) -> None:
    assert not asks(text)


def test_a_long_row_of_question_marks_is_judged_at_once() -> None:
    assert not asks("?" * 200_000 + "a")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>hi <![ x ]>there?</p>", "hi there?"),
        ("<p>a <!-- no? --> b", "a  b"),
        ("<p>is 3 < 4?", "is 3 < 4?"),
        ("<p>yes" + "<a " * 16_000, "yes"),
        ("<![ never closed", ""),
    ],
    ids=["condition", "comment", "less", "hostile", "open"],
)
def test_markup_that_no_browser_would_like_is_read_as_far_as_it_goes(markup: str, text: str) -> None:
    assert without_markup(markup).strip() == text
