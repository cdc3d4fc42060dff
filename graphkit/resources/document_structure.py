"""Patterns, abbreviations and publishers by which documents are read.

Three files of ``lexicons/`` are read here; what their entries mean is said at
the top of each. Everything returned is frozen and loaded once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.errors import ResourceError
from graphkit.resources.yaml_files import Record, lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from importlib.resources.abc import Traversable

_ROLES = (
    "author", "bullet", "byline", "caption", "credit", "dateline", "debris", "label", "lead",
    "metadata", "named_lead", "not_a_place", "publisher", "source_url", "terminal",
)  # fmt: skip
_FLAGS = MappingProxyType({"exact": re.NOFLAG, "ignore": re.IGNORECASE})
_FRAGMENT_NAME = re.compile(r"%(\w+)%")


@dataclass(frozen=True, slots=True)
class LinePatterns:
    """The patterns of one role, tried in the order of the file."""

    patterns: tuple[re.Pattern[str], ...]

    def covers(self, text: str) -> bool:
        """Return whether a pattern matches the whole of ``text``."""
        return any(pattern.fullmatch(text) for pattern in self.patterns)

    def match(self, text: str) -> re.Match[str] | None:
        """Return the first match of the whole of ``text``."""
        return next(filter(None, (p.fullmatch(text) for p in self.patterns)), None)

    def begin(self, text: str) -> re.Match[str] | None:
        """Return the first match at the start of ``text``."""
        return next(filter(None, (p.match(text) for p in self.patterns)), None)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match anywhere in ``text``."""
        return next(filter(None, (p.search(text) for p in self.patterns)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStructure:
    """The roles a line or a part of it can have, as ``document-structure.yaml`` has them.

    ``numbering`` is one set of patterns per style. ``date``, ``place`` and the
    like are the fragments of which patterns are made, for use on their own.
    ``properties`` are the keys of front matter, best first.
    """

    roles: Mapping[str, LinePatterns]
    numbering: Mapping[str, LinePatterns]
    fragments: Mapping[str, re.Pattern[str]]
    properties: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishers:
    """The names of publishers by how agencies sign and by web address.

    ``homes`` tells of a publisher whose government or organisation it is, ``marks`` lead from
    how lines of its pages begin to the publisher.
    """

    agencies: Mapping[str, str]
    hosts: Mapping[str, str]
    homes: Mapping[str, str]
    marks: Mapping[str, str]


@cache
def load_document_structure() -> DocumentStructure:
    """Load the patterns that tell the parts of a document.

    Raises:
        ResourceError: When a data file is wrong.
    """
    return read_document_structure(lexicon_folder() / "document-structure.yaml")


def read_document_structure(file: Traversable) -> DocumentStructure:
    """Read a file of patterns laid out as ``document-structure.yaml`` is.

    Raises:
        ResourceError: When an entry is wrong, a pattern does not compile or a role is missing.
    """
    records = read_records(file)
    fragments = _fragments([record for record in records if "fragment" in record])
    properties = _properties(r for r in records if "fragment" not in r and "role" not in r)
    patterns: dict[str, list[re.Pattern[str]]] = {role: [] for role in _ROLES}
    numbering: dict[str, list[re.Pattern[str]]] = {}
    for record in records:
        if "role" in record:
            _table_of(record, patterns, numbering).extend(_patterns(record, fragments))
    for role, found in patterns.items():
        if not found:
            raise ResourceError(str(file), f"has no entry for the role {role!r}")
    return DocumentStructure(
        roles=_line_patterns(patterns),
        numbering=_line_patterns(numbering),
        fragments=MappingProxyType({name: re.compile(text) for name, text in fragments.items()}),
        properties=MappingProxyType(properties),
    )


@cache
def load_document_abbreviations() -> Mapping[str, str]:
    """Load the abbreviations that do not end a sentence: each with what must follow.

    Raises:
        ResourceError: When the data file is wrong.
    """
    words: dict[str, str] = {}
    for record in read_records(lexicon_folder() / "document-abbreviations.yaml"):
        record.check_keys(allowed={"before", "words"}, required={"before", "words"})
        before = record.text("before")
        if before not in ("anything", "number"):
            message = f"'before' is {before!r}"
            raise record.error(message, remedy="write anything or number")
        for word in record.texts("words"):
            if word in words:
                message = f"{word!r} stands twice"
                raise record.error(message, key="words", remedy="keep one")
            words[word] = before
    return MappingProxyType(words)


@cache
def load_publishers() -> Publishers:
    """Load the names, signatures, web addresses, marks and homes of publishers.

    Raises:
        ResourceError: When the data file is wrong.
    """
    agencies: dict[str, str] = {}
    hosts: dict[str, str] = {}
    marks: dict[str, str] = {}
    homes: dict[str, str] = {}
    for record in read_records(lexicon_folder() / "document-publishers.yaml"):
        record.check_keys(
            allowed={"publisher", "agency", "home", "hosts", "marks"}, required={"publisher"}
        )
        homes.update((record.text("publisher"), home) for home in record.texts("home"))
        for key, names in (("agency", agencies), ("hosts", hosts), ("marks", marks)):
            for name in record.texts(key):
                if name in names:
                    message = f"{name!r} stands twice"
                    raise record.error(message, key=key, remedy="keep one")
                names[name] = record.text("publisher")
    return Publishers(
        agencies=MappingProxyType(agencies),
        hosts=MappingProxyType(hosts),
        homes=MappingProxyType(homes),
        marks=MappingProxyType(marks),
    )


def _fragments(records: Iterable[Record]) -> dict[str, str]:
    agencies = sorted(load_publishers().agencies, key=lambda name: (-len(name), name))
    fragments = {"agency": "(?:" + "|".join(map(re.escape, agencies)) + ")"}
    pending = {record.text("fragment"): record for record in records}
    while pending:  # a fragment may name others: each pass fills in those already known
        name, record = next(
            ((n, r) for n, r in pending.items() if _names(r) <= fragments.keys()),
            next(iter(pending.items())),
        )
        record.check_keys(allowed={"fragment", "pattern"}, required={"pattern"})
        fragments[name] = _filled(record, record.text("pattern"), fragments)
        del pending[name]
    return fragments


def _properties(records: Iterable[Record]) -> dict[str, tuple[str, ...]]:
    properties: dict[str, tuple[str, ...]] = {}
    for record in records:
        record.check_keys(allowed={"property", "keys"}, required={"property", "keys"})
        properties[record.text("property")] = record.texts("keys")
    return properties


def _names(record: Record) -> set[str]:
    return set(_FRAGMENT_NAME.findall(record.text("pattern")))


def _filled(record: Record, pattern: str, fragments: Mapping[str, str]) -> str:
    """Return ``pattern`` with the fragments it names filled in, once it is known to compile."""
    unknown = sorted(set(_FRAGMENT_NAME.findall(pattern)) - fragments.keys())
    if unknown:
        message = f"unknown fragment {unknown[0]!r} in {pattern!r}"
        raise record.error(message)
    filled = _FRAGMENT_NAME.sub(lambda match: fragments[match[1]], pattern)
    try:
        re.compile(filled)
    except re.error as error:
        message = f"{pattern!r} is not a regular expression: {error}"
        raise record.error(message) from None
    return filled


def _table_of(
    record: Record,
    patterns: dict[str, list[re.Pattern[str]]],
    numbering: dict[str, list[re.Pattern[str]]],
) -> list[re.Pattern[str]]:
    """Return the list that the patterns of ``record`` belong to."""
    role = record.text("role")
    if role == "numbering":
        record.check_keys(allowed={"role", "style", "patterns"}, required={"style", "patterns"})
        return numbering.setdefault(record.text("style"), [])
    record.check_keys(allowed={"role", "case", "patterns"}, required={"role", "patterns"})
    if role not in patterns:
        message = f"unknown role {role!r}"
        raise record.error(message, key="role", remedy=f"use {', '.join(_ROLES)}")
    return patterns[role]


def _patterns(record: Record, fragments: Mapping[str, str]) -> Iterator[re.Pattern[str]]:
    """Yield the patterns of a record; those without named groups are one, to be fast."""
    case = record.text("case", "exact")
    if case not in _FLAGS:
        message = f"'case' is {case!r}"
        raise record.error(message, key="case", remedy="write exact or ignore")
    together: list[str] = []
    for text in record.texts("patterns"):
        pattern = re.compile(_filled(record, text, fragments), _FLAGS[case])
        if pattern.groupindex:
            yield pattern
        else:
            together.append(f"(?:{pattern.pattern})")
    if together:
        yield re.compile("|".join(together), _FLAGS[case])


def _line_patterns(
    patterns: Mapping[str, list[re.Pattern[str]]],
) -> Mapping[str, LinePatterns]:
    return MappingProxyType({name: LinePatterns(tuple(p)) for name, p in patterns.items()})
