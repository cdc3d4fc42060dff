"""Under which names and codes others know the entries of the gazetteer (``links.yaml``)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from graphkit.resources.yaml_files import REMOVE, read_records

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from importlib.resources.abc import Traversable

    from graphkit.resources.files import Folder
    from graphkit.resources.yaml_files import Record

FILE: Final = "links.yaml"
WIKIDATA: Final = "http://www.wikidata.org/entity/"
"""What Wikidata's items begin with as they are named in RDF: http, though https answers."""


@dataclass(frozen=True, slots=True)
class _Code:
    """The property that a code becomes in the graph, its datatype, and what the codes look like."""

    property: str
    form: re.Pattern[str]
    example: str
    datatype: str = "xsd:string"


# Both lists number states from 2 to 990. Ranges are regions, hence integers in the graph.
_STATE_NUMBER: Final = re.compile(r"[1-9][0-9]{0,2}")
_CODES: Final[Mapping[str, _Code]] = MappingProxyType(
    {
        "iso-alpha-2": _Code("gk:isoAlpha2", re.compile(r"[A-Z]{2}"), "two capitals such as JP"),
        "iso-numeric": _Code("gk:isoNumeric", re.compile(r"[0-9]{3}"), 'three digits: "004"'),
        "cameo": _Code("gk:cameoCountry", re.compile(r"[A-Z]{3}"), "three capitals such as JPN"),
        "cow": _Code("gk:cowCode", _STATE_NUMBER, "a number such as 740", "xsd:integer"),
        "gw": _Code("gk:gwCode", _STATE_NUMBER, "a number such as 740", "xsd:integer"),
    }
)
CODE_DATATYPES: Final[Mapping[str, str]] = MappingProxyType(
    {code.property: code.datatype for code in _CODES.values()}
)
"""The properties of codes, as CURIEs, with their datatypes."""

_ITEM: Final = re.compile(r"Q[1-9][0-9]{0,11}")
# RFC 3987 without the characters that N-Triples and Turtle do not take in an IRI.
_IRI: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")
_KEYS: Final = frozenset({"id", "wikidata", "same-as", REMOVE, *_CODES})


def is_address(text: str) -> bool:
    """Whether a text is an IRI of the web that can stand in RDF as it is.

    Examples:
        >>> is_address("http://www.wikidata.org/entity/Q142"), is_address("javascript:alert(1)")
        (True, False)
    """
    return bool(_IRI.fullmatch(text)) and text.isprintable()


def site_of(address: str) -> str:
    """Return what the addresses of one vocabulary or authority file begin with.

    Examples:
        >>> site_of("http://www.wikidata.org/entity/Q142")
        'http://www.wikidata.org/entity/'
    """
    bare = address.rstrip("/#")
    cut = max(bare.rfind(sign) for sign in "/#") + 1
    return address[:cut] if urlsplit(address[:cut]).netloc else address


@dataclass(frozen=True, slots=True)
class Links:
    """What others call an entry: IRIs of the same thing, pairs of a CURIE and a code; sorted."""

    same_as: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


def read_links(
    folders: Sequence[Folder | Traversable],
) -> Mapping[str, tuple[Links, Record]]:
    """Return the links by the ids of their entries; of several folders the last one wins.

    Raises:
        ResourceError: Where a file is wrong, with its line and what would work.
    """
    found: dict[str, tuple[Links, Record]] = {}
    for folder in folders:
        file = folder / FILE
        here: set[str] = set()
        for record in read_records(file) if file.is_file() else ():
            record.check_keys(allowed=_KEYS, required=("id",))
            entry = record.text("id")
            if entry in here:
                reason = f"{entry} stands in this file twice"
                raise record.error(reason, remedy="make it one entry")
            here.add(entry)
            _put(found, entry, record)
    _check_shared(found)
    return MappingProxyType(found)


def _put(found: dict[str, tuple[Links, Record]], entry: str, record: Record) -> None:
    earlier = found.pop(entry, None)  # so that what is put in last stands last, and is blamed
    if not record.removes:
        found[entry] = _links(record), record
    elif earlier is None:
        raise record.nothing_to_remove("id", entry, found)


def _links(record: Record) -> Links:
    links = Links(tuple(sorted(set(_addresses(record)))), tuple(sorted(_codes(record))))
    if not (links.same_as or links.codes):
        raise record.error("links to nothing", remedy="add a key such as 'wikidata: Q42'")
    return links


def _addresses(record: Record) -> Iterator[str]:
    if "wikidata" in record:
        item = record.text("wikidata")
        if not _ITEM.fullmatch(item):
            reason = f"{item!r} is no item of Wikidata"
            raise record.error(reason, key="wikidata", remedy="write it as in Q142")
        yield WIKIDATA + item
    for address in record.texts("same-as"):
        if not is_address(address):
            reason = f"{address!r} is no address"
            raise record.error(reason, key="same-as", remedy="write it whole: https://…")
        yield address


def _codes(record: Record) -> Iterator[tuple[str, str]]:
    for key, code in _CODES.items():
        if key in record:
            value = record.text(key)
            if not code.form.fullmatch(value):
                reason = f"{value!r} is no {key} code"
                raise record.error(reason, key=key, remedy=f"write {code.example}")
            yield code.property, value


def _check_shared(found: Mapping[str, tuple[Links, Record]]) -> None:
    """Two entries are two things, so nothing that names one can name the other."""
    owners: dict[str | tuple[str, str], str] = {}
    for entry, (links, record) in found.items():
        every: tuple[str | tuple[str, str], ...] = (*links.same_as, *links.codes)
        for link in every:
            other = owners.setdefault(link, entry)
            if other != entry:
                named = link if isinstance(link, str) else " ".join(link)
                reason = f"{named} is a link of {other} too"
                raise record.error(reason, key="id", remedy="it can be of one of them only")
