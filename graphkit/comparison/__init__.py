"""One source against another: what each says alone, what both say, what moved, what cannot be.

Works on statement records alone: no store, no network, nothing kept.
"""

from graphkit.comparison.alignment import aligned
from graphkit.comparison.contents import Content, Meeting, Side
from graphkit.comparison.corroboration import (
    Corroboration,
    borne_out,
    borne_out_part,
    corroboration,
)
from graphkit.comparison.diff import diff
from graphkit.comparison.difference import (
    Change,
    Difference,
    Finding,
    MeetingDifference,
)
from graphkit.comparison.periods import by_people
from graphkit.comparison.verdict import Verdict

__all__ = [
    "Change",
    "Content",
    "Corroboration",
    "Difference",
    "Finding",
    "Meeting",
    "MeetingDifference",
    "Side",
    "Verdict",
    "aligned",
    "borne_out",
    "borne_out_part",
    "by_people",
    "corroboration",
    "diff",
]
