# Two commands are enough: `make site` and `make test`. Everything else is for convenience.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: site test serve check requirements wording schemas examples pictures lock clean

site: $(VENV)/.site-ready
	$(BIN)/lumbung build
	@echo
	@echo "Situs ada di folder site/. Buka site/index.html di peramban, atau jalankan: make serve"

serve: $(VENV)/.site-ready
	$(BIN)/lumbung serve

check: $(VENV)/.site-ready
	$(BIN)/lumbung check

test: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# The rows of the papers and the tests that hold them.
requirements: $(VENV)/.test-ready
	$(BIN)/python -m tests.requirements

# Texts that still need a translation come into content/wording/<language>/*.po.
wording: $(VENV)/.test-ready
	$(BIN)/python -m tests.wording

# The JSON Schemas of the repository, after a change of the models: the newest draft, and draft 7 for editors.
schemas: $(VENV)/.site-ready
	$(BIN)/lumbung schema --out schemas
	$(BIN)/lumbung schema --draft 7 --out schemas/draft-7

$(VENV)/.site-ready: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Lumbung memerlukan Python 3.11 atau lebih baru.") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.test-ready: requirements-dev.lock $(VENV)/.site-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# The example of every problem code, from the cases in tests/problems.
examples: $(VENV)/.test-ready
	$(BIN)/python -m tests.problems.examples

pictures: site $(VENV)/.test-ready
	$(BIN)/python -m tests.browser.take_pictures

# Renews both lock files; the only target that needs pip-tools.
lock:
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra build --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --extra build --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) site site-internal .lumbung-cache build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
