"""Function words, and the verbs of headings, as the extractor's grammar uses them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resources.suggestions import what_works
from graphkit.resources.yaml_files import REMOVE, Record, lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graphkit.resources.files import Folder

_ENCOUNTERS = ("Call", "Meeting")


@dataclass(frozen=True, slots=True, kw_only=True)
class FunctionWords:
    """Closed classes of words; what each does is said at the top of ``grammar.yaml``."""

    adverbial: frozenset[str]
    bridging: frozenset[str]
    catenative: frozenset[str]
    circumstance: frozenset[str]
    conditional: frozenset[str]
    courtesy: frozenset[str]
    definite: frozenset[str]
    earlier: frozenset[str]
    failing: frozenset[str]
    hoping: frozenset[str]
    intended: frozenset[str]
    invariable: frozenset[str]
    joining: frozenset[str]
    joint: frozenset[str]
    leading: frozenset[str]
    linking: frozenset[str]
    movement: frozenset[str]
    needed: frozenset[str]
    negation: frozenset[str]
    obliging: frozenset[str]
    of_noun: frozenset[str]
    partitive: frozenset[str]
    planning: frozenset[str]
    relative: frozenset[str]
    resolving: frozenset[str]
    saying: frozenset[str]
    serving: frozenset[str]
    staying: frozenset[str]
    subordinator: frozenset[str]
    telling: frozenset[str]
    willing: frozenset[str]


@cache
def load_function_words() -> FunctionWords:
    """Return the words of ``grammar.yaml``.

    Raises:
        ResourceError: Where the file is wrong, with its line and what would work.

    Examples:
        >>> "never" in load_function_words().negation
        True
    """
    known = tuple(field.name for field in fields(FunctionWords))
    words = _grouped("grammar.yaml", "class", "words", known)
    return FunctionWords(**{name: frozenset(words.get(name, ())) for name in known})


@cache
def load_heading_verbs(*folders: Folder) -> Mapping[str, str]:
    """Return the verb forms of ``heading-verbs.yaml``, each with the type of encounter.

    Those of the user's ``folders`` are added; a form stands for the last type given.

    Raises:
        ResourceError: Where the file is wrong, with its line and what would work.

    Examples:
        >>> load_heading_verbs()["phones"]
        'Call'
    """
    verbs: dict[str, str] = {}
    for folder in (lexicon_folder(), *folders):
        file = folder / "heading-verbs.yaml"
        for record in read_records(file) if file.is_file() else ():
            record.check_keys(allowed=("type", "forms", REMOVE), required=("forms",))
            if record.removes:
                _remove(record, verbs)
            else:
                kind = _known(record, "type", _ENCOUNTERS)
                verbs |= dict.fromkeys(record.texts("forms"), kind)
    return MappingProxyType(verbs)


def _remove(record: Record, verbs: dict[str, str]) -> None:
    for form in record.texts("forms"):
        if verbs.pop(form, None) is None:
            raise record.nothing_to_remove("forms", form, verbs)


def _grouped(file: str, key: str, values: str, known: tuple[str, ...]) -> dict[str, set[str]]:
    """Return the words under ``values`` by the group that ``key`` names."""
    groups: dict[str, set[str]] = {}
    for record in read_records(lexicon_folder() / file):
        record.check_keys(allowed=(key, values), required=(key, values))
        groups.setdefault(_known(record, key, known), set()).update(record.texts(values))
    return groups


def _known(record: Record, key: str, known: tuple[str, ...]) -> str:
    name = record.text(key)
    if name not in known:
        reason = f"unknown {key} {name!r}"
        raise record.error(reason, key=key, remedy=what_works(name, known))
    return name
