"""Words that tell of meetings, as the extractor uses them: the file ``meetings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import keys_of, read_word_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder

_NOUN = {
    "type": ("Call", "Event", "Meeting", "Visit"),
    "medium": ("inPerson", "online", "telephone"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNoun:
    """The type of encounter a noun names, and its medium where the noun tells."""

    type: str
    medium: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingWords:
    """Words that name encounters between people."""

    nouns: Mapping[str, MeetingNoun]
    formats: Mapping[str, str]
    online: tuple[str, ...]
    telephone: tuple[str, ...]
    sidelines: tuple[str, ...]
    attending: tuple[str, ...]
    places: tuple[str, ...]
    apart: frozenset[str]
    ongoing: frozenset[str]
    earlier: frozenset[str]
    done: frozenset[str]
    planning: frozenset[str]
    going: frozenset[str]
    ahead: frozenset[str]
    refusing: frozenset[str]
    denying: frozenset[str]
    spoken: frozenset[str]
    venues: frozenset[str]
    coming: frozenset[str]
    cancelling: frozenset[str]
    each: frozenset[str]
    gatherings: frozenset[str]
    official: frozenset[str]
    within: frozenset[str]
    recalling: frozenset[str]
    passed_over: frozenset[str]
    place_labels: frozenset[str]
    held: frozenset[str]
    taking_part: frozenset[str]
    having: frozenset[str]
    assembling: frozenset[str]
    joining: frozenset[str]
    series: frozenset[str]
    given_by: frozenset[str]
    chaired_by: frozenset[str]
    present: frozenset[str]
    attendees: frozenset[str]
    speeches: frozenset[str]
    chairmanships: frozenset[str]
    delegations: frozenset[str]
    chairing_together: frozenset[str]
    one_table: frozenset[str]
    one_by_one: tuple[str, ...]
    further: frozenset[str]
    towns: frozenset[str]
    before_towns: frozenset[str]
    several: frozenset[str]
    talks_given: frozenset[str]
    working_for: frozenset[str]


@cache
def load_meeting_words(*folders: Folder) -> MeetingWords:
    """Return the words of ``meetings.yaml``."""
    tables = read_word_tables("meetings.yaml", keys=keys_of(MeetingWords), folders=folders)
    nouns = tables.records("nouns", fields=_NOUN, required="type")
    return MeetingWords(
        nouns=MappingProxyType({form: MeetingNoun(**known) for form, known in nouns.items()}),
        formats=tables.pairs("formats"),
        **tables.lists_of(MeetingWords),
    )
