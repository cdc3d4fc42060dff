"""Which encounters of a document are one meeting, and who took part in it.

A heading owns the paragraphs below it; a sentence that tells of a meeting opens
one for what follows, unless it only tells of the heading's; a caption belongs
to its section. Participants are those who are named with the meeting and those
who act in its paragraphs for the countries the heading names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from graphkit.data_model import Mention, Relation


@dataclass(slots=True)
class LocalMeeting:
    """One meeting, call or announced series of one document.

    ``participants`` are entity keys in order; ``parties`` the polities a heading
    names; ``section`` the innermost section it stands in; ``owns`` whether it is
    a heading's, and so owns the section.
    """

    key: str
    type: EntityType
    mentions: list[str] = field(default_factory=list)
    label: str = ""
    position: int = 0
    section: int = 0
    owns: bool = False
    parties: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    plural: bool = False
    background: bool = False
    modality: str = ""
    negative: bool = False
    features: dict[str, str] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)


def opens_own_section(mention: Mention) -> bool:
    """Return whether a mention is a heading's or the title's, and not a caption's."""
    return mention.features.get("anchor") in {"heading", "title"}


def participants_of(relations: Iterable[Relation], meeting: str) -> list[tuple[str, Relation]]:
    """Return the mentions said to take part in a meeting, with the relation that says it."""
    return [
        (subject, relation)
        for relation in relations
        if relation.predicate == "gk:participatedIn" and meeting in relation.objects
        for subject in relation.subjects
    ]


def same_people(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether all of the shorter list stand in the longer one."""
    first, second = set(one), set(other)
    return bool(first and second) and (first <= second or second <= first)
