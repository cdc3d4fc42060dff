"""Offices as a document words them: which words can mean which office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.resolution.identifiers import slug
from graphkit.resources.titles import load_titles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.data_model import Mention

_OF_OTHERS = re.compile(r" (?:for|of|to) (?:the|his|her|its) ")
_SHORTEST_INITIALS = 3
_BELOW = load_titles().prefixes - {"co"}


@dataclass(frozen=True, slots=True)
class OfficeHeld:
    """An office as a document words it: canonical title, head, and whose it is ("" unsaid).

    ``kinds`` are the heads that it can mean: a president is a "Head of State".
    """

    title: str
    head: str
    polity: str
    kinds: tuple[str, ...] = ()


def office_of(mention: Mention) -> OfficeHeld:
    """Return the office a mention words."""
    features = mention.features
    return OfficeHeld(
        mention.name,
        features.get("head", ""),
        features.get("polity", ""),
        tuple(kind for kind in features.get("kinds", "").split("|") if kind),
    )


def office_key(office: OfficeHeld) -> str:
    """Return the key of an office: its title and whose it is.

    Examples:
        >>> office_key(OfficeHeld("Prime Minister", "prime minister", "country/NOR"))
        'office/prime-minister-NOR'
    """
    polity = office.polity.rpartition("/")[2]
    return f"office/{slug(office.title)}{'-' + polity if polity else ''}"


def fits_office(wanted: OfficeHeld, held: OfficeHeld) -> bool:
    """Return whether "the Minister" or "the Japanese FM" can mean a holder of ``held``.

    Examples:
        >>> held = OfficeHeld("Minister for Trade", "minister", "country/NOR")
        >>> fits_office(OfficeHeld("Minister", "minister", ""), held)
        True
        >>> fits_office(OfficeHeld("Minister", "minister", "country/CHL"), held)
        False
    """
    if wanted.polity and held.polity and wanted.polity != held.polity:
        return False
    if wanted.title == held.title:
        return True
    if held.head in wanted.kinds:
        return True
    if _ranks(held) - _ranks(wanted):
        return False
    if wanted.title.lower() == wanted.head:
        return wanted.head in _own_words(held) or wanted.head == held.head
    return _words(wanted, held) <= set(held.title.lower().split())


def _words(wanted: OfficeHeld, held: OfficeHeld) -> set[str]:
    """Return the words of a title, without the initials of the body that ``held`` names in full.

    "IWO Director" is the "Director of the Inland Waters Office".
    """
    initials = "".join(word[0] for word in held.title.split() if word[0].isupper())
    return {
        word.lower()
        for word in wanted.title.split()
        if not (word.isupper() and len(word) >= _SHORTEST_INITIALS and word in initials)
    }


def _own_words(office: OfficeHeld) -> str:
    """Return the words of a title that name it: "assistant" of "Assistant to the President"."""
    return _OF_OTHERS.split(office.title.lower().replace("-", " "), maxsplit=1)[0]


def is_below(office: OfficeHeld) -> bool:
    """Return whether a title puts who holds it below another: a deputy minister."""
    return bool(_ranks(office))


def _ranks(office: OfficeHeld) -> frozenset[str]:
    """Return the words that put an office below another: a vice president is no president."""
    words = office.title.lower().replace("-", " ").split()
    return _BELOW.intersection(words)


def telling_offices(offices: Sequence[OfficeHeld]) -> list[OfficeHeld]:
    """Return the offices worth stating: a bare "Minister" only if nothing fuller is known."""
    full = [office for office in offices if office.polity and not _is_bare(office)]
    rest = [office for office in offices if office not in full]
    whole = [office for office in offices if office.polity]
    return full + [
        office
        for office in rest
        if not any(fits_office(office, f) for f in full)
        and not any(_leaves_out(office, other) for other in whole)
    ]


def _leaves_out(office: OfficeHeld, other: OfficeHeld) -> bool:
    """Whether an office is another one without whose it is: "President" of "President of X"."""
    return not office.polity and (office.title, office.head) == (other.title, other.head)


def _is_bare(office: OfficeHeld) -> bool:
    """Whether a title is one word: every country has a "Minister", and many of them."""
    return office.title.lower() == office.head and " " not in office.title
