# Every target keeps its environment in .venv; only Python 3.11 or newer has to be there beforehand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench format lock clean

demo: $(VENV)/.user  ## the main job on the packaged example
	$(BIN)/travaux brief src/travaux/examples/cod-treaty/reports

test: $(VENV)/.dev  ## the whole test suite
	$(BIN)/python -m pytest

lint: $(VENV)/.dev  ## style, types, and the import contract of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## quality and speed, written to bench/RESULTS.md
	$(BIN)/python bench/fidelity.py

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(VENV)/.pip: requirements-pip.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-pip.lock
	@touch $@

$(VENV)/.user: $(VENV)/.pip requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.pip requirements-dev.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.user

lock:  ## pin again what pyproject.toml asks for; needs uv
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
	    pyproject.toml --group build -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header \
	    pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis
