# What a person or CI does with this project; `make help` lists it. Each target installs what it needs, once.

PYTHON ?= python3
VENV := .venv
PROPERDOCS_VENV := .venv-properdocs
BIN := $(VENV)/bin
# Passed on to the command of the target: make check ARGS="--format json", make test ARGS="-k calendar"
ARGS ?=

# Material and the plugins print notices about the future of MkDocs at every start. The versions are pinned and the
# question is answered (see `properdocs` below), so we silence them: the first is Material's, the second ProperDocs'.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true
export PIP_DISABLE_PIP_VERSION_CHECK := 1

UV_COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock" --quiet $(ARGS)

# $(call install,environment,requirements)
define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed, but $(PYTHON) is $$($(PYTHON) --version 2>&1 | tail -n 1)."; \
		echo "Name another one, for example: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(1)/bin/pip || $(PYTHON) -m venv --clear $(1)
	$(1)/bin/python -m pip install --quiet --require-hashes -r $(2)
	$(1)/bin/python -m pip install --quiet --no-deps --no-build-isolation -e .
endef

.PHONY: help
help: ## Lists the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: site
site: $(VENV)/run.stamp ## Builds the site into site/
	$(BIN)/portal build $(ARGS)

.PHONY: serve
serve: $(VENV)/run.stamp ## Shows the site on http://127.0.0.1:8000 while you edit
	$(BIN)/portal serve $(ARGS)

.PHONY: check
check: $(VENV)/run.stamp ## Checks the content and lists everything that is wrong
	$(BIN)/portal check $(ARGS)

.PHONY: test
test: $(VENV)/develop.stamp ## Lint, types and all tests; installs Chromium for the browser tests (Debian, root)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	tests/install_chromium.sh
	$(MAKE) --no-print-directory properdocs ARGS=
	$(BIN)/pytest -n 2 --dist loadgroup $(ARGS)

.PHONY: properdocs
properdocs: $(VENV)/run.stamp $(PROPERDOCS_VENV)/run.stamp ## Builds with ProperDocs as well and compares both sites
	rm -rf .cache/builders
	$(BIN)/mkdocs build --strict --site-dir .cache/builders/mkdocs
	$(PROPERDOCS_VENV)/bin/properdocs build --strict --config-file mkdocs.yml --site-dir .cache/builders/properdocs
	diff -r .cache/builders/mkdocs .cache/builders/properdocs

.PHONY: lock
lock: $(VENV)/develop.stamp ## Writes the requirements files anew; newer versions: make lock ARGS=--upgrade
	$(UV_COMPILE) --group build --output-file requirements.txt
	$(UV_COMPILE) --group develop --constraint requirements.txt --output-file requirements-develop.txt
	$(UV_COMPILE) --group build --group properdocs --constraint requirements.txt --output-file requirements-properdocs.txt
	$(UV_COMPILE) --group benchmark --constraint requirements-develop.txt --output-file requirements-benchmark.txt

.PHONY: clean
clean: ## Removes the site and all caches, but not the environment (.venv)
	rm -rf site build dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './.venv*' -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.txt pyproject.toml
	$(call install,$(VENV),requirements.txt)
	@touch $@

# The develop requirements include those of the run, at the same versions.
$(VENV)/develop.stamp: requirements-develop.txt requirements.txt pyproject.toml
	$(call install,$(VENV),requirements-develop.txt)
	@touch $(VENV)/run.stamp $@

$(PROPERDOCS_VENV)/run.stamp: requirements-properdocs.txt pyproject.toml
	$(call install,$(PROPERDOCS_VENV),requirements-properdocs.txt)
	@touch $@
