"""How well two names agree, from the same parts down to one letter for a given name.

Nothing is said here of whether two people bear them: that takes more than names.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from graphkit.resolution.names import one_spelling
from graphkit.resolution.persons.name_forms import joined_form, name_form, plain_spelling, sounds_of
from graphkit.resources.given_names import GivenNames, load_given_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graphkit.resolution.persons.name_forms import NameForm

_FULL = 2
_ARTICLES = ("al", "el")
_SHORTEST_AFTER_ARTICLE = 4
_MISSPELT_LENGTH = 5
_TWO_SLIPS = 9
_SIMILAR = 0.6
_GENDERED = frozenset({("a", "o"), ("o", "a")})


@dataclass(frozen=True, slots=True)
class NameMatch:
    """How two names agree: a kind of ``person-evidence.yaml``, and the parts that do."""

    kind: str
    parts: tuple[str, ...]

    @property
    def is_shared(self) -> bool:
        """Whether the family name is one of the few that most people of a country bear."""
        names = _bearers()
        if not names.shared.isdisjoint((self.parts[0], self.parts[-1])):
            return True
        return self.parts[-1] in names.chained and len(self.parts) <= _FULL

    @property
    def is_common(self) -> bool:
        """Whether all that agrees are names that many bear."""
        return all(part in _bearers().common for part in self.parts)

    @property
    def is_usual(self) -> bool:
        """Whether the last part that agrees is a name that many bear."""
        return self.parts[-1] in _bearers().common

    @property
    def is_rare(self) -> bool:
        """Whether no part that agrees is a name that many bear."""
        return _bearers().common.isdisjoint(self.parts)

    @property
    def is_near(self) -> bool:
        """Whether the names are not one, only near: another person's may be as near."""
        return self.kind in {"name-near", "name-misspelt", "name-sounds"} or self.is_short

    @property
    def is_short(self) -> bool:
        """Whether one of the names is a family name or a given name alone."""
        return self.kind in {"name-family", "name-given", "name-only"}


@lru_cache(maxsize=1 << 18)
def match_names(name: str, other: str) -> NameMatch | None:
    """Return how two names agree, None if they are not one person's.

    Examples:
        >>> match_names("Joe Biden", "Joseph R. Biden, Jr.").kind
        'name-short-form'
        >>> match_names("Biden", "Joe Biden").kind, match_names("Suga Yoshihide", "Y. Suga").kind
        ('name-family', 'name-initial')
        >>> match_names("Jill Biden", "Joe Biden") is None
        True
    """
    found = _match(name_form(name), name_form(other))
    if found is None and "-" in f"{name}{other}":  # "Amir-Abdollahian", "Amirabdollahian"
        found = _match(joined_form(name), joined_form(other))
    return found


def _match(one: NameForm, two: NameForm) -> NameMatch | None:
    if contradict(one, two):
        return None
    short, long = sorted((one, two), key=lambda form: (len(form.parts), form.parts))
    if len(short.parts) == 1:
        return _single(short, long)
    if set(short.parts) == set(long.parts):
        return NameMatch("name-same", short.parts)
    if _are_joined(short, long):
        return NameMatch("name-spelt", short.parts)
    return _aligned(short, long)


def contradict(one: NameForm, other: NameForm) -> bool:
    """Return whether suffix or middle initials say that two names are two people's.

    Examples:
        >>> contradict(name_form("Ana B. Soto"), name_form("Ana C. Soto"))
        True
    """
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    if len(one.parts) == len(other.parts) == 1 and one.parts == other.parts:
        pairs = zip(one.initials, other.initials, strict=False)
        return any(mine != theirs for mine, theirs in pairs)
    full = len(one.parts) >= _FULL and len(other.parts) >= _FULL
    if not (full and one.middle and other.middle):
        return False
    return one.middle[0] != other.middle[0]


def _single(short: NameForm, long: NameForm) -> NameMatch | None:
    """Match a name of one part, with or without initials before it."""
    part, spelt = short.parts[0], plain_spelling(short.parts[0])
    places = [i for i, other in enumerate(long.parts) if plain_spelling(other) == spelt]
    if not places:
        return _of_nickname(short, long)
    if short.suffix and short.suffix == long.suffix and not short.initials:
        return NameMatch("name-regnal", (part,))  # "Abdullah II"
    if len(long.parts) == 1:
        same = bool(short.initials and long.initials)
        return NameMatch("name-initial-same" if same else "name-only", (part,))
    if short.initials:
        rest = [p[0] for i, p in enumerate(long.parts) if i not in places]
        agree = short.initials[0] in rest
        return NameMatch("name-initial", (part,)) if agree else None
    given = places == [0] and (part in _full_forms())
    return NameMatch("name-given" if given else "name-family", (part,))


def _of_nickname(short: NameForm, long: NameForm) -> NameMatch | None:
    known = short.parts[0] in long.nicknames
    return NameMatch("name-given", short.parts) if known else None


