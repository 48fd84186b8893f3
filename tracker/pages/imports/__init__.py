"""The page that takes files in, and sorts what waits."""
