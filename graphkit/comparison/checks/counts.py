"""Stated against found: "held 13 bilateral meetings", and twelve are described."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, Final

from graphkit.comparison.checks.findings import Check, Passage
from graphkit.data_model.document import PROSE
from graphkit.resolution.identifiers import fold
from graphkit.resources.checks import load_checks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from graphkit.comparison.checks.material import Material
    from graphkit.data_model import Document, Sentence

KIND: Final = "stated-count"
_WORD = re.compile(r"\w+")


def stated_counts(material: Material) -> Iterator[Check]:
    """Yield numbers of meetings that a text states and does not bear out.

    Counted are the meetings that the document tells of, of the format named, of those whom the
    sentence names. A text that describes few of them does not mean to describe them all.
    """
    meetings = _meetings(material)
    for document in material.documents:
        told = meetings.get(document.id, {})
        for sentence in document.sentences:
            if told and document.kind_of(sentence) in PROSE:
                text = document.text[sentence.span.start : sentence.span.end]
                for match in _pattern().finditer(text):
                    yield from _judged(match, sentence, document, told, material)


def _meetings(material: Material) -> dict[str, dict[str, set[str]]]:
    """Return the meetings each document tells of, and who it says took part."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for meeting, people in material.people.items():
        for person, records in people.items():
            for record in records:
                found[record.document][meeting].add(person)
    return {document: dict(meetings) for document, meetings in found.items()}


def _judged(
    match: re.Match[str],
    sentence: Sentence,
    document: Document,
    told: dict[str, set[str]],
    material: Material,
) -> Iterator[Check]:
    rules = load_checks()
    between = match["between"].casefold()
    if set(_WORD.findall(between)) & set(rules.others):
        return
    stated = rules.numbers.get(match["number"].casefold()) or int(match["number"])
    kind = rules.counted[match["noun"].casefold()]
    text = document.text[sentence.span.start : sentence.span.end]
    named = _named(text[: match.start()], told, material.labels)
    found = _counted(told, kind, _formats(between), named, material)
    if not found or len(found) < stated * rules.described_least:
        return
    if _agree(len(found), stated, (match["qualifier"] or "").casefold()):
        return
    yield Check(
        kind=KIND,
        what=f"“{match['said'].strip()}” stated, {len(found)} described",
        things=tuple((name, material.labels[name]) for name in found),
        passages=(
            Passage(
                document=document.id,
                title=document.title,
                publisher=document.publisher or "",
                issued=document.issued.isoformat() if document.issued else "",
                sentence=text,
                start=sentence.span.start,
            ),
        ),
        rank=1 - abs(stated - len(found)) / max(stated, len(found)),
    )


def _counted(
    told: dict[str, set[str]],
    kind: str,
    formats: Collection[str],
    named: Collection[str],
    material: Material,
) -> list[str]:
    """Return the meetings of a kind and format that one of those named took part in."""
    return [
        meeting
        for meeting, people in sorted(told.items())
        if meeting.startswith(f"{kind}/")
        and (not named or not people.isdisjoint(named))
        and (not formats or material.properties.get(meeting, {}).get("gk:format", "") in formats)
    ]


def _formats(between: str) -> set[str]:
    """Return the formats named; several are all there are: "bilateral and multilateral"."""
    named = set(load_checks().formats) & set(_WORD.findall(between))
    return named if len(named) == 1 else set()


def _named(before: str, told: dict[str, set[str]], labels: dict[str, str]) -> set[str]:
    """Return who of the participants is named before the number, by a word of the name."""
    words = set(_WORD.findall(fold(before)))
    everybody = {person for people in told.values() for person in people}
    persons = {one for one in everybody if one.startswith("person/")}
    return {one for one in persons if words & set(_WORD.findall(fold(labels[one]))[-1:])}


def _agree(found: int, stated: int, qualifier: str) -> bool:
    rules = load_checks()
    if qualifier in rules.at_least:
        return found >= stated
    if qualifier in rules.at_most:
        return found <= stated
    return found == stated


@cache
def _pattern() -> re.Pattern[str]:
    rules = load_checks()
    return re.compile(
        rf"\b{_any(rules.holding)}\s+(?P<said>(?:a total of\s+)?"
        rf"(?:(?P<qualifier>{_any((*rules.at_least, *rules.at_most))})\s+)?"
        rf"(?P<number>\d{{1,3}}|{_any(rules.numbers)})\s+"
        rf"(?P<between>(?:[\w-]+,?\s+){{0,{rules.words_between}}}?)"
        rf"(?P<noun>{_any(rules.counted)}))\b",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first))})"
