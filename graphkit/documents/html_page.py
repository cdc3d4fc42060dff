"""Lines of a web page's main text.

trafilatura tells the main text from navigation, footers and scripts. The kept
text is that main text, one blank line between paragraphs and ``- `` before list
items: it holds no mark-up, and offsets are offsets into it, not into the file.
"""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import Span
from graphkit.documents.dates import find_date
from graphkit.documents.layout import (
    BOLD_LEVEL,
    Layout,
    Line,
    Markup,
    Properties,
    single_spaced,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element  # type: ignore[import-untyped]

_BULLET = "- "
_BLOCK_TAGS = frozenset(
    {"p", "head", "item", "cell", "quote", "code", "lb", "list", "row", "table"}
)
_HEADING_LEVEL = re.compile(r"h([1-6])")
_LONGEST_BOLD_HEADING = 14
_SHORTEST_TEXT = "80"
"""Below so many characters the library falls back on text without structure."""
_HOST_NAME = re.compile(r"[\w.-]+\.\w{2,}")
# Without a bound of its own, the library takes no date after the day it runs.
_DATE_OPTIONS = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


@dataclass(slots=True)
class _Piece:
    """A paragraph in the making."""

    markup: Markup = Markup.NONE
    level: int = 0
    words: list[str] = field(default_factory=list)
    plain: bool = False

    def add(self, text: str | None, *, bold: bool) -> None:
        if text and text.strip():
            self.plain = self.plain or not bold
        self.words.append(text or "")


def lay_out(text: str) -> Layout:
    """Find the main text of a web page, its lines, and what its head says."""
    tree = _tree(text)
    if tree is None:
        return Layout(text="", lines=())
    language = tree.get("lang")
    captions = _free_captions(tree)
    body, fields = _main_text(tree)
    properties = _properties(fields, language)
    pieces = [] if body is None else _with_title(list(_pieces(body)), properties.title)
    return _composed(pieces, captions, properties)


def _tree(text: str) -> _Element | None:
    # Loading it takes as long as reading a hundred texts, and only web pages need it.
    from trafilatura import load_html  # noqa: PLC0415

    _silence()
    tree = load_html(text)
    # A part of a page is taken for no page at all.
    return load_html(f"<html><body>{text}</body></html>") if tree is None else tree


def _main_text(tree: _Element) -> tuple[_Element | None, dict[str, object]]:
    from trafilatura import bare_extraction  # noqa: PLC0415
    from trafilatura.settings import use_config  # noqa: PLC0415

    config = use_config()
    config.set("DEFAULT", "MIN_EXTRACTED_SIZE", _SHORTEST_TEXT)
    page = bare_extraction(
        tree,
        include_comments=False,
        include_formatting=True,
        include_images=False,
        include_links=False,
        with_metadata=True,
        date_extraction_params=dict(_DATE_OPTIONS),
        config=config,
    )
    if page is None or isinstance(page, dict):
        return None, {}
    return page.body, page.as_dict()


def _silence() -> None:
    """Keep what the library says of a page, which may be hostile, off the terminal.

    A program that has set up logging still hears it.
    """
    for name in ("courlan", "htmldate", "trafilatura"):
        logger = logging.getLogger(name)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())


def _free_captions(tree: _Element) -> frozenset[str]:
    """Turn the captions of pictures into paragraphs, which are not thrown away; return them."""
    captions = set()
    for caption in tree.iter("figcaption"):
        caption.tag = "p"
        captions.add(single_spaced("".join(caption.itertext())))
        figure = caption.getparent()
        if figure is not None and figure.tag == "figure":
            figure.tag = "div"
    return frozenset(captions)


def _properties(page: dict[str, object], language: str | None) -> Properties:
    def stated(name: str) -> str | None:
        value = page.get(name)
        return single_spaced(value) or None if isinstance(value, str) else None

    site = stated("sitename")
    return Properties(
        title=stated("title"),
        issued=find_date(stated("date") or ""),
        publisher=None if site is None or _HOST_NAME.fullmatch(site) else site,
        source_url=stated("url"),
        language=language,
    )


def _pieces(body: _Element) -> Iterator[_Piece]:
    """Yield the paragraphs of the extracted text, walking it without recursion."""
    piece, bold = _Piece(), 0
    for event, element in _walk(body):
        tag = str(element.tag)
        if tag in _BLOCK_TAGS:
            yield piece
            piece = _Piece()
        if event == "start":
            bold += _is_bold(element)
            if tag in _BLOCK_TAGS:
                piece.markup, piece.level = _markup(element)
            piece.add(element.text, bold=bold > 0)
        else:
            bold -= _is_bold(element)
            piece.add(element.tail, bold=bold > 0)
    yield piece


def _walk(body: _Element) -> Iterator[tuple[str, _Element]]:
    from lxml.etree import iterwalk  # noqa: PLC0415  # comes with trafilatura

    for event, element in iterwalk(body, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event, element


def _is_bold(element: _Element) -> bool:
    return element.tag == "hi" and "#b" in (element.get("rend") or "")


def _markup(element: _Element) -> tuple[Markup, int]:
    if element.tag == "item":
        return Markup.LIST_ITEM, 0
    if element.tag == "head":
        level = _HEADING_LEVEL.match(element.get("rend") or "")
        return Markup.HEADING, int(level[1]) if level else 1
    return Markup.NONE, 0


def _with_title(pieces: list[_Piece], title: str | None) -> list[_Piece]:
    """Put the title on top where the main text leaves it out."""
    if title and all(single_spaced("".join(piece.words)) != title for piece in pieces):
        return [_Piece(markup=Markup.HEADING, level=1, words=[title], plain=True), *pieces]
    return pieces


def _composed(pieces: list[_Piece], captions: frozenset[str], properties: Properties) -> Layout:
    parts: list[str] = []
    lines: list[Line] = []
    length = 0
    for piece in pieces:
        words = single_spaced("".join(piece.words))
        if not words:
            continue
        separator = _separator(lines, piece)
        bullet = _BULLET if piece.markup is Markup.LIST_ITEM else ""
        start = length + len(separator)
        length = start + len(bullet) + len(words)
        parts += [separator, bullet, words]
        span = Span(start, length)
        markup, level = _settled_markup(piece, words, captions)
        line = Line(span=span, core=span, words=bullet + words, markup=markup, level=level)
        lines.append(line)
    return Layout(
        text="".join(parts), lines=tuple(lines), properties=properties, states_issued=False
    )


def _separator(lines: list[Line], piece: _Piece) -> str:
    if not lines:
        return ""
    is_list = piece.markup is Markup.LIST_ITEM and lines[-1].markup is Markup.LIST_ITEM
    return "\n" if is_list else "\n\n"


def _settled_markup(piece: _Piece, words: str, captions: frozenset[str]) -> tuple[Markup, int]:
    if words in captions:
        return Markup.CAPTION, 0
    is_short = words.count(" ") < _LONGEST_BOLD_HEADING and not words.endswith((".", "!", "?"))
    if piece.markup is Markup.NONE and not piece.plain and is_short:
        return Markup.HEADING, BOLD_LEVEL
    return piece.markup, piece.level
