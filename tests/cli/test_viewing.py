"""Projections, page and export on the command line."""

from pathlib import Path

import click
import pytest

from graphkit.cli.viewing import export
from graphkit.pipeline.exporting import EXPORT_FORMATS, FILE_FORMATS, FOLDER_FORMATS
from graphkit.projection import list_projections
from tests.cli.conftest import Run


def test_projections_are_listed_with_what_they_mean(run: Run) -> None:
    lines = run("projections", "list").out.splitlines()
    assert [line.split()[0] for line in lines] == list(list_projections())
    assert all(len(line.split()) > 3 for line in lines)


def test_view_writes_the_page_and_says_where(ask: Run, sample: Path, tmp_path: Path) -> None:
    assert ask("view").out == f"{sample / 'graph.html'}\n"
    assert ask("view", "-o", tmp_path / "page.html").out == f"{tmp_path / 'page.html'}\n"
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert page == (sample / "graph.html").read_text(encoding="utf-8")
    assert f"{page}\n" == ask("view", "-o", "-").out


def test_view_has_the_heading_asked_for(ask: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    ask("view", "-o", page, "--title", "Talks <in> March")
    assert "<title>Talks &lt;in&gt; March</title>" in page.read_text(encoding="utf-8")


def test_view_opens_the_browser_when_asked(
    ask: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", opened.append)
    page = tmp_path / "page.html"
    ask("view", "-o", page, "--projection", "who-met-whom")
    assert opened == []
    ask("view", "-o", page, "--open")
    assert opened == [str(page)]


def test_export_writes_a_file(ask: Run, tmp_path: Path) -> None:
    assert ask("export", "-o", tmp_path / "graph.ttl") == (0, "", "")
    assert "gk:met" in (tmp_path / "graph.ttl").read_text(encoding="utf-8")


def test_export_writes_a_projection(ask: Run, tmp_path: Path) -> None:
    ask("export", "-o", tmp_path / "met.graphml", "--projection", "who-met-whom")
    assert (tmp_path / "met.graphml").read_text(encoding="utf-8").count("<node ") == 3


def test_export_to_standard_output_is_the_same(ask: Run, tmp_path: Path) -> None:
    ask("export", "-o", tmp_path / "graph.nq")
    printed = ask("export", "-o", "-", "--format", "nquads").out
    assert printed == (tmp_path / "graph.nq").read_text(encoding="utf-8")


def test_export_offers_every_format_there_is() -> None:
    offered = next(param for param in export.params if param.name == "format_name")
    assert isinstance(offered.type, click.Choice)
    assert set(offered.type.choices) == set(EXPORT_FORMATS)


@pytest.mark.parametrize("name", FOLDER_FORMATS)
def test_export_of_several_files_makes_a_folder(ask: Run, name: str, tmp_path: Path) -> None:
    assert ask("export", "-f", name, "-o", tmp_path / "out").status == 0
    assert len(list((tmp_path / "out").iterdir())) >= 4
    refused = ask("export", "-f", name, "-o", "-")
    assert (refused.status, refused.err) == (
        1,
        f"graphkit: {name} is several files; name a folder for them\n",
    )


@pytest.mark.parametrize("name", FILE_FORMATS)
def test_export_of_one_file_goes_to_standard_output_too(
    ask: Run, name: str, tmp_path: Path
) -> None:
    ask("export", "-f", name, "-o", tmp_path / "out")
    printed = ask("export", "-f", name, "-o", "-").out
    assert printed == (tmp_path / "out").read_text(encoding="utf-8")


def test_suffix_tells_follow_the_money(ask: Run, tmp_path: Path) -> None:
    assert ask("export", "-o", tmp_path / "graph.ftm.json").status == 0
    first = (tmp_path / "graph.ftm.json").read_text(encoding="utf-8").partition("\n")[0]
    assert '"schema": "Article"' in first


def test_export_without_a_format_is_one_line(ask: Run, tmp_path: Path) -> None:
    outcome = ask("export", "-o", tmp_path / "graph.doc")
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: the name 'graph.doc' does not tell the format")
