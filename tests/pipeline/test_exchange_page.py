"""What docs/exchange.md shows works as it is shown."""

import re
from pathlib import Path

import pytest

from graphkit.pipeline import import_files, open_graph
from graphkit.store import GraphStore
from tests.fixtures.sample_knowledge import sample_knowledge

BLOCK = re.compile(r"```(?P<kind>\w+)\n(?P<text>.*?)```", re.DOTALL)


@pytest.fixture
def shown(root: Path) -> dict[str, str]:
    """The query, mapping and table of the page, by what they are."""
    page = (root / "docs" / "exchange.md").read_text(encoding="utf-8")
    found = {match["kind"]: match["text"] for match in BLOCK.finditer(page)}
    rows = re.search(r"`officials.csv`\n\n((?:    .+\n)+)", page)
    assert rows
    found["csv"] = "".join(line[4:] for line in rows[1].splitlines(keepends=True))
    return found


def test_mapping_and_query_of_the_page_tell_of_the_table(
    shown: dict[str, str], tmp_path: Path
) -> None:
    with GraphStore.create(tmp_path / "out" / "store") as store:
        store.write(sample_knowledge())
    (tmp_path / "officials.csv").write_text(shown["csv"], encoding="utf-8")
    (tmp_path / "officials.yaml").write_text(shown["yaml"], encoding="utf-8")
    (report,) = import_files(
        [tmp_path / "officials.csv"], tmp_path / "out", mapping=tmp_path / "officials.yaml"
    )
    assert (report.things, report.facts, report.matches) == (3, 2, 3)
    with open_graph(tmp_path / "out") as graph:
        rows = graph.query(shown["sparql"]).rows
    assert {row[1] for row in rows} == {"officials.csv"}
    assert ("Mira Aldane", "M. Aldane") in {(row[0], row[3]) for row in rows}
