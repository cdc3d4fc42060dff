"""Whose the people are that somebody meets abroad: those of the country visited.

"In Oslo, the Minister met Prime Minister Rao": an office that no words say to be of another
country is one of the country where the meeting takes place. Not at summits, nor in cities
that the whole world comes to.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, BlockKind, EntityType
from graphkit.resolution.homes import assume, is_bare, lacks_office, titles_of
from graphkit.resolution.offices import office_of
from graphkit.resolution.relations import JOINT, OFFICE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import ReferenceWords

HOST = "of the country where they met, whose name goes without saying"
"""The reason of what is taken from the place."""

_COUNTRY = "country/"
_PLACE = re.compile(r"(?:[A-Z][\w.’'-]+ ?){1,4}(?=,|:| ?[-–—/(])")
_TWO = 2
_OPENING = len("In the ")
_MEET = "gk:participatedIn"


def assume_hosts(reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords) -> None:
    """Take those whom visitors meet without their country named for people of the place."""
    places = [*_dateline(reading, gazetteer, words), *_places(reading, gazetteer, words)]
    starts = [start for start, _ in places]
    titles = titles_of(reading)
    meetings = list(_met(reading, titles, words))
    for key, title, _ in meetings:
        before = bisect_left(starts, title.span.start)
        place = places[before - 1][1] if before else ""
        lacks = any(lacks_office(place, office_of(m), words) for m in titles[key])
        # Who met one of the country anywhere is its guest.
        sides = {side for one, _, met in meetings if one == key for side in met}
        if place and place != reading.home and place not in sides and not lacks:
            assume(reading, key, place, titles[key], words)
            reading.hosts.add(key)


def _dateline(
    reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords
) -> Iterator[tuple[int, str]]:
    """Yield the country whose capital stands before the text: where the news comes from."""
    document = reading.document
    first = next((b.span.start for b in document.blocks if b.kind in PROSE), 0)
    head = [b.span for b in document.blocks if b.kind is BlockKind.DATELINE]
    for line in [*(s.of(document.text) for s in head if s.start < first), document.text[first:]]:
        name = _PLACE.match(line)
        found = gazetteer.find_by_capital(name[0]) if name else ()
        seats = {place.id for place in gazetteer.find(name[0])} & words.seats if name else ()
        if len(found) == 1 and not seats:
            yield -1, found[0].id
            return


def _places(
    reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords
) -> Iterator[tuple[int, str]]:
    """Yield where somebody is said to be: the country, "" where many countries meet."""
    for mention in sorted(reading.extraction.mentions, key=lambda m: m.span):
        if mention.type not in {EntityType.PLACE, EntityType.COUNTRY}:
            continue
        if not _is_destination(reading, mention, words) or _is_in_topic(reading, mention):
            continue
        entity = mention.features.get("entity", "")
        is_place = mention.type is EntityType.PLACE and entity in gazetteer
        country = gazetteer[entity].located_in if is_place else entity
        if country.startswith(_COUNTRY):
            open_to_all = entity in words.seats or _is_beside_event(reading, mention, words)
            yield mention.span.start, "" if open_to_all else country


def _is_destination(reading: DocumentReading, mention: Mention, words: ReferenceWords) -> bool:
    """Whether somebody is, or goes, there: "in Oslo", "to Norway"; much happens "in Norway"."""
    before = [w for w in reading.words_before(mention.span, 2) if w != "the"]
    last = before[-1] if before else ""
    if last in words.going or (last in {"in", "at"} and mention.type is not EntityType.COUNTRY):
        return True
    opens = mention.span.start - reading.sentence_at(mention.span.start).start
    return last == "in" and (opens <= _OPENING or before[0] in words.being_in)


def _is_in_topic(reading: DocumentReading, mention: Mention) -> bool:
    sentence = reading.sentence_at(mention.span.start)
    return any(
        m.type is EntityType.TOPIC and m.span.contains(mention.span)
        for m in reading.mentions_within(sentence)
    )


def _is_beside_event(reading: DocumentReading, mention: Mention, words: ReferenceWords) -> bool:
    sentence = reading.sentence_at(mention.span.start)
    text = sentence.of(reading.document.text).lower()
    inside = reading.mentions_within(sentence)
    named = any(m.type is EntityType.EVENT for m in inside)
    return named or any(word in text for word in words.beside_events)


def _met(
    reading: DocumentReading, titles: dict[str, list[Mention]], words: ReferenceWords
) -> Iterator[tuple[str, Mention, Sequence[str]]]:
    """Yield who is met, or acts, beside somebody else: with a title, and whose the others are."""
    for relation in sorted(reading.extraction.relations, key=lambda r: r.sentence):
        if relation.predicate in OFFICE_RELATIONS:
            continue
        for mine, theirs in _sides(relation):
            others = [p for m in theirs for p in _polities(reading, m)]
            if not (others or _is_visitor(reading, theirs)):
                continue
            for key in reading.keys(mine):
                bare = [m for m in titles.get(key, ()) if is_bare(m, words)]
                near = [m for m in bare if relation.sentence.contains(m.span)]
                if near and not reading.persons[key].polities:
                    yield key, near[0], others


def _sides(relation: Relation) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    met = (*relation.addressees, *(relation.objects if relation.predicate != _MEET else ()))
    hosts = [m for m in relation.subjects if m not in relation.addressees]
    yield met, hosts
    yield hosts, met
    if len(hosts) == _TWO and not met and relation.predicate in JOINT:
        yield hosts[:1], hosts[1:]  # "Minister Rao and Minister Soto of Peru discussed"
        yield hosts[1:], hosts[:1]


def _polities(reading: DocumentReading, mention: str) -> set[str]:
    """Return whose a person or an office is, as far as the words say."""
    key, features = reading.key_of(mention), reading.mentions[mention].features
    if reading.mentions[mention].type is EntityType.OFFICE:
        return set(features.get("polity", "").split())
    return reading.polities_of(key) if reading.is_person_like(key) else set()


def _is_visitor(reading: DocumentReading, mentions: Sequence[str]) -> bool:
    """Whether "I", "he" or "the Minister" is met: the publisher's own, if there are such."""
    features = (reading.mentions[m].features for m in mentions)
    kinds = {f.get("reference") for f in features}
    return bool(kinds & {"first", "pronoun"}) or (bool(reading.home) and None in kinds)