def _are_joined(short: NameForm, long: NameForm) -> bool:
    """Whether only blanks and hyphens tell two names apart: "Won-sik Shin", "Shin Wonsik"."""
    joined = "".join(long.parts)
    return any(
        "".join((*short.parts[i:], *short.parts[:i])) == joined for i in range(len(short.parts))
    ) or _rotates(short.parts, long.parts)


def _rotates(short: Sequence[str], long: Sequence[str]) -> bool:
    whole = "".join(short)
    turns = ("".join((*long[i:], *long[:i])) for i in range(len(long)))
    return whole in turns


def _aligned(short: NameForm, long: NameForm) -> NameMatch | None:
    """Match names part by part: each of the shorter one must have its own in the longer one."""
    free = list(range(len(long.parts)))
    nicknames = (*short.nicknames, *long.nicknames)
    kinds: list[str] = []
    places: list[int] = []
    for part in sorted(short.parts, key=lambda p: (p not in long.parts, p)):
        found = min(
            (
                (kind, i)
                for i in free
                if (
                    kind := _part_kind(part, long.parts[i], nicknames, given=part == short.parts[0])
                )
            ),
            key=lambda pair: (_ORDER[pair[0]], pair[1]),
            default=None,
        )
        if found is None:
            return None
        kinds.append(found[0])
        places.append(found[1])
        free.remove(found[1])
    return _kind_of(short, long, kinds, places)


_ORDER = {"same": 0, "nickname": 1, "short": 2, "spelt": 3, "near": 4, "misspelt": 5}


def _part_kind(part: str, other: str, nicknames: Sequence[str], *, given: bool) -> str:
    """Return how two parts of names agree, "" if they do not."""
    if part == other or part in nicknames or other in nicknames:
        return "same" if part == other else "nickname"
    known = _full_forms()
    if part in known and other in known:
        return "short" if known[part] & known[other] else ""
    if given and (part[-1], other[-1]) in _GENDERED and part[:-1] == other[:-1]:
        return ""
    if _has_article(part, other):
        return "spelt"
    return _spelling_kind(part, other)


def _spelling_kind(part: str, other: str) -> str:
    """Return whether two parts are one in other letters, sound alike, or differ by a slip."""
    one, two = plain_spelling(part), plain_spelling(other)
    if one == two:
        return "spelt"
    near = OSA.normalized_similarity(one, two) >= _SIMILAR
    if near and sounds_of(part) & sounds_of(other):
        return "near"
    length = min(len(part), len(other))
    slips = 2 if length >= _TWO_SLIPS else int(length >= _MISSPELT_LENGTH)
    return "misspelt" if OSA.distance(one, two) <= slips else ""


def _has_article(part: str, other: str) -> bool:
    """Whether one is the other with an article written on to it: "Elsisi", "Sissi"."""
    short, long = sorted((part, other), key=len)
    with_article = long.startswith(_ARTICLES) and len(short) >= _SHORTEST_AFTER_ARTICLE
    return with_article and plain_spelling(long[2:]) == plain_spelling(short)


def _kind_of(
    short: NameForm, long: NameForm, kinds: Sequence[str], places: Sequence[int]
) -> NameMatch | None:
    worst = max(kinds, key=_ORDER.__getitem__)
    shared = tuple(part for part in short.parts if part in long.parts)
    if worst in {"near", "misspelt"} and not shared:
        return NameMatch("name-misspelt" if worst == "misspelt" else "name-sounds", short.parts)
    if 0 not in places and len(long.parts) > len(short.parts):
        # "Lopez Obrador" of "Andrés Manuel López Obrador": all of it is family name.
        return NameMatch("name-family", shared) if worst == "same" else None
    if worst == "same":
        ends = {0, len(long.parts) - 1} <= set(places)
        return NameMatch("name-longer" if ends else "name-part-of", shared)
    kind = "short-form" if worst == "short" else worst
    alike = worst in {"spelt", "near", "misspelt"}
    return NameMatch(f"name-{kind}", short.parts if alike else shared)


@cache
def _full_forms() -> Mapping[str, frozenset[str]]:
    known = load_given_names().full_forms
    forms: dict[str, frozenset[str]] = {}
    for name, full in known.items():
        spelt = one_spelling(name)
        forms[spelt] = forms.get(spelt, frozenset()) | {one_spelling(one) for one in full}
    return forms


@cache
def _bearers() -> GivenNames:
    """Return the names that many bear as names are compared; ``common`` has all of them."""
    names = load_given_names()
    common, shared, chained = (
        frozenset(map(one_spelling, some)) for some in (names.common, names.shared, names.chained)
    )
    return GivenNames(
        full_forms=names.full_forms,
        common=common | shared | chained,
        shared=shared,
        chained=chained,
    )


def full_forms(part: str) -> frozenset[str]:
    """Return the full forms of a given name, itself if it is known as none."""
    return _full_forms().get(part, frozenset({part}))
