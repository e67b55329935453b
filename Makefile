PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test lint format bench bench-check docs notebooks fuzz lock clean

run: .venv/ready        ## set everything up, extract seeds/, show what was found
	$(BIN)/quiditquoi run seeds --db out/corpus.db

test: .venv/ready       ## set everything up, run the tests
	$(BIN)/pytest

lint: .venv/ready       ## style, formatting, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/ready
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready      ## ratios against stock spaCy, in one run
	$(BIN)/python -m benchmarks --start

bench-check: .venv/ready ## fail when a whole run has become slower, as a ratio to stock spaCy
	$(BIN)/python -m benchmarks --check

notebooks: .venv/ready  ## pair each notebooks/*.py with its .ipynb, execute them into out/notebooks/
	$(BIN)/python tools/run_notebooks.py

fuzz: .venv/ready       ## any string in, no exception, offsets hold: about ten minutes
	FUZZ_EXAMPLES=60000 $(BIN)/pytest tests/test_fuzz.py

docs: run               ## write docs/tables.md, docs/commands.md and the scores, draw the README's picture
	$(BIN)/python tools/draw_article.py out/corpus.db 000_73690eb927d52fee docs/show.svg
	$(BIN)/python -c "from pipeline.corpus.describe import markdown; print(markdown(), end='')" > docs/tables.md
	$(BIN)/typer pipeline.cli utils docs --name quiditquoi --output docs/commands.md
	$(BIN)/python tools/write_scores.py

# The one place where versions are chosen: edit pyproject.toml, `make lock`, commit both.
lock: .venv/ready
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-header --quiet -o requirements.lock

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --no-index -e .
	touch .venv/ready

clean:
	rm -rf .venv out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
