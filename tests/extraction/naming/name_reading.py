"""Reads single sentences with the built-in lexicons, and shows what was found as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from graphkit.data_model import Span
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.phrases import PhraseTable
from graphkit.extraction.naming.reader import NameReader
from graphkit.resources.gazetteer import load_gazetteer
from graphkit.resources.honorifics import load_honorifics
from graphkit.resources.titles import load_titles
from graphkit.resources.word_lists import load_name_words, load_reference_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.extraction.naming.chunks import Item, NamedSentence


@dataclass(frozen=True)
class Names:
    """What was read in one sentence."""

    text: str
    sentence: NamedSentence

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(chunk.item for chunk in self.sentence.chunks)

    @property
    def persons(self) -> list[Person]:
        return [item for item in self.items if isinstance(item, Person)]

    @property
    def person_names(self) -> list[str]:
        return [person.name for person in self.persons]

    @property
    def held(self) -> list[str]:
        """The offices of all persons, each with whose office it is."""
        return [describe(office) for person in self.persons for office in person.offices]

    @property
    def offices(self) -> list[Office]:
        """The offices that are not said of a named person."""
        return [item for item in self.items if isinstance(item, Office)]

    @property
    def unnamed(self) -> list[str]:
        return [describe(office) for office in self.offices]

    @property
    def counterparts(self) -> list[Counterpart]:
        return [item for item in self.items if isinstance(item, Counterpart)]

    @property
    def spans(self) -> list[str]:
        return [chunk.span.of(self.text) for chunk in self.sentence.chunks]

    @property
    def stand_ins(self) -> list[str]:
        return [chunk.word for chunk in self.sentence.chunks]


def read(
    text: str,
    *,
    persons: Iterable[str] = (),
    organisations: Iterable[str] = (),
    known: Iterable[str] = (),
) -> Names:
    """Read a sentence in which the trained pipeline sees ``persons`` and ``organisations``."""
    seen = [_found(text, name, "Person") for name in persons]
    seen += [_found(text, name, "Organization") for name in organisations]
    table = PhraseTable([(name, True) for name in known], fold_case=False)
    return Names(text, name_reader().read(text, Span(0, len(text)), seen=seen, known=table))


@cache
def name_reader() -> NameReader:
    return NameReader(
        gazetteer=load_gazetteer(),
        titles=load_titles(),
        honorifics=load_honorifics(),
        references=load_reference_words(),
        names=load_name_words(),
    )


def describe(office: Office) -> str:
    """Return "Foreign Minister | CHL (acting)": an office without its offsets."""
    owners = " ".join(match.entry.notation or match.entry.label for match in office.polities)
    status = f" ({office.status})" if office.status else ""
    return f"{office.title}{f' | {owners}' if owners else ''}{status}"


def _found(text: str, name: str, kind: str) -> tuple[int, int, str]:
    start = text.index(name)
    return start, start + len(name), kind
