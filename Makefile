# What a newcomer types is `make demo` and `make test`. Both need Python 3.11 or newer, make and a
# package registry; everything else is brought into .venv, which is made again only when
# pyproject.toml or constraints.txt change.

PYTHON ?= python3
VENV ?= .venv
DEMO ?= build/demo

bin := $(VENV)/bin
pip := $(bin)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test check lint unit chromium readme bench constraints clean

help:
	@echo "make demo         build the graph of seeds/ into $(DEMO)"
	@echo "make test         everything: style, types, layers, all tests with the browser's"
	@echo "make check        the same without a browser"
	@echo "make lint         style, types and layers only"
	@echo "make unit         only the fast tests: no trained pipeline, no browser"
	@echo "make bench        how fast the page is made and used, beside plain pyvis (some 15 minutes)"
	@echo "make readme       bring the output shown in README.md up to date"
	@echo "make constraints  write constraints.txt anew from the newest releases that fit"
	@echo "make clean        remove what the other commands made"

demo: $(VENV)/ready
	$(bin)/graphkit build seeds/ -o $(DEMO)
	@echo
	@echo "The graph of seeds/ is in $(DEMO):"
	@echo "  page    $(DEMO)/graph.html   (open it in a browser)"
	@echo "  report  $(DEMO)/report.html  and report.md"
	@echo "  quads   $(DEMO)/graph.nq"

test: lint chromium
	$(bin)/python -m pytest

check: lint
	$(bin)/python -m pytest -m "not browser"

unit: $(VENV)/ready-to-test
	$(bin)/python -m pytest -m "not browser and not slow"

lint: $(VENV)/ready-to-test
	$(bin)/ruff check
	$(bin)/ruff format --check
	$(bin)/mypy
	$(bin)/lint-imports

chromium: $(VENV)/ready-to-test
	.ci/chromium $(bin)/python

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "graphkit needs Python 3.11 or newer, $(PYTHON) is older or missing;" \
	       "name another one: make PYTHON=python3.12 …" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(pip) install --constraint constraints.txt --editable .
	@touch $@

$(VENV)/ready-to-test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(pip) install --constraint constraints.txt --editable '.[test]'
	@touch $@ $(VENV)/ready

readme: $(VENV)/ready
	$(bin)/python .ci/readme

# Pages of 100 to 20,000 nodes; docs/benchmarks.md says what the figures mean.
bench: chromium
	$(bin)/python -m tests.benchmarks.pages

# The pinned set that is tested. Names and versions only: no registry address, no hashes of files.
constraints:
	rm -rf build/constraints
	$(PYTHON) -m venv build/constraints
	build/constraints/bin/python -m pip --disable-pip-version-check --quiet install --editable '.[test]'
	{ sed -n '/^#/p' constraints.txt; \
	  build/constraints/bin/python -m pip --disable-pip-version-check freeze --exclude-editable \
	    | LC_ALL=C sort -f; } > build/constraints.txt
	mv build/constraints.txt constraints.txt

clean:
	rm -rf build dist $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
