import pytest

from tests.wording.reading import HEDGES, VERDICTS, found_in, grade, sentences, syllables, words


@pytest.mark.parametrize(
    ("word", "count"),
    [("cat", 1), ("river", 2), ("invoice", 2), ("billed", 1), ("counted", 2), ("table", 2), ("9:30", 1)],
)
def test_syllables_are_groups_of_vowels(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_is_parted_into_sentences_and_words() -> None:
    text = "34 h 30 of them are not billed: 83%. Which 2.5 hours?"
    assert sentences(text) == ["34 h 30 of them are not billed: 83%.", "Which 2.5 hours?"]
    assert len(words(sentences(text)[0])) == 9


def test_a_word_is_found_whole_and_in_any_case_but_not_inside_another() -> None:
    assert found_in("You Should read this.", VERDICTS) == ["should"]
    assert found_in("A shoulder, weakly reddish; `always-on` failsafe.", VERDICTS) == []
    assert found_in("Roughly ten", HEDGES) == ["roughly"]


def test_longer_words_and_sentences_read_harder() -> None:
    easy = "The cat sat on the mat. It was warm."
    hard = (
        "Organisational accountability necessitates comprehensive documentation of professional obligations."
    )
    assert grade(easy) < 3
    assert grade(hard) > 20
