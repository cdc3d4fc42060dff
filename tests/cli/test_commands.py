"""All commands: help, statuses, one line for an error, nothing a terminal would obey."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import graphkit
from graphkit.cli.commands import graphkit as commands
from graphkit.errors import GraphkitError
from tests.cli.conftest import Run


def all_commands(group: click.Group, path: str = "graphkit") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from all_commands(command, f"{path} {name}")


COMMANDS = dict(all_commands(commands))


@pytest.mark.parametrize("name", COMMANDS)
def test_command_has_help(run: Run, name: str) -> None:
    outcome = run(*name.split()[1:], "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"Usage: {name}")
    assert COMMANDS[name].help


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help(name: str) -> None:
    options = [one for one in COMMANDS[name].params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


def test_overview_shows_whole_sentences(run: Run) -> None:
    outcome = run("--help")
    assert outcome.status == 0
    assert "..." not in outcome.out.partition("Commands:")[2]
    assert max(map(len, outcome.out.splitlines())) <= 80


@pytest.mark.parametrize("name", COMMANDS)
def test_command_stands_in_the_documentation(root: Path, name: str) -> None:
    text = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ `(graphkit [^`]+)`$", text, flags=re.MULTILINE)
    assert name in headings


@pytest.mark.parametrize("name", COMMANDS)
def test_options_stand_in_the_documentation(root: Path, name: str) -> None:
    text = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    section = text.partition(f"`{name}`\n")[2].partition("\n#")[0]
    options = [one for one in COMMANDS[name].params if isinstance(one, click.Option)]
    missing = [one.opts[-1] for one in options if f"`{one.opts[-1]}" not in section]
    assert missing == []


def test_documentation_has_no_other_commands(root: Path) -> None:
    text = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#+ `(graphkit [^`]+)`$", text, flags=re.MULTILINE)
    assert sorted(headings) == sorted(COMMANDS)


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"graphkit {graphkit.__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("query",),
        ("query", "documents", "--format", "xml"),
        ("query", "documents", "--param", "person"),
        ("report", "--top", "0"),
        ("export", "--output", "-"),
        ("build",),
    ],
)
def test_wrong_usage_ends_with_two(run: Run, arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert outcome.status == 2
    assert not outcome.out
    assert "Error: " in outcome.err


@pytest.mark.parametrize(
    "arguments",
    [("query", "documents"), ("verify",), ("validate",), ("view",), ("report",)],
)
def test_missing_graph_is_one_line_on_standard_error(
    run: Run, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    outcome = run(*arguments, "--graph", tmp_path / "nowhere")
    assert outcome.status == 1
    assert not outcome.out
    assert re.fullmatch(r"graphkit: there is no graph in .*; build one with: .*\n", outcome.err)


def test_error_is_one_line_that_a_terminal_does_not_obey(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> None:
        raise GraphkitError("broken\n\x1b[2J")

    monkeypatch.setattr("graphkit.resources.queries.load_query", fail)
    assert run("queries", "show", "documents") == (1, "", "graphkit: broken \\x1b[2J\n")


def test_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "graphkit", "queries", "list"]
    with subprocess.Popen(  # noqa: S603 - a fixed command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""


def test_names_are_written_out_where_the_encoding_has_none(sample: Path) -> None:
    query = "SELECT ?n { VALUES ?n { '\u201cq\u201d' } }"
    done = subprocess.run(  # noqa: S603 - a fixed command
        [sys.executable, "-m", "graphkit", "query", query, "-g", str(sample), "-f", "csv"],
        check=True,
        capture_output=True,
        env={"PYTHONIOENCODING": "latin-1"},
    )
    assert done.stdout == b"n\n\\u201cq\\u201d\n"
