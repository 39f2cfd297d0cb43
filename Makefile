# What can be run. Each target sets up what it needs; nothing has to be installed before.

PYTHON ?= python3
BIN    := .venv/bin
SHARED ?= ../shared

.PHONY: run test check lint types generated corpus generate format bench clean

run: .venv/core                      ## parse the charter, end to end
	$(BIN)/python -m parser seeds/charter.txt

test: .venv/dev                      ## all tests
	$(BIN)/python -m pytest -q

check: lint types generated test corpus  ## what CI runs

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev
	$(BIN)/mypy

generated: .venv/dev                 ## generated files and the committed results are up to date
	$(BIN)/python -m tools.generate --check
	$(BIN)/python -m parser seeds/charter.txt --quiet
	git diff --exit-code --stat -- out

corpus: .venv/dev                    ## scores on the development corpus, where there is one
	@if [ -d $(SHARED)/corpus ]; then \
	    $(BIN)/python -m bench.corpus $(SHARED); \
	else echo "no corpus at $(SHARED)/corpus: scores skipped"; fi

generate: .venv/dev                  ## write the generated files anew
	$(BIN)/python -m tools.generate

format: .venv/dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev                     ## speed and memory, as tables
	$(BIN)/python -m bench.startup
	$(BIN)/python -m bench.scaling

clean:
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis

.venv/python:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/core: .venv/python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	$(BIN)/python -m compileall -q parser
	@touch $@

.venv/dev: .venv/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@
