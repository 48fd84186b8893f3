"""The page that closes a week, step by step."""
