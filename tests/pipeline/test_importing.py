"""Imports: a named graph of their own, kept by builds, gone without a trace."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graphkit.errors import ResourceError, StoreError
from graphkit.pipeline import (
    Builder,
    apply_imports,
    import_files,
    list_imports,
    open_graph,
    remove_imports,
)
from graphkit.settings import Settings
from graphkit.store import GraphStore, OntologySource, validate, verify
from tests.fixtures.sample_knowledge import (
    ALDANE,
    ALDANES_OFFICE,
    ARVENIA,
    KORVAN,
    VERRIN,
    sample_knowledge,
)
from tests.fixtures.stub_stages import sample_stages

MAPPING = """\
- table: csv
  split: "|"
- {thing: person, type: Person, id: id, label: name, other-names: aka, same-as: item}
- {thing: office, type: Office, label: title}
- {thing: country, type: Country, label: land, code: iso}
- {relation: gk:holdsOffice, from: person, to: office}
- {relation: gk:officeOf, from: office, to: country}
"""
TABLE = """\
id,name,aka,item,title,land,iso
7,Mira Aldane,M. Aldane|Aldane of Arvenia,Q5,Minister for Foreign Affairs of Arvenia,,
8,"KORVAN, Ilse",,,Harbour Master,Norway,NOR
"""
TURTLE = """\
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix gk: <https://w3id.org/graphkit/vocab#> .
<https://example.org/a> a foaf:Person ; foaf:name "Aldane Mira"@en, "Алдане"@ru ;
  foaf:age 50 ; org:holds [ a org:Post ; foaf:name "Harbour Master" ] .
<https://w3id.org/graphkit/id/person/verrin-tomas> a gk:Person ; foaf:name "Someone" ;
  gk:met <https://example.org/a> .
