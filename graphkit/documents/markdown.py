"""Lines of Markdown, with YAML front matter.

The kept text is the whole file, front matter and mark-up included, so that
offsets are offsets into the file; the front matter is one metadata line.
Blocks are found by markdown-it; inline mark-up is left where it stands.
"""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import accumulate
from typing import TYPE_CHECKING

import yaml
from markdown_it import MarkdownIt

from graphkit.data_model import Span
from graphkit.documents.dates import find_date
from graphkit.documents.layout import (
    BOLD_LEVEL,
    Layout,
    Line,
    Markup,
    Properties,
    single_spaced,
    trimmed,
)
from graphkit.documents.plain_text import lines_of
from graphkit.resources.document_structure import load_document_structure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY_AND_VALUE = re.compile(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", re.MULTILINE)
_TAG = r"</?(?:b|em|i|span|strong|u)\b[^<>]*>"
_MARKS_BEFORE = re.compile(rf"(?:[\s#>*_]|\\(?=\W)|{_TAG})+")
_MARKS_AFTER = re.compile(rf"(?:[\s*_\\]|\s#+|{_TAG})+:?$")
_BOLD = re.compile(
    rf"(?:\s|{_TAG})*(\*{{1,3}}|_{{1,3}})(?!\s*$)(.+?)\1(?:[:\\\s]|{_TAG})*", re.DOTALL
)
_HTML_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>", re.DOTALL)
_HARD_BREAK = re.compile(r"(?:[ \t]{2,}|\\)\n(?=\s*(?:[A-Z“\"(*_<•\\-]))")
_OPENING = re.compile(r"<\w")
_CLOSING = re.compile(r"</\w")
_LONGEST_HEADING = 25
_LONGEST_FRONT_MATTER = 20_000
_LONGEST_HTML = 20_000
_REACH = 80
_LONGEST_BOLD_HEADING = 14

# Indented text is a quotation or a list, never code; link definitions are left as lines.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 100}).disable(["code", "reference"])
_PARSER.core.ruler.enableOnly(["block"])  # its own line ends, and no inline mark-up
_Loader: type[yaml.BaseLoader] | type[yaml.CBaseLoader] = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)


