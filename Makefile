# One target each; `make setup` first. Everything happens in .venv, nothing outside this folder.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: setup test lint run bench messages

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

# Every text of the sources into the catalogues; what is new is then translated in the .po file by hand.
messages:
	$(BIN)/pybabel -q extract -F pyproject.toml -k count:2,3 -k N_ --add-location=file --sort-output --omit-header \
		-o tracker/locale/tracker.pot .
	$(BIN)/pybabel -q update -D tracker -d tracker/locale -l nl -i tracker/locale/tracker.pot \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -D tracker -d tracker/locale --statistics

bench:
	$(BIN)/python -m tests.bench