"""
FTM = [
    {"id": "person.korvan-ilse", "schema": "Person", "properties": {"name": ["I. Korvan"]}},
    {
        "id": "x1",
        "schema": "Position",
        "properties": {"name": ["Harbour Master"], "country": ["no"]},
    },
    {
        "id": "x2",
        "schema": "Occupancy",
        "properties": {"holder": ["person.korvan-ilse"], "post": ["x1"]},
    },
    {"id": "x3", "schema": "Vessel", "properties": {"name": ["Herring"]}},
]
MATCHES = """SELECT ?thing ?entity ?reason WHERE {
  GRAPH ?import { ?match a gk:Match ; gk:thing ?thing ; gk:entity ?entity ; gk:reason ?reason }
} ORDER BY ?thing"""


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The folder of a graph of the sample, without page and report."""
    output = tmp_path / "out"
    with GraphStore.create(output / "store") as store:
        store.write(sample_knowledge())
        (output / "graph.nq").write_bytes(store.nquads())
    return output


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """A table with its mapping, RDF and FollowTheMoney."""
    texts = {
        "people.csv": TABLE,
        "people.yaml": MAPPING,
        "people.ttl": TURTLE,
        "people.ftm.json": "".join(f"{json.dumps(one)}\n" for one in FTM),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {Path(name).suffix[1:]: tmp_path / name for name in texts}


def matches(output: Path) -> dict[str, tuple[str, str]]:
    with open_graph(output) as graph:
        found = graph.query(MATCHES).rows
        shorten = graph.store.shorten
        return {
            shorten(str(thing)).rpartition("/")[2]: (shorten(str(entity)), str(reason))
            for thing, entity, reason in found
        }


def quads(output: Path) -> bytes:
    with open_graph(output) as graph:
        return graph.store.nquads()


def test_table_becomes_things_facts_and_matches(plain: Path, files: dict[str, Path]) -> None:
    (report,) = import_files([files["csv"]], plain, mapping=files["yaml"])
    assert (report.things, report.facts, report.matches) == (5, 3, 3)
    found = matches(plain)
    assert found["7"] == (ALDANE, "name: Mira Aldane")
    assert found["8"] == (KORVAN, "name: KORVAN, Ilse")
    assert (ALDANES_OFFICE, "name: Minister for Foreign Affairs of Arvenia") in found.values()
    query = "SELECT ?name WHERE { GRAPH ?import { ?thing gk:matches ?who ; skos:altLabel ?name } }"
    with open_graph(plain) as graph:
        named = graph.store.query(query, bindings={"who": graph.store.iri(ALDANE)}).rows
    assert sorted(named) == [("Aldane of Arvenia",), ("M. Aldane",)]


def test_rdf_is_kept_as_it_is_and_says_nothing_of_our_entities(
    plain: Path, files: dict[str, Path]
) -> None:
    import_files([files["ttl"]], plain)
    found = matches(plain)
    assert found == {"a": (ALDANE, "name: Aldane Mira"), "verrin-tomas": (VERRIN, "id")}
    with open_graph(plain) as graph:
        age = "ASK { GRAPH ?import { <https://example.org/a> <http://xmlns.com/foaf/0.1/age> 50 } }"
        assert graph.query(age).boolean
        said = graph.store.query(
            "SELECT ?p WHERE { GRAPH ?import { ?who ?p ?o } ?import a gk:Import }",
            bindings={"who": graph.store.iri(VERRIN)},
        )
        assert said.rows == ()
        assert graph.evidence("Verrin", "met", "Aldane")


def test_follow_the_money_becomes_facts_and_counts_what_is_left_out(
    plain: Path, files: dict[str, Path]
) -> None:
    (report,) = import_files([files["json"]], plain)
    assert report.left_out == (("Vessel", 1),)
    assert matches(plain)["person.korvan-ilse"] == (KORVAN, "id")
    with open_graph(plain) as graph:
        held = """SELECT ?who ?post ?code WHERE { GRAPH ?import {
          ?a gk:holdsOffice ?o ; rdfs:label ?who . ?o rdfs:label ?post ; gk:officeOf ?c .
          ?c skos:notation ?code } }"""
        assert graph.query(held).rows == (("I. Korvan", "Harbour Master", "NOR"),)


def test_own_entities_are_found_again_after_a_detour(plain: Path, tmp_path: Path) -> None:
    with open_graph(plain) as graph:
        graph.export(tmp_path / "own.ftm.json")
        known = {one.id for one in graph.store.entities()}
    (report,) = import_files([tmp_path / "own.ftm.json"], plain)
    assert report.matches == report.things
    assert {entity for entity, _ in matches(plain).values()} < known


def test_what_documents_say_does_not_change(plain: Path, files: dict[str, Path]) -> None:
    before = quads(plain)
    with open_graph(plain) as graph:
        met, report = graph.query("who-met-whom").rows, graph.report().to_markdown()
    import_files([files["csv"], files["ttl"], files["json"]], plain, mapping=files["yaml"])
    assert set(before.splitlines()) < set(quads(plain).splitlines())
    with open_graph(plain) as graph:
        assert graph.query("who-met-whom").rows == met
        assert graph.report().to_markdown() == report
        assert verify(graph.store).is_sound
        assert validate(graph.store).conforms
    assert (plain / "graph.nq").read_bytes() == quads(plain)


def test_removing_leaves_no_trace(plain: Path, files: dict[str, Path]) -> None:
    before = quads(plain)
    import_files([files["csv"], files["ttl"]], plain, mapping=files["yaml"])
    assert [one.source for one in list_imports(plain)] == ["people.csv", "people.ttl"]
    remove_imports(["people.csv", list_imports(plain)[1].id], plain)
    assert quads(plain) == before == (plain / "graph.nq").read_bytes()
    assert list((plain / "imports").iterdir()) == []
    with pytest.raises(StoreError, match=r"there is no import 'people.csv'; there are: none"):
        remove_imports(["people.csv"], plain)


def test_order_and_repetition_make_no_difference(plain: Path, files: dict[str, Path]) -> None:
    import_files([files["ttl"], files["json"]], plain)
    first = quads(plain)
    remove_imports(["people.ttl"], plain)
    import_files([files["ttl"]], plain)
    import_files([files["json"]], plain)
    assert quads(plain) == first


def test_build_keeps_imports(built: Path, files: dict[str, Path], texts: Path) -> None:
    import_files([files["csv"], files["ttl"]], built, mapping=files["yaml"])
    before = quads(built)
    Builder(Settings(), stages=sample_stages()).build(texts, built).close()
    assert quads(built) == before
    assert (built / "graph.nq").read_bytes() == before


def test_matches_follow_the_entities(plain: Path, files: dict[str, Path]) -> None:
    output = plain
    import_files([files["csv"]], output, mapping=files["yaml"])
    assert len(matches(output)) == 3
    with GraphStore.open(output / "store") as store:
        store.remove([document.id for document in store.sources()])
        assert store.entities() == ()
        apply_imports(store, output)
    assert matches(output) == {}


def test_description_goes_with_its_documents_whatever_an_import_matched(
    plain: Path, files: dict[str, Path]
) -> None:
    output = plain
    import_files([files["csv"]], output, mapping=files["yaml"])
    with GraphStore.open(output / "store") as store:
        store.remove([document.id for document in store.sources()])
        assert store.entities() == ()


@pytest.mark.parametrize("name", ["nq", "trig", "jsonld"])
def test_own_export_becomes_the_same_store(plain: Path, tmp_path: Path, name: str) -> None:
    with open_graph(plain) as graph:
        graph.export(tmp_path / f"graph.{name}")
    (report,) = import_files([tmp_path / f"graph.{name}"], tmp_path / "again")
    assert report.restored
    assert quads(tmp_path / "again") == quads(plain)
    with open_graph(tmp_path / "again") as graph:
        assert verify(graph.store).is_sound
        assert len(graph.summary.documents) == 2


def test_own_export_goes_into_a_new_folder_only(plain: Path) -> None:
    with pytest.raises(StoreError, match=r"is an export of graphkit, and .* is not empty"):
        import_files([plain / "graph.nq"], plain)


def test_export_that_was_tampered_with_is_refused(plain: Path, tmp_path: Path) -> None:
    text = (plain / "graph.nq").read_text(encoding="utf-8")
    (tmp_path / "graph.nq").write_text(
        text.replace('oa#exact> "', 'oa#exact> "Not ', 1), encoding="utf-8"
    )
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") != text
    with pytest.raises(StoreError, match=r"is not as graphkit wrote it: .* does not stand"):
        import_files([tmp_path / "graph.nq"], tmp_path / "again")
    assert not (tmp_path / "again" / "store").exists()


def test_turtle_of_ours_has_lost_its_documents(plain: Path, tmp_path: Path) -> None:
    with open_graph(plain) as graph:
        graph.export(tmp_path / "graph.ttl")
    with pytest.raises(ResourceError, match="without the graphs of their documents"):
        import_files([tmp_path / "graph.ttl"], plain)


def _break_table(files: dict[str, Path]) -> Path:
    files["csv"].write_text(TABLE + "9,x\n", encoding="utf-8")
    return files["csv"]


def _break_turtle(files: dict[str, Path]) -> Path:
    files["ttl"].write_text(TURTLE + "<a> <b> .", encoding="utf-8")
    return files["ttl"]


def _break_ftm(files: dict[str, Path]) -> Path:
    files["json"].write_text('{"id": 1}\n', encoding="utf-8")
    return files["json"]


@pytest.mark.parametrize("broken", [_break_table, _break_turtle, _break_ftm])
def test_nothing_is_half_imported(
    plain: Path, files: dict[str, Path], broken: Callable[[dict[str, Path]], Path]
) -> None:
    wrong = broken(files)
    right = [path for name, path in files.items() if path != wrong and name != "yaml"]
    before = quads(plain)
    with pytest.raises(ResourceError, match=f"{wrong.name}, line"):
        import_files([*right, wrong], plain, mapping=files["yaml"])
    assert quads(plain) == before
    assert not (plain / "imports").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.doc", b"", "does not tell its format by its name"),
        ("x.ttl", b"", "x.ttl: says nothing"),
        ("x.ttl", b"gk:met a gk:Relation .", "x.ttl, line 1: is not turtle"),
        (
            "x.ttl",
            b"<https://w3id.org/graphkit/vocab#met> a <http://e/x> .",
            "x.ttl, line 1: describes gk:met, which is graphkit's own",
        ),
        ("x.csv", b"a,b\n1,2\n", "x.csv: is a table without a mapping"),
        ("x.ftm.json", b"{}\n", "x.ftm.json, line 1: is no entity"),
        ("x.ftm.json", b"\n[1]\n", "x.ftm.json, line 2: is no entity"),
        ("x.ftm.json", b'{"id":\n', "x.ftm.json, line 1: is not JSON"),
        ("x.ftm.json", b"\xff\n", "x.ftm.json, line 1: is not UTF-8"),
        ("x.ftm.json", b"[" * 100_000, "x.ftm.json, line 1: is not JSON"),
    ],
)
def test_file_that_is_wrong_is_one_line(
    plain: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ResourceError) as raised:
        import_files([tmp_path / name], plain)
    assert said in str(raised.value)


