# Everything that is set up, served and tested here; `make help` lists it.
# Needs only make and Python 3.11 or newer with its venv module. Works with and without TAIZHANG_SOURCES.

PORT ?= 8001
PYTHON ?= python3
PYTEST_ARGS ?=
UPGRADE ?=

BIN := .venv/bin
UV := $(or $(shell command -v uv 2>/dev/null),$(BIN)/uv)
OWN_UV := $(filter $(BIN)/uv,$(UV))
# A full set-up serves as well; only where there is none yet, serving sets up the little that it needs.
SERVING := $(if $(wildcard .venv/.dev),.venv/.dev,.venv/.serve)

# `sync` also takes away what the lock no longer names: an installed Datasette plugin is an active one.
# The project itself is built by the hatchling that the lock pins by hash (--no-build-isolation), so that nothing
# unpinned is fetched and a second set-up needs no network.
define install
	$(UV) pip sync --quiet --python $(BIN)/python --require-hashes requirements/$(1).txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch .venv/.$(1)
endef

.PHONY: help setup serve test browser lock
.DEFAULT_GOAL := help

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

setup: .venv/.dev  ## set up .venv with everything, locked; the command is .venv/bin/taizhang

serve: $(SERVING)  ## set up if need be, build, and serve on http://127.0.0.1:8001 (PORT=8002 for another)
	$(BIN)/taizhang build
	$(BIN)/taizhang serve --port $(PORT)

test: .venv/.dev browser  ## set up if need be, then lint, types and every test (PYTEST_ARGS="-k ledger" for some)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint .
	$(BIN)/python -m pytest $(PYTEST_ARGS)

browser:  ## install Chromium and a Chinese font for the browser tests, where apt is there
	@.ci/install-browser

lock: | $(BIN)/python $(OWN_UV)  ## make requirements/ again from pyproject.toml (UPGRADE=--upgrade for newer versions)
	$(call compile,--extra serve --extra quality --extra dev,dev)
	$(call compile,--extra serve --constraint requirements/dev.txt,serve)
	echo 'uv>=0.9' | $(UV) pip compile --quiet --python-version 3.11 --universal --generate-hashes \
		--no-emit-index-url --custom-compile-command 'make lock' $(UPGRADE) - --output-file requirements/uv.txt

compile = $(UV) pip compile --quiet --python-version 3.11 --universal --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' $(UPGRADE) $(1) --group build pyproject.toml --output-file requirements/$(2).txt

.venv/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python $(OWN_UV)
	$(call install,dev)

.venv/.serve: requirements/serve.txt pyproject.toml | $(BIN)/python $(OWN_UV)
	$(call install,serve)

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is older than 3.11: name a newer one, as in make setup PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(BIN)/uv: | $(BIN)/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/uv.txt
