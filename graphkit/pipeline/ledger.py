"""What a build wrote into its store, so that the next one knows what has changed.

The ledger lies in the folder of the store and is replaced together with it. Where
somebody else has written into the store since, only its list of texts holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import msgspec

from graphkit.errors import StoreError
from graphkit.pipeline.sealed import read_sealed, write_sealed
from graphkit.store import LEDGER

if TYPE_CHECKING:
    from pathlib import Path

_VERSION: Final = 1


class KnownText(msgspec.Struct, frozen=True, array_like=True):
    """A text of the graph: where it lies as seen from the output folder, its name and hash."""

    place: bytes
    name: str
    content_hash: str


class WrittenDocument(msgspec.Struct, frozen=True, array_like=True):
    """A document in the store.

    ``fingerprint`` is of all that is written of it; ``kinds`` are the modality and
    polarity of its statements, each with its number.
    """

    source: str
    title: str
    content_hash: str
    fingerprint: str
    kinds: dict[str, int]


class Ledger(msgspec.Struct, frozen=True, array_like=True, kw_only=True):
    """What is in a store, and what it was made by.

    ``rules`` are all rules, ``extractor`` the versions of the extractor and its pipeline,
    ``texts`` what it was read from. ``entities`` are hashes of descriptions by the
    entities' ids, ``merges`` and ``decisions`` hashes of all of them. ``quads`` is the number
    of quads; ``views`` tells whether page and report were made too.
    """

    version: int = _VERSION
    rules: str
    settings: dict[str, Any]
    extractor: tuple[str, str]
    texts: tuple[KnownText, ...]
    documents: dict[str, WrittenDocument]
    entities: dict[str, str]
    merges: str
    decisions: str
    quads: int
    views: bool

    @classmethod
    def read(cls, store: Path) -> Ledger | None:
        """Return the ledger of a store, None if it has none.

        Raises:
            StoreError: If it is damaged, or of another version of graphkit.
        """
        if not (store / LEDGER).exists():
            return None
        packed = read_sealed(store / LEDGER)
        try:
            return msgspec.msgpack.decode(packed or b"", type=cls)
        except msgspec.DecodeError as error:
            message = f"the list of what is in {store} is damaged, or of another version"
            remedy = "restore a copy, or name all documents again and build with --fresh"
            raise StoreError(message, remedy) from error

    def write(self, store: Path) -> None:
        """Write it into the folder of a store.

        Raises:
            OSError: If it cannot be written.
        """
        write_sealed(store / LEDGER, msgspec.msgpack.encode(self, order="deterministic"))
