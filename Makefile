# One target for everything that a contributor does; `make help` lists them.

# The Python that Pyodide 0.29 contains: what tests compare with is what answers in the page.
PYTHON_VERSION := 3.13
PORT ?= 8000

VENV := .venv
CACHE := .cache
export PATH := $(CURDIR)/$(VENV)/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Playwright's own Node needs a library that slim systems lack; the one that we choose does not.
export PLAYWRIGHT_NODEJS_PATH := $(CURDIR)/$(VENV)/bin/node

SETUP := $(VENV)/.installed $(VENV)/.node node_modules/.package-lock.json
ENTRIES := $(CACHE)/entries
CATALOGUES := $(CACHE)/catalogues
RUNTIMES := $(CACHE)/runtimes
RUNTIME := $(RUNTIMES)/zh/manifest.json
BROWSER := $(CACHE)/browser
ADDRESS := $(CACHE)/address
SITE := site/index.html
DIST := dist/wechat-credit-guide.zip
RIVALS := benchmarks/node_modules/.package-lock.json
# The tests of a module share a browser. In the order in which they are found those in a browser come
# first: the many small ones fill what is left at the end.
PYTEST := python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder
# Tests compare amounts with plain numbers, take the one kind of block that they look for, and use
# libraries without types.
TESTS_MAY := $(addprefix --disable-error-code ,comparison-overlap union-attr import-untyped no-untyped-call)
AUDIT := $(CACHE)/audit
UV := $(CACHE)/uv

PIP_INSTALL := python -m pip install --quiet --require-hashes --requirement
NPM_CI := npm ci --ignore-scripts --no-progress
# Links to a Python or a Node that was uninstalled since.
BROKEN := $(shell find -L $(VENV)/bin -type l 2>/dev/null)
# The browser that was found, if it is gone.
GONE := $(shell [ -x "$$(cat $(BROWSER) 2>/dev/null)" ] || echo FORCE)

# The sources of a folder, without what Python leaves beside them.
sources = $(shell find $(1) -type f -not -name '*.pyc' -not -name '*.mo')

.DELETE_ON_ERROR:
.PHONY: help serve site dist docs test test-fast browsers bench check format texts calculator lock upgrade audit clean FORCE

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' $(MAKEFILE_LIST) | expand -t 20

serve: $(SITE) ## Serve the site on http://127.0.0.1:8000 (PORT= for another port), anew at every change
	@python -m sitebuild.serve site --runtimes $(RUNTIMES) --folder $(CACHE)/serve --port $(PORT)

site: $(SITE) ## Build the site into site/

# Always anew: a commit changes the time of the files in it, though none of what it depends on.
dist: $(SITE) ## Put the site into one zip file, dist/wechat-credit-guide.zip, with checksums
	python -m sitebuild.dist site $(DIST)

# Each module by its name: of a package with `__all__`, pdoc documents only what is in it.
docs: $(SETUP) ## Make pages of the code's docstrings in .cache/docs/
	rm -rf $(CACHE)/docs
	python -W 'ignore:The module specification' -m pdoc --docformat google --output-directory $(CACHE)/docs \
	  pyodide_preinit sitebuild '!sitebuild.runtime.warm_up' \
	  $$(find calculators -name '*.py' | sed 's#/__init__##; s#\.py$$##; s#/#.#g')
	@echo "Written to $(CACHE)/docs/: the library in calculators/finance.html, everything in index.html"

test: $(SITE) $(BROWSER) ## Run every test, those in a browser included
	$(PYTEST)

# From what is set up: no site, no browser, and few examples of each property.
test-fast: $(SETUP) $(CATALOGUES) ## Run the tests that need neither the site nor a browser, in half a minute
	$(PYTEST) -m 'not site and not slow' --hypothesis-profile fast

# Tests that lack one are skipped and say so.
browsers: $(SETUP) ## Install the other browsers and servers that `make test` uses if they are there
	@PYTHONPATH=tests python -m browser.programs

bench: $(SITE) $(BROWSER) $(RIVALS) ## Measure speed and size against rivals (takes half an hour)
	python -m benchmarks

check: $(SETUP) ## Check format, lint and types
	ruff format --check
	ruff check
	mypy
	mypy tests preinit/tests $(TESTS_MAY)
	npx --no-install biome check
	npx --no-install tsc
	npx --no-install tsc --project tsconfig.node.json

format: $(SETUP) ## Format the code, and write what scripts import of the page contract
	python -m sitebuild.contract
	ruff format
	ruff check --fix
	npx --no-install biome check --write

texts: $(SETUP) ## Take new and changed texts over into the catalogues of other languages
	python -m sitebuild.translations --update

calculator: $(SETUP) ## Begin a calculator from templates: NAME= TITLE= ENGLISH= GUIDE= (MAINTAINING.md says which)
	@python -m sitebuild.scaffold "$$NAME" --title "$$TITLE" --english "$$ENGLISH" --guide "$$GUIDE"

