# One target each; `make setup` first. Everything happens in .venv, nothing outside this folder.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: setup test lint run bench

setup:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -e ".[dev]" -c constraints.txt
	$(BIN)/python -m compileall -q tracker

test:
	$(BIN)/python -m pytest

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

run:
	$(BIN)/tracker demo

bench:
	$(BIN)/python -m tests.bench
