"""The public surface: sorted, complete, documented, and quick to import."""

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import graphkit
from graphkit import data_model, errors

HEAVY = ("networkx", "pyvis", "rdflib", "scipy", "spacy", "trafilatura")


def loaded(*arguments: str) -> set[str]:
    """The heavy modules a fresh interpreter has loaded at the end."""
    program = (
        "import sys\n"
        "try:\n    exec(sys.argv.pop(1))\n"
        f"finally:\n    print(*sorted(set({HEAVY!r}) & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    return set(done.stderr.split())


def test_names_are_sorted_and_there() -> None:
    assert graphkit.__all__ == sorted(graphkit.__all__)
    assert [name for name in graphkit.__all__ if not hasattr(graphkit, name)] == []
    assert set(graphkit.__all__) <= set(dir(graphkit))


def test_data_model_and_errors_are_repeated_whole() -> None:
    named = set(graphkit.__all__)
    assert {name for name in data_model.__all__ if not name.isupper()} <= named
    raised = inspect.getmembers(errors, inspect.isclass)
    assert {name for name, value in raised if value.__module__ == errors.__name__} <= named


@pytest.mark.parametrize(
    "name", [name for name in graphkit.__all__ if inspect.isclass(getattr(graphkit, name))]
)
def test_public_class_is_documented(name: str) -> None:
    assert inspect.getdoc(getattr(graphkit, name))


def test_every_public_method_of_a_graph_is_documented() -> None:
    members = inspect.getmembers(graphkit.KnowledgeGraph)
    public = [value for name, value in members if not name.startswith("_")]
    assert [value for value in public if not inspect.getdoc(value)] == []


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'bild'"):
        graphkit.bild  # noqa: B018 - looked up, not used


def test_import_loads_nothing_heavy() -> None:
    assert loaded("import graphkit") == set()


@pytest.mark.parametrize("command", ["--help", "build --help", "queries list", "projections list"])
def test_command_that_reads_no_graph_loads_nothing_heavy(command: str) -> None:
    program = "from graphkit.cli import main; main()"
    assert loaded(program, *command.split()) == set()


def test_query_loads_no_pipeline_and_nothing_that_draws(tmp_path: Path) -> None:
    program = "import graphkit; graphkit.open"
    assert loaded(program, str(tmp_path)) == {"rdflib"}
