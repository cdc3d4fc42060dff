"""The gazetteer: countries, organisations, places and events by their names.

It is data (``lexicons/countries.yaml``, ``organizations.yaml``, ``places.yaml``,
``events.yaml``, ``instruments.yaml``, and ``links.yaml`` for what others call
these things). It knows nothing of context: a form that
several entries share gives all of them, and the caller decides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.gazetteer_entry import GazetteerEntry, normalise, slug
from graphkit.resources.gazetteer_files import read_gazetteer_folder
from graphkit.resources.links import read_links
from graphkit.resources.suggestions import what_works
from graphkit.resources.yaml_files import lexicon_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graphkit.resources.files import Folder
    from graphkit.resources.links import Links
    from graphkit.resources.yaml_files import Record

__all__ = ["Gazetteer", "GazetteerEntry", "load_gazetteer", "normalise", "slug"]

_ORDINAL = r"(?:\d+(?:st|nd|rd|th)|[a-z-]*(?:first|second|third|[efhlnrvx]th)|annual|\d{4})"
_BEFORE = re.compile(rf"(?:{_ORDINAL}\s+)+", re.IGNORECASE)
_AFTER = re.compile(r"[\s-]*\d+$")


class Gazetteer:
    """Entries, sorted by id, and the forms by which they are found; read-only.

    Examples:
        >>> gazetteer = load_gazetteer()
        >>> [entry.id for entry in gazetteer.find("the Republic of Korea")]
        ['country/KOR']
        >>> [entry.id for entry in gazetteer.find("Congo")]
        ['country/COD', 'country/COG']
    """

    def __init__(self, entries: Iterable[GazetteerEntry]) -> None:
        self.entries = tuple(sorted(entries, key=lambda entry: entry.id))
        self._by_id = MappingProxyType({entry.id: entry for entry in self.entries})
        self.names = _index(self.entries, lambda entry: entry.names)
        self.demonyms = _index(self.entries, lambda entry: entry.adjectives + entry.people)
        self._upper = _upper_case(self.names)
        self._numbered = _index(self.entries, _names_with_number)
        self._capitals = _index(self.entries, self._capital_names)

    def __getitem__(self, entry_id: str) -> GazetteerEntry:
        return self._by_id[entry_id]

    def __contains__(self, entry_id: object) -> bool:
        return entry_id in self._by_id

    def get(self, entry_id: str) -> GazetteerEntry | None:
        """Return the entry of an id, if there is one."""
        return self._by_id.get(entry_id)

    def find(self, form: str) -> tuple[GazetteerEntry, ...]:
        """Every entry named ``form``, by id; an event also with its number or year.

        Examples:
            >>> load_gazetteer().find("2021 Munich Security Conference")[0].label
            'Munich Security Conference'
        """
        key = normalise(form)
        found = self.names.get(key, ()) or (self._upper.get(key, ()) if key.isupper() else ())
        return found or self._find_numbered(key)

    def find_demonym(self, form: str) -> tuple[GazetteerEntry, ...]:
        """Every country or region that ``form`` is an adjective or the people of.

        Examples:
            >>> [entry.notation for entry in load_gazetteer().find_demonym("Korean")]
            ['KOR', 'PRK']
        """
        return self.demonyms.get(normalise(form), ())

    def find_by_capital(self, form: str) -> tuple[GazetteerEntry, ...]:
        """Every country whose capital is called ``form``, which may mean its government.

        Examples:
            >>> [entry.label for entry in load_gazetteer().find_by_capital("Kiev")]
            ['Ukraine']
        """
        return self._capitals.get(normalise(form), ())

    def _find_numbered(self, key: str) -> tuple[GazetteerEntry, ...]:
        for bare in (_BEFORE.sub("", key, count=1), _AFTER.sub("", key)):
            found = self._numbered.get(normalise(bare), ()) if bare != key else ()
            if found:
                return found
        return ()

    def _capital_names(self, entry: GazetteerEntry) -> tuple[str, ...]:
        places = (
            place
            for capital in entry.capital
            for place in self.names.get(normalise(capital), ())
            if place.located_in == entry.id
        )
        return tuple(name for place in places for name in place.names)


def load_gazetteer(*folders: Folder) -> Gazetteer:
    """Load the built-in gazetteer, merged with the files of the user's ``folders``.

    A user's entry takes the place of the built-in one of the same id, or takes it away.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    return _load_gazetteer(folders)


