# Python with venv, make and git are enough for everything except `make lock`.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := install --quiet --require-hashes
SETUP := $(VENV)/.setup
SETUP_DEV := $(VENV)/.setup-dev

# A name on PATH may be a shim without an interpreter behind it, and Debian splits ensurepip off,
# so each candidate is asked to run before it is chosen.
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for candidate in python3.13 python3.12 python3.11 python3; do \
	if $$candidate -c '$(USABLE)' >/dev/null 2>&1; then echo $$candidate; break; fi; done)

# Two workers are enough to halve the time; more only compete with the pseudo-terminal tests.
WORKERS ?= 2
PYTEST_ARGS ?=
# A worker that has nothing left takes from the other.
DIST := --dist worksteal

LOCALE := ssm_studio/locale
POT := $(LOCALE)/ssm_studio.pot
PO := $(wildcard $(LOCALE)/*/LC_MESSAGES/ssm_studio.po)
MO := $(PO:.po=.mo)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

.PHONY: help
help: ## Show these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer with the venv module is needed: \
	name one with  make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@$(PYTHON) -c '$(USABLE)' || { echo "$(PYTHON) is older than Python 3.11 or has no venv module" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Hatchling comes from its own lock: without isolation pip never fetches an unlocked one.
$(SETUP): requirements.lock requirements-build.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(PIP) $(LOCKED) -r requirements.lock
	$(PIP) $(LOCKED) -r requirements-build.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(SETUP_DEV): requirements-dev.lock $(SETUP)
	$(PIP) $(LOCKED) -r requirements-dev.lock
	@touch $@

.PHONY: setup
setup: $(SETUP) ## Install into .venv; leaves .venv/bin/ssm-studio

.PHONY: setup-dev
setup-dev: $(SETUP_DEV) ## The same, with the tools for development

.PHONY: demo
demo: $(SETUP) ## Open the worked example in the terminal
	@$(BIN)/ssm-studio demo --home .

.PHONY: test
test: lint unit ## Format, lint, types, import contracts and tests

.PHONY: lint
lint: $(SETUP_DEV) ## Format, lint, types and import contracts only
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: unit
unit: $(SETUP_DEV) ## The tests only (PYTEST_ARGS=..., WORKERS=2)
	$(BIN)/python -m pytest -n $(WORKERS) $(DIST) $(PYTEST_ARGS)

# Apart from `make test`, where the examples are the same in every run.
.PHONY: explore
explore: $(SETUP_DEV) ## The tests that are given examples, with new ones each time (PYTEST_ARGS=...)
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -m hypothesis -n $(WORKERS) $(DIST) $(PYTEST_ARGS)

# Apart from `make test`: 2,000 histories of several copies take a quarter of an hour and more.
.PHONY: laws
laws: $(SETUP_DEV) ## The laws of merging, over many histories in memory and in files (COUNT=2000 FILES=200 SEED=0)
	@nice -n 19 $(BIN)/python -m tests.laws --count $(or $(COUNT),2000) --files $(or $(FILES),200) --seed $(or $(SEED),0)

# Apart from `make test`, because watching every line takes half as long again.
.PHONY: coverage
coverage: $(SETUP_DEV) ## The tests, and which lines they never came to
	$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term $(PYTEST_ARGS)

# Apart from `make test`: it takes hours, and goes on where it was stopped.
.PHONY: mutants
mutants: $(SETUP_DEV) ## Put small faults in, see whether tests notice, write docs/mutants.md
	@nice -n 19 $(BIN)/python -m tests.mutation

.PHONY: format
format: $(SETUP_DEV) ## Put the code in its usual form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: bench
bench: $(SETUP_DEV) ## Measure the speed and write docs/performance.md
	$(BIN)/python -m tests.bench

.PHONY: bench-library
bench-library: $(SETUP_DEV) bench-institute ## Measure the library against plain SQLite and write docs/library.md, and on a server
	$(BIN)/python -m tests.bench_library

.PHONY: bench-institute
bench-institute: $(SETUP_DEV) ## Measure a library of 100,000 sessions on a server that it starts and write docs/institute.md
	$(BIN)/python -m tests.bench_institute

.PHONY: cut-lines
cut-lines: $(SETUP_DEV) ## Two laptops and a server, the line cut at random (ROUNDS=200): nothing lost, double or private there
	$(BIN)/python -m tests.cut_lines --rounds $(or $(ROUNDS),200)

.PHONY: bench-merging
bench-merging: $(SETUP_DEV) ## Measure the merging of two copies that both went on, 540 and 10,000 edits each
	@$(BIN)/python -m tests.bench_merging

.PHONY: endurance
endurance: $(SETUP_DEV) ## Attack the promise that nothing is lost, and write docs/reliability.md (WHOLE=1: all of it, ONLY=copies: one attack)
	$(BIN)/python -m tests.endurance --write $(if $(WHOLE),--whole) $(if $(ONLY),--only $(ONLY))

# PyInstaller is fetched into an environment that is thrown away again; it is in no lock file.
.PHONY: program
program: ## Build dist/ssm-studio, a folder that runs where there is no Python, and try it
	$(PYTHON) .ci/program.py

.PHONY: coach
coach: $(SETUP_DEV) ## Say how well the coach judges words and write docs/coach.md
	$(BIN)/python -m tests.coach

.PHONY: stillness
stillness: $(SETUP_DEV) ## Measure how still a growing model holds and write docs/stillness.md
	$(BIN)/python -m tests.stillness

.PHONY: pictures
pictures: $(SETUP_DEV) ## Type pictures, count what cannot be read in them and write docs/pictures.md
	@nice -n 19 $(BIN)/python -m tests.contact_sheet
	@nice -n 19 $(BIN)/python -m tests.bench_pictures

# It fetches the other programs into a folder that it throws away again; they are in no lock file.
.PHONY: compare
compare: $(SETUP_DEV) ## Draw models beside other programs and write docs/drawing-compared.md
	$(BIN)/python -m tests.compare_drawers

.PHONY: screenshots
screenshots: $(SETUP_DEV) ## Take the README's pictures again
	$(BIN)/python -m tests.screenshots

# Without line numbers and dates the catalogues change only when a message does.
# `t` and `tr` are what the exports call a translator for a language other than the screen's.
KEYWORDS := --keyword=N_ --keyword=NP_:1c,2 --keyword=t --keyword=tr --add-comments=i18n:
PLAIN_HEADER := sed -e '/^"POT-Creation-Date/d' -e '/^"PO-Revision-Date/d' -e '/^\# FIRST AUTHOR/d' \
	-e '/^"Last-Translator/d' -e '/^"Language-Team/d' -e '/^"Generated-By/d' -e '/^"Report-Msgid/d' \
	-e 's/^"Project-Id-Version:.*/"Project-Id-Version: ssm_studio\\n"/'
.PHONY: messages
messages: $(SETUP_DEV) ## Collect the messages, update the catalogues, compile them
	@mkdir -p $(LOCALE)
	$(BIN)/pybabel --quiet extract --no-location --sort-output --no-wrap $(KEYWORDS) \
		--project=ssm_studio --copyright-holder="ssm_studio contributors" --output=$(POT).new ssm_studio
	@$(PLAIN_HEADER) $(POT).new > $(POT) && rm $(POT).new
	@for po in $(PO); do \
		locale=$$(basename $$(dirname $$(dirname $$po))); \
		$(BIN)/pybabel --quiet update --no-wrap --no-fuzzy-matching --ignore-pot-creation-date \
			--locale=$$locale --input-file=$(POT) --output-file=$$po || exit 1; \
		$(PLAIN_HEADER) $$po > $$po.new && mv $$po.new $$po; done
	@rm -f $(MO) && $(MAKE) --no-print-directory mo

.PHONY: mo
mo: $(SETUP_DEV) $(MO) ## Compile the catalogues

%.mo: %.po | $(SETUP_DEV)
	$(BIN)/pybabel --quiet compile --input-file=$< --output-file=$@

# Dev first: it is the superset, and the two others must agree with it.
UV ?= uv
COMPILE = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header $(UPGRADE)
.PHONY: lock
lock: ## Renew the lock files (needs uv; UPGRADE=--upgrade for newer versions)
	$(COMPILE) pyproject.toml --group dev --output-file requirements-dev.lock
	$(COMPILE) pyproject.toml --constraint requirements-dev.lock --output-file requirements.lock
	$(COMPILE) --group build --constraint requirements-dev.lock --output-file requirements-build.lock

.PHONY: clean
clean: ## Remove .venv and everything made; sessions and exports stay
	rm -rf $(VENV) $(VENV)-3.* .mutants build dist htmlcov .coverage .coverage.* coverage.xml snapshot_report.html
	rm -rf .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis *.egg-info
	find ssm_studio tests -name __pycache__ -type d -prune -exec rm -rf {} +
