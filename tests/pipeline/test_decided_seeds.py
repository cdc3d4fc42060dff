"""The decisions that the README shows, put into effect on the sample documents."""

import re
from pathlib import Path

import pytest

import graphkit
from graphkit.data_model import EntityType
from graphkit.pipeline.deciding import check_decisions


@pytest.mark.slow
def test_decisions_of_the_readme_hold(root: Path, tmp_path: Path) -> None:
    text = (root / "README.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```text\n(# graphkit-decisions\.txt\n.*?)```", text, re.DOTALL)
    file = tmp_path / "graphkit-decisions.txt"
    file.write_text(block, encoding="utf-8")
    with graphkit.build(root / "seeds", decisions=[file]) as graph:
        entities = {entity.id: entity for entity in graph.store.entities()}
        assert entities["person/truss"].label == "Liz Truss"
        assert entities["person/le-drian"].label == "Jean-Yves Le Drian"
        offices = [e.id for e in entities.values() if e.type is EntityType.OFFICE]
        assert len([id_ for id_ in offices if id_.endswith("-USA")]) == 1
        assert "organization/convention-centre" not in entities
        assert graph.verify().offenders == ()
        assert graph.validate().violations == ()
        decided = graph.query("SELECT ?line { GRAPH ?g { ?d a gk:Decision ; gk:line ?line } }")
        assert {line for (line,) in decided.rows} == {2, 3, 4, 5, 6}


@pytest.mark.slow
def test_decisions_on_an_older_graph_give_the_bytes_of_a_clean_build(
    root: Path, tmp_path: Path
) -> None:
    file, out = tmp_path / "decisions.txt", tmp_path / "out"
    file.write_text('name person/truss "Liz Truss"\n', encoding="utf-8")
    graphkit.build(root / "seeds", out).close()
    plain = (out / "graph.nq").read_bytes()
    graphkit.build(root / "seeds", out, decisions=[file]).close()
    decided = (out / "graph.nq").read_bytes()
    graphkit.build(root / "seeds", tmp_path / "clean", decisions=[file]).close()
    assert decided == (tmp_path / "clean" / "graph.nq").read_bytes() != plain
    assert check_decisions([file], out).errors == ()
    file.write_text(
        'name person/trus "Liz Truss"\ndate meeting/x 2021\nname person/truss "T"\n',
        encoding="utf-8",
    )
    found = check_decisions([file], out)
    assert [error.places[0][1] for error in found.errors] == [1, 2]
    assert "did you mean 'person/truss'?" in str(found.errors[0])
    file.write_text("# undone\n", encoding="utf-8")
    graphkit.build(root / "seeds", out, decisions=[file]).close()
    assert (out / "graph.nq").read_bytes() == plain
