# Two commands do everything, even on a new machine: `make publish` and `make test`.
# Python packages go into .venv, in the versions set by constraints.txt; stamp files there record what has been done.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install -q -c constraints.txt
SUDO := $(if $(filter-out 0,$(shell id -u)),sudo -n)

.DEFAULT_GOAL := help
.PHONY: help publish test test-fast compare fuzz guide figures web-figures bench clean

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /make \1 @/p' Makefile | awk -F@ '{ printf "  %-15s %s\n", $$1, $$2 }'

publish: .venv/.libraries .venv/.fonts ## Publish every brief to output/ as a PDF, a Word file and a web page
	@$(BIN)/briefpress publish --to pdf --to docx --to html

test: .venv/.test .venv/.libraries .venv/.fonts ## Check the program: style, types, layers, tests
	@$(call system,$(TOOLS_WORK),poppler-utils qpdf,poppler-utils qpdf,poppler qpdf) \
	  || echo "Tests that need them are skipped."
	@$(call system,command -v soffice,libreoffice-writer-nogui,libreoffice-writer,--cask libreoffice) \
	  || echo "Tests that save a Word file with it are skipped."
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

# The tests that fail most often: reading, checking, preparing, HTML, and the commands, which publish a few briefs.
FAST := cases check cli/test_requested.py cli/test_commands.py cli/test_guide.py cli/test_languages.py cli/test_new.py \
  edition guide/test_lists.py html problems/test_formats.py problems/test_levels.py source test_compare.py \
  test_documents.py test_makefile.py test_oldest_python.py test_package.py

test-fast: .venv/.test .venv/.libraries .venv/.fonts ## Run the tests that fail most often, in less than a minute
	$(BIN)/pytest -q -n auto -m 'not slow' --hypothesis-profile=fast $(addprefix tests/,$(FAST))

compare: .venv/.libraries .venv/.fonts ## Compare the output with that of another checkout: BASE=../other
	@$(BIN)/python -m tests.compare $(BASE)

guide: .venv/.libraries ## Regenerate the lists in the guide, and the compiled house words
	@$(BIN)/python -c 'from briefpress.words.house import keep; keep()'
	@$(BIN)/briefpress schema --format markdown >source/guide/fields-of-the-front-matter.md
	@$(BIN)/briefpress schema people --format markdown >source/guide/fields-of-people.md
	@$(BIN)/briefpress schema organisations --format markdown >source/guide/fields-of-organisations.md
	@$(BIN)/briefpress explain --format markdown >source/guide/problems.md

fuzz: .venv/.test .venv/.libraries ## Publish 2000 corrupted files and 2000 valid briefs, merge 1000 Word files; takes half an hour
	FUZZ=2000 $(BIN)/pytest tests/fuzz -n 2 -s

figures: .venv/.libraries .venv/.fonts ## Measure pages: characters per line, gaps, widows; FIGURES="gallery --brand NAME"
	@$(BIN)/python -m tests.page_figures $(FIGURES)

web-figures: .venv/.test .venv/.libraries ## Measure web pages in output/: bytes, requests, largest paint; PAGES="gallery guide"
	@$(BIN)/python -m tests.web_figures $(PAGES)

bench: .venv/.bench .venv/.libraries ## Compare time and memory with other programs; BENCH=--quick for a short run
	@$(BIN)/python -m tests.bench $(BENCH)

clean: ## Remove installed and cached files; output/ is kept
	rm -rf .venv .briefpress .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# Python packages. A virtual environment contains its own path, so it is recreated if the folder was moved.

ifneq ($(shell cat .venv/.made 2>/dev/null),$(CURDIR))
.PHONY: .venv/.made
endif
.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo \
	  "$(PYTHON) is not Python 3.11 or later. To use a different Python: make publish PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo \
	  "$(PYTHON) cannot create virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	@$(PYTHON) -m venv --clear .venv
	@pwd -P >$@

.venv/.project: .venv/.made pyproject.toml constraints.txt
	@echo "Installing Python packages ..."
	@$(PIP) hatchling editables setuptools
	@$(PIP) --no-build-isolation --use-pep517 -e .
	@touch $@

.venv/.test .venv/.bench: .venv/.project
	@echo "Installing Python packages for make $(patsubst .%,%,$(@F)) ..."
	@$(PIP) --no-build-isolation --use-pep517 -e '.[$(patsubst .%,%,$(@F))]'
	@touch $@

# System packages.

FONTS_WORK := $(BIN)/python -c "from pathlib import Path; from briefpress.brand.fonts import find_family as find; \
  exit(not find('Noto Sans CJK TC', (), Path('.briefpress').resolve()))"
LIBRARIES_WORK := $(BIN)/python -W error:HarfBuzz-Subset -c "from briefpress.engine import weasyprint as w; w()"
TOOLS_WORK := command -v pdftotext && command -v pdftoppm && command -v qpdf

.venv/.libraries: .venv/.project
	@$(call system,$(LIBRARIES_WORK),libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0,pango harfbuzz,pango harfbuzz)
	@touch $@

# Chinese, Japanese and Korean: no Python package contains such fonts.
.venv/.fonts: .venv/.project
	@{ $(call system,$(FONTS_WORK),fonts-noto-cjk,google-noto-sans-cjk-fonts,--cask font-noto-sans-cjk); } && touch $@ \
	  || echo "Without them, briefs with Chinese, Japanese or Korean text cannot be published."

# $(call system,command that works with them,packages of Debian,of Fedora,of Homebrew) installs them if it can.
works = { $(1); } >/dev/null 2>&1
define system
if ! $(works) && command -v apt-get >/dev/null && $(SUDO) true 2>/dev/null; then \
  echo "Installing $(2) ..."; \
  $(SUDO) apt-get update -qq; \
  $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
fi; \
$(works) || { \
  echo "Some system packages are missing or do not work. Install them and run make again:"; \
  echo "  Debian, Ubuntu  sudo apt-get install $(2)"; \
  echo "  Fedora          sudo dnf install $(3)"; \
  echo "  macOS           brew install $(4)"; \
  false; }
endef
