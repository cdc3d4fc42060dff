"""The relations that frames may express (``lexicons/relations.yaml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from graphkit.resources.suggestions import what_works
from graphkit.resources.yaml_files import lexicon_folder, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.resources.files import Folder
    from graphkit.resources.yaml_files import Record

_PARTY = "party"
_OBJECTS = (_PARTY, "topic")
_CURIE = re.compile(r"[A-Za-z][\w-]*:[A-Za-z_][\w-]*")


@cache
def load_relations(*folders: Folder) -> frozenset[str]:
    """The relations a frame may express, as CURIEs."""
    return frozenset(record.text("predicate") for record in _relation_records(folders))


@cache
def load_party_relations(*folders: Folder) -> frozenset[str]:
    """The relations whose object may be a party: "thanked *Ms. Ruiz*"; else it is a topic.

    Examples:
        >>> "gk:discussed" in load_party_relations()
        False
    """
    return frozenset(
        record.text("predicate")
        for record in _relation_records(folders)
        if record.text("object") == _PARTY
    )


def relation_record(predicate: str, *folders: Folder) -> Record:
    """The entry of a relation, to point at in an error."""
    records = [r for r in _relation_records(folders) if r.text("predicate") == predicate]
    return records[-1]


def _relation_records(folders: tuple[Folder, ...]) -> Iterator[Record]:
    for folder in (lexicon_folder(), *folders):
        file = folder / "relations.yaml"
        for record in read_records(file) if file.is_file() else ():
            _check(record)
            yield record


def _check(record: Record) -> None:
    record.check_keys(allowed={"predicate", "object"}, required={"predicate"})
    kind, predicate = record.text("object"), record.text("predicate")
    if kind and kind not in _OBJECTS:
        reason = f"'object' is {kind!r}"
        raise record.error(reason, key="object", remedy=what_works(kind, _OBJECTS))
    if not _CURIE.fullmatch(predicate):
        reason = f"{predicate!r} is not of the form prefix:name"
        raise record.error(reason, key="predicate", remedy="write it as in ex:acquired")
