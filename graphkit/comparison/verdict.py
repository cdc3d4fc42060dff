"""What can become of something said when two sides are held against each other."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """What became of something said."""

    DISPUTED = "disputed"
    MOVED = "moved"
    ONLY_A = "only A"
    ONLY_B = "only B"
    BOTH = "both"
