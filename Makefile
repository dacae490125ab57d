# One target for everything that a contributor does; `make help` lists them.

# The Python that Pyodide 0.29 contains; bytecode made by another is refused in the page.
PYTHON_VERSION := 3.13
PORT ?= 8000

VENV := .venv
CACHE := .cache
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)

SETUP := $(VENV)/.installed node_modules/.package-lock.json
ENTRIES := $(CACHE)/entries
CATALOGUES := $(CACHE)/catalogues
RUNTIMES := $(CACHE)/runtimes
RUNTIME := $(RUNTIMES)/zh/manifest.json
BROWSER := $(CACHE)/browser
SITE := site/index.html
DIST := dist/wechat-credit-guide.zip
RIVALS := benchmarks/node_modules/.package-lock.json
AUDIT := $(CACHE)/audit

# The sources of a folder, without what Python leaves beside them.
sources = $(shell find $(1) -type f -not -name '*.pyc' -not -name '*.mo')

.DELETE_ON_ERROR:
.PHONY: help serve site dist docs test browsers bench check format texts lock audit clean

help: ## List the targets
	@sed -n 's/^\([a-z]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 16

serve: $(SITE) ## Serve the site on http://127.0.0.1:8000 (PORT= for another port), anew at every change
	@python -m sitebuild.serve site --runtimes $(RUNTIMES) --folder $(CACHE)/serve --port $(PORT)

site: $(SITE) ## Build the site into site/

dist: $(DIST) ## Put the site into one zip file, dist/wechat-credit-guide.zip, with checksums

# Each module by its name, for of a package that says what is public only that would be told.
docs: $(SETUP) ## Make pages of the code's docstrings in .cache/docs/
	rm -rf $(CACHE)/docs
	python -W 'ignore:The module specification' -m pdoc --docformat google --output-directory $(CACHE)/docs '!sitebuild.runtime.inside' \
	  sitebuild $$(find calculators -name '*.py' | sed 's#/__init__##; s#\.py$$##; s#/#.#g')

test: $(SITE) $(BROWSER) ## Run every test, those in a browser included
	python -m pytest

# Tests that lack one are skipped and say so.
browsers: $(SETUP) ## Install the other browsers and servers that `make test` uses if they are there
	@PYTHONPATH=tests python -m browser.programs

bench: $(SITE) $(BROWSER) $(RIVALS) ## Measure speed and size against rivals (takes half an hour)
	python -m benchmarks

check: $(SETUP) ## Check format, lint and types
	ruff format --check
	ruff check
	mypy
	npx --no-install biome check
	npx --no-install tsc

format: $(SETUP) ## Format the code
	ruff format
	ruff check --fix
	npx --no-install biome check --write

texts: $(SETUP) ## Take new and changed texts over into the catalogues of other languages
	python -m sitebuild.translations --update

lock: $(SETUP) ## Pin the dependencies of requirements/*.in anew (needs uv)
	for name in bootstrap main node audit; do \
	  uv pip compile --quiet --universal --python-version $(PYTHON_VERSION) --generate-hashes \
	    --no-emit-index-url --no-header --output-file requirements/$$name.txt requirements/$$name.in || exit; \
	done
	npm install --package-lock-only --ignore-scripts
	npm install --package-lock-only --ignore-scripts --prefix benchmarks
	touch package-lock.json # npm has marked what is installed as up to date, which it is not

audit: $(SETUP) $(AUDIT)/.installed ## Ask PyPI and npm for known vulnerabilities of what is pinned (needs a network)
	python -m sitebuild.audit $(AUDIT)/bin/pip-audit

clean: ## Remove everything that was made
	rm -rf $(VENV) $(CACHE) node_modules benchmarks/node_modules site dist test-results

$(VENV)/.installed: requirements/bootstrap.txt requirements/main.txt pyproject.toml build/find_python.sh
	rm -rf $(VENV)
	python=$$(sh build/find_python.sh $(PYTHON_VERSION)) && "$$python" -m venv $(VENV)
	python -m pip install --quiet --require-hashes -r requirements/bootstrap.txt
	python -m pip install --quiet --require-hashes --no-build-isolation -r requirements/main.txt
	python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

node_modules/.package-lock.json: package.json package-lock.json requirements/node.txt | $(VENV)/.installed
	command -v npm >/dev/null || python -m pip install --quiet --require-hashes -r requirements/node.txt
	npm ci --ignore-scripts --no-progress
	touch $@

$(RIVALS): benchmarks/package.json benchmarks/package-lock.json $(SETUP)
	npm ci --ignore-scripts --no-progress --prefix benchmarks
	touch $@

# By itself: what it needs is none of the build's concern.
$(AUDIT)/.installed: requirements/audit.txt | $(VENV)/.installed
	rm -rf $(AUDIT)
	python -m venv $(AUDIT)
	$(AUDIT)/bin/python -m pip install --quiet --require-hashes -r requirements/audit.txt
	touch $@

# What the calculators say in other languages than Chinese.
$(CATALOGUES): $(wildcard calculators/locale/*.po) build/sitebuild/translations.py | $(SETUP)
	python -m sitebuild.translations
	mkdir -p $(@D)
	touch $@

$(ENTRIES): $(SETUP) $(call sources,docs calculators build)
	python -m sitebuild.check
	mkdir -p $(@D)
	touch $@

# A wrong entry is told before anything is made of it; a right one alone makes no new runtime.
$(RUNTIME): $(SETUP) pyproject.toml $(CATALOGUES) $(call sources,calculators build/sitebuild/runtime) | $(ENTRIES)
	python -m sitebuild.runtime $(RUNTIMES)
	touch $@

$(SITE): $(RUNTIME) mkdocs.yml mkdocs.en.yml $(call sources,docs calculators build) | $(ENTRIES)
	python -m sitebuild.editions site --runtimes $(RUNTIMES)
	touch $@

$(DIST): $(SITE) $(wildcard hosting/*)
	python -m sitebuild.dist site $@

$(BROWSER): tests/browser/chromium.py tests/browser/apt.py $(SETUP)
	@mkdir -p $(@D)
	@PYTHONPATH=tests python -m browser.chromium > $@
