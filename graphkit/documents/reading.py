r"""From bytes to the text that is kept.

The text is the decoded file, byte-order mark removed and line ends made ``\n``.
Nothing else is changed: no-break spaces, typographic quotes and mojibake stay,
so that offsets into the kept text are offsets into the file.
"""

from __future__ import annotations

import codecs
import re
from types import MappingProxyType

from graphkit.errors import DocumentError

_MARKS = MappingProxyType(
    {
        codecs.BOM_UTF8: "utf-8",
        # The mark of UTF-32 begins with that of UTF-16, so it is looked for first.
        codecs.BOM_UTF32_LE: "utf-32-le",
        codecs.BOM_UTF32_BE: "utf-32-be",
        codecs.BOM_UTF16_LE: "utf-16-le",
        codecs.BOM_UTF16_BE: "utf-16-be",
    }
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_HEAD = 4096
_SAMPLE = 65_536
_WESTERN = "cp1252"
_LINE_ENDS = re.compile(r"\r\n?")
_PRINTED = bytes({*b"\t\n\v\f\r\x1b", *range(0x20, 0x7F), *range(0x80, 0x100)})
_MOST_CONTROLS = 0.01


def text_of(content: bytes, *, source: str) -> str:
    """Decode the bytes of a document into the text that is kept.

    Tried in turn: the byte-order mark, UTF-8, what an HTML page declares, and
    what the bytes look like.

    Raises:
        DocumentError: When there is no text in it, or its encoding cannot be told.
    """
    if not content.strip():
        raise DocumentError(source, "is empty", "remove it from the input, or put the text in it")
    text = _marked(content, source)
    if text is None:
        text = _unmarked(content, source)
    if "\x00" in text:
        raise _binary(source)
    if not text.strip():
        raise DocumentError(source, "is empty", "remove it from the input, or put the text in it")
    return with_plain_line_ends(text)


def with_plain_line_ends(text: str) -> str:
    """Return ``text`` with every line end, Windows' or old Macintosh's, as a line feed."""
    return _LINE_ENDS.sub("\n", text)


def _marked(content: bytes, source: str) -> str | None:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            try:
                return content[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                reason = f"begins like {encoding} but is not, from byte {error.start} on"
                raise DocumentError(source, reason, "save it as UTF-8") from None
    return None


def _unmarked(content: bytes, source: str) -> str:
    if len(content.translate(None, _PRINTED)) > _MOST_CONTROLS * len(content):
        raise _binary(source)
    for encoding in ("utf-8", _declared(content)):
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    return _guessed(content, source)


def _declared(content: bytes) -> str:
    match = _DECLARED.search(content[:_HEAD])
    return match[1].decode("ascii", "replace") if match else "utf-8"


def _guessed(content: bytes, source: str) -> str:
    """Decode by what the bytes look like; Windows' Western code page where it is as likely."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  # slow to load, seldom needed

    matches = from_bytes(content[:_SAMPLE])
    best = matches.best()
    if best is None:
        reason = "is neither UTF-8 nor in another encoding that can be told"
        raise DocumentError(source, reason, "save it as UTF-8")
    western = any(_WESTERN in (match.encoding, *match.could_be_from_charset) for match in matches)
    for encoding in (_WESTERN if western else best.encoding, best.encoding):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise DocumentError(source, f"is {best.encoding} only in part", "save it as UTF-8")


def _binary(source: str) -> DocumentError:
    remedy = "give text, Markdown or HTML; export other formats to one of these"
    return DocumentError(source, "is a binary file, not text", remedy)
