"""Which groups are worth a comparison: blocking, so that not each is held against each.

After the sorted neighbourhood method (M. A. Hernández and S. J. Stolfo, SIGMOD 1995): a block
too large for all its pairs is sorted by what tells people apart, and only neighbours are
compared. The number of pairs so grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, permutations, product
from typing import TYPE_CHECKING, TypeAlias

from graphkit.resolution.persons.name_forms import joined_form, name_form, plain_spelling, sounds_of
from graphkit.resolution.persons.name_match import full_forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from graphkit.resolution.persons.descriptions import Group
    from graphkit.resolution.persons.name_forms import NameForm

Key: TypeAlias = tuple[str, ...]
Entry: TypeAlias = tuple["Group", bool]
"""A group in a block, and whether it looks for others there or is only to be found."""

_MOST_PARTS = 5
_ARTICLE_LENGTH = 5
_SLIP_LENGTH = 5
_LARGEST = 60
_WINDOW = 12


def candidates(groups: Sequence[Group]) -> set[tuple[int, int]]:
    """Return pairs of the numbers of groups whose names can be one person's, the lower first."""
    blocks: defaultdict[Key, list[Entry]] = defaultdict(list)
    for group in groups:
        for key, asks in sorted(_keys(group)):
            blocks[key].append((group, asks))
    return {pair for key in sorted(blocks) for pair in _pairs(blocks[key])}


def _pairs(block: list[Entry]) -> Iterator[tuple[int, int]]:
    if len(block) > _LARGEST:
        block = sorted(block, key=_order)
        near = ((i, j) for i in range(len(block)) for j in range(i + 1, i + 1 + _WINDOW))
        pairs = ((block[i], block[j]) for i, j in near if j < len(block))
    else:
        pairs = combinations(block, 2)  # type: ignore[assignment]
    for (one, asks), (other, other_asks) in pairs:
        if one is not other and (asks or other_asks):
            yield min(one.number, other.number), max(one.number, other.number)


def _order(entry: Entry) -> tuple[object, ...]:
    """Return what brings those together in a large block who can be one."""
    group, _ = entry
    where = min(group.countries or group.bodies or group.homes, default="")
    office = min((office.title for office in group.offices), default="")
    return where, office, group.days, group.number


def _keys(group: Group) -> set[tuple[Key, bool]]:
    forms = {form for name in group.names for form in (name_form(name), joined_form(name))}
    return {key for form in forms for key in _name_keys(form)}


def _name_keys(form: NameForm) -> Iterator[tuple[Key, bool]]:
    parts = form.parts[:_MOST_PARTS]
    yield from ((("one", plain_spelling(part)), len(parts) == 1) for part in parts)
    yield from ((("one", plain_spelling(nickname)), False) for nickname in form.nicknames)
    for part, other in permutations((*parts, *form.initials), 2):
        yield ("initial", part, other[0]), bool(form.initials)
    if len(parts) > 1:
        yield ("letters", "".join(sorted("".join(form.parts)))), True
        for one, other in combinations((*parts, *form.nicknames), 2):
            for pair in product(_sounds(one), _sounds(other)):
                yield ("pair", *sorted(pair)), True
        yield from ((key, True) for key in _slips(parts))


def _slips(parts: Sequence[str]) -> Iterator[Key]:
    """Yield each part with how another one begins and ends: one wrong letter leaves one of both."""
    for part, other in permutations(parts, 2):
        if len(other) >= _SLIP_LENGTH:
            yield "begins", part, other[:3]
            yield "ends", part, other[-3:]


def _sounds(part: str) -> frozenset[str]:
    """Return how a part may sound in its full forms, and without an article written on to it."""
    bare = {part[2:]} if part.startswith(("al", "el")) and len(part) > _ARTICLE_LENGTH else set()
    return frozenset(sound for full in full_forms(part) | bare for sound in sounds_of(full))
