"""graphkit as a library, as the README shows it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit
from tests.fixtures.stub_stages import sample_stages


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages that find the sample in whatever they read."""
    made = sample_stages()
    monkeypatch.setattr("graphkit.pipeline.building.load_stages", lambda _: made)


def example(root: Path, beginning: str) -> str:
    """The Python example of the README that begins so."""
    text = (root / "README.md").read_text(encoding="utf-8")
    examples: list[str] = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    return next(one for one in examples if one.startswith(beginning))


@pytest.mark.usefixtures("stages")
def test_graph_is_built_in_memory(seeds: Path) -> None:
    with graphkit.build(seeds) as kg:
        assert kg.path is None
        assert kg.summary.meetings == 2
        assert isinstance(kg, graphkit.KnowledgeGraph)


@pytest.mark.usefixtures("stages")
def test_graph_is_built_and_opened_again(seeds: Path, tmp_path: Path) -> None:
    graphkit.build(str(seeds), str(tmp_path / "out")).close()
    with graphkit.open(tmp_path / "out") as kg:
        assert kg.evidence("Aldane", "met", "Verrin")


@pytest.mark.usefixtures("stages")
def test_example_of_the_readme_runs(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = example(root, "import graphkit").replace("seeds/", f"{root}/seeds/")
    # The sample's persons stand in for those of the seeds.
    for name, other in (("Motegi", "Aldane"), ("Blinken", "Verrin")):
        program = program.replace(name, other)
    monkeypatch.chdir(tmp_path)
    exec(compile(program, "README.md", "exec"), {})  # noqa: S102 - our own text
    assert list(tmp_path.glob("*.html"))


@pytest.mark.slow
def test_terminal_example_of_the_readme_is_true(root: Path) -> None:
    """Each command prints what stands below it; `make readme` brings it up to date."""
    command = [sys.executable, str(root / ".ci" / "readme"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
