"""Whose the people are that somebody meets abroad: those of the country visited.

"In Oslo, the Minister met Prime Minister Rao": an office that no words say to be of another
country is one of the country where the meeting takes place. Not at summits, nor in cities
that the whole world comes to.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType
from graphkit.resolution.homes import assume, is_bare, titles_of
from graphkit.resolution.relations import OFFICE_RELATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.data_model import Mention, Relation
    from graphkit.resolution.reading import DocumentReading
    from graphkit.resources.gazetteer import Gazetteer
    from graphkit.resources.word_lists import ReferenceWords

HOST = "of the country where they met, whose name goes without saying"
"""The reason of what is taken from the place."""

_COUNTRY = "country/"
_MEET = "gk:participatedIn"
_GOING = frozenset({"to", "visited", "visiting", "reached", "toured"})
_BEING = _GOING | {"in", "at"}
_BESIDE = ("sideline", "margins", "summit", "general assembly", "conference")


def assume_hosts(reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords) -> None:
    """Take those whom visitors meet without their country named for people of the place."""
    places = list(_places(reading, gazetteer, words))
    starts = [start for start, _ in places]
    titles = titles_of(reading)
    for key, title, others in _met(reading, titles, words):
        before = bisect_left(starts, title.span.start)
        place = places[before - 1][1] if before else ""
        sides = {p for other in others for p in reading.polities_of(other)}
        if place and place != reading.home and place not in sides:
            assume(reading, key, place, titles[key], words)
            reading.hosts.add(key)


def _places(
    reading: DocumentReading, gazetteer: Gazetteer, words: ReferenceWords
) -> Iterator[tuple[int, str]]:
    """Yield where somebody is said to be: the country, "" where many countries meet."""
    for mention in sorted(reading.extraction.mentions, key=lambda m: m.span):
        if mention.type not in {EntityType.PLACE, EntityType.COUNTRY}:
            continue
        if not _is_destination(reading, mention) or _is_in_topic(reading, mention):
            continue
        entity = mention.features.get("entity", "")
        is_place = mention.type is EntityType.PLACE and entity in gazetteer
        country = gazetteer[entity].located_in if is_place else entity
        if country.startswith(_COUNTRY):
            open_to_all = entity in words.seats or _is_beside_event(reading, mention)
            yield mention.span.start, "" if open_to_all else country


def _is_destination(reading: DocumentReading, mention: Mention) -> bool:
    """Whether somebody is, or goes, there: "in Oslo", "to Norway"; much happens "in Norway"."""
    before = [w for w in reading.words_before(mention.span, 2) if w != "the"]
    going = _GOING if mention.type is EntityType.COUNTRY else _BEING
    last = before[-1] if before else ""
    return last in going or (last == "in" and before[0] == "while")


def _is_in_topic(reading: DocumentReading, mention: Mention) -> bool:
    sentence = reading.sentence_at(mention.span.start)
    return any(
        m.type is EntityType.TOPIC and m.span.contains(mention.span)
        for m in reading.mentions_within(sentence)
    )


def _is_beside_event(reading: DocumentReading, mention: Mention) -> bool:
    sentence = reading.sentence_at(mention.span.start)
    text = sentence.of(reading.document.text).lower()
    inside = reading.mentions_within(sentence)
    return any(word in text for word in _BESIDE) or any(m.type is EntityType.EVENT for m in inside)


def _met(
    reading: DocumentReading, titles: dict[str, list[Mention]], words: ReferenceWords
) -> Iterator[tuple[str, Mention, Sequence[str]]]:
    """Yield who is met, or acts, beside somebody of a country: with a title and the others."""
    for relation in sorted(reading.extraction.relations, key=lambda r: r.sentence):
        if relation.predicate in OFFICE_RELATIONS:
            continue
        for mine, theirs in _sides(relation):
            others = [k for k in reading.keys(theirs) if _is_known(reading, k)]
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


def _is_known(reading: DocumentReading, key: str) -> bool:
    return reading.is_person_like(key) and bool(reading.polities_of(key))


def _is_visitor(reading: DocumentReading, mentions: Sequence[str]) -> bool:
    """Whether "I", "he" or "the Minister" is met: the publisher's own, if there are such."""
    features = (reading.mentions[m].features for m in mentions)
    kinds = {f.get("reference") for f in features}
    return "first" in kinds or (bool(reading.home) and bool(kinds & {"pronoun", None}))
