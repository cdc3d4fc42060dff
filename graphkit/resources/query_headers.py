"""Read the header of a query file: the lines that begin with ``#+``, as YAML.

The form is grlc's: ``#+ summary: …``, ``#+ tags: […]``. What the keys mean is
for the loaders of queries and projections to say.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from graphkit.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from importlib.resources.abc import Traversable

_MARK = "#+"


@dataclass(frozen=True, slots=True)
class Header:
    """The keys of a header and the file they stand in; getters check the type."""

    file: str
    values: Mapping[str, object]

    def check_keys(self, *, allowed: Collection[str], required: Collection[str] = ()) -> None:
        """Raise where a key is unknown or a required one is missing."""
        unknown = sorted(set(self.values) - set(allowed))
        if unknown:
            known = ", ".join(sorted(allowed))
            message = f"unknown key {unknown[0]!r} in its header"
            raise self.error(message, f"known keys: {known}")
        missing = [key for key in required if not self.values.get(key)]
        if missing:
            raise self.error("its header is incomplete", f"add a line '#+ {missing[0]}: …'")

    def text(self, key: str, default: str = "") -> str:
        """The single line under ``key``."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            message = f"{key!r} in its header is not a text"
            raise self.error(message, "write it in quotes")
        return " ".join(value.split())

    def flag(self, key: str) -> bool:
        """Whether ``key`` is set to true; a missing key is not."""
        value = self.values.get(key, False)
        if not isinstance(value, bool):
            message = f"{key!r} in its header is {value!r}"
            raise self.error(message, "write true or false")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of words under ``key``."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            message = f"{key!r} in its header is not a list of words"
            raise self.error(message, "write [one, two]")
        return tuple(value)

    def records(self, key: str) -> tuple[Mapping[str, object], ...]:
        """The list of mappings under ``key``."""
        value = self.values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            remedy = "begin each entry with '- name: …'"
            message = f"{key!r} in its header is not a list of entries"
            raise self.error(message, remedy)
        return tuple(value)

    def error(self, reason: str, remedy: str = "") -> ResourceError:
        """An error that names the file."""
        return ResourceError(self.file, reason, remedy=remedy)


def read_query_text(path: Path | Traversable) -> str:
    """Return the text of a query file.

    Raises:
        ResourceError: The file cannot be read or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ResourceError(_name(path), "is not UTF-8", remedy="save it as UTF-8") from None
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
        raise ResourceError(_name(path), reason) from None


def read_header(text: str, *, file: str) -> Header:
    r"""Return the header of the query ``text``; without one it has no keys.

    Raises:
        ResourceError: The header is not YAML or has no keys and values.

    Examples:
        >>> read_header("#+ summary: All names\nSELECT …", file="names.rq").text("summary")
        'All names'
    """
    lines = [
        # Lines of another kind are kept as empty ones, so that errors tell the true line.
        line.removeprefix(_MARK).removeprefix(" ") if line.startswith(_MARK) else ""
        for line in text.splitlines()
    ]
    try:
        values = yaml.safe_load("\n".join(lines))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        reason = f"its header is not YAML: {error.problem}"
        raise ResourceError(file, reason, line=line, remedy="put the text in quotes") from None
    except yaml.YAMLError as error:
        raise ResourceError(file, f"its header is not YAML: {error}") from None
    if values is None:
        return Header(file, {})
    if not isinstance(values, dict):
        raise ResourceError(file, "its header has no keys", remedy="begin with '#+ summary: …'")
    return Header(file, {str(key): value for key, value in values.items()})


def _name(path: Path | Traversable) -> str:
    return str(path) if isinstance(path, Path) else path.name
