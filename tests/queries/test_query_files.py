"""The loaders of query and projection files, and the page that documents them."""

import textwrap
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from graphkit.errors import GraphkitError, ProjectionError, QueryError, ResourceError
from graphkit.projection import project
from graphkit.resources.projections import (
    list_projections,
    load_projection,
    node_query,
    read_projection,
)
from graphkit.resources.queries import (
    PARAMETER_TYPES,
    list_queries,
    load_query,
    query_from_text,
    read_query,
)
from graphkit.store import GraphStore

HEADER = """\
#+ summary: "Visitors: who and when"
#+ tags: [visits, places]
#+ parameters:
#+   - {name: place, type: words, default: null, description: "words of a place"}
#+   - {name: least, type: integer, default: 2, description: "fewest visits"}
#+   - {name: since, type: date, description: "first day"}
#+   - {name: person, type: iri, default: null, description: "who"}
#+ example: graphkit query visitors --param since=2031-01-01
SELECT ?a WHERE { ?a gk:visited ?p FILTER(?place = ?least && ?since = $person) }
"""


def test_header_is_read() -> None:
    query = query_from_text(HEADER, name="visitors")
    assert query.summary == "Visitors: who and when"
    assert query.tags == ("visits", "places")
    assert [(p.name, p.type, p.default, p.required) for p in query.parameters] == [
        ("place", "words", None, False),
        ("least", "integer", 2, False),
        ("since", "date", None, True),
        ("person", "iri", None, False),
    ]


def test_values_have_the_type_of_their_parameter() -> None:
    query = query_from_text(HEADER, name="visitors")
    given = {"place": "Solvik", "since": "2031-03-01", "person": "person/x"}
    assert query.values(given, expand=lambda name: f"<{name}>") == {
        "place": "Solvik",
        "least": 2,
        "since": date(2031, 3, 1),
        "person": "<person/x>",
    }


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({}, "the query 'visitors' lacks the parameter 'since'; give a day, as 2031-03-12"),
        ({"since": "soon"}, "the parameter 'since' is 'soon'; write a day, as 2031-03-12"),
        (
            {"since": "2031-03-01", "least": "two"},
            "the parameter 'least' is 'two'; write a whole number",
        ),
        (
            {"day": "2031-03-01"},
            "the query 'visitors' has no parameter 'day'; it has: place, least, since, person",
        ),
    ],
)
def test_wrong_values_are_explained(given: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as raised:
        query_from_text(HEADER, name="visitors").values(given)
    assert str(raised.value) == message


def test_query_without_header_takes_its_variables_as_text() -> None:
    query = query_from_text("SELECT ?b { ?a gk:met ?b }")
    assert query.values({"a": "1"}) == {"a": "1"}
    with pytest.raises(QueryError, match="the query 'query' has no variable 'c'"):
        query.values({"c": "1"})


def test_unknown_query_names_the_nearest() -> None:
    with pytest.raises(QueryError, match="there is no query 'who-met'; there are: who-met-whom"):
        load_query("who-met")


def test_unknown_projection_names_the_nearest() -> None:
    with pytest.raises(ProjectionError, match="there are: countries, or give a path to your own"):
        load_projection("country")


@pytest.mark.parametrize("name", ["../secrets", "who-met-whom.rq", ""])
def test_query_name_is_no_path(name: str) -> None:
    with pytest.raises(QueryError, match="there is no query"):
        load_query(name)


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("#+ summary: who: when", "line 1: its header is not YAML"),
        ("SELECT\n#+ tags: [a", "line 2: its header is not YAML"),
        ("#+ just words", "its header has no keys"),
        ("#+ sumary: x", "unknown key 'sumary' in its header; known keys: example, parameters"),
        ("#+ summary: 3", "'summary' in its header is not a text"),
        ("#+ tags: a", "'tags' in its header is not a list of words"),
        ("#+ parameters: a", "'parameters' in its header is not a list of entries"),
        ("#+ parameters: [{name: a, type: words}]\n?ab", "is no variable of the query; use it as"),
        ("#+ parameters: [{name: a, type: wrds}]\n?a", "has the type 'wrds'; known types: date"),
        ("#+ parameters: [{name: a, kind: words}]\n?a", "unknown key 'kind' of the parameter 'a'"),
        ("#+ parameters: [{name: a, default: [1]}]\n?a", "the default of the parameter 'a' is"),
    ],
)
def test_wrong_header_is_explained(tmp_path: Path, header: str, message: str) -> None:
    file = tmp_path / "mine.rq"
    file.write_text(header, encoding="utf-8")
    with pytest.raises(ResourceError) as raised:
        read_query(file)
    assert str(raised.value).startswith(str(file))
    assert message in str(raised.value)


