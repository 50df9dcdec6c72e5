# `make demo` and `make test` do all of their own set-up.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo docs test lint types format browser wheel-test bench clean

## Check the sample articles and publish those that pass to site/.
demo: $(VENV)/.installed
	-$(BIN)/medlint check content --fail-level never
	@$(BIN)/medlint publish content --output site; status=$$?; [ $$status -le 1 ] || exit $$status
	@echo "Open site/index.html to see the published articles. The flawed ones were held back."

## Lint, types, import contracts and tests.
test: lint types
	$(BIN)/lint-imports --no-cache
	$(BIN)/python -m pytest -q -n auto

lint: $(VENV)/.developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.developing
	$(BIN)/mypy

format: $(VENV)/.developing
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

## The documentation as a site, with a page for every rule, in build/docs.
docs: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group docs
	$(BIN)/python scripts/build_docs.py build/docs
	@echo "Open build/docs/index.html."

## What the Debian and npm packages offer for tests of published pages in a real browser.
browser:
	tests/browser/install

bench: $(VENV)/.developing
	$(BIN)/python -m benchmarks

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --group dev
	@touch $@

clean:
	rm -rf $(VENV) site dist build
