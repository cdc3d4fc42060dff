"""Readable, deterministic identifiers for entities, statements and evidence."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graphkit.data_model import EntityType

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_MAX_SLUG = 72
_FOLDED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents.

    Examples:
        >>> fold("António")
        'antonio'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return ``text`` as the last part of an identifier.

    What has no Latin letters, or is too long, keeps a hash of itself.

    Examples:
        >>> slug("Situation in Côte d’Ivoire")
        'situation-in-cote-d-ivoire'
    """
    plain = _NOT_PLAIN.sub("-", fold(text)).strip("-")
    if not plain:
        return f"x-{digest(text, size=8)}"
    if len(plain) > _MAX_SLUG:
        cut = plain[:_MAX_SLUG].rsplit("-", 1)[0]
        return f"{cut}-{digest(text, size=6)}"
    return plain


def name_key(type_: EntityType, name: str) -> str:
    """Return the key of what no gazetteer knows, by its name."""
    return f"{type_.value.lower()}/{slug(name)}"


def digest(*parts: str, size: int = 16) -> str:
    """Return ``size`` hexadecimal digits of the SHA-256 of ``parts``."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8")).hexdigest()[:size]
