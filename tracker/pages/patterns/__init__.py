"""The page of patterns: cards, answers, lines."""
