"""Titles that a country stands in: "the top Chilean diplomat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.scan import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.extraction.naming.entities import EntityMatch
    from graphkit.extraction.naming.scan import Scan
    from graphkit.resources.titles import Titles


def split_titles(scan: Scan, titles: Titles) -> Iterator[Office]:
    """Yield the offices of two words, in small letters, with a country between them."""
    for match in scan.entities:
        if not match.start or match.entry.type != "Country":
            continue
        title = f"{scan.word(match.start - 1)} {scan.word(match.end)}"
        if title in titles.singular and scan.words[match.end].text.islower():
            yield _office(scan, title, match)


def _office(scan: Scan, title: str, match: EntityMatch) -> Office:
    first = match.start - 1
    article = scan.word(first - 1) if scan.word(first - 1) in ARTICLES else ""
    return Office(
        start=first - bool(article),
        end=match.end + 1,
        title_start=first,
        title_end=match.end + 1,
        title=title,
        singular=title,
        head=title,
        plural=False,
        capital=False,
        polities=(match,),
        article=article,
    )
