import base64
import gzip
import hashlib
import json
import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from graphkit.errors import VisualisationError
from graphkit.visualisation import page_html, write_page
from graphkit.visualisation.page import packed

HOSTILE = '</script><img src=x onerror="document.title=1"><a href="javascript:alert(1)">'
LOADING = {"src", "href", "action", "srcset", "data", "poster", "background", "style"}


class _Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.content: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] in {"script", "style", "title"}:
            self.content.append((*self.found[-1], data))

    def texts(self, tag: str, kind: str | None = None) -> list[str]:
        return [
            text for name, settings, text in self.content
            if name == tag and settings.get("type") == kind and text.strip()
        ]  # fmt: skip


# Names that formats have by their standards; nothing is loaded from them.
NAMESPACES = {
    "http://gexf.net/1.3",
    "http://gexf.net/1.3/viz",
    "http://graphml.graphdrawing.org/xmlns",
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/2000/xmlns/",
}


@pytest.fixture
def html(sample: Any) -> str:
    return page_html(sample.graph, sample.records, title="A week", documents=sample.documents)


def test_page_has_doctype_language_and_title(html: str) -> None:
    assert html.startswith("<!doctype html>\n<html lang=")
    assert _Elements(html).texts("title") == ["A week"]


def test_page_refers_to_nothing_outside(html: str) -> None:
    loading = [
        (name, key, value) for name, settings in _Elements(html).found
        for key, value in settings.items() if key in LOADING
    ]  # fmt: skip
    assert loading == [("a", "href", "#graph"), ("a", "href", "#panel")]
    assert "sourceMappingURL" not in html
    assert not re.search(r"@import|url\(", "".join(_Elements(html).texts("style")))


def test_addresses_stand_in_data_and_in_the_notice_of_the_renderer_only(html: str) -> None:
    renderer, own = _Elements(html).texts("script")
    assert "vis-network" in renderer[:40]
    assert set(re.findall(r"https?://[^\"']+", own)) == NAMESPACES
    rest = re.sub(r"<script.*?</script>", "", html, flags=re.DOTALL)
    assert "http" not in rest.replace("http-equiv", "")


def test_policy_allows_the_scripts_of_the_page_and_nothing_else(html: str) -> None:
    page = _Elements(html)
    (policy,) = [
        settings["content"] or "" for name, settings in page.found
        if name == "meta" and settings.get("http-equiv") == "Content-Security-Policy"
    ]  # fmt: skip
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert "unsafe" not in policy
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        digests = [hashlib.sha256(text.encode()).digest() for text in page.texts(tag)]
        assert rules[rule].split() == [f"'sha256-{base64.b64encode(d).decode()}'" for d in digests]


def test_own_scripts_never_make_html_of_text(html: str) -> None:
    own = _Elements(html).texts("script")[1]
    for sink in (
        "innerHTML",
        "outerHTML",
        "insertAdjacent",
        "document.write",
        "eval(",
        "Function(",
    ):
        assert sink not in own


def test_data_are_json(html: str) -> None:
    (data,) = map(json.loads, _Elements(html).texts("script", "application/json"))
    assert data["nodes"]["rows"] == 59
    assert "relation" in data["edges"]["columns"]
    assert data["records"]["rows"] == 76
    assert data["options"]["physics"]["enabled"] is False


def test_large_data_are_compressed_json() -> None:
    value = {"quotes": ["</script>" * 3, "é"] * 60_000}
    text = json.loads(packed(value))
    assert isinstance(text, str)
    assert json.loads(gzip.decompress(base64.b64decode(text))) == value
    assert packed(value) == packed(value)


def test_same_input_gives_the_same_bytes(sample: Any) -> None:
    forth = page_html(sample.graph, sample.records, title="x", documents=sample.documents)
    graph: Any = nx.MultiDiGraph()
    graph.add_nodes_from(reversed(list(sample.graph.nodes(data=True))))
    graph.add_edges_from(reversed(list(sample.graph.edges(data=True))))
    back = page_html(
        graph, reversed(sample.records), title="x", documents=reversed(sample.documents)
    )
    assert forth == back


def test_hostile_text_adds_no_element(sample: Any, html: str) -> None:
    hostile = type(sample)()
    hostile.node(
        "person/x",
        HOSTILE,
        "Person",
        alt_labels=(HOSTILE,),
        country=HOSTILE,
        codes=(HOSTILE,),
        same_as=(HOSTILE, "https://a.example/" + HOSTILE),
    )
    hostile.node("person/y", HOSTILE, HOSTILE)
    hostile.say(("person/x", "person/y"), HOSTILE, HOSTILE, verb=HOSTILE)
    page = page_html(hostile.graph, hostile.records, title=HOSTILE)
    assert [name for name, _ in _Elements(page).found] == [
        name for name, _ in _Elements(html).found
    ]


def test_write_page_writes_utf8(sample: Any, write: Callable[[Any], Path]) -> None:
    content = write(sample).read_bytes()
    assert "Émile Garçon" in content.decode("utf-8")
    assert b"\r" not in content


def test_lone_surrogates_can_be_written(empty_sample: Any, write: Callable[[Any], Path]) -> None:
    empty_sample.node("person/x", "half a \ud83d dove", "Person")
    assert "half a \ufffd dove" in write(empty_sample).read_text("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="folders are told apart otherwise there")
def test_missing_folder_is_told(sample: Any, tmp_path: Path) -> None:
    with pytest.raises(VisualisationError, match=r"cannot write the page .*missing.*a folder that"):
        write_page(sample.graph, [], tmp_path / "missing" / "graph.html", title="x")