def test_import_without_a_graph_says_so(files: dict[str, Path], tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no graph in"):
        import_files([files["ttl"]], tmp_path / "nowhere")


def test_country_is_matched_by_its_id_and_code(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text(
        "<https://example.org/arv> a <https://schema.org/Country> ;"
        ' <https://schema.org/name> "Whatever" ;'
        ' <http://www.w3.org/2004/02/skos/core#notation> "ARV" .',
        encoding="utf-8",
    )
    import_files([tmp_path / "x.ttl"], plain)
    assert matches(plain) == {"arv": (ARVENIA, "code")}


OWN_ONTOLOGY = """\
@prefix my: <https://example.org/terms#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
my:outsang a owl:ObjectProperty .
"""


def test_export_with_relations_of_ones_own_needs_its_lexicons(tmp_path: Path) -> None:
    source = OntologySource("ontology.ttl", OWN_ONTOLOGY)
    knowledge = sample_knowledge()
    sung = tuple(
        replace(one, predicate="my:outsang") if one.predicate == "gk:urged" else one
        for one in knowledge.statements
    )
    with GraphStore.create(tmp_path / "out" / "store", ontologies=[source]) as store:
        store.write(replace(knowledge, statements=sung))
        (tmp_path / "own.nq").write_bytes(store.nquads())
    with pytest.raises(StoreError, match=r"no ontology describes .*outsang.*; name your lexicons"):
        import_files([tmp_path / "own.nq"], tmp_path / "again")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "ontology.ttl").write_text(OWN_ONTOLOGY, encoding="utf-8")
    import_files([tmp_path / "own.nq"], tmp_path / "again", lexicons=[tmp_path / "mine"])
    assert quads(tmp_path / "again") == (tmp_path / "own.nq").read_bytes()
