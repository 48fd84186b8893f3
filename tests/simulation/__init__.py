"""Synthetic consultants with known facts, for holding the patterns to what they must and must not show."""
