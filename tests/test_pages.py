"""docs/: links lead somewhere, pages that are made are fresh, examples work, rules can be added as is told."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import pipeline.cli
from pipeline.article import Article
from pipeline.data import models_dir
from pipeline.evaluation.scores import FIGURES
from pipeline.readers import detection, read

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "models" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
RULES = (ROOT / "docs" / "rules.md").read_text("utf-8")
LINK = re.compile(r"\]\(([^)\s]+)\)")
WEB = ("http://", "https://", "mailto:")


def anchors(page: Path) -> set[str]:
    """The anchors of headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text("utf-8")):
        if link.startswith(WEB):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_index_has_every_page() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        assert page.name == "README.md" or f"]({page.name})" in index, page.name


def test_commands_page_is_that_of_the_commands(tmp_path: Path) -> None:
    made = tmp_path / "commands.md"
    typer = [Path(sys.executable).parent / "typer", "pipeline.cli", "utils", "docs", "--name", "quiditquoi"]
    subprocess.run([*typer, "--output", made], check=True, capture_output=True, cwd=ROOT)
    assert (ROOT / "docs" / "commands.md").read_text("utf-8") == made.read_text("utf-8"), "run `make docs`"


@pytest.mark.parametrize("command", [one.__name__.rstrip("_") for one in pipeline.cli.COMMANDS])
def test_every_command_is_documented(command: str) -> None:
    assert f"## `quiditquoi {command}`" in (ROOT / "docs" / "commands.md").read_text("utf-8")


def test_every_figure_is_documented_and_shown() -> None:
    page = (ROOT / "docs" / "evaluate.md").read_text("utf-8")
    assert all(f"`{figure}`" in page for figure in FIGURES)
    tool = _tool("write_scores")
    assert {row["figure"] for row in tool.read()} <= set(FIGURES)
    for document in tool.DOCUMENTS:
        assert tool.TABLE.findall(document.read_text("utf-8")) == [tool.table()], "run `make docs`"


def test_examples_of_the_python_page(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "articles")
    page = (ROOT / "docs" / "python.md").read_text("utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    # A worker imports the script again; what stands below the guard of the first example stands below it here too.
    script = "\n".join(blocks).replace('if __name__ == "__main__":', "if True:")
    (tmp_path / "page.py").write_text(f"def main() -> None:\n{_indented(script)}\n\n\n{GUARD}", "utf-8")
    done = subprocess.run([sys.executable, "page.py"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "voix.svg").exists()


GUARD = 'if __name__ == "__main__":\n    main()\n'


def _indented(script: str) -> str:
    return "\n".join(f"    {line}" if line else line for line in script.splitlines())


def test_commands_of_the_evaluate_page(tmp_path: Path, seed_db: Path) -> None:
    """Each line as it stands, on an article of the tests."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "gold").mkdir()
    shutil.copy(seed_db, tmp_path / "corpus.db")
    article = json.loads((ROOT / "tests" / "gold" / "articles" / "echo-sahel.json").read_text("utf-8"))
    (tmp_path / "articles" / "2024-03-14.txt").write_text(article["text"], "utf-8")
    page = (ROOT / "docs" / "evaluate.md").read_text("utf-8")
    (block,) = re.findall(r"^```sh\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for line, code in zip(block.splitlines(), (0, 0, 3, 0), strict=True):
        done = subprocess.run(["sh", "-c", line], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True,
                              text=True, check=False)  # fmt: skip
        assert done.returncode == code, done.stderr
    assert json.loads((tmp_path / "scores.json").read_text("utf-8"))["figures"]["dates"]["f1"] == 1.0


# Lines of rules.md, in a copy of models/: what a sentence gives without them, and with them.

LINES = dict(re.findall(r"^```tsv models/(\S+)\n(.+)\n^```", RULES, re.MULTILINE))
PROBE = """
import json, sys
from pathlib import Path
import pipeline.data
pipeline.data.models_dir = lambda: Path(sys.argv[1])
import pipeline
def read(text):
    found = pipeline.extract(text, published="2024-03-14")
    names = {actor.actor_id: actor.name for actor in found.actors}
    return [names.get(quote.actor_id) for quote in found.quotes] + [date.value for date in found.dates]
print(json.dumps([read(text) for text in json.loads(sys.argv[2])]))
"""
SENTENCES = {
    "Le fleuve reviendra, vaticine Anne Lefort.": ([], ["Anne Lefort"]),
    "Le sourcier en chef Jean Valmont creuse. Paul Vial attend. « L'eau est là », a dit le sourcier en chef.": (
        ["Paul Vial"],
        ["Jean Valmont"],
    ),
    "La Saint-Glinglin sera fêtée.": ([], ["2024-06-30"]),
}


def test_lines_of_the_rules_page_do_what_it_says(tmp_path: Path) -> None:
    models = tmp_path / "models"
    shutil.copytree(models_dir(), models)
    for name, line in LINES.items():
        _insert(models / name, line)
    found = [_probe(folder) for folder in (models_dir(), models)]
    assert found == [[without for without, _ in SENTENCES.values()], [with_it for _, with_it in SENTENCES.values()]]


@pytest.mark.parametrize(("name", "line"), LINES.items(), ids=list(LINES))
def test_lines_of_the_rules_page_are_new_and_whole(name: str, line: str) -> None:
    lines = (models_dir() / name).read_text("utf-8").splitlines()
    header = next(one for one in lines if not one.startswith("#"))
    assert line.count("\t") == header.count("\t")
    assert line.split("\t")[0] not in {one.split("\t")[0] for one in lines}


def test_the_reader_of_the_rules_page_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"^```python pipeline/readers/bulletin\.py\n(.*?)^```", RULES, re.DOTALL | re.MULTILINE)
    (tmp_path / "bulletin.py").write_text(code, "utf-8")
    monkeypatch.setitem(detection.READERS, "bulletin", _module(tmp_path / "bulletin.py").READER)
    (tmp_path / "a.bul").write_text("La crue\n2024-03-14\nLe fleuve monte depuis hier matin à Lyon.\n", "utf-8")
    (article,) = read(tmp_path / "a.bul").records
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("La crue", "2024-03-14")
    (tmp_path / "b.bul").write_text("La crue\n", "utf-8")
    (rejected,) = read(tmp_path / "b.bul").records
    assert not isinstance(rejected, Article)
    assert rejected.code == "bulletin"


def test_files_that_the_rules_page_names_exist() -> None:
    for name in re.findall(r"`((?:pipeline|models|tools|tests)/[\w/.]+)`", RULES):
        assert "NAME" in name or (ROOT / name).exists(), name
    for name in re.findall(r"tests/test_\w+\.py", RULES):
        assert (ROOT / name).exists(), name


def _insert(path: Path, line: str) -> None:
    lines = path.read_text("utf-8").splitlines()
    head = next(place for place, one in enumerate(lines) if not one.startswith("#")) + 1
    path.write_text("\n".join([*lines[:head], *sorted([*lines[head:], line])]) + "\n", "utf-8")


def _probe(models: Path) -> list[list[str]]:
    done = subprocess.run([sys.executable, "-c", PROBE, models, json.dumps(list(SENTENCES))], capture_output=True,
                          text=True, check=True)  # fmt: skip
    found: list[list[str]] = json.loads(done.stdout)
    return found


def _tool(name: str) -> ModuleType:
    return _module(ROOT / "tools" / f"{name}.py")


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