@cache
def _load_gazetteer(folders: tuple[Folder, ...]) -> Gazetteer:
    found: dict[str, tuple[GazetteerEntry, Record]] = {}
    known: set[str] = set()
    for folder in (lexicon_folder(), *folders):
        for entry, record in read_gazetteer_folder(folder).values():
            known.add(entry.id)
            if not record.removes:
                found[entry.id] = entry, record
            elif found.pop(entry.id, None) is None:
                labels = (known.label for known, _ in found.values() if known.type == entry.type)
                raise record.nothing_to_remove("label", entry.label, labels)
    links = _read_links(folders, known)
    gazetteer = Gazetteer(_linked(entry, links) for entry, _ in found.values())
    for entry, record in reversed(found.values()):  # the user's own entries first
        _check_references(entry, record, gazetteer)
        _check_ambiguity(entry, record, gazetteer)
    return gazetteer


def _read_links(folders: tuple[Folder, ...], known: set[str]) -> Mapping[str, Links]:
    """Return the links by ids; an entry that the user took away may still have some."""
    links = read_links((lexicon_folder(), *folders))
    for entry_id, (_, record) in links.items():
        if entry_id not in known:
            reason = f"the gazetteer has no entry {entry_id!r}"
            raise record.error(reason, key="id", remedy=what_works(entry_id, known))
    return {entry_id: found for entry_id, (found, _) in links.items()}


def _linked(entry: GazetteerEntry, links: Mapping[str, Links]) -> GazetteerEntry:
    found = links.get(entry.id)
    return replace(entry, same_as=found.same_as, codes=found.codes) if found else entry


def _names_with_number(entry: GazetteerEntry) -> tuple[str, ...]:
    return entry.names + entry.numbered if entry.ordinal else ()


def _index(
    entries: tuple[GazetteerEntry, ...], forms: Callable[[GazetteerEntry], Iterable[str]]
) -> Mapping[str, tuple[GazetteerEntry, ...]]:
    index: dict[str, dict[str, GazetteerEntry]] = {}
    for entry in entries:
        for form in forms(entry):
            index.setdefault(normalise(form), {})[entry.id] = entry
    return MappingProxyType({form: tuple(index[form].values()) for form in sorted(index)})


def _upper_case(
    names: Mapping[str, tuple[GazetteerEntry, ...]],
) -> Mapping[str, tuple[GazetteerEntry, ...]]:
    """Names as headings write them; the mixed-case name must be no abbreviation."""
    return MappingProxyType(
        {name.upper(): found for name, found in names.items() if not name.isupper()}
    )


def _check_references(entry: GazetteerEntry, record: Record, gazetteer: Gazetteer) -> None:
    for key, ids in (("members", entry.members), ("country", (entry.located_in,))):
        for entry_id in ids:
            if entry_id and entry_id not in gazetteer:
                code = entry_id.partition("/")[2]
                reason = f"no country has the code {code!r}"
                raise record.error(reason, key=key, remedy="use a code of countries.yaml")


def _check_ambiguity(entry: GazetteerEntry, record: Record, gazetteer: Gazetteer) -> None:
    """One of the entries that share a form must say so: nothing is ambiguous by accident."""
    for index, forms in (
        (gazetteer.names, entry.names),
        (gazetteer.demonyms, entry.adjectives + entry.people),
    ):
        for form in forms:
            sharing = index[normalise(form)]
            others = [other.id for other in sharing if other.id != entry.id]
            if others and not any(_lists_as_ambiguous(each, form) for each in sharing):
                reason = f"{form!r} names {', '.join(others)} too"
                remedy = "list it under 'ambiguous', or drop it"
                raise record.error(reason, key="names", remedy=remedy)


def _lists_as_ambiguous(entry: GazetteerEntry, form: str) -> bool:
    return normalise(form) in map(normalise, entry.ambiguous)
