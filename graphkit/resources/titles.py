"""The words of which the names of offices are made, as the extractor uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import read_word_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder

_TITLE_KEYS = (
    "heads", "heads_before", "modifiers", "prefixes", "abbreviations", "status", "status_after",
    "courtesy", "areas", "portfolios",
    "fields", "supreme", "surnames", "posted", "speaking_for", "governments", "epithets", "kinds",
    "synonyms",     "organisations",
)  # fmt: skip
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
    surnames: frozenset[str]
    posted: frozenset[str]
    speaking_for: frozenset[str]
    governments: frozenset[str]
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
    tables = read_word_tables("titles.yaml", keys=_TITLE_KEYS, folders=folders)
    heads = tables.pairs("heads")
    synonyms = tables.lists("synonyms")
    return Titles(
        singular=frozenset(heads),
        plurals=MappingProxyType({plural: head for head, plural in heads.items()}),
        heads_before=tables.lists("heads_before"),
        modifiers=frozenset(tables.words("modifiers")),
        prefixes=frozenset(tables.words("prefixes")),
        abbreviations=tables.pairs("abbreviations"),
        status=tables.pairs("status", allowed=_STATUS),
        status_after=tables.pairs("status_after", allowed=_STATUS),
        courtesy=frozenset(tables.words("courtesy")),
        areas=frozenset(tables.words("areas")),
        portfolios=frozenset(tables.words("portfolios")),
        fields=frozenset(tables.words("fields")),
        supreme=frozenset(tables.words("supreme")),
        surnames=frozenset(tables.words("surnames")),
        posted=frozenset(tables.words("posted")),
        speaking_for=frozenset(tables.words("speaking_for")),
        governments=frozenset(tables.words("governments")),
        epithets=frozenset(tables.words("epithets")),
        kinds=tables.lists("kinds"),
        canonical=MappingProxyType(
            {form.lower(): name for name, forms in synonyms.items() for form in (name, *forms)}
        ),
        organisations=tables.pairs("organisations"),
    )
