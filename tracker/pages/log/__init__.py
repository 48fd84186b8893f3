"""The page on which time is logged and corrected."""
