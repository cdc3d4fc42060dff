"""Titles that a country stands in: "the top Chilean diplomat", "the head of Chilean diplomacy"."""

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
    """Yield the offices, in small letters, with a country before their last word."""
    for match in scan.entities:
        if not match.start or match.entry.type != "Country":
            continue
        first = _first_word(scan, match)
        last = match.core_end
        before = " ".join(scan.word(i) for i in range(first, match.start) if scan.word(i) != "the")
        title = f"{before} {scan.word(last)}"
        if title in titles.singular and last < len(scan.words) and scan.words[last].text.islower():
            yield _office(scan, title, match, first)


def _first_word(scan: Scan, match: EntityMatch) -> int:
    """Return where "top" or "head of the" begins before a country."""
    of = match.start - 1 - (scan.word(match.start - 1) == "the")
    return max(of - 1, 0) if scan.word(of) == "of" else match.start - 1


def _office(scan: Scan, title: str, match: EntityMatch, first: int) -> Office:
    article = scan.word(first - 1) if scan.word(first - 1) in ARTICLES else ""
    return Office(
        start=first - bool(article),
        end=match.core_end + 1,
        title_start=first,
        title_end=match.core_end + 1,
        title=title,
        singular=title,
        head=title,
        plural=False,
        capital=False,
        polities=(match,),
        article=article,
    )
