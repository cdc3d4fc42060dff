"""The words and relations that are treated alike, read from ``matching.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

import yaml

from graphkit.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE = "matching.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchingWords:
    """What ``matching.yaml`` holds; each list is explained there."""

    abbreviations: Mapping[str, str]
    honorifics: frozenset[str]
    light_words: frozenset[str]
    prepositions: frozenset[str]
    general_heads: frozenset[str]
    meeting_words: frozenset[str]
    office_words: frozenset[str]
    office_ranks: frozenset[str]
    relations: Mapping[str, tuple[str, ...]]
    states_of_affairs: frozenset[str]
    opposing: frozenset[str]
    symmetric: frozenset[str]

    def gold_relations(self, predicate: str) -> tuple[str, ...]:
        """Return the relations of the gold that a predicate (a CURIE) may stand for.

        The first one is the row of the table the predicate is counted in.
        """
        local = predicate.rpartition(":")[2]
        return self.relations.get(local, (local,))


@cache
def matching_words() -> MatchingWords:
    """Return the shipped words, checked and read-only."""
    return read_words(files("graphkit.evaluation").joinpath(_FILE).read_text(encoding="utf-8"))


def read_words(text: str) -> MatchingWords:
    """Read the words from YAML; a key or a value that does not fit is a ``ResourceError``."""
    try:
        content = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ResourceError(_FILE, f"is not YAML: {error}") from error
    expected = set(MatchingWords.__dataclass_fields__)
    if not isinstance(content, dict) or set(content) != expected:
        raise ResourceError(_FILE, "keys do not fit", remedy=f"have {', '.join(sorted(expected))}")
    lists = {
        key: _word_list(key, content[key]) for key in expected - {"abbreviations", "relations"}
    }
    abbreviations = _table("abbreviations", content["abbreviations"])
    relations = _table("relations", content["relations"])
    return MatchingWords(
        abbreviations=MappingProxyType(
            {key: _word("abbreviations", value) for key, value in abbreviations.items()}
        ),
        relations=MappingProxyType(
            {key: tuple(_words("relations", value)) for key, value in relations.items()}
        ),
        **lists,
    )


def _word_list(key: str, value: object) -> frozenset[str]:
    return frozenset(_words(key, value))


def _words(key: str, value: object) -> list[str]:
    if isinstance(value, list) and value and all(isinstance(word, str) for word in value):
        return value
    raise ResourceError(_FILE, f"{key!r} is not a list of words", remedy="quote yes, no and on")


def _word(key: str, value: object) -> str:
    if isinstance(value, str):
        return value
    raise ResourceError(_FILE, f"{key!r} has {value!r} for a word", remedy="quote it")


def _table(key: str, value: object) -> dict[str, object]:
    if isinstance(value, dict) and all(isinstance(word, str) for word in value):
        return value
    raise ResourceError(_FILE, f"{key!r} is not a table of words", remedy="write 'word: …'")
