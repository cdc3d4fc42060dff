"""Lay out what is not the answer to a query: columns of text, and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def table(rows: Sequence[tuple[str, ...]]) -> str:
    r"""Return rows as aligned columns.

    Examples:
        >>> table([("a", "first"), ("bcd", "second")])
        'a    first\nbcd  second'
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def to_json(value: object) -> str:
    """Return plain values, lists and dictionaries as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2)
