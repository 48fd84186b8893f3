"""The page of phrases and their rehearsal."""
