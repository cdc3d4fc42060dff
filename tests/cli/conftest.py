"""The command line, run in this process, on a graph of the hand-made sample."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

from graphkit.cli import main
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge


class Outcome(NamedTuple):
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and return its outcome."""

    def run(*arguments: object) -> Outcome:
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main([str(one) for one in arguments])
        printed = capsys.readouterr()
        status = left.value.code
        assert isinstance(status, int)
        return Outcome(status, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a graph of the sample."""
    folder = tmp_path_factory.mktemp("graph")
    with GraphStore.create(folder / "store") as store:
        store.write(sample_knowledge())
    return folder


@pytest.fixture
def ask(run: Run, sample: Path) -> Run:
    """Run a command on the graph of the sample."""

    def ask(command: str, *arguments: object) -> Outcome:
        return run(command, "--graph", sample, *arguments)

    return ask
