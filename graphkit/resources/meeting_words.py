"""Words that tell of meetings, as the extractor uses them: the file ``meetings.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import read_word_tables

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


@cache
def load_meeting_words(*folders: Folder) -> MeetingWords:
    """Return the words of ``meetings.yaml``."""
    keys = tuple(MeetingWords.__dataclass_fields__)
    tables = read_word_tables("meetings.yaml", keys=keys, folders=folders)
    nouns = tables.records("nouns", fields=_NOUN, required="type")
    return MeetingWords(
        nouns=MappingProxyType({form: MeetingNoun(**known) for form, known in nouns.items()}),
        formats=tables.pairs("formats"),
        online=tables.words("online"),
        telephone=tables.words("telephone"),
        sidelines=tables.words("sidelines"),
        attending=tables.words("attending"),
        places=tables.words("places"),
        apart=frozenset(tables.words("apart")),
        ongoing=frozenset(tables.words("ongoing")),
        earlier=frozenset(tables.words("earlier")),
        done=frozenset(tables.words("done")),
        planning=frozenset(tables.words("planning")),
        going=frozenset(tables.words("going")),
        ahead=frozenset(tables.words("ahead")),
        refusing=frozenset(tables.words("refusing")),
        denying=frozenset(tables.words("denying")),
        spoken=frozenset(tables.words("spoken")),
        venues=frozenset(tables.words("venues")),
        coming=frozenset(tables.words("coming")),
        cancelling=frozenset(tables.words("cancelling")),
        each=frozenset(tables.words("each")),
        gatherings=frozenset(tables.words("gatherings")),
        official=frozenset(tables.words("official")),
        within=frozenset(tables.words("within")),
        recalling=frozenset(tables.words("recalling")),
        passed_over=frozenset(tables.words("passed_over")),
    )