def test_wrong_flag_of_a_projection_is_explained(tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("#+ directed: maybe\nSELECT ?source {}", encoding="utf-8")
    with pytest.raises(ResourceError, match="'directed' in its header is 'maybe'; write true"):
        read_projection(file)


@pytest.mark.parametrize("read", [read_query, read_projection])
def test_unreadable_file_is_explained(tmp_path: Path, read: Callable[[Path], object]) -> None:
    with pytest.raises(GraphkitError, match=r"missing\.rq: cannot be read: No such file"):
        read(tmp_path / "missing.rq")
    file = tmp_path / "latin.rq"
    file.write_bytes(b"# caf\xe9")
    with pytest.raises(GraphkitError, match="is not UTF-8; save it as UTF-8"):
        read(file)


@pytest.mark.parametrize("name", list_queries())
def test_saved_query_says_what_it_does(name: str) -> None:
    query = load_query(name)
    assert query.summary[0].isupper()
    assert query.tags == tuple(sorted(query.tags))
    assert all(p.description and p.type in PARAMETER_TYPES for p in query.parameters)
    assert not any(p.required for p in query.parameters)


@pytest.mark.parametrize("name", list_projections())
def test_saved_projection_says_what_it_does(name: str) -> None:
    projection = load_projection(name)
    assert projection.title != name
    assert projection.summary.endswith(".")
    assert projection.weight.startswith("number of ")


def test_query_of_the_nodes_is_no_projection() -> None:
    assert "nodes" not in list_projections()
    assert "?attribute" in node_query()


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "queries.md").read_text(encoding="utf-8")


def test_page_has_a_section_for_each_query_and_projection(page: str) -> None:
    headings = [line.removeprefix("### ") for line in page.splitlines() if line.startswith("### ")]
    assert headings == [*list_queries(), *list_projections(), "Your own projection"]


@pytest.mark.parametrize("name", list_queries())
def test_page_tells_what_the_header_tells(page: str, name: str) -> None:
    query = load_query(name)
    rows = [
        f"| {p.name} | {p.type} | {'–' if p.default is None else p.default} | {p.description} |"
        for p in query.parameters
    ]
    shown = page.partition(f"\n### {name}\n")[2].partition("\n##")[0].splitlines()
    assert f"{query.summary}." in shown
    assert f"    {query.example}" in shown
    assert [line for line in shown if line.startswith("| ")][2:] == rows


@pytest.mark.parametrize("name", list_projections())
def test_page_tells_of_projections(page: str, name: str) -> None:
    projection = load_projection(name)
    shown = page.partition("\n## The projections")[2]
    assert f"\n### {name}\n\n{projection.title}. {projection.summary}\n" in shown
    assert f"weight: {projection.weight}." in shown


def test_page_lists_the_types_of_parameters(page: str) -> None:
    assert all(f"| {name} | {meaning} |" in page for name, meaning in PARAMETER_TYPES.items())


def test_own_query_on_the_page_runs(page: str, store: GraphStore) -> None:
    query = query_from_text(page.partition("```sparql\n")[2].partition("```")[0])
    answer = store.query(query.text, bindings=query.values({"place": "solvik"}))
    assert answer.rows == (("Tomas Verrin", "Solvik"),)


def test_own_projection_on_the_page_runs(page: str, store: GraphStore, tmp_path: Path) -> None:
    block = page.partition("    #+ title: ")[2].partition("\n\n")[0]
    file = tmp_path / "visits.rq"
    file.write_text(textwrap.dedent(f"    #+ title: {block}"), encoding="utf-8")
    graph = project(store, file)
    assert list(graph.edges(data="label")) == [
        ("person/verrin-tomas", "place/solvik", "visited"),
    ]
