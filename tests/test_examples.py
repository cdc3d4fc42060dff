"""The worked examples of the documentation give what they show."""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import graphkit

COMPANY_NEWS = Path("docs", "examples", "company-news")
BLOCK = re.compile(r"```console\n\$ graphkit (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the example, to build in."""
    copied = tmp_path_factory.mktemp("examples") / COMPANY_NEWS.name
    shutil.copytree(root / COMPANY_NEWS, copied)
    return copied


def blocks(folder: Path) -> Iterator[tuple[str, str]]:
    text = (folder / "README.md").read_text(encoding="utf-8")
    yield from ((match["command"], match["output"]) for match in BLOCK.finditer(text))


@pytest.mark.slow
def test_commands_print_what_the_example_shows(folder: Path, root: Path) -> None:
    shown = list(blocks(folder))
    assert len(shown) == 3
    for command, output in shown:
        words = [sys.executable, "-m", "graphkit", *shlex.split(command)]
        done = subprocess.run(  # noqa: S603 - the example is ours
            words,
            cwd=folder,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={"PYTHONPATH": str(root)},
        )
        if output:
            assert without_ids(done.stdout) == without_ids(output)


def without_ids(text: str) -> str:
    """Take out ids of statements, which another version may make anew."""
    return re.sub(r"statement/[0-9a-f]+", "statement/…", text)


@pytest.mark.slow
def test_example_is_valid_and_borne_out(folder: Path) -> None:
    with graphkit.build(folder / "texts", lexicons=[folder / "lexicon"]) as graph:
        assert graph.validate().conforms
        assert graph.verify().offenders == ()
        assert [one.name for one in graph.summary.lexicons] == ["lexicon"]


@pytest.mark.slow
def test_explanation_says_which_verb_is_missing(folder: Path) -> None:
    explanation = graphkit.explain(folder / "texts" / "court.txt", lexicons=[folder / "lexicon"])
    text = (folder / "README.md").read_text(encoding="utf-8")
    shown = block_of(text, "5    Brightwater sold Halden.")
    assert shown in explanation.to_text()


def block_of(text: str, first: str) -> str:
    """Return the indented block of a text that begins with the line ``first``."""
    lines = text.splitlines()
    start = next(i for i, line in enumerate(lines) if line.strip() == first)
    indent = len(lines[start]) - len(lines[start].lstrip())
    end = next(i for i in range(start, len(lines)) if not lines[i].strip())
    return "\n".join(line[indent:] for line in lines[start:end])


@pytest.mark.slow
def test_seeds_do_not_know_company_news(folder: Path) -> None:
    with pytest.raises(graphkit.QueryError, match="there is no relation 'acquired'"):
        graphkit.build(folder / "texts").evidence("Mira Aldane", "acquired", "Halden")
