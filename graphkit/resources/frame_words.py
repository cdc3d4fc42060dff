"""Words that frames are written with: irregular forms of verbs, groups of prepositions."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.yaml_files import REMOVE, Record, lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from graphkit.resources.files import Folder


@cache
def load_verb_forms(*folders: Folder) -> Mapping[str, str]:
    """The irregular forms of the verbs, each with its lemma.

    Examples:
        >>> load_verb_forms()["undertook"]
        'undertake'
    """
    forms: dict[str, str] = {}
    for record in _records("verb-forms.yaml", folders):
        record.check_keys(allowed={"verb", "forms", REMOVE}, required={"verb", "forms"})
        if not record.removes:
            forms |= dict.fromkeys(record.texts("forms"), record.text("verb"))
            continue
        for form in record.texts("forms"):
            if forms.pop(form, None) is None:
                raise record.nothing_to_remove("forms", form, forms)
    return MappingProxyType(forms)


@cache
def load_slot_groups(*folders: Folder) -> Mapping[str, tuple[str, ...]]:
    """The prepositions a slot may be, by the name of their group."""
    groups: dict[str, tuple[str, ...]] = {}
    for record in _records("slots.yaml", folders):
        record.check_keys(allowed={"group", "prepositions"}, required={"group", "prepositions"})
        name = record.text("group")
        words = groups.get(name, ()) + record.texts("prepositions")
        groups[name] = tuple(dict.fromkeys(words))
    return MappingProxyType(groups)


def _records(name: str, folders: tuple[Folder, ...]) -> Iterator[Record]:
    for folder in (lexicon_folder(), *folders):
        file = folder / name
        if file.is_file():
            yield from read_records(file)