def lay_out(text: str) -> Layout:
    """Divide Markdown into lines, and read its front matter."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return Layout(text=text, lines=tuple(_lines(text, 0)))
    span = trimmed(text, *match.span())
    front = Line(span=span, core=span, words="", markup=Markup.METADATA)
    lines = (front, *_lines(text, match.end()))
    return Layout(text=text, lines=lines, properties=_properties(match[1]))


def _properties(front_matter: str) -> Properties:
    fields = _fields(front_matter)
    stated = {
        name: next((fields[key] for key in keys if fields.get(key)), None)
        for name, keys in load_document_structure().properties.items()
    }
    return Properties(
        title=stated["title"],
        issued=find_date(stated["issued"] or ""),
        publisher=stated["publisher"],
        source_url=stated["source_url"],
        language=stated["language"],
    )


def _fields(front_matter: str) -> Mapping[str, str]:
    """Return the plain values of front matter, also of such as is not quite YAML."""
    fields: dict[str, str] | None = None
    if len(front_matter) <= _LONGEST_FRONT_MATTER:
        with suppress(yaml.YAMLError):
            fields = _top_level(front_matter)
    if fields is None:
        fields = dict(_KEY_AND_VALUE.findall(front_matter))
    return {key.casefold(): single_spaced(value) for key, value in fields.items()}


def _top_level(front_matter: str) -> dict[str, str]:
    """Return the keys of a mapping whose values are words.

    Nothing is built of what is nested: front matter may be hostile, and the
    library follows deep nesting until the process breaks.
    """
    fields: dict[str, str] = {}
    key: str | None = None
    depth = 0
    for event in yaml.parse(front_matter, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            key = None if depth == 1 else key
        elif depth == 1 and isinstance(event, yaml.ScalarEvent | yaml.AliasEvent):
            value = event.value if isinstance(event, yaml.ScalarEvent) else ""
            if key is not None:
                fields[key] = value
            key = value if key is None else None
    return fields


def _lines(text: str, start: int) -> Iterator[Line]:
    body = text[start:]
    starts = list(accumulate((len(line) + 1 for line in body.split("\n")), initial=start))
    for token, markup, level in _leaves(_PARSER.parse(body)):
        first, last = token.map or (0, 0)
        span = trimmed(text, starts[first], min(starts[last], len(text)))
        if token.type == "html_block":
            yield from _html_lines(text, span)
        elif len(span):
            yield from _pieces(text, span, markup, level)


def _leaves(tokens: Iterable[Token]) -> Iterator[tuple[Token, Markup, int]]:
    """Yield the tokens that hold text, each with what the tokens around it make of it."""
    markup, level = Markup.NONE, 0
    for token in tokens:
        if token.type == "heading_open":
            markup, level = Markup.HEADING, int(token.tag[1:])
        elif token.type == "list_item_open":
            markup = Markup.LIST_ITEM
        elif token.type == "hr":
            yield token, Markup.DEBRIS, 0
        elif token.type in ("inline", "html_block", "fence"):
            yield token, markup, level
            markup, level = Markup.NONE, 0


def _html_lines(text: str, span: Span) -> Iterator[Line]:
    """Yield the tags of a block of HTML as debris, the text between them as lines."""
    if len(span) > _LONGEST_HTML:
        yield _line(text, span, Markup.DEBRIS, 0, gap=True)
        return
    start, opening = span.start, ""
    for tag in _HTML_TAG.finditer(text, span.start, span.end):
        yield from _between_tags(text, Span(start, tag.start()), opening)
        yield _line(text, Span(*tag.span()), Markup.DEBRIS, 0, gap=True)
        start, opening = tag.end(), tag[0].casefold()
    yield from _between_tags(text, Span(start, span.end), opening)


def _between_tags(text: str, span: Span, opening: str) -> Iterator[Line]:
    piece = trimmed(text, span.start, span.end)
    if opening.startswith("<figcaption") and len(piece):
        yield _line(text, piece, Markup.CAPTION, 0, gap=True)
    else:
        yield from lines_of(text, piece)


def _pieces(text: str, span: Span, markup: Markup, level: int) -> Iterator[Line]:
    """Yield the lines of a paragraph, which ends where a hard line break does."""
    start, gap = span.start, True
    ends = [match.end() for match in _HARD_BREAK.finditer(text, span.start, span.end)]
    for end in (*ends, span.end):
        # The break itself, two blanks or a backslash, is no part of either line.
        piece = trimmed(text, start, end if end == span.end else end - len("\\\n"))
        if len(piece):
            yield _line(text, piece, markup, level, gap=gap)
            markup, level, gap = Markup.NONE, 0, False
        start = end


def _line(text: str, span: Span, markup: Markup, level: int, *, gap: bool) -> Line:
    core = _core(text, span)
    words = single_spaced(core.of(text))
    if markup is Markup.HEADING and words.count(" ") >= _LONGEST_HEADING:
        markup, level = Markup.NONE, 0
    if markup is Markup.NONE and _is_bold_heading(span.of(text), words):
        markup, level = Markup.HEADING, BOLD_LEVEL
    return Line(span=span, core=core, words=words, markup=markup, level=level, gap=gap)


def _core(text: str, span: Span) -> Span:
    """Return the part of a line inside its mark-up; all of it where there is nothing else."""
    piece = span.of(text)
    before = _MARKS_BEFORE.match(piece)
    start = before.end() if before else 0
    after = _MARKS_AFTER.search(piece, max(start, len(piece) - _REACH))
    end = after.start() if after else len(piece)
    # "**Climate.** The sides …" has marks of which only the first stands at an end.
    if start < end and _is_balanced(piece[start:end]):
        return Span(span.start + start, span.start + end)
    return span


def _is_balanced(piece: str) -> bool:
    return piece.count("*") % 2 == 0 and len(_OPENING.findall(piece)) == len(
        _CLOSING.findall(piece)
    )


def _is_bold_heading(piece: str, words: str) -> bool:
    return (
        words.count(" ") < _LONGEST_BOLD_HEADING
        and not words.endswith((".", ";", ",", "!", "?"))
        and any(char.isalpha() for char in words)
        and _BOLD.fullmatch(piece) is not None
    )
