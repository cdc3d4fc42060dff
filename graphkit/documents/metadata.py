"""Who published a document, when and where, as far as it says so itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from graphkit.data_model import BlockKind
from graphkit.data_model.document import PROSE
from graphkit.documents.dates import find_date, find_date_in_address
from graphkit.resources.document_structure import load_document_structure, load_publishers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from graphkit.documents.classify import Reading
    from graphkit.documents.layout import Layout

_ADDRESS = re.compile(r"\b(?:https?://|www\.|[\w.+-]+@)((?:[\w-]+\.)+[a-z]{2,})")
_PARTS = re.compile(r"\s*[|>›•:]\s*|\s[–—]\s|\s{3,}")
_ENDS = (".", "!", "?", "”", '"')
_HEADINGS = (BlockKind.TITLE, BlockKind.HEADING)
_STATING = (BlockKind.DATELINE, BlockKind.METADATA)


def issued_on(layout: Layout, readings: Sequence[Reading]) -> date | None:
    """Return the day a document was issued.

    Front matter comes first, then the dateline, then the head of a web page,
    then a day in the page's address.
    """
    stated = layout.properties.issued
    if stated and layout.states_issued:
        return stated
    days = (find_date(line) for kind in _STATING for line in _lines(readings, kind))
    found = next(filter(None, days), None) or stated
    address = source_url(layout, readings)
    return found or (find_date_in_address(address) if address else None)


def source_url(layout: Layout, readings: Sequence[Reading]) -> str | None:
    """Return the address of the page, from its properties or a line that gives it."""
    if layout.properties.source_url:
        return layout.properties.source_url
    pattern = load_document_structure().roles["source_url"]
    matches = (pattern.match(line) for line in _lines(readings, BlockKind.METADATA))
    return next((match["url"] for match in matches if match), None)


def publisher(layout: Layout, readings: Sequence[Reading]) -> str | None:
    """Return who published a document.

    In turn: its properties, a line that says so, the agency in the dateline or
    at the end, the owner of the web address, what else of the page stands around the
    text. The address tells whose a "Ministry of Foreign Affairs" is.
    """
    stated = layout.properties.publisher or next(_stated_publishers(readings), None)
    address = source_url(layout, readings)
    owner = (_owner(address) if address else None) or next(_marked(readings), None)
    if stated and not (owner and owner.startswith(f"{stated} of ")):
        return load_publishers().agencies.get(stated, stated)
    return owner


def _stated_publishers(readings: Sequence[Reading]) -> Iterator[str]:
    roles = load_document_structure().roles
    for line in _lines(readings, BlockKind.METADATA):
        match = roles["publisher"].match(line) or roles["credit"].search(f" {line}")
        # What begins small describes the text ("source: after an agency") and names nobody.
        if match and not match["publisher"].strip()[:1].islower():
            yield match["publisher"].strip()
    for line in _lines(readings, BlockKind.DATELINE):
        # What it was cut off from began with a capital letter.
        match = roles["lead"].begin(f"{line} X")
        if match and match.groupdict().get("publisher"):
            yield match["publisher"]


def _marked(readings: Sequence[Reading]) -> Iterator[str]:
    """Yield the publishers that the lines around the text show by their words or an address."""
    marks = load_publishers().marks
    around = [reading for reading in readings if not _is_text(reading)]
    for reading in around:
        for part in _PARTS.split(reading.line.words):
            words = part.split()
            least = len(words) if reading.kind in _HEADINGS else 1
            beginnings = (" ".join(words[:n]).strip(".,") for n in range(len(words), least - 1, -1))
            yield from (marks[b] for b in beginnings if b in marks)
    for reading in around:
        owners = (_owner(f"https://{host}") for host in _ADDRESS.findall(reading.line.words))
        yield from filter(None, owners)


def _is_text(reading: Reading) -> bool:
    return reading.kind in PROSE and reading.line.words.endswith(_ENDS)


def _owner(url: str) -> str | None:
    hosts = load_publishers().hosts
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    names = (hosts.get(".".join(labels[i:])) for i in range(len(labels)))
    return next(filter(None, names), None)


def _lines(readings: Sequence[Reading], kind: BlockKind) -> Iterator[str]:
    return (reading.line.words for reading in readings if reading.kind is kind)
