"""The pages for people, and what leads from them to RDF and back."""

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
import rdflib
from starlette.testclient import TestClient

from graphkit.resources.queries import list_queries
from graphkit.server.files import stated_policy
from graphkit.server.passages import marked_blocks
from graphkit.store import GRAPH_TYPES, GraphStore
from tests.fixtures.sample_knowledge import ALDANE, NEWS, READOUT, SEA_LANES, sample_knowledge
from tests.server.conftest import client_of

HTML = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
PATHS = (
    "/", "/documents", "/search?words=aldane", "/search", "/queries", "/query", "/vocabulary",
    "/query?query=ASK%20%7B%7D", "/query?query=x", f"/page/{ALDANE}",
    f"/page/{READOUT}", "/page/nobody",
)  # fmt: skip
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "line\r\nSet-Cookie: a=b",
    "\u202etxt.exe\x1b[2J",
    "</textarea></title><svg onload=alert(1)>",
)  # fmt: skip


OURS = frozenset(
    [
        "a",
        "article",
        "bdi",
        "blockquote",
        "body",
        "button",
        "caption",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "form",
        "h1",
        "h2",
        "h3",
        "head",
        "header",
        "html",
        "input",
        "label",
        "li",
        "link",
        "main",
        "mark",
        "meta",
        "nav",
        "p",
        "pre",
        "script",
        "small",
        "span",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
    ]
)


class Elements(HTMLParser):
    """The elements of a page as a parser of HTML finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def is_ours(name: str, value: str) -> bool:
    """Whether an attribute is one that our templates write, and leads nowhere else."""
    if name in {"href", "src", "action", "formaction"}:
        return value.startswith(("/", "#", "data:,", "http://", "https://"))
    return not name.startswith("on") and name not in {"style", "srcdoc", "http-equiv"}


@pytest.fixture(scope="module")
def built(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with what a build leaves beside the store."""
    folder = tmp_path_factory.mktemp("built") / "out"
    shutil.copytree(sample, folder)
    policy = "default-src 'none'; script-src 'sha256-AAAA'; base-uri 'none'"
    for name in ("graph.html", "report.html"):
        page = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><p>{name}</p>'
        (folder / name).write_text(page)
    (folder / "report").mkdir()
    (folder / "report" / "countries.csv").write_text("rank\n1\n")
    (folder / "secret.html").write_text("secret")
    return folder


