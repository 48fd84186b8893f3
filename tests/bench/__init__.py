"""The benchmark: `make bench` measures each job against something plain and prints the ratios."""
