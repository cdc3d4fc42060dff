"""Read who met or called whom from the title of a readout, without the extractor.

A title such as "Readout of President Marin's Call with Prime Minister Dal of
Freedonia" names the parties, their countries and what it was. What is read
here is what extraction is measured against, so nothing of it comes from the
extractor or its lexicons: names of countries are CLDR's, the rest is a word
list of its own, ``weak_titles.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from anyascii import anyascii
from babel import Locale

if TYPE_CHECKING:
    from collections.abc import Iterator

HOME = "US"
"""The country whose government writes these readouts."""

_DATA = Path(__file__).with_name("weak_titles.yaml")
_ISO = re.compile("[A-Z]{2}")
_STATE = re.compile(r"<([^>]+)>")
_NAME_WORD = re.compile(r"[A-Z][\w'-]+")
_SEPARATOR = re.compile(r"(,? (?:and|&) |, )")
_INVISIBLE = re.compile("[\u200b\u2060]")


def plain(text: str) -> str:
    """Return ``text`` in plain letters on one line.

    Examples:
        >>> plain("Erdoğan’s  call")
        "Erdogan's call"
    """
    return " ".join(anyascii(_INVISIBLE.sub("", text)).split())


def fold(text: str) -> str:
    """Return the words of ``text`` in small plain letters, without possessives.

    Examples:
        >>> fold("Erdoğan’s  Call")
        'erdogan call'
    """
    return " ".join(re.sub(r"'s?(?!\w)|[^a-z0-9']+", " ", plain(text).lower()).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody a title names: by words of a name, or only by office and country.

    ``country`` is an ISO 3166 code, or the first name of an organisation.
    """

    words: frozenset[str] = frozenset()
    country: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """What a title says; ``kind`` is ``meeting``, ``call``, or None where it is neither."""

    kind: str | None = None
    several: bool = False
    own: tuple[Party, ...] = ()
    foreign: tuple[Party, ...] = ()

    @property
    def is_diplomatic(self) -> bool:
        """Whether it tells of a meeting or call with a foreign party."""
        return self.kind is not None and bool(self.foreign)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of a title between commas and "and"; or several that are about one party."""

    words: frozenset[str] = frozenset()
    states: tuple[str, ...] = ()
    has_office: bool = False
    has_foreign_office: bool = False
    after_and: bool = False

    @property
    def is_foreign(self) -> bool:
        abroad = any(state != HOME for state in self.states)
        return self.has_foreign_office or (abroad and self.has_office)

    def belongs_to(self, before: _Piece) -> bool:
        """Tell whether this is about the same party as the piece before it."""
        another_office = self.after_and and self.has_office
        return not before.words or not (self.words or another_office)

    def joined(self, other: _Piece) -> _Piece:
        return _Piece(
            words=self.words | other.words,
            states=self.states + other.states,
            has_office=self.has_office or other.has_office,
            has_foreign_office=self.has_foreign_office or other.has_foreign_office,
            after_and=self.after_and,
        )


@dataclass(frozen=True, slots=True)
class TitleReader:
    """Reads titles with the words of ``weak_titles.yaml``.

    ``states`` has the folded names of each country and organisation by its code.
    """

    states: dict[str, frozenset[str]]
    _words: dict[str, Any]
    _state_names: re.Pattern[str]
    _codes: dict[str, str]
    _offices: frozenset[str]
    _no_names: frozenset[str]
    _foreign_offices: re.Pattern[str]

    def read(self, title: str) -> Title:
        """Return what ``title`` says; nothing if it does not name two sides."""
        text = self._without_opening(plain(title))
        noun = "|".join(self._words["kinds"])
        if found := re.search(rf"\b({noun}) with (?:the )?", text, re.IGNORECASE):
            own = self._parties(text[: found.start()])
            others = self._parties(self._without_tail(text[found.end() :]), alike=True)
        elif found := re.search(rf"\b({noun}) (?:between|of) (?=.+ and )", text, re.IGNORECASE):
            own, others = [], self._parties(self._without_tail(text[found.end() :]))
        else:
            return Title()
        both = [*own, *others]
        return Title(
            kind=self._words["kinds"][found[1].lower()],
            several=found[1].lower().endswith("s"),
            own=tuple(party for party, is_foreign in both if not is_foreign),
            foreign=tuple(party for party, is_foreign in both if is_foreign),
        )

    def _without_opening(self, text: str) -> str:
        for opening in self._words["openings"]:
            if found := re.match(opening, text):
                return text[found.end() :]
        return text

    def _without_tail(self, text: str) -> str:
        return re.split("|".join(self._words["tails"]), text, maxsplit=1)[0]

    def _parties(self, side: str, *, alike: bool = False) -> list[tuple[Party, bool]]:
        """Return the parties of one side and whether each is foreign.

        With ``alike`` they are of one side in the other sense, too: one without a
        country has that of the next or the one before.
        """
        marked = self._state_names.sub(lambda name: f"<{self._codes[name[0]]}>", side)
        parts = ["", *_SEPARATOR.split(marked)]
        pieces = [self._piece(*part) for part in zip(parts[::2], parts[1::2], strict=True)]
        persons = list(_persons(pieces))
        if alike:
            persons = _alike(persons)
        return [(party, one.is_foreign) for one in persons for party in _as_parties(one)]

    def _piece(self, separator: str, text: str) -> _Piece:
        words = fold(" ".join(_NAME_WORD.findall(_STATE.sub(" ", text)))).split()
        states = tuple(dict.fromkeys(_STATE.findall(text)))
        has_office = any(word in self._offices for word in words)
        return _Piece(
            words=frozenset(word for word in words if word not in self._no_names),
            states=states,
            has_office=has_office,
            has_foreign_office=self._foreign_offices.search(text) is not None,
            after_and=separator.strip(", ") != "",
        )


@cache
def title_reader() -> TitleReader:
    """Return the reader with its words loaded."""
    words = yaml.safe_load(_DATA.read_text(encoding="utf-8"))
    names = _state_names(words)
    codes = {name: code for code, forms in names.items() for name in forms}
    longest = "|".join(re.escape(name) for name in sorted(codes, key=lambda one: (-len(one), one)))
    offices = frozenset(map(fold, words["office_words"]))
    return TitleReader(
        states={code: frozenset(map(fold, forms)) for code, forms in names.items()},
        _words=words,
        _state_names=re.compile(rf"(?<![\w-])(?:{longest})(?![\w-]| American)"),
        _codes=codes,
        _offices=offices,
        _no_names=offices | frozenset(map(fold, words["other_words"])),
        _foreign_offices=re.compile(rf"\b({'|'.join(words['foreign_offices'])})\b"),
    )


def _state_names(words: dict[str, Any]) -> dict[str, set[str]]:
    """Return the names of each country and organisation in plain letters."""
    territories = Locale("en").territories
    codes = set(filter(_ISO.fullmatch, territories)) - set(words["home_territories"])
    names = {code: {plain(territories[code])} for code in codes}
    for code, more in words["countries"].items():
        names.setdefault(code, set()).update(more)
    return names | {forms[0]: set(forms) for forms in words["organizations"]}


def _persons(pieces: list[_Piece]) -> Iterator[_Piece]:
    """Join pieces until each has one name; what has none belongs to the one before."""
    current = pieces[0]
    for piece in pieces[1:]:
        if piece.belongs_to(current):
            current = current.joined(piece)
        else:
            yield current
            current = piece
    yield current


def _alike(persons: list[_Piece]) -> list[_Piece]:
    """Give persons of one side the country of the next who has one, or of the one before.

    If one of them is foreign, all are.
    """
    states = [person.states for person in persons]
    is_foreign = any(person.is_foreign for person in persons)
    return [
        replace(
            person,
            states=next(filter(None, [*states[position:], *states[position::-1]]), ()),
            has_foreign_office=is_foreign,
        )
        for position, person in enumerate(persons)
    ]


def _as_parties(person: _Piece) -> Iterator[Party]:
    """Yield a named person as one party, others as one party of each country."""
    states = [state for state in person.states if state != HOME or not person.is_foreign]
    if person.words:
        yield Party(words=person.words, country=states[-1] if states else None)
    else:
        home = [HOME] if person.has_office and not person.is_foreign else []
        yield from (Party(country=state) for state in states or home)
