# Every target keeps its environment in .venv; only Python 3.11 or newer has to be there beforehand.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo page test browser lint bench screenshots format lock clean

demo: $(VENV)/.user  ## the main job on the packaged example
	$(BIN)/travaux brief src/travaux/examples/cod-treaty/reports

page: $(VENV)/.user  ## the same as a page: brief.html
	$(BIN)/travaux brief src/travaux/examples/cod-treaty/reports --quiet --html brief.html >/dev/null
	@echo "brief.html is written: open it in a browser"

test: $(VENV)/.dev  ## the whole test suite
	$(BIN)/python -m pytest

browser:  ## a browser for the tests of the page, where one can be installed; without one they are skipped, and say so
	@if command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null; \
	then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null \
	    && apt-get -qq update >/dev/null && apt-get -qq install -y --no-install-recommends chromium >/dev/null; then \
	    echo "chromium is installed"; \
	else echo "no browser, and none can be installed here: the tests of the page in one are skipped"; fi

lint: $(VENV)/.dev  ## style, types, and the import contract of the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev  ## quality and speed, written to bench/RESULTS.md
	$(BIN)/python bench/fidelity.py

screenshots: $(VENV)/.dev  ## the pictures of the page in docs/
	$(BIN)/python bench/screenshots.py

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
