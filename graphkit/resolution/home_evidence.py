"""Tell from the text of a release which country publishes it, where its page does not say so.

The publisher's capital stands under the text, or one country is named in pairs with
those of the people who were met: "relations between Peru and Norway", "the Peru-Chile pact".
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, EntityType
from graphkit.resources.document_structure import load_publishers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graphkit.data_model import Document, Extraction, Mention
    from graphkit.resources.gazetteer import Gazetteer

_MET = "gk:participatedIn"
_COUNTRY = "country/"
_HYPHENS = frozenset("-‐‑–")
_LINES = re.compile(r"\s*[\n|/,]\s*")
_LEADS_PAIR = ("between ", "between the ", "both ")
_SURE = 2
"""How often the first country has to be named so for each time that the next one is."""


def home_by_text(document: Document, extraction: Extraction, gazetteer: Gazetteer) -> str:
    """Return the country whose government seems to publish, "" if the text does not show it."""
    if document.publisher in load_publishers().agencies.values():
        return ""
    signed = _signed_in(document, gazetteer)
    if signed:
        return signed
    others = _countries_met(extraction) or _countries_of_offices(extraction)
    votes = Counter(_paired(document, extraction, others)).most_common(2)
    sure = votes and (len(votes) == 1 or votes[0][1] >= _SURE * votes[1][1])
    return votes[0][0] if sure else ""


def _signed_in(document: Document, gazetteer: Gazetteer) -> str:
    """Return the country whose capital stands alone in a line below the text."""
    prose = [i for i, block in enumerate(document.blocks) if block.kind in PROSE]
    for block in document.blocks[prose[-1] + 1 :] if prose else ():
        for line in _LINES.split(block.span.of(document.text)):
            found = gazetteer.find_by_capital(line)
            if len(found) == 1:
                return found[0].id
    return ""


def _countries_met(extraction: Extraction) -> frozenset[str]:
    """Return the countries of those whom somebody is said to have met."""
    entities = {m.id: m.features.get("entity", "") for m in extraction.mentions}
    met = {m for r in extraction.relations if r.predicate == _MET for m in r.addressees}
    return frozenset(
        country
        for relation in extraction.relations
        if relation.predicate == "gk:represents" and met.intersection(relation.subjects)
        for country in map(entities.__getitem__, relation.objects)
        if country.startswith(_COUNTRY)
    )


def _countries_of_offices(extraction: Extraction) -> frozenset[str]:
    """Return the countries whose offices are named: a release leaves out its own."""
    return frozenset(
        polity
        for mention in extraction.mentions
        if not mention.features.get("plural")
        for polity in mention.features.get("polity", "").split()
        if polity.startswith(_COUNTRY)
    )


def _paired(document: Document, extraction: Extraction, others: frozenset[str]) -> Iterator[str]:
    """Yield a country each time that it is named in a pair with one of ``others``."""
    countries = sorted(
        (m for m in extraction.mentions if m.type is EntityType.COUNTRY), key=lambda m: m.span
    )
    for one, two in pairwise(countries):
        pair = {one.features.get("entity", ""), two.features.get("entity", "")}
        left = pair - others
        if len(pair) == len(left) + 1 and left and _is_pair(document.text, one, two):
            yield from left


def _is_pair(text: str, one: Mention, two: Mention) -> bool:
    joint = text[one.span.end : two.span.start]
    if joint.strip() in _HYPHENS:
        return True
    return joint.removesuffix("the ") == " and " and text[: one.span.start].endswith(_LEADS_PAIR)
