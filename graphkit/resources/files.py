"""Find data files shipped inside the package, from a checkout, a wheel or a zip."""

from __future__ import annotations

from collections.abc import Hashable
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Protocol

from graphkit.errors import ResourceError

_PACKAGE = "graphkit.resources"


class Folder(Traversable, Hashable, Protocol):
    """A folder with data files; loaders keep what they loaded by the folders they were given."""


def resource(*parts: str) -> Traversable:
    """Return the data file or folder at ``parts`` below ``graphkit/resources``.

    Raises:
        ResourceError: If there is none, which means the installation is damaged.

    Examples:
        >>> resource("ontology", "graphkit.ttl").name
        'graphkit.ttl'
    """
    found = files(_PACKAGE).joinpath(*parts)
    if not (found.is_file() or found.is_dir()):
        raise ResourceError("/".join(parts), "is missing", remedy="install graphkit again")
    return found


def read_resource(*parts: str) -> str:
    """Return the text of the data file at ``parts``."""
    return resource(*parts).read_text(encoding="utf-8")


def list_resources(folder: str, suffix: str) -> tuple[str, ...]:
    """Return the names of the files in ``folder`` that end in ``suffix``, sorted.

    Examples:
        >>> list_resources("ontology", ".ttl")
        ('graphkit.ttl',)
    """
    names = (entry.name for entry in resource(folder).iterdir() if entry.is_file())
    return tuple(sorted(name for name in names if name.endswith(suffix)))
