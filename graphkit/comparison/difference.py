"""What came of holding two sides against each other: values, grouped by meeting."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.comparison.page import difference_html
from graphkit.comparison.tables import difference_csv, difference_json, difference_markdown
from graphkit.comparison.text import difference_text
from graphkit.comparison.verdict import Verdict

if TYPE_CHECKING:
    from graphkit.comparison.contents import Content, Meeting


@dataclass(frozen=True, slots=True)
class Change:
    """An ``aspect`` (meeting, who, whom, date, act, modality …) and what either side says of it."""

    aspect: str
    a: str
    b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one sentence of A and one of B say alike, or what one alone says.

    ``a`` and ``b`` are the contents of the two sentences; one is empty where only the other
    side says so. ``told`` is a sentence of the other side that says it where nothing was read
    of it. ``changes`` are what the two differ in.
    """

    verdict: Verdict
    a: tuple[Content, ...] = ()
    b: tuple[Content, ...] = ()
    changes: tuple[Change, ...] = ()
    told: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """What is said, in words, each once."""
        return tuple(dict.fromkeys(content.label for content in (*self.a, *self.b)))

    @property
    def sentence_a(self) -> str:
        """The sentence of A, "" if it has none."""
        return self.a[0].first.sentence if self.a else self.told if self.b else ""

    @property
    def sentence_b(self) -> str:
        """The sentence of B, "" if it has none."""
        return self.b[0].first.sentence if self.b else self.told if self.a else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingDifference:
    """A meeting as told by A, by B, or by both; ``id`` is "" for what was said outside of any.

    ``changes`` are what the two differ in of the meeting as a whole: dates, people, places.
    ``moved_to`` are labels of the meetings of B under which contents of A's now stand, with
    their number. ``score`` says how newsworthy it is.
    """

    id: str
    label: str
    a: Meeting | None
    b: Meeting | None
    findings: tuple[Finding, ...]
    changes: tuple[Change, ...] = ()
    moved_to: tuple[tuple[str, int], ...] = ()
    score: int = 0

    @property
    def days(self) -> tuple[str, ...]:
        """The dates that either side claims, sorted."""
        told = [meeting.days for meeting in (self.a, self.b) if meeting is not None]
        return tuple(sorted({day for days in told for day in days}))

    @property
    def told_by(self) -> str:
        """Whether A, B or both tell of it; "" outside of meetings."""
        if self.a is None or self.b is None:
            return "A" if self.a else "B" if self.b else ""
        return "both"

    def of(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        """Return the findings of some verdicts, in order."""
        return tuple(one for one in self.findings if one.verdict in verdicts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two sides held against each other; meetings by how newsworthy they are.

    ``names`` and ``documents`` (id and title) are those of A and of B.
    """

    names: tuple[str, str]
    documents: tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]
    meetings: tuple[MeetingDifference, ...]

    def findings(self, *verdicts: Verdict) -> tuple[Finding, ...]:
        """Return the findings of some verdicts, all unless told."""
        wanted = verdicts or tuple(Verdict)
        return tuple(one for meeting in self.meetings for one in meeting.of(*wanted))

    def told_only_by(self, side: str) -> tuple[MeetingDifference, ...]:
        """Return the meetings that only ``A``, or only ``B``, tells of."""
        return tuple(one for one in self.meetings if one.id and one.told_by == side)

    def to_text(self, *, everything: bool = False) -> str:
        """Return it for the terminal; what both say alike only if ``everything`` is asked for."""
        return difference_text(self, everything=everything)

    def to_markdown(self, *, everything: bool = False) -> str:
        """Return it as Markdown, a table for each meeting."""
        return difference_markdown(self, everything=everything)

    def to_html(self, *, everything: bool = False) -> str:
        """Return it as one HTML page, a table for each meeting; nothing to load or to run."""
        return difference_html(self, everything=everything)

    def to_csv(self) -> str:
        """Return it as one CSV table, a line for each finding."""
        return difference_csv(self)

    def to_json(self) -> str:
        """Return it as JSON, with ids, quotes and offsets."""
        return difference_json(self)
