"""Web pages are read without their navigation."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.data_model import Document
from graphkit.documents import document_from_text
from graphkit.errors import DocumentError

MINISTRY = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8">
<title>Japan-Norway Foreign Ministers’ Meeting | Ministry of Foreign Affairs of Japan</title>
<meta property="og:site_name" content="Ministry of Foreign Affairs of Japan">
<link rel="canonical" href="https://www.mofa.go.jp/erp/we/no/page1_000.html">
<script>var x = 1;</script></head>
<body><header><nav><ul><li><a href="/">Home</a></li><li><a href="/b">News</a></li></ul></nav>
</header>
<div id="main"><p><a href="/">Top</a> &gt; <a href="/r">Countries &amp; Regions</a></p>
<h1>Japan-Norway Foreign Ministers’ Meeting</h1><p class="right">September 24, 2021</p>
<figure><img src="a.jpg"><figcaption>Foreign Minister Sato greets Ms. Berg</figcaption></figure>
<p>On September 24, Mr. SATO Kenji, Minister for Foreign Affairs of Japan, held a meeting with
H.E. Ms. Ingrid Berg, Minister of Foreign Affairs of Norway. The overview is as follows.</p>
<h2>1. Bilateral relations</h2>
<ol><li>The two Ministers <b>concurred</b> on cooperation in maritime affairs.</li>
<li>Minister Berg stated that Norway welcomes the <a href="/foip">vision of Japan</a>.</li></ol>
<h2>2. Regional affairs</h2>
<p>The two Ministers exchanged views on Afghanistan &amp; Myanmar.<br>
They agreed to keep in touch.</p>
<p><strong>Other matters</strong></p>
<p>The two Ministers confirmed cooperation at the United Nations.</p>
<p><a href="/erp">Back to Japan-Norway Relations</a></p></div>
<footer><p>Copyright © Ministry of Foreign Affairs of Japan</p></footer></body></html>
"""
NEWS = """<html><head><title>Norway, Japan hold talks - Oslo Times</title>
<meta property="og:title" content="Norway, Japan hold talks">
<meta property="og:site_name" content="Oslo Times">
<meta property="article:published_time" content="2021-09-24T10:00:00Z"></head><body>
<div class="cookie-banner"><p>We use cookies to improve your experience.</p></div>
<article><h1>Norway, Japan hold talks</h1><p>TOKYO, Sept 24 (Reuters) - The foreign ministers of
Norway and Japan held talks on Friday, officials said.</p>
<p>"We will work together," Ms. Berg told reporters. She left for Seoul.</p>
<p>They also spoke about the Arctic, where both countries have interests to protect.</p></article>
<aside><h3>Related articles</h3><ul><li><a href="/1">Other news of the day</a></li></ul></aside>
</body></html>
"""


def read(text: str) -> Document:
    return document_from_text(text, source="a.html", format_name="html")


def outline(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(document.text)) for block in document.blocks]


def test_ministry_page() -> None:
    document = read(MINISTRY)
    assert document.title == "Japan-Norway Foreign Ministers’ Meeting"
    assert document.issued == date(2021, 9, 24)
    assert document.publisher == "Ministry of Foreign Affairs of Japan"
    assert document.source_url == "https://www.mofa.go.jp/erp/we/no/page1_000.html"
    assert document.language == "en"
    assert [(s.level, s.title) for s in document.sections[1:]] == [
        (1, "Bilateral relations"),
        (1, "Regional affairs"),
        (2, "Other matters"),
    ]
    blocks = outline(document)
    assert ("caption", "Foreign Minister Sato greets Ms. Berg") in blocks
    assert (
        "list_item",
        "- The two Ministers concurred on cooperation in maritime affairs.",
    ) in blocks
    assert ("paragraph", "They agreed to keep in touch.") in blocks


def test_kept_text_has_no_markup_and_no_navigation() -> None:
    text = read(MINISTRY).text
    assert "<" not in text
    assert "Afghanistan & Myanmar" in text
    assert all(word not in text for word in ("Home", "Copyright", "var x"))


def test_news_page() -> None:
    document = read(NEWS)
    assert document.title == "Norway, Japan hold talks"
    assert document.issued == date(2021, 9, 24)
    assert document.publisher == "Oslo Times"
    assert [kind for kind, _ in outline(document)] == [
        "title",
        "dateline",
        "paragraph",
        "paragraph",
        "paragraph",
    ]
    assert "cookies" not in document.text


def test_title_is_put_on_top_where_the_text_leaves_it_out() -> None:
    page = NEWS.replace("<h1>Norway, Japan hold talks</h1>", "")
    assert outline(read(page))[0] == ("title", "Norway, Japan hold talks")


def test_reading_a_page_twice_gives_the_same() -> None:
    assert read(MINISTRY) == read(MINISTRY)


@pytest.mark.parametrize(
    "name", ["<img src=x onerror=alert(1)>", "&lt;script&gt;alert(1)&lt;/script&gt;"]
)
def test_hostile_markup_stays_text_or_goes(name: str) -> None:
    document = read(NEWS.replace("Ms. Berg", f"Ms. {name} Berg"))
    assert "<img" not in document.text
    assert "told reporters." in document.text


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>", "<div>" * 3000 + "x"])
def test_page_without_text_is_an_error(page: str) -> None:
    with pytest.raises(DocumentError, match="has no text to read"):
        read(page)
