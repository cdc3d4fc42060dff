"""A half-open stretch of characters in a document's kept text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start`` up to, not including, ``end`` of a text.

    Examples:
        >>> Span(0, 4).of("Oslo agreed.")
        'Oslo'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if not 0 <= self.start <= self.end:
            message = f"a span needs 0 <= start <= end, not {self.start}..{self.end}"
            raise ValueError(message)

    def __len__(self) -> int:
        """Return the number of characters covered."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Return whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> Span:
        """Return the span moved by ``offset`` characters."""
        return Span(self.start + offset, self.end + offset)

    def cover(self, other: Span) -> Span:
        """Return the smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
