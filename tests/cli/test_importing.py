"""`graphkit import` on the command line."""

import shutil
from pathlib import Path

from graphkit.cli.importing import import_
from graphkit.pipeline.importing import IMPORT_FORMATS
from tests.cli.conftest import Run

PEOPLE = '<https://example.org/a> a <http://xmlns.com/foaf/0.1/Person> ; \
<http://xmlns.com/foaf/0.1/name> "Mira Aldane" .'


def test_import_lists_and_removes(run: Run, sample: Path, tmp_path: Path) -> None:
    shutil.copytree(sample, tmp_path / "out")
    (tmp_path / "people.ttl").write_text(PEOPLE, encoding="utf-8")
    done = run("import", tmp_path / "people.ttl", "-g", tmp_path / "out", "--list")
    first, listed = done.out.splitlines()
    assert done.status == 0
    assert first.startswith("people.ttl: 1 things, 0 facts; 1 things are entities of the graph")
    assert listed.split()[1:] == ["people.ttl", "turtle", "1", "things", "1", "matched"]
    done = run("import", "--remove", "people.ttl", "--list", "-g", tmp_path / "out")
    assert (done.status, done.out.strip()) == (0, "")


def test_import_of_nothing_is_a_mistake_of_the_command(run: Run) -> None:
    assert run("import").status == 2


def test_import_that_fails_is_one_line(run: Run, sample: Path, tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a> <b> <c> .", encoding="utf-8")
    done = run("import", tmp_path / "x.ttl", "-g", sample)
    assert (done.status, done.err) == (
        1,
        "graphkit: x.ttl, line 1: has the relative IRI <a>; "
        "write it out, or state a base in the file\n",
    )


def test_import_offers_every_format_there_is() -> None:
    offered = next(param for param in import_.params if param.name == "format_name")
    assert set(getattr(offered.type, "choices", ())) == set(IMPORT_FORMATS)
