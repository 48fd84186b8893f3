"""The page of boundaries and its parts."""
