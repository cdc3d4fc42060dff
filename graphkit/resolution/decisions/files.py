"""Read decisions from their files, and refuse those that contradict each other as written.

    same PART PART…               they are one
    different PART [PART]         they are two; a part alone: it is another than the rest
    name PART "NAME"              what it is called
    not-an-entity PART            it is none, and what is said of it is not said
    date MEETING DAY              when it was: 2021-09-22, 2021-09, 2021 or 2021-09-21/2021-09-23
    place MEETING ID|"NAME"       where it was
    link PART ADDRESS             under which address (IRI) others know it

PART is an id, a name as written in quotation marks where only what is called so is
meant, and ``in DOCUMENT`` where only one document is: ``person/lee "Minister Lee" in b.txt``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from graphkit.data_model import Decision, DecisionKind, Decisions, EntityType, Part
from graphkit.resolution.decisions.contradictions import check_as_written
from graphkit.resources.decision_lines import DecisionLine, Word, lines_of, read_lines
from graphkit.resources.links import is_address
from graphkit.resources.suggestions import nearest, what_works

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_IN: Final = "in"
_PAIR: Final = 2
_KINDS: Final = frozenset(type_.value.lower() for type_ in EntityType)
_MEETINGS: Final = tuple(
    type_.value.lower() for type_ in (EntityType.MEETING, EntityType.CALL, EntityType.VISIT)
)
_ID: Final = re.compile(r"([a-z]+)/([^\s/]+)")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_YEAR: Final = re.compile(r"\d{4}")


def read_decisions(files: Iterable[Path]) -> Decisions:
    """Return the decisions of some files.

    Raises:
        DecisionError: If a file cannot be read, a line is malformed, or two
            lines contradict each other; the lines are named.
    """
    lines = chain.from_iterable(read_lines(file) for file in dict.fromkeys(files))
    decisions = Decisions.of(decision_of(line) for line in lines)
    check_as_written(decisions)
    return decisions


def decisions_of(text: str, file: str = "decisions") -> Decisions:
    """Return the decisions of a text, as `read_decisions` does."""
    decisions = Decisions.of(decision_of(line) for line in lines_of(text, file))
    check_as_written(decisions)
    return decisions


def decision_of(line: DecisionLine) -> Decision:
    """Return what a line lays down.

    Raises:
        DecisionError: If it is malformed.
    """
    kind = _kind(line)
    parts, value = _READERS[kind](line, line.words[1:])
    return Decision(
        kind=kind,
        parts=parts,
        value=value.text,
        value_is_name=value.quoted,
        file=line.file,
        line=line.number,
    )


def _kind(line: DecisionLine) -> DecisionKind:
    first = line.words[0]
    known = [kind.value for kind in DecisionKind]
    if first.quoted or first.text not in known:
        remedy = what_works(first.text, known, called="a line begins with one of")
        reason = f"unknown decision {first.text!r}"
        raise line.error(reason, remedy)
    return DecisionKind(first.text)


_Read = tuple[tuple[Part, ...], Word]
_NOTHING: Final = Word("")


def _same(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    parts = _parts(line, words)
    if len(parts) < _PAIR:
        raise line.error("'same' takes two ids or more", "write: same ID ID")
    _check_types(line, parts)
    return _each_once(line, parts), _NOTHING


def _different(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    parts = _parts(line, words)
    remedy = 'write: different ID ID, or: different ID "NAME"'
    if len(parts) > _PAIR:
        raise line.error("'different' takes two ids", remedy)
    if len(parts) == 1:
        if parts[0].is_whole:
            reason = f"different from what is {parts[0]}?"
            raise line.error(reason, remedy)
        parts = (Part(parts[0].entity), parts[0])
    _check_types(line, parts)
    return _each_once(line, parts), _NOTHING


def _name(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    if len(words) < _PAIR or not words[-1].quoted:
        raise line.error("there is no name", 'write: name ID "NAME"')
    return (_one(line, words[:-1]),), words[-1]


def _none(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    return (_one(line, words),), _NOTHING


def _date(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    meeting = _meeting(line, words, "write: date MEETING 2021-09-22")
    value = words[-1].text
    if not _is_date(value):
        remedy = "write 2021-09-22, 2021-09, 2021 or 2021-09-21/2021-09-23"
        reason = f"{value!r} is no date"
        raise line.error(reason, remedy)
    return (meeting,), Word(value)


def _place(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    meeting = _meeting(line, words, 'write: place MEETING ID, or: place MEETING "NAME"')
    value = words[-1]
    if not value.quoted:
        _check_id(line, value.text)
    return (meeting,), value


def _link(line: DecisionLine, words: tuple[Word, ...]) -> _Read:
    remedy = "write: link ID http://www.wikidata.org/entity/Q142"
    if len(words) < _PAIR or words[-1].quoted:
        raise line.error("there is no address", remedy)
    if not is_address(words[-1].text):
        reason = f"{words[-1].text!r} is no address"
        raise line.error(reason, remedy)
    return (_one(line, words[:-1]),), words[-1]


_READERS: Final[Mapping[DecisionKind, Callable[[DecisionLine, tuple[Word, ...]], _Read]]] = (
    MappingProxyType(
        {
            DecisionKind.SAME: _same,
            DecisionKind.DIFFERENT: _different,
            DecisionKind.NAME: _name,
            DecisionKind.NOT_AN_ENTITY: _none,
            DecisionKind.DATE: _date,
            DecisionKind.PLACE: _place,
            DecisionKind.LINK: _link,
        }
    )
)


def _meeting(line: DecisionLine, words: tuple[Word, ...], remedy: str) -> Part:
    if len(words) < _PAIR:
        raise line.error("something is missing", remedy)
    part = _one(line, words[:-1])
    if part.entity.partition("/")[0] not in _MEETINGS:
        reason = f"{part} is no meeting, call or visit"
        raise line.error(reason, remedy)
    return part


def _one(line: DecisionLine, words: tuple[Word, ...]) -> Part:
    parts = _parts(line, words)
    if len(parts) != 1:
        reason = f"{line.words[0].text!r} takes one id, not {len(parts)}"
        raise line.error(reason)
    return parts[0]


def _parts(line: DecisionLine, words: tuple[Word, ...]) -> tuple[Part, ...]:
    """Return the parts that words name: each an id, a name, and "in" a document."""
    parts: list[Part] = []
    rest = list(words)
    while rest:
        entity = rest.pop(0)
        if entity.quoted:
            reason = f"there is no id before {entity.text!r}"
            raise line.error(reason, 'write: ID "NAME"')
        _check_id(line, entity.text)
        name = rest.pop(0).text if rest and rest[0].quoted else ""
        parts.append(Part(entity.text, name, _document(line, rest)))
    return tuple(parts)


def _document(line: DecisionLine, rest: list[Word]) -> str:
    """Take "in DOCUMENT" off the words, if they begin so."""
    if not rest or rest[0] != Word(_IN):
        return ""
    if len(rest) < _PAIR:
        raise line.error("there is no document behind 'in'", "write its id or file name")
    rest.pop(0)
    return rest.pop(0).text


def _check_id(line: DecisionLine, text: str) -> None:
    found = _ID.fullmatch(text)
    if found is None:
        reason = f"{text!r} is no id"
        raise line.error(reason, "write one as graphkit shows it: person/joe-biden")
    if found[1] not in _KINDS:
        near = nearest(found[1], _KINDS)
        meant = f"did you mean {near}/{found[2]}?" if near else what_works(found[1], _KINDS)
        reason = f"{text!r} is an id of nothing that graphkit knows"
        raise line.error(reason, meant)


def _check_types(line: DecisionLine, parts: tuple[Part, ...]) -> None:
    kinds = {part.entity.partition("/")[0] for part in parts}
    if len(kinds) > 1:
        reason = f"these are of several kinds: {', '.join(sorted(kinds))}"
        raise line.error(reason, "if one is no such thing: not-an-entity ID")


def _each_once(line: DecisionLine, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    if len(set(parts)) < len(parts):
        twice = next(part for part in parts if parts.count(part) > 1)
        reason = f"{twice} stands twice in one line"
        raise line.error(reason, "write two that differ")
    return parts


def _is_date(text: str) -> bool:
    first, slash, last = text.partition("/")
    if slash:
        return _is_day(first) and _is_day(last) and first <= last
    return _is_day(text) or bool(_MONTH.fullmatch(text) or _YEAR.fullmatch(text))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DAY.fullmatch(text))