@pytest.fixture(scope="module")
def pages(built: Path) -> Iterator[TestClient]:
    with client_of(built) as client:
        yield client


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A graph whose every text is meant to do harm."""
    knowledge = sample_knowledge()
    probe = " ".join(HOSTILE)
    documents = tuple(
        replace(
            one, title=probe, publisher=probe, source=probe, source_url="javascript:alert(1)",
            text=probe + one.text[len(probe) :],
        )
        for one in knowledge.documents
    )  # fmt: skip
    entities = tuple(
        replace(
            one,
            label=f"{probe} {number}",
            alt_labels=(probe,),
            same_as=("urn:javascript:alert(1)",),
        )
        for number, one in enumerate(knowledge.entities)
    )
    folder = tmp_path_factory.mktemp("hostile")
    with GraphStore.create(folder / "store") as store:
        store.write(replace(knowledge, documents=documents, entities=entities))
    with client_of(folder) as client:
        yield client


def get(client: TestClient, path: str, status: int = 200) -> str:
    answer = client.get(path, headers=HTML, follow_redirects=False)
    assert answer.status_code == status, answer.text
    return answer.text


def statement_of(client: TestClient) -> str:
    found = re.search(r'href="/page/(statement/\w+)"', get(client, f"/page/{ALDANE}"))
    assert found
    return found[1]


def test_the_start_counts_and_leads_on(pages: TestClient) -> None:
    start = get(pages, "/")
    assert "A graph of 2 documents" in start
    assert re.search(r"<strong>3</strong>\s*<span>persons</span>", start)
    for path in ("/graph.html", "/report.html", "/queries", "/query", "/documents"):
        assert f'href="{path}"' in start


@pytest.mark.parametrize("path", PATHS)
def test_every_page_loads_only_what_is_ours(pages: TestClient, path: str) -> None:
    page = pages.get(path, headers=HTML).text
    loaded = re.findall(r'<(?:script|link|img|iframe)\b[^>]*?(?:src|href)="([^"]*)"', page)
    assert loaded
    assert all(one.startswith(("/assets/", "/data/", "data:,")) for one in loaded)
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)


@pytest.mark.parametrize("asset", ["server.css", "editor.js", "codemirror.js"])
def test_assets_are_ours_and_kept_by_the_browser(pages: TestClient, asset: str) -> None:
    answer = pages.get(f"/assets/{asset}")
    assert answer.status_code == 200
    again = pages.get(f"/assets/{asset}", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_an_entity_shows_its_statements_with_their_sentences(pages: TestClient) -> None:
    page = get(pages, f"/page/{ALDANE}")
    assert "<h1><bdi>Mira Aldane</bdi></h1>" in page
    assert "<mark>" in page
    assert f'href="/page/{READOUT}?statement=statement%2F' in page


def test_a_document_marks_the_words_of_a_statement(pages: TestClient) -> None:
    statement = statement_of(pages)
    known = json.loads(pages.get(f"/data/{statement}?format=jsonld").text)
    quotes = [
        value["@value"] for node in known for value in node.get("http://www.w3.org/ns/oa#exact", [])
    ]
    for document in (READOUT, NEWS):
        page = get(pages, f"/page/{document}?statement={statement}")
        if "Go to them" in page:
            marked = re.findall(r"<mark[^>]*>([^<]*)</mark>", page)
            assert marked == quotes
            assert page.count('id="evidence"') == 1
            break
    else:
        pytest.fail("no document shows the statement")


def test_words_that_run_over_two_sentences_are_marked_in_both() -> None:
    record = {"id": "s", "start": 2, "quote": "b. C d"}
    pieces = [
        {"start": 0, "text": "A b.", "records": [record]},
        {"start": 5, "text": "C de.", "records": []},
    ]
    blocks, is_found = marked_blocks([{"kind": "paragraph", "pieces": pieces}], "s")
    parts = [part for piece in blocks[0]["pieces"] for part in piece["parts"]]
    assert is_found
    assert [part["text"] for part in parts if part["is_quote"]] == ["b.", "C d"]
    assert [part["is_first"] for part in parts if part["is_quote"]] == [True, False]
    assert marked_blocks([], "s") == ([], False)


def test_evidence_leads_to_its_statement(pages: TestClient) -> None:
    graph = rdflib.Graph().parse(
        data=pages.get(f"/data/{statement_of(pages)}").text, format="turtle"
    )
    evidence = graph.value(
        None, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/graphkit/vocab#Evidence")
    )
    identifier = str(evidence).removeprefix("https://w3id.org/graphkit/id/")
    assert "<mark>" in get(pages, f"/page/{identifier}")


@pytest.mark.parametrize("name", list_queries())
def test_every_saved_query_is_a_form_and_answers(pages: TestClient, name: str) -> None:
    form = get(pages, f"/queries/{name}")
    assert "<h2>Answer</h2>" not in form
    given = dict.fromkeys(re.findall(r'name="(\w+)"[^>]* required', form), "Aldane")
    answer = pages.get(f"/queries/{name}", params={"ask": "1", **given}, headers=HTML)
    assert answer.status_code in {200, 400}
    assert "<h2>Answer</h2>" in answer.text or 'role="alert"' in answer.text


def test_a_saved_query_takes_values_and_gives_files(pages: TestClient) -> None:
    page = get(pages, "/queries/who-met-whom?person=aldane&other=&since=")
    assert re.search(r"<td><bdi>Mira Aldane</bdi></td>", page)
    assert 'value="aldane"' in page
    written = pages.get("/queries/who-met-whom.csv", params={"person": "aldane"})
    assert written.text.startswith("who,whom,")
    assert written.headers["content-disposition"] == 'attachment; filename="who-met-whom.csv"'
    assert pages.get("/queries/who-met-whom.json").json()["head"]["vars"][0] == "who"


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/queries/who-met-whom?since=yesterday", 400, "write a day, as 2031-03-12"),
        ("/queries/who-met-whom?nonsense=1", 400, "no parameter"),
        ("/queries/nothing", 404, "there is no query"),
        ("/query?query=SELECT", 400, "malformed"),
        ("/query?query=%FF", 400, "not UTF-8"),
        ("/page/person/nobody", 404, "nothing of the id"),
        ("/page/..%2F..%2Fetc", 404, "nothing of the id"),
        ("/page//", 404, "nothing of the id"),
        ("/nothing", 404, "Not Found"),
    ],
)
def test_what_is_wrong_is_told_on_a_page(
    pages: TestClient, path: str, status: int, said: str
) -> None:
    page = get(pages, path, status)
    assert page.startswith("<!doctype html>")
    assert said in page


def test_a_query_of_ones_own_is_answered_and_kept(pages: TestClient) -> None:
    sparql = "SELECT ?a { ?a gk:met ?b } ORDER BY ?a"
    page = pages.get("/query", params={"query": sparql}, headers=HTML)
    assert f'<a href="/page/{ALDANE}">' in page.text
    assert sparql in page.text
    policy = page.headers["content-security-policy"]
    nonce = re.search(r'data-nonce="([\w-]+)"', page.text)
    assert nonce
    assert f"'nonce-{nonce[1]}'" in policy
    assert "'nonce-" not in policy.partition("style-src")[0]
    for form in ("csv", "tsv", "json", "xml"):
        assert pages.get(f"/query.{form}", params={"query": sparql}).status_code == 200
    assert pages.get("/query.ttl", params={"query": "DESCRIBE ?a { ?a gk:met ?b }"}).text
    assert pages.get("/query.ttl", params={"query": sparql}).status_code == 406


def test_an_answer_of_many_rows_is_cut_on_the_page_only(pages: TestClient) -> None:
    sparql = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 1500"
    assert "The first 1000 rows" in pages.get("/query", params={"query": sparql}, headers=HTML).text
    written = pages.get("/query.csv", params={"query": sparql}).text
    assert len(written.splitlines()) == 1501


@pytest.mark.parametrize("kind", [ALDANE, READOUT, SEA_LANES])
def test_a_name_leads_people_to_a_page_and_machines_to_data(pages: TestClient, kind: str) -> None:
    address = "/id/" + kind.replace("<", "%3C").replace(">", "%3E")

    def led(accept: str) -> str:
        answer = pages.get(address, headers={"Accept": accept}, follow_redirects=False)
        assert answer.status_code == 303
        assert "Accept" in answer.headers["vary"]
        return str(answer.headers["location"])

    assert led(HTML["Accept"]).startswith("/page/")
    assert pages.get(led(HTML["Accept"])).status_code == 200
    for media_type in GRAPH_TYPES:
        data = pages.get(led(media_type))
        assert data.headers["content-type"].partition(";")[0] == media_type
        form = "json-ld" if media_type == "application/ld+json" else media_type
        subjects = set(rdflib.Graph().parse(data=data.text, format=form).subjects())
        assert rdflib.URIRef(f"https://w3id.org/graphkit/id/{kind}") in subjects
    answer = pages.get(address, headers={"Accept": "image/png"}, follow_redirects=False)
    assert answer.status_code == 406


@pytest.mark.parametrize("path", ["/data/person/nobody", "/data//", "/data/a/../b"])
def test_what_is_not_there_has_no_data(pages: TestClient, path: str) -> None:
    assert pages.get(path).status_code == 404


def test_what_a_build_left_is_served_under_its_own_policy(pages: TestClient, built: Path) -> None:
    for name in ("graph.html", "report.html"):
        answer = pages.get(f"/{name}")
        assert answer.text == (built / name).read_text()
        policy = answer.headers["content-security-policy"]
        assert "script-src 'sha256-AAAA'" in policy
        assert "frame-ancestors 'none'" in policy
        assert policy.count("base-uri") == 1
    assert pages.get("/report/countries.csv").text == "rank\n1\n"
    (built / "plain.html").write_text("<p>no policy</p>")
    assert stated_policy(built / "plain.html").startswith("default-src 'none'; sandbox;")


@pytest.mark.parametrize(
    "path",
    ["/secret.html", "/report/../secret.html", "/report/%2e%2e%2fsecret.html", "/build.json",
     "/store/store.json", "/assets/..%2Flayout.html.j2", "/report/%2e%2e", "/report/%00.csv"],
)  # fmt: skip
def test_nothing_else_of_the_folder_is(pages: TestClient, path: str) -> None:
    assert pages.get(path).status_code in {404, 400}


def test_hostile_texts_stay_texts(hostile: TestClient) -> None:
    paths = [
        *PATHS, "/query?query=SELECT%20*%20%7B%20%3Fa%20rdfs%3Alabel%20%3Fb%20%7D",
        "/queries/who-met-whom?ask=1", "/queries/who-met-whom?person=%3Cscript%3E",
        "/search?words=%3Cscript%3E",
        f"/page/{statement_of(hostile)}", f"/page/{READOUT}?statement={statement_of(hostile)}",
        "/query?query=%3C%2Ftextarea%3E%3Cscript%3E", "/page/%3Cscript%3E", "/queries/%3Cscript%3E",
    ]  # fmt: skip
    for path in paths:
        answer = hostile.get(path, headers=HTML)
        page = answer.text
        reader = Elements()
        reader.feed(page)
        for tag, attributes in reader.found:
            assert tag in OURS, (path, tag)
            assert all(is_ours(name, value or "") for name, value in attributes), attributes
        assert not re.search(r"[\x1b\x00-\x08\u202e]", page), path
        assert "49" not in re.findall(r"\{\{ 7 \* 7 \}\}|49(?=\{%)", page), path
        assert "set-cookie" not in answer.headers


def test_the_vocabulary_says_what_words_mean(pages: TestClient) -> None:
    page = get(pages, "/vocabulary")
    assert 'id="gk:met"' in page
    terms = {term["name"]: term for term in pages.get("/vocabulary.json").json()}
    assert terms["gk:met"]["kind"] == "relation"
    assert terms["gk:Person"]["kind"] == "class"


def test_names_are_found_and_listed_by_page(pages: TestClient) -> None:
    found = get(pages, "/search?words=ALDANE")
    assert f'href="/page/{ALDANE}"' in found
    assert "0 names found" in get(pages, "/search?words=nobody%20at%20all")
    for number in ("2", "0", "-1", "x", "9" * 30, "\u0663"):
        assert get(pages, f"/documents?page={number}")


def test_an_empty_graph_has_pages(tmp_path: Path) -> None:
    with GraphStore.create(tmp_path / "store"):
        pass
    with client_of(tmp_path) as client:
        for path in (
            "/",
            "/documents",
            "/search?words=a",
            "/queries/who-met-whom?ask=1",
            "/vocabulary",
        ):
            get(client, path)
        get(client, "/graph.html", 404)
