"""An entry of the gazetteer, and how its names are brought into one form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "‑": "-", "‐": "-"})
_INITIALS = re.compile(
    r"(?<![\w.])(?:[^\W\d_]\. ?){2,}(?![^\W\d_])|(?<![\w.])[^\W\d_]\.[^\W\d_](?!\w)"
)
_ARTICLE = re.compile(r"the\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One thing that has names.

    ``id`` is the local part of its IRI; ``type`` a class of the vocabulary
    (Country, Organization, Place, Event). ``names`` are all its names, the label
    first and none with "the"; ``adjectives`` demonyms that can stand before a
    noun, ``people`` those that cannot. ``capital`` are labels of places whose
    name may mean the country's government. ``members`` and ``located_in`` are
    ids. ``ordinal``: a number or year may go with the name ("76th", "2021").
    ``kind`` of a place: city, state or region.
    ``generic``: a kind such as "Ministry of Foreign Affairs", one per country.
    ``ambiguous`` are the forms it shares with other entries. ``same_as`` are addresses
    (IRIs) under which others know it, ``codes`` pairs of a CURIE and a code; both sorted.
    """

    id: str
    type: str
    label: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    notation: str = ""
    capital: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    located_in: str = ""
    kind: str = ""
    ordinal: bool = False
    numbered: tuple[str, ...] = ()
    generic: bool = False
    ambiguous: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()


def normalise(form: str) -> str:
    """The form under which a name is found, so that variants of spelling do not matter.

    Examples:
        >>> normalise("the  U.S."), normalise("Côte d’Ivoire")
        ('US', "Côte d'Ivoire")
    """
    text = " ".join(unicodedata.normalize("NFC", form).translate(_APOSTROPHES).split())
    text = text.replace(" & ", " and ")
    text = _INITIALS.sub(lambda m: re.sub(r"\. ?", "", m.group()) + _space_after(m.group()), text)
    return _ARTICLE.sub("", text.strip(), count=1) if _ARTICLE.match(text.strip()) else text.strip()


def slug(label: str) -> str:
    """The readable last part of an id: plain letters and digits joined by hyphens.

    Examples:
        >>> slug("São Paulo")
        'sao-paulo'
    """
    plain = unicodedata.normalize("NFKD", label).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _space_after(initials: str) -> str:
    return " " if initials.endswith(" ") else ""
