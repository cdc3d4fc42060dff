"""The words of which the names of offices are made, as the extractor uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import keys_of, read_word_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder

_STATUS = frozenset({"acting", "caretaker", "designate", "former", "outgoing"})


@dataclass(frozen=True, kw_only=True)
class Titles:
    """The words of which the names of offices are made."""

    singular: frozenset[str]
    plurals: Mapping[str, str]
    heads_before: Mapping[str, tuple[str, ...]]
    modifiers: frozenset[str]
    prefixes: frozenset[str]
    abbreviations: Mapping[str, str]
    status: Mapping[str, str]
    status_after: Mapping[str, str]
    courtesy: frozenset[str]
    areas: frozenset[str]
    portfolios: frozenset[str]
    fields: frozenset[str]
    supreme: frozenset[str]
    several: frozenset[str]
    beside: frozenset[str]
    sole: frozenset[str]
    surnames: frozenset[str]
    posted: frozenset[str]
    speaking_for: frozenset[str]
    governments: frozenset[str]
    ministerial: frozenset[str]
    departments: frozenset[str]
    local_bodies: frozenset[str]
    local_openings: frozenset[str]
    local_heads: frozenset[str]
    body_links: frozenset[str]
    company_forms: frozenset[str]
    epithets: frozenset[str]
    kinds: Mapping[str, tuple[str, ...]]
    canonical: Mapping[str, str]
    organisations: Mapping[str, str]

    @cached_property
    def describing(self) -> frozenset[str]:
        """Modifiers and portfolios: what tells an office from others with the same head."""
        return self.modifiers | self.portfolios


@cache
def load_titles(*folders: Folder) -> Titles:
    """Return the words of ``titles.yaml``."""
    made = ("singular", "plurals", "canonical")
    keys = keys_of(Titles, "heads", "synonyms", but=made)
    tables = read_word_tables("titles.yaml", keys=keys, folders=folders)
    heads = tables.pairs("heads")
    synonyms = tables.lists("synonyms")
    return Titles(
        singular=frozenset(heads),
        plurals=MappingProxyType({plural: head for head, plural in heads.items()}),
        heads_before=tables.lists("heads_before"),
        abbreviations=tables.pairs("abbreviations"),
        status=tables.pairs("status", allowed=_STATUS),
        status_after=tables.pairs("status_after", allowed=_STATUS),
        kinds=tables.lists("kinds"),
        canonical=MappingProxyType(
            {form.lower(): name for name, forms in synonyms.items() for form in (name, *forms)}
        ),
        organisations=tables.pairs("organisations"),
        **tables.lists_of(Titles),
    )
