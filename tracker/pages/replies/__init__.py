"""The page of replies and its parts."""
