"""The page of assumptions and its parts."""
