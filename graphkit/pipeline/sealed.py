"""Files that are whole or not there, and that say whether they are as they were written."""

from __future__ import annotations

import hashlib
import os
import tempfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_MARK: Final = b"graphkit kept 1\n"
_DIGEST: Final = 32


def write_sealed(path: Path, content: bytes) -> None:
    """Write a file with its checksum, as `write_at_once` does."""
    write_at_once(path, _MARK + _checksum(content) + content)


def write_at_once(path: Path, content: bytes) -> None:
    """Write a file in one step: nobody finds half of it.

    Raises:
        OSError: If it cannot be written; an older one stays as it was then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)  # noqa: PTH105 - as it was made
    except BaseException:
        os.unlink(name)  # noqa: PTH108
        raise


def read_sealed(path: Path) -> bytes | None:
    """Return what was written; None if there is nothing, or not what was written."""
    try:
        whole = path.read_bytes()
    except OSError:
        return None
    start = len(_MARK) + _DIGEST
    checksum, content = whole[len(_MARK) : start], whole[start:]
    return content if whole.startswith(_MARK) and checksum == _checksum(content) else None


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST).digest()
