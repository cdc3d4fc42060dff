"""A document's sentences cut where the words of a chosen statement begin and end."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeAlias

Values: TypeAlias = dict[str, Any]


def marked_blocks(blocks: list[Values], chosen: str) -> tuple[list[Values], bool]:
    """Return the blocks with each sentence in parts, and whether the chosen statement has any.

    Args:
        blocks: Blocks with pieces, as `graphkit.pipeline.browsing.document` has them.
        chosen: The id of a statement; may be empty.
    """
    ranges = sorted(
        (record["start"], record["start"] + len(record["quote"]))
        for block in blocks
        for piece in block["pieces"]
        for record in piece["records"]
        if record["id"] == chosen
    )
    is_first = True
    made = []
    for block in blocks:
        pieces = []
        for piece in block["pieces"]:
            parts = cut(piece["text"], piece["start"], ranges)
            for part in parts:
                part["is_first"] = part["is_quote"] and is_first
                is_first = is_first and not part["is_quote"]
            is_open = any(record["id"] == chosen for record in piece["records"])
            records = list({record["id"]: record for record in piece["records"]}.values())
            pieces.append({**piece, "parts": parts, "is_open": is_open, "records": records})
        made.append({**block, "pieces": pieces})
    return made, bool(ranges)


def cut(text: str, start: int, ranges: list[tuple[int, int]]) -> list[Values]:
    """Return a text that stands at ``start`` in parts, those inside one of ``ranges`` marked.

    Examples:
        >>> [(part["text"], part["is_quote"]) for part in cut("abcdef", 10, [(8, 12), (13, 14)])]
        [('ab', True), ('c', False), ('d', True), ('ef', False)]
    """
    end = start + len(text)
    bounds = {start, end}
    for first, last in ranges:
        bounds |= {min(max(edge, start), end) for edge in (first, last)}
    edges = sorted(bounds)
    parts: list[Values] = []
    for first, last in pairwise(edges):
        is_quote = any(begin <= first and last <= stop for begin, stop in ranges)
        piece = text[first - start : last - start]
        if parts and parts[-1]["is_quote"] == is_quote:
            parts[-1]["text"] += piece
        else:
            parts.append({"text": piece, "is_quote": is_quote})
    return parts
