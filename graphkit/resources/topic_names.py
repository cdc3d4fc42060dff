"""Words that bring the names of one topic together, and those that place it in a context.

Both files are merged with those of the same name in the user's folders. Raises
``ResourceError`` where a file is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import keys_of, read_word_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder

CONTEXTS = (
    "asylum", "cbrn", "corruption", "crime", "cyber", "diplomatic", "disasters", "economic",
    "election", "environment", "executive", "gender", "health", "human_rights",
    "human_security", "illegal_drugs", "inequality", "intelligence", "legal", "legislative",
    "lgbt", "migration", "military", "misinformation", "natural_resource", "peacekeeping",
    "political_institutions", "pro_autocracy", "pro_democracy", "religion_ethnicity",
    "reparations", "repression", "rights_freedoms", "technology", "territory", "terrorism",
    "trafficking",
)  # fmt: skip
"""The contexts of PLOVER, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicNames:
    """Words that make no other topic, and synonyms: a topic's name and its other ones."""

    empty_heads: frozenset[str]
    empty_tails: frozenset[str]
    empty_modifiers: frozenset[str]
    empty_verbs: frozenset[str]
    sizing_verbs: frozenset[str]
    turned_heads: frozenset[str]
    nouns: Mapping[str, str]
    kept: tuple[str, ...]
    synonyms: Mapping[str, tuple[str, ...]]


@cache
def load_topic_names(*folders: Folder) -> TopicNames:
    """Return the words of ``topic-names.yaml``.

    Examples:
        >>> "coronavirus" in load_topic_names().synonyms["COVID-19"]
        True
    """
    tables = read_word_tables("topic-names.yaml", keys=keys_of(TopicNames), folders=folders)
    return TopicNames(
        nouns=tables.pairs("nouns"),
        synonyms=tables.lists("synonyms"),
        **tables.lists_of(TopicNames),
    )


@cache
def load_topic_contexts(*folders: Folder) -> Mapping[str, tuple[str, ...]]:
    """Return the words and phrases of each context, from ``topic-contexts.yaml``.

    Examples:
        >>> "tariff" in load_topic_contexts()["economic"]
        True
    """
    tables = read_word_tables("topic-contexts.yaml", keys=CONTEXTS, folders=folders)
    return MappingProxyType({context: tables.words(context) for context in CONTEXTS})
