"""Bytes become the text that is kept."""

from __future__ import annotations

import codecs

import pytest

from graphkit.documents.reading import text_of
from graphkit.errors import DocumentError

TEXT = "Título\n\nThe Minister’s “visit” to Malmö — no-break\u00a0space.\n"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id="utf-8 with mark"),
        pytest.param(TEXT.encode("utf-16"), id="utf-16"),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="utf-16-be"),
        pytest.param(TEXT.encode("utf-32"), id="utf-32"),
        pytest.param(TEXT.encode("cp1252"), id="windows"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="crlf"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="cr"),
    ],
)
def test_text_is_the_same_in_every_encoding(content: bytes) -> None:
    assert text_of(content, source="a.txt") == TEXT


def test_html_is_decoded_as_it_declares() -> None:
    page = '<html><head><meta charset="iso-8859-5"></head><body>Осло</body></html>'
    assert "Осло" in text_of(page.encode("iso-8859-5"), source="a.html")


def test_unknown_declaration_does_not_matter() -> None:
    page = b'<meta charset="no-such-thing"><p>The Minister\x92s visit to Oslo ended today.</p>'
    assert "Minister’s" in text_of(page, source="a.html")


def test_mojibake_survives() -> None:
    text = "The Ministerâ€™s visit"
    assert text_of(text.encode(), source="a.txt") == text


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t ", "is empty"),
        (codecs.BOM_UTF8, "is empty"),
        (bytes(range(256)) * 4, "is a binary file"),
        (b"text\x00" * 50, "is a binary file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 9, "is a binary file"),
        (codecs.BOM_UTF16_LE + b"a", "begins like utf-16-le but is not"),
    ],
)
def test_what_is_no_text_is_an_error_of_one_line(content: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as caught:
        text_of(content, source="a.txt")
    message = str(caught.value)
    assert message.startswith(f"a.txt: {reason}")
    assert caught.value.remedy
    assert "\n" not in message


def test_bytes_of_no_encoding_are_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    class Nothing:
        def best(self) -> None:
            return None

    monkeypatch.setattr("charset_normalizer.from_bytes", lambda _content: Nothing())
    with pytest.raises(DocumentError, match=r"neither UTF-8 nor .*; save it as UTF-8"):
        text_of(b"caf\xe9", source="a.txt")
