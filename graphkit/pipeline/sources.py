"""Find the documents that a user means by an id, a title, a file, a folder or a publisher."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from graphkit.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from graphkit.data_model import Document

_KINDS: Final = ("document", "publisher", "folder")
_MOST_SHOWN: Final = 8


@dataclass(frozen=True, slots=True)
class Selection:
    """Documents by their ids, and what to call them."""

    name: str
    documents: frozenset[str]


def select(text: str, sources: Iterable[Document]) -> Selection | None:
    """Return the documents of a graph that ``text`` means, None if it means none.

    Tried in turn: the id of a document, the file or folder it was read from, a publisher, words
    of one title. ``document:``, ``publisher:`` or ``folder:`` before it says which is meant.

    Raises:
        QueryError: If it is in the titles of several documents.
    """
    kind, colon, rest = text.partition(":")
    kinds = (kind,) if colon and kind in _KINDS else _KINDS
    wanted = rest.strip() if colon and kind in _KINDS else text.strip()
    known = sorted(sources, key=lambda one: one.id)
    for one in kinds:
        found = _FINDERS[one](wanted, known)
        if found is not None:
            return found
    return None


def _document(wanted: str, known: list[Document]) -> Selection | None:
    for said in (_ids, _files):
        found = [one for one in known if wanted in said(one)]
        if len(found) == 1:
            return Selection(_citation(found[0]), frozenset({found[0].id}))
    key = wanted.casefold()
    found = [one for one in known if one.title.casefold() == key]
    found = found or [one for one in known if key and key in one.title.casefold()]
    if len(found) > 1 and not _publisher(wanted, known):
        shown = ", ".join(one.id for one in found[:_MOST_SHOWN])
        message = f"{wanted!r} is in the titles of {len(found)} documents"
        raise QueryError(message, f"give one of these ids: {shown}")
    if len(found) != 1:
        return None
    return Selection(_citation(found[0]), frozenset({found[0].id}))


def _publisher(wanted: str, known: list[Document]) -> Selection | None:
    key = wanted.casefold()
    names = sorted({one.publisher for one in known if one.publisher})
    name = next((one for one in names if one.casefold() == key), None)
    if name is None:
        near = [one for one in names if key and key in one.casefold()]
        name = near[0] if len(near) == 1 else None
    if name is None:
        return None
    return Selection(name, frozenset(one.id for one in known if one.publisher == name))


def _folder(wanted: str, known: list[Document]) -> Selection | None:
    prefix = f"{wanted.rstrip('/')}/"
    found = frozenset(one.id for one in known if one.source.startswith(prefix))
    return Selection(wanted, found) if found else None


_FINDERS: Final[Mapping[str, Callable[[str, list[Document]], Selection | None]]] = {
    "document": _document,
    "publisher": _publisher,
    "folder": _folder,
}


def _ids(document: Document) -> tuple[str, ...]:
    return document.id, document.id.partition("/")[2]


def _files(document: Document) -> tuple[str, ...]:
    return document.source, document.source.rpartition("/")[2]


def _citation(document: Document) -> str:
    issued = document.issued.isoformat() if document.issued else ""
    parts = (document.title or document.source, document.publisher, issued)
    return ", ".join(part for part in parts if part)
