"""How a text reads: its sentences, its words, words it is better without, and its reading grade."""

import re

VERDICTS = (
    *(
        "blame",
        "fault",
        "guilt",
        "shame",
        "lazy",
        "weak",
        "careless",
        "foolish",
        "naive",
        "victim",
        "weakness",
    ),
    *("bad", "worse", "worst", "wrong", "poor", "terrible", "unacceptable", "unhealthy", "unprofessional"),
    *(
        "fail",
        "fails",
        "failed",
        "failing",
        "failure",
        "mistake",
        "mistakes",
        "problem",
        "problems",
        "excuse",
    ),
    *("grade", "grades", "score", "scores", "streak", "streaks", "red", "warning", "alarm", "violation"),
    *("too much", "too often", "overcommitment", "overcommitted", "addicted"),
    *("should", "must", "ought", "have to", "has to", "need to", "needs to", "stop it", "never again"),
    *("obviously", "clearly", "of course", "at least try", "unfortunately", "sadly"),
)
"""Words that judge, rank or command: no card and no explanation has them."""
ABSOLUTES = ("always", "never", "just", "simply", "everybody knows")
"""Words that overstate what was seen: no card has them."""
HEDGES = (
    *("significant", "significantly", "approximately", "roughly", "somewhat", "considerable", "considerably"),
    *("substantial", "substantially", "fairly", "a lot"),
)
"""Words that stand where a number belongs (vague hedges cost more trust than ranges do)."""

LONGEST = 30
"""Words in a sentence of a card."""
LONGEST_EXPLAINED = 40
"""Words in a clause of an explanation, which defines as it goes."""
HIGHEST_GRADE = 10.0
"""Of Flesch and Kincaid: the school years it takes to read a text with ease."""


def found_in(text: str, words: tuple[str, ...]) -> list[str]:
    """Which of some words or phrases stand in a text, as whole words in any case; names of patterns aside."""
    plain = re.sub(r"`[^`]*`|always-on", " ", text)
    return [
        word for word in words if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", plain, re.IGNORECASE)
    ]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a semicolon or colon parts none."""
    return [part.strip() for part in re.split(r"(?<=[.?!…])[”’\")]*\s+", text) if part.strip()]


def clauses(text: str) -> list[str]:
    """The sentences of a text parted at semicolons and colons, too, as a list of formulas is read."""
    return [part for sentence in sentences(text) for part in re.split(r"[;:]\s+", sentence)]


def words(sentence: str) -> list[str]:
    """The words of a sentence; signs alone are none, numbers with what clings to them are one each."""
    return [word for word in re.split(r"[\s/–—]+", sentence) if re.search(r"\w", word)]


def syllables(word: str) -> int:
    """The syllables of an English word, as its groups of vowels tell; a number counts as one."""
    plain = re.sub(r"[^a-z]", "", word.lower())
    if not plain:
        return 1
    groups = len(re.findall(r"[aeiouy]+", plain))
    if plain.endswith("e") and not re.search(r"[^aeiouy]le$", plain):
        groups -= 1
    if re.search(r"[^aeiouytd]ed$", plain):
        groups -= 1
    return max(groups, 1)


def grade(text: str) -> float:
    """The grade of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word - 15.59."""
    all_words = [word for sentence in sentences(text) for word in words(sentence)]
    spoken = sum(map(syllables, all_words))
    return 0.39 * len(all_words) / len(sentences(text)) + 11.8 * spoken / len(all_words) - 15.59
