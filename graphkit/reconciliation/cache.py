"""What services answered, kept in a file of the user: asked once, the same for ever.

One line is one answer, as JSON: the service, then its manifest, or a query and its
candidates. Lines are added as answers come, so what was interrupted goes on; at the end
the file is sorted, so the same answers are the same bytes. Deleting lines asks again.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from graphkit.errors import ReconciliationError
from graphkit.reconciliation.protocol import Candidate

if TYPE_CHECKING:
    from graphkit.reconciliation.protocol import Query


class _Line(msgspec.Struct, omit_defaults=True):
    service: str
    manifest: str | None = None
    query: str | None = None
    candidates: tuple[Candidate, ...] | None = None


class Cache:
    """The answers in a file; without a path it forgets them at the end."""

    def __init__(self, path: Path | None, service: str) -> None:
        """Read what the file holds, if there is one.

        Raises:
            ReconciliationError: If it cannot be read, or is something else.
        """
        self._path = path
        self._service = service
        self._lines: dict[tuple[str, str], _Line] = {}
        if path is not None and path.exists():
            self._read(path)

    @property
    def manifest(self) -> bytes | None:
        """The manifest of the service as it came."""
        line = self._lines.get((self._service, ""))
        return line.manifest.encode() if line and line.manifest else None

    def keep_manifest(self, content: bytes) -> None:
        """Keep a manifest, which is UTF-8."""
        self._keep(_Line(self._service, manifest=content.decode()))

    def answer(self, query: Query) -> tuple[Candidate, ...] | None:
        """Return the candidates for a query, None if it was not answered yet."""
        line = self._lines.get((self._service, _key(query)))
        return line.candidates if line else None

    def keep(self, query: Query, candidates: tuple[Candidate, ...]) -> None:
        """Keep the candidates for a query."""
        self._keep(_Line(self._service, query=_key(query), candidates=candidates))

    def sort(self) -> None:
        """Write the file anew, sorted.

        Raises:
            ReconciliationError: If it cannot be written.
        """
        if self._path is None:
            return
        lines = [msgspec.json.encode(line) + b"\n" for _, line in sorted(self._lines.items())]
        beside = self._path.with_name(f".{self._path.name}.new")
        try:
            beside.write_bytes(b"".join(lines))
            beside.replace(self._path)
        except OSError as error:
            raise self._error("cannot be written", why=error) from error

    def _keep(self, line: _Line) -> None:
        self._lines[line.service, line.query or ""] = line
        if self._path is None:
            return
        try:
            with self._path.open("ab") as file:
                file.write(msgspec.json.encode(line) + b"\n")
        except OSError as error:
            raise self._error("cannot be written", why=error) from error

    def _read(self, path: Path) -> None:
        try:
            lines = path.read_bytes().split(b"\n")
        except OSError as error:
            raise self._error("cannot be read", why=error) from error
        # A line without an end was cut off while it was written: its query is asked again.
        if lines.pop():
            os.truncate(path, sum(len(line) + 1 for line in lines))
        for number, content in enumerate(lines, start=1):
            try:
                line = msgspec.json.decode(content, type=_Line)
            except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
                raise self._error("is no answer of a service", number) from None
            self._lines[line.service, line.query or ""] = line

    def _error(
        self, reason: str, line: int = 0, *, why: OSError | None = None
    ) -> ReconciliationError:
        where = f"{self._path}, line {line}" if line else str(self._path)
        because = f": {why.strerror}" if why else ""
        remedy = "delete the line" if line else "name another file"
        return ReconciliationError(f"the cache {where} {reason}{because}", remedy)


def _key(query: Query) -> str:
    return msgspec.json.encode(query, order="sorted").decode()