lock: ## Pin what requirements/*.in and package.json ask for now, and keep the other pins
upgrade: ## Pin the newest versions of what the pinned packages need in turn
upgrade: UPGRADE := --upgrade
lock upgrade: $(SETUP) $(UV)/.installed
	@for name in bootstrap main node audit uv; do \
	  echo "Pinning requirements/$$name.in …"; \
	  cp requirements/$$name.txt $(UV)/pins.txt && \
	    $(UV)/bin/uv pip compile $(UPGRADE) --quiet --universal --python-version $(PYTHON_VERSION) --generate-hashes \
	      --no-emit-index-url --no-header --output-file $(UV)/pins.txt requirements/$$name.in || exit; \
	  cmp -s $(UV)/pins.txt requirements/$$name.txt || cp $(UV)/pins.txt requirements/$$name.txt; \
	done
	@for folder in . benchmarks; do \
	  echo "Pinning $$folder/package.json …"; \
	  npm $(if $(UPGRADE),update,install) --package-lock-only --ignore-scripts --prefix $$folder || exit; \
	done
	@touch package-lock.json benchmarks/package-lock.json # npm has marked what is installed as up to date, which it is not

audit: $(SETUP) $(AUDIT)/.installed ## Ask PyPI and npm for known vulnerabilities of what is pinned (needs a network)
	@python -m sitebuild.audit $(AUDIT)/bin/pip-audit

clean: ## Remove everything that was made
	rm -rf $(VENV) $(CACHE) node_modules benchmarks/node_modules site dist test-results
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find benchmarks build calculators preinit tests \( -name __pycache__ -o -name '*.mo' \) -prune -exec rm -rf {} +

$(BROKEN):
$(VENV)/.installed: requirements/bootstrap.txt requirements/main.txt pyproject.toml preinit/pyproject.toml build/find_python.sh $(BROKEN)
	@python=$$(sh build/find_python.sh $(PYTHON_VERSION)) && echo "Making $(VENV) with $$python …" && \
	  rm -rf $(VENV) && "$$python" -m venv $(VENV)
	@echo "Installing Python packages (a minute or more) …"
	@$(PIP_INSTALL) requirements/bootstrap.txt
	@$(PIP_INSTALL) requirements/main.txt --no-build-isolation
	@python -m pip install --quiet --no-deps --no-build-isolation --editable . --editable ./preinit
	@touch $@

$(VENV)/.node: package.json requirements/node.txt build/sitebuild/node.py $(VENV)/.installed
	@python -m sitebuild.node requirements/node.txt
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json | $(VENV)/.node
	@echo "Installing npm packages …"
	@$(NPM_CI)
	@touch $@

$(RIVALS): benchmarks/package.json benchmarks/package-lock.json $(SETUP)
	@echo "Installing npm packages of the benchmarks …"
	@$(NPM_CI) --prefix benchmarks
	@touch $@

# Each by itself: what such a tool needs is none of the build's concern.
$(AUDIT)/.installed $(UV)/.installed: $(CACHE)/%/.installed: requirements/%.txt | $(VENV)/.installed
	@echo "Installing $* into $(@D) …"
	@rm -rf $(@D)
	@python -m venv $(@D)
	@$(@D)/bin/$(PIP_INSTALL) $<
	@touch $@

# What the calculators say in other languages than Chinese.
$(CATALOGUES): $(wildcard calculators/locale/*.po) build/sitebuild/catalogue.py build/sitebuild/translations.py | $(SETUP)
	@mkdir -p $(@D)
	python -m sitebuild.translations
	@touch $@

$(ENTRIES): $(SETUP) mkdocs.yml mkdocs.en.yml $(call sources,docs calculators build)
	@mkdir -p $(@D)
	python -m sitebuild.check
	@touch $@

# A wrong entry is reported before anything is made of it; a right one alone makes no new runtime.
$(RUNTIME): $(SETUP) pyproject.toml $(CATALOGUES) $(call sources,calculators build/sitebuild/runtime preinit/src) | $(ENTRIES)
	python -m sitebuild.runtime $(RUNTIMES)
	@touch $@

$(SITE): $(RUNTIME) mkdocs.yml mkdocs.en.yml $(ADDRESS) $(call sources,docs calculators build preinit/src) | $(ENTRIES)
	python -m sitebuild.editions site --runtimes $(RUNTIMES)
	@touch $@

# The site's own address, which pages hold: another one makes another site.
$(ADDRESS): FORCE
	@mkdir -p $(@D)
	@echo "$(SITE_URL)" | cmp -s - $@ || echo "$(SITE_URL)" > $@

$(BROWSER): tests/browser/chromium.py tests/browser/apt.py $(SETUP) $(GONE)
	@mkdir -p $(@D)
	@PYTHONPATH=tests python -m browser.chromium > $@
