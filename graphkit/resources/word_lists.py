"""Words of titles, references, meetings and topics, as the extractor uses them.

Each loader reads one file of ``lexicons/`` and returns a frozen value; what the
words mean is said at the top of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml

from graphkit.errors import ResourceError
from graphkit.resources.yaml_files import lexicon_folder

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """The words of which the names of offices are made."""

    singular: frozenset[str]
    plurals: Mapping[str, str]
    modifiers: frozenset[str]
    abbreviations: Mapping[str, str]
    status: Mapping[str, str]
    portfolios: frozenset[str]
    supreme: frozenset[str]
    canonical: Mapping[str, str]
    organisations: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """What a pronoun tells of the person it stands for."""

    number: str
    gender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWords:
    """Words that refer to somebody named elsewhere."""

    pronouns: Mapping[str, Pronoun]
    group_nouns: Mapping[str, str]
    numerals: Mapping[str, int]
    counterparts: tuple[str, ...]
    participants: frozenset[str]


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
    verbs_of_holding: frozenset[str]
    verbs_of_attending: frozenset[str]
    sidelines: tuple[str, ...]
    attending: tuple[str, ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """Words that bound, split and normalise topics."""

    inclusions: tuple[str, ...]
    additions: tuple[str, ...]
    boundaries: tuple[str, ...]
    empty_heads: frozenset[str]
    empty_tails: frozenset[str]
    empty_modifiers: frozenset[str]
    not_topics: frozenset[str]
    weights: frozenset[str]


@cache
def load_titles() -> Titles:
    """Return the words of ``titles.yaml``."""
    data = _load("titles.yaml")
    canonical = {
        other.lower(): name
        for name, others in data["synonyms"].items()
        for other in (name, *others)
    }
    return Titles(
        singular=frozenset(data["heads"]),
        plurals=MappingProxyType({plural: head for head, plural in data["heads"].items()}),
        modifiers=frozenset(data["modifiers"]),
        abbreviations=MappingProxyType(dict(data["abbreviations"])),
        status=MappingProxyType(dict(data["status"])),
        portfolios=frozenset(data["portfolios"]),
        supreme=frozenset(data["supreme"]),
        canonical=MappingProxyType(canonical),
        organisations=MappingProxyType(dict(data["organisations"])),
    )


@cache
def load_reference_words() -> ReferenceWords:
    """Return the words of ``references.yaml``."""
    data = _load("references.yaml")
    pronouns = {form: Pronoun(**features) for form, features in data["pronouns"].items()}
    return ReferenceWords(
        pronouns=MappingProxyType(pronouns),
        group_nouns=MappingProxyType(dict(data["group_nouns"])),
        numerals=MappingProxyType({form: int(count) for form, count in data["numerals"].items()}),
        counterparts=tuple(data["counterpart"]),
        participants=frozenset(data["participants"]),
    )


@cache
def load_meeting_words() -> MeetingWords:
    """Return the words of ``meetings.yaml``."""
    data = _load("meetings.yaml")
    nouns = {form: MeetingNoun(**features) for form, features in data["nouns"].items()}
    return MeetingWords(
        nouns=MappingProxyType(nouns),
        formats=MappingProxyType(dict(data["formats"])),
        online=tuple(data["online"]),
        telephone=tuple(data["telephone"]),
        verbs_of_holding=frozenset(data["verbs_of_holding"]),
        verbs_of_attending=frozenset(data["verbs_of_attending"]),
        sidelines=tuple(data["sidelines"]),
        attending=tuple(data["attending"]),
        places=tuple(data["places"]),
    )


@cache
def load_topic_words() -> TopicWords:
    """Return the words of ``topics.yaml``."""
    data = _load("topics.yaml")
    return TopicWords(
        inclusions=tuple(data["inclusions"]),
        additions=tuple(data["additions"]),
        boundaries=tuple(data["boundaries"]),
        empty_heads=frozenset(data["empty_heads"]),
        empty_tails=frozenset(data["empty_tails"]),
        empty_modifiers=frozenset(data["empty_modifiers"]),
        not_topics=frozenset(data["not_topics"]),
        weights=frozenset(data["weights"]),
    )


@cache
def load_no_names() -> frozenset[str]:
    """Return the words of ``names.yaml``: capitalised, yet no part of a person's name."""
    return frozenset(word for words in _load("names.yaml").values() for word in words)


@cache
def load_no_titles() -> frozenset[str]:
    """Return the words of ``names.yaml`` that are no part of the name of an office either."""
    lists = _load("names.yaml")
    return frozenset(
        word for key in ("calendar", "events", "function_words") for word in lists[key]
    )


def _load(name: str) -> dict[str, Any]:
    """Return a lexicon of named lists; every value stays the text it is."""
    file = lexicon_folder() / name
    try:
        data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    except (OSError, yaml.YAMLError) as error:
        raise ResourceError(str(file), f"cannot be read: {error}") from error
    if not isinstance(data, dict):
        raise ResourceError(str(file), "is not a mapping", remedy="begin lines with 'name:'")
    return data
