"""Given names: which are short forms of which, and which names are too common to tell much."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.word_tables import read_word_tables

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder

FILE = "given-names.yaml"
_LISTS = ("common", "shared", "chained")


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """``full_forms`` of each name, itself among them if it is one; others tell little.

    Names made of ``common`` ones do, and those with a family name that is ``shared``, or
    ``chained`` if it stands last. All are in small letters.
    """

    full_forms: Mapping[str, frozenset[str]]
    common: frozenset[str]
    shared: frozenset[str]
    chained: frozenset[str]

    def is_known(self, name: str) -> bool:
        """Whether a name is a full or short form that the list has."""
        return name in self.full_forms


@cache
def load_given_names(*folders: Folder) -> GivenNames:
    """Return the names of ``given-names.yaml``, with those of the user's ``folders``.

    Raises:
        ResourceError: The file is wrong, with its line and what would work.
    """
    tables = read_word_tables(FILE, keys=("short_forms", *_LISTS), folders=folders)
    full_forms: defaultdict[str, set[str]] = defaultdict(set)
    for full, short_forms in tables.lists("short_forms").items():
        for form in (full, *short_forms):
            full_forms[form.lower()].add(full.lower())
    return GivenNames(
        full_forms=MappingProxyType({n: frozenset(f) for n, f in sorted(full_forms.items())}),
        **{name: frozenset(map(str.lower, tables.words(name))) for name in _LISTS},
    )
