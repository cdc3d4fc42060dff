"""Ids and fingerprints of documents."""

from __future__ import annotations

import hashlib
import re

from anyascii import anyascii

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_LONGEST_SLUG = 60
_HASH_DIGITS = 8


def content_hash(content: bytes) -> str:
    """Return the SHA-256 of a document's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def document_id(name: str, fingerprint: str) -> str:
    """Return the id of a document from its title, or file name, and the hash of its bytes.

    Examples:
        >>> document_id("Türkiye and Japan: “Talks”", "90a5b6d1db9a89ad")
        'document/turkiye-and-japan-talks-90a5b6d1'
        >>> document_id("…", "90a5b6d1db9a89ad")
        'document/untitled-90a5b6d1'
    """
    return f"document/{_slug(name) or 'untitled'}-{fingerprint[:_HASH_DIGITS]}"


def _slug(name: str) -> str:
    slug = _NOT_PLAIN.sub("-", anyascii(name).lower()).strip("-")
    if len(slug) <= _LONGEST_SLUG:
        return slug
    cut = slug[: _LONGEST_SLUG + 1]
    return (cut.rsplit("-", 1)[0] if "-" in cut else cut[:_LONGEST_SLUG]).strip("-")
