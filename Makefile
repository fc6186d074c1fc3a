# One command for each thing people do here. `make help` lists them.
# Works with GNU make 3.81 (macOS) and later, on Debian and macOS.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
WORKERS ?= 2
ARGS ?=
ifndef PYTHON
PYTHON := $(shell tests/tooling/find-python 2>/dev/null)
endif

# The virtual environment is made again when it is asked for with another Python.
PYTHON_STAMP := $(VENV)/.made-with$(subst /,_,$(subst $() ,_,-$(PYTHON)))
SITE_STAMP := $(VENV)/.ready-to-build
TEST_STAMP := $(VENV)/.ready-to-test
PRINT_STAMP := $(VENV)/.ready-to-print
BENCH_STAMP := $(VENV)/.ready-to-bench
MUTANTS_STAMP := $(VENV)/.ready-for-mutants

PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL_PINNED := $(PIP) install --require-hashes --only-binary :all: -r
INSTALL_PROJECT := $(PIP) install --no-deps --no-build-isolation --editable .
PYTEST := $(BIN)/python -m pytest

# Settings of the caller's own shell that would reach into the virtual environment.
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP PYTHONWARNINGS PYTHONOPTIMIZE VIRTUAL_ENV
unexport PIP_USER PIP_TARGET PIP_PREFIX PIP_REQUIRE_VIRTUALENV PIP_CONSTRAINT

# What the program says to do next is said as one types it here.
export SITE_BUILDER_CALLED_AS := make

.PHONY: help site booklet serve check test test-slow test-windows bench mutants lint format docs words pins clean
.DEFAULT_GOAL := help

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' Makefile

site: $(SITE_STAMP) ## build the website from content/ into output/
	@$(BIN)/site-builder build $(ARGS)

booklet: $(PRINT_STAMP) ## the same, with the directory as a booklet to print, output/booklet.pdf
	@$(BIN)/site-builder build --booklet $(ARGS)

serve: $(SITE_STAMP) ## show the website on this computer and rebuild it when content changes
	@$(BIN)/site-builder serve $(ARGS)

check: $(SITE_STAMP) ## look for mistakes in content/ without building anything
	@$(BIN)/site-builder check $(ARGS)

# Both runs always happen; the exit code says whether either failed.
test: $(TEST_STAMP) ## run all tests, the ones in a real browser included
	@tests/tooling/install-tools
	@failed=0; \
	$(PYTEST) -n $(WORKERS) --dist worksteal -m "not browser and not slow" $(ARGS) || failed=1; \
	$(PYTEST) -n $(WORKERS) --dist worksteal -m "browser and not slow" $(ARGS) || failed=1; \
	exit $$failed

test-slow: $(TEST_STAMP) ## run the tests that take minutes, and the fast ones without what Windows doesn't have
	@tests/tooling/install-tools slow
	@failed=0; \
	$(PYTEST) -m slow $(ARGS) || failed=1; \
	$(MAKE) --no-print-directory test-windows || failed=1; \
	exit $$failed

test-windows: $(TEST_STAMP) ## run the fast tests without what Windows doesn't have
	@$(PYTEST) -n $(WORKERS) -p tests.tooling.windows -m "not browser and not slow" $(ARGS)

bench: $(BENCH_STAMP) ## build 10,000 services and compare the time with Hugo's; with ARGS=--preview, time a change in the preview
	@$(BIN)/python -m tests.bench $(ARGS)

mutants: $(MUTANTS_STAMP) ## make small mistakes in the code and list those that no test notices; takes hours
	@$(BIN)/python -m tests.mutants $(ARGS)

lint: $(TEST_STAMP) ## check style and types
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

format: $(TEST_STAMP) ## put the source code into its usual form
	@$(BIN)/ruff check --fix --exit-zero
	@$(BIN)/ruff format

docs: $(TEST_STAMP) ## write docs/fields.md from what the program knows of fields
	@$(BIN)/python -m tests.tooling.write_docs

words: $(TEST_STAMP) ## gather the sentences that readers see for translators, into themes/default/locales/
	@$(BIN)/python -m tests.tooling.write_sentences

pins: ## choose new versions of everything we install (needs `uv`)
	@tests/tooling/pin-versions

# A folder called output is deleted only when it carries the mark of a site built here.
clean: ## delete what the commands above made here; content/ is never touched
	@rm -rf $(VENV) .output.work .output.cache .bench .mutants build dist test-results tests/node_modules \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis
	@if [ -f output/.site-builder ]; then rm -rf output; fi
	@find site_builder tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON_STAMP):
	@tests/tooling/find-python $(PYTHON) >/dev/null
	@echo "Making a virtual environment in $(VENV) with $(PYTHON)"
	@$(PYTHON) -m venv --clear $(VENV) || { \
		echo "Python could not make a virtual environment. On Debian: apt-get install python3-venv" >&2; exit 1; }
	@touch $@

$(SITE_STAMP): $(PYTHON_STAMP) constraints.txt pyproject.toml
	@echo "Installing what the site builder needs"
	@$(INSTALL_PINNED) constraints.txt
	@$(INSTALL_PROJECT)
	@touch $@

$(PRINT_STAMP): $(SITE_STAMP) constraints-print.txt
	@echo "Installing what the booklet needs"
	@$(INSTALL_PINNED) constraints-print.txt
	@touch $@

$(TEST_STAMP): $(SITE_STAMP) constraints-dev.txt
	@echo "Installing what the tests need"
	@$(INSTALL_PINNED) constraints-dev.txt
	@touch $@

$(BENCH_STAMP): $(TEST_STAMP) constraints-bench.txt
	@$(INSTALL_PINNED) constraints-bench.txt
	@touch $@

# Of what cosmic-ray depends on only the parts that make changes: we run the tests ourselves.
$(MUTANTS_STAMP): $(TEST_STAMP) constraints-mutants.txt
	@$(INSTALL_PINNED) constraints-mutants.txt --no-deps
	@touch $@
