"""The page of the rate, and what it would have been."""
