"""The page of notes and its forms."""
