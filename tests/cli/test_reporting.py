"""The report and the comparison on the command line."""

import csv
import io
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.cli.conftest import Run


def test_report_is_printed_as_markdown(ask: Run) -> None:
    outcome = ask("report", "--projection", "who-met-whom")
    assert outcome.status == 0
    assert outcome.out.startswith("# ")
    assert "Tomas Verrin" in outcome.out


def test_report_has_the_projections_and_ranks_asked_for(ask: Run) -> None:
    rows = csv.DictReader(
        io.StringIO(ask("report", "-f", "csv", "--projection", "countries", "--top", "1").out)
    )
    assert {row["projection"] for row in rows} == {"countries"}


def test_report_is_written_as_a_page_and_as_tables(ask: Run, tmp_path: Path) -> None:
    assert ask("report", "-f", "html", "-o", tmp_path / "report.html") == (0, "", "")
    assert ask("report", "-f", "csv", "-o", tmp_path / "tables") == (0, "", "")
    assert ask("report", "-f", "csv", "-o", tmp_path / "ranks.csv") == (0, "", "")
    assert (tmp_path / "report.html").read_text(encoding="utf-8").startswith("<!")
    ranks = (tmp_path / "tables" / "ranks.csv").read_bytes()
    assert ranks == (tmp_path / "ranks.csv").read_bytes()


def test_unknown_projection_is_one_line(ask: Run) -> None:
    outcome = ask("report", "--projection", "who-meets-whom")
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: there is no projection 'who-meets-whom'")


def test_names_in_a_file_lead_to_the_page_of_the_graph(
    ask: Run, sample: Path, tmp_path: Path
) -> None:
    ask("view")
    folder = tmp_path / "my reports"
    folder.mkdir()
    ask("report", "-f", "html", "-o", folder / "report.html")
    html = (folder / "report.html").read_text(encoding="utf-8")
    target = unquote(html.partition("#node=")[0].rpartition('href="')[2])
    assert (folder / target).resolve() == (sample / "graph.html").resolve()
    assert "#node=" not in ask("report").out


def test_report_follows_its_options(ask: Run) -> None:
    out = ask(
        "report", "-f", "csv", "--projection", "who-met-whom", "--measure", "degree",
        "--measure", "closeness", "--without", "Tomas Verrin",
    ).out  # fmt: skip
    found = list(csv.DictReader(io.StringIO(out)))
    assert {row["measure"] for row in found} == {"degree", "closeness"}
    assert {row["variant"] for row in found} == {"all", "without Tomas Verrin"}


def test_report_is_of_the_days_asked_for(ask: Run) -> None:
    assert "Tomas Verrin" not in ask("report", "--since", "2050-01-01").out
    assert "2000-01-01 to …" in ask("report", "--since", "2000-01-01").out
    assert ask("report", "--until", "tomorrow").status == 1


def test_projection_may_be_a_file(ask: Run, tmp_path: Path, root: Path) -> None:
    own = tmp_path / "mine.rq"
    shipped = root / "graphkit" / "resources" / "projections" / "who-met-whom.rq"
    own.write_text(shipped.read_text(encoding="utf-8"), encoding="utf-8")
    assert "Tomas Verrin" in ask("report", "--projection", own).out


def test_unknown_measure_is_one_line(ask: Run) -> None:
    outcome = ask("report", "--measure", "fame")
    assert outcome.status == 1
    assert outcome.err.startswith("graphkit: no measure 'fame'")


def test_periods_are_compared(ask: Run, tmp_path: Path) -> None:
    outcome = ask("report", "--compare", "2000", "2031", "--projection", "who-met-whom")
    assert outcome.out.startswith("# What changed\n")
    assert "2000-01-01 to 2000-12-31" in outcome.out
    assert ask("report", "--compare", "2000", "/2050-01-01", "-f", "html").out.startswith("<!")
    ask("report", "--compare", "2000", "2031", "-f", "csv", "-o", tmp_path / "tables")
    assert (tmp_path / "tables" / "ties.csv").is_file()


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (("2031-13", "2031"), 1, "'2031-13' is no period"),
        (("2031", "last year"), 1, "'last year' is no period"),
        (("2031", "2032", "--directed"), 2, "--compare does not go with --directed"),
    ],
)
def test_what_cannot_be_compared_is_explained(
    ask: Run, arguments: tuple[str, ...], status: int, told: str
) -> None:
    outcome = ask("report", "--compare", *arguments)
    assert outcome.status == status
    assert told in outcome.err


def test_report_of_what_independent_publishers_bear_out(ask: Run) -> None:
    met = ("report", "-f", "csv", "--projection", "who-met-whom")
    rows = csv.DictReader(io.StringIO(ask(*met, "--publishers", "2").out))
    assert {row["label"] for row in rows} == {"Mira Aldane", "Tomas Verrin"}
    assert "Ilse Korvan" in ask(*met).out
    assert ask("report", "--compare", "2031-03", "2031-04", "--publishers", "2").status == 2
