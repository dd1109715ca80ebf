# `make demo` shows the product, `make test` runs everything that CI runs. Both set up .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo

.PHONY: demo test lint pages benchmark package clean

demo: $(VENV)/.demo
	@mkdir -p $(DEMO)
	@$(BIN)/auditor audit tests/publication --offline --fail-on never \
		--report terminal --report html=$(DEMO)/report.html --report json=$(DEMO)/report.json
	@echo
	@echo "HTML: $(CURDIR)/$(DEMO)/report.html"
	@echo "JSON: $(CURDIR)/$(DEMO)/report.json"

test: lint
	$(BIN)/pytest

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

pages: $(VENV)/.dev
	$(BIN)/python -m tests.rules.pages

benchmark: $(VENV)/.dev
	$(BIN)/python -m tests.benchmarks
	$(BIN)/python -m tests.benchmarks.web

package: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m build

clean:
	rm -rf $(VENV) build dist

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.demo: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	@touch $@
