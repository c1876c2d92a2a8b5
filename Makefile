# Two commands: `make run` and `make test`. Both share `make setup`.
PORT ?= 8000
PONDASI_HOME ?= var
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PONDASI_HOME

.PHONY: run setup test test-long check requirements messages docs

run: setup
	@$(BIN)/pondasi demo
	@PONDASI_URL=$${PONDASI_URL:-http://127.0.0.1:$(PORT)} exec $(BIN)/pondasi serve --port $(PORT)

setup: $(VENV)/.server

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Pondasi needs Python 3.11 or newer; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.server: pyproject.toml requirements/server.txt | $(VENV)/bin/python
	@echo "Setting up $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/server.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.server
	@echo "Setting up what the tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

test: $(VENV)/.dev
	@$(BIN)/python tools/browser.py
	@$(BIN)/python -m pytest -n 2 -m "not long"

test-long: $(VENV)/.dev
	@$(BIN)/python tools/browser.py
	@$(BIN)/python -m pytest -m long
	@$(BIN)/python tools/score_cases.py

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/budgets.py
	$(BIN)/python -m django makemigrations --check --dry-run --settings pondasi.config.settings
	$(BIN)/python tools/messages.py check
	$(BIN)/python tools/docs.py check

messages: $(VENV)/.dev
	$(BIN)/python tools/messages.py update

docs: $(VENV)/.dev
	$(BIN)/python tools/docs.py write
	PYTHONPATH=. $(BIN)/python tools/handbook.py

requirements:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra server --extra large --extra build pyproject.toml -o requirements/server.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra server --extra large --extra build --extra dev pyproject.toml -o requirements/dev.txt
