"""Which documents are to be taken out of a graph, and what it was built by."""

from __future__ import annotations

import os
from dataclasses import asdict, fields
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Final

from graphkit.errors import DocumentError, StoreError
from graphkit.pipeline import folder
from graphkit.pipeline.ledger import Ledger
from graphkit.resources.suggestions import nearest
from graphkit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from graphkit.pipeline.ledger import KnownText

_KIND: Final = "document/"
_PATHS: Final = ("lexicons", "decisions")
"""The settings that are paths; they are kept as seen from the folder of the graph."""


def ledger_to_remove_from(output: Path) -> Ledger:
    """Return what is in the graph of a folder.

    Raises:
        StoreError: If there is no graph, or none that a build made.
    """
    ledger = Ledger.read(folder.store_of(output))
    if ledger is None:
        message = f"{output} holds no graph that documents can be taken out of"
        raise StoreError(message, "build one with: graphkit build PATH… -o OUT")
    return ledger


def without(documents: Iterable[str], ledger: Ledger) -> tuple[KnownText, ...]:
    """Return the texts that remain without ``documents``: ids, file names, or patterns.

    All texts with the bytes of one of them go, whatever they are called.

    Raises:
        DocumentError: If one of them is none of the graph.
    """
    gone: set[str] = set()
    for wanted in documents:
        found = set(_meant(wanted, ledger))
        if not found:
            raise _unknown(wanted, ledger)
        gone |= found
    return tuple(text for text in ledger.texts if text.content_hash not in gone)


def _meant(wanted: str, ledger: Ledger) -> Iterator[str]:
    """Yield the hashes of the documents that an id, a name or a pattern means."""
    names = [(text.name, text.content_hash) for text in ledger.texts]
    for id_, one in ledger.documents.items():
        names += [(id_, one.content_hash), (id_.removeprefix(_KIND), one.content_hash)]
    exact = [hash_ for name, hash_ in names if name == wanted]
    yield from exact or (hash_ for name, hash_ in names if fnmatchcase(name, wanted))


def _unknown(wanted: str, ledger: Ledger) -> DocumentError:
    known = [*ledger.documents, *(text.name for text in ledger.texts)]
    near = nearest(wanted, known)
    asked = f"did you mean {near}? " if near else ""
    remedy = f"{asked}graphkit query documents lists them; nothing was removed"
    return DocumentError(wanted, "is no document of the graph", remedy)


def settings_to_keep(settings: Settings, output: Path) -> dict[str, Any]:
    """Return settings as plain values, with paths as seen from the folder of the graph."""
    values = asdict(settings)
    here = os.path.abspath(output)  # noqa: PTH100
    for name in _PATHS:
        values[name] = [os.path.relpath(path, here) for path in values[name]]
    return values


def kept_settings(values: dict[str, Any], output: Path) -> Settings:
    """Return the settings that `settings_to_keep` made plain values of."""
    known = {field.name for field in fields(Settings)}
    values = {name: value for name, value in values.items() if name in known}
    here = os.path.abspath(output)  # noqa: PTH100
    for name in _PATHS:
        paths = values.get(name, ())
        values[name] = tuple(os.path.normpath(os.path.join(here, path)) for path in paths)  # noqa: PTH118
    return Settings(**values)
