"""The imports of a graph as files: what was imported, kept beside the store.

    imports/NAME-HASH/import.json    name of the file, format
    imports/NAME-HASH/data           its bytes
    imports/NAME-HASH/mapping.yaml   the mapping of a table

A graph is a function of documents, rules, decisions and imports; a build reads these again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphkit.errors import StoreError
from graphkit.resources.gazetteer_entry import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER: Final = "imports"
_ABOUT: Final = "import.json"
_DATA: Final = "data"
_MAPPING: Final = "mapping.yaml"
_UNFINISHED: Final = ".importing-"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """A file to import: its name, bytes, format, and the mapping of a table."""

    source: str
    content: bytes
    format: str
    mapping: Path | None = None

    @property
    def id(self) -> str:
        """``import/<name>-<hash8>``: another content, format or mapping is another import."""
        mapping = self.mapping.read_bytes() if self.mapping else b""
        hashed = hashlib.sha256(b"\0".join((self.format.encode(), mapping, self.content)))
        return f"import/{slug(Path(self.source).stem)[:48]}-{hashed.hexdigest()[:8]}"

    @property
    def content_hash(self) -> str:
        """The SHA-256 of its bytes."""
        return hashlib.sha256(self.content).hexdigest()


def keep(file: ImportFile, output: Path) -> None:
    """Keep a file beside a graph; it is there whole or not at all.

    Raises:
        StoreError: If it cannot be written.
    """
    place = _place(file.id, output)
    unfinished = place.with_name(f"{_UNFINISHED}{place.name}")
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        about = {"format": file.format, "source": file.source}
        (unfinished / _DATA).write_bytes(file.content)
        if file.mapping:
            (unfinished / _MAPPING).write_bytes(file.mapping.read_bytes())
        (unfinished / _ABOUT).write_text(json.dumps(about) + "\n", encoding="utf-8")
        shutil.rmtree(place, ignore_errors=True)
        unfinished.rename(place)
    except OSError as error:
        message = f"{place} cannot be written: {error.strerror or error}"
        raise StoreError(message, "check the disk and the rights") from error


def drop(identifier: str, output: Path) -> None:
    """Remove the files of an import; one that is not there is passed over."""
    shutil.rmtree(_place(identifier, output), ignore_errors=True)


def kept(output: Path) -> Iterator[ImportFile]:
    """Yield the files of all imports of a graph, sorted by id.

    Raises:
        StoreError: If one is damaged.
    """
    for place in sorted((output / FOLDER).glob("[!.]*")):
        try:
            about = json.loads((place / _ABOUT).read_text(encoding="utf-8"))
            mapping = place / _MAPPING
            yield ImportFile(
                source=about["source"],
                content=(place / _DATA).read_bytes(),
                format=about["format"],
                mapping=mapping if mapping.is_file() else None,
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            message = f"{place} cannot be read: {error}"
            raise StoreError(message, "remove the folder, and import the file again") from error


def _place(identifier: str, output: Path) -> Path:
    return output / FOLDER / identifier.rpartition("/")[2]
