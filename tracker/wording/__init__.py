"""Numbers, entries and weeks in words: the one place with prose that people read."""
