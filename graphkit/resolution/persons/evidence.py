"""What speaks for and against two groups being one person, each with its weight and words.

After I. P. Fellegi and A. B. Sunter, "A Theory for Record Linkage", JASA 64 (1969): each
comparison adds the logarithm of how much likelier it is if both are one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING

from graphkit.resolution.persons.contradictions import overlap
from graphkit.resolution.persons.name_match import NameMatch, match_names
from graphkit.resolution.persons.posts import Likeness, likeness, of_one_polity
from graphkit.resources.person_evidence import load_evidence_weights

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from graphkit.resolution.persons.descriptions import Days, Group
    from graphkit.resolution.persons.posts import Post

_YEAR = 365.25
_AT_ONCE = 31 / _YEAR
_TERMS = 8.0
_SOON, _YEARS, _DECADE, _DECADES = 1.5, 4.0, 9.0, 18.0
_MOST_NAMES = 12
_AGREEING = MappingProxyType({Likeness.AKIN: "office-akin", Likeness.FITS: "office-fits"})


@dataclass(frozen=True, slots=True)
class Clue:
    """One comparison of two groups: its ``kind``, its weight in log-odds, and its words."""

    kind: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All clues of two groups; ``match`` is how their names agree."""

    match: NameMatch
    clues: tuple[Clue, ...]

    @property
    def odds(self) -> float:
        """The sum of all weights: log-odds that both are one person."""
        return sum(clue.weight for clue in self.clues)

    @property
    def score(self) -> float:
        """The probability that both are one person, as far as the weights are right."""
        return probability(self.odds)

    @property
    def reasons(self) -> tuple[str, ...]:
        """What speaks for it; how the names agree comes first, whatever its weight."""
        first, *rest = self.clues
        return (first.words, *(clue.words for clue in rest if clue.weight > 0))

    @property
    def against(self) -> tuple[str, ...]:
        """What speaks against it."""
        return tuple(clue.words for clue in self.clues[1:] if clue.weight < 0)


def probability(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1 / (1 + math.exp(-odds))


def compare(
    one: Group, other: Group, label: Callable[[str], str], *, unique: bool = False
) -> Comparison | None:
    """Return what two groups have in common, None if no names of theirs agree.

    ``label`` names a country or organisation. ``unique`` says that nobody else among the
    documents has a name with the part that both share.
    """
    match = _best_match(one, other)
    if match is None:
        return None
    offices = tuple(_office_clues(one, other, match))
    apart = any(clue.kind == "office-other-then" for clue in offices)
    clues = (
        *_name_clues(match, unique=unique),
        *_polity_clues(one, other, label),
        *offices,
        # Two who met somebody on one day in different offices are two who came along.
        *(() if apart else _met_clues(one, other)),
        *_person_clues(one, other),
        *_time_clues(one, other),
    )
    return Comparison(match, clues)


def _clue(kind: str, **words: str) -> Clue:
    weight = load_evidence_weights()[kind]
    return Clue(kind, weight.value, weight.say.format(**words))


def _best_match(one: Group, other: Group) -> NameMatch | None:
    """Return how the names agree best; full names, where both sides have some, must.

    "Trump" alone does not make Donald and Melania Trump one.
    """
    weights = load_evidence_weights()
    found = [
        match
        for name, another in product(*telling_names(one, other))
        if (match := match_names(name, another))
    ]
    return max(found, key=lambda m: (weights[m.kind].value, m.kind, m.parts), default=None)


def telling_names(one: Group, other: Group) -> tuple[list[str], list[str]]:
    """Return the names to compare: the full ones if both have some, the most used first."""
    mine, theirs = one.full_names, other.full_names
    if not (mine and theirs):
        mine, theirs = one.ranked_names, other.ranked_names
    return mine[:_MOST_NAMES], theirs[:_MOST_NAMES]


def _name_clues(match: NameMatch, *, unique: bool) -> Iterator[Clue]:
    yield _clue(match.kind)
    yield _clue(_commonness(match))
    if unique and match.is_short:
        yield _clue("name-unique")


def _commonness(match: NameMatch) -> str:
    if match.is_shared or match.is_common:
        if match.is_short:
            return "name-common-short"
        return "name-shared" if match.is_shared else "name-common"
    if match.is_usual:
        return "name-usual"
    return "name-rare" if match.is_rare else "name-family-rare"


def _polity_clues(one: Group, other: Group, label: Callable[[str], str]) -> Iterator[Clue]:
    shared = sorted(one.countries & other.countries)
    if shared:
        yield _clue("country", polity=label(shared[0]))
        return
    bodies = sorted(one.bodies & other.bodies)
    if bodies:
        yield _clue("organisation", polity=label(bodies[0]))
        return
    home = _home_of_both(one, other)
    if home:
        yield _clue("home", polity=label(home))
    elif not (one.countries or other.countries) and one.homes & other.homes:
        yield _clue("publisher", polity=label(min(one.homes & other.homes)))


def _home_of_both(one: Group, other: Group) -> str:
    """Return the publisher's country of the one without a country if the other is of it."""
    for open_one, told in ((one, other), (other, one)):
        if not open_one.countries and open_one.homes & told.countries:
            return min(open_one.homes & told.countries)
    return ""


def _office_clues(one: Group, other: Group, match: NameMatch) -> Iterator[Clue]:
    """Yield how the offices agree best, or that none does."""
    at_home = bool(_home_of_both(one, other))
    pairs = [
        (clue, office, another)
        for office, days in one.offices.items()
        for another, other_days in other.offices.items()
        if (
            clue := _office_clue(
                office, another, gap_in_years(days, other_days), match, at_home=at_home
            )
        )
    ]
    if pairs:
        yield max(pairs, key=lambda p: (p[0].weight, p[0].words, p[1], p[2]))[0]
    elif one.offices and other.offices:
        mine, theirs = (min(one.offices).title, min(other.offices).title)
        kind = _kind_of_others(one, other, match)
        yield from [_clue(kind, office=mine, other=theirs)] if kind else []


def _kind_of_others(one: Group, other: Group, match: NameMatch) -> str:
    """Return how much it tells that no offices agree: most if they are of the same days."""
    if not all(any(post.is_known for post in group.offices) for group in (one, other)):
        return ""
    if not match.is_short and any(p.is_held_beside for g in (one, other) for p in g.offices):
        return "office-beside"
    if match.is_short:
        return "office-other-short"
    at_once = any(
        (gap := gap_in_years(days, other_days)) is not None
        and gap <= _AT_ONCE
        and of_one_polity(office, another)
        for office, days in one.offices.items()
        for another, other_days in other.offices.items()
    )
    return "office-other-then" if at_once else "office-other"


def _office_clue(
    office: Post, other: Post, gap: float | None, match: NameMatch, *, at_home: bool
) -> Clue | None:
    """Return how two offices agree.

    With ``at_home`` one whose country is left open is of the publisher's country.
    """
    of_one, like = of_one_polity(office, other), likeness(office, other)
    if of_one is None and at_home and office.has_one_holder and like is Likeness.SAME:
        of_one = True
    if of_one is False or like is Likeness.OTHER:
        return None
    wide, narrow = sorted((office.title, other.title), key=lambda title: (len(title), title))
    kind = _AGREEING.get(like, "")
    if like is Likeness.SAME:
        kind = _kind_of_same(office, gap, match) if of_one else _kind_of_open(office)
    elif like is Likeness.FITS and of_one is None:
        return None
    return _clue(kind, office=wide, other=narrow, when=_when(gap))


def _kind_of_open(office: Post) -> str:
    return "office-open" if office.has_one_holder else "office-open-shared"


def _kind_of_same(office: Post, gap: float | None, match: NameMatch) -> str:
    """Return how much one office of one country or body tells, by the time between."""
    if not office.has_one_holder:
        return "office-shared"
    if gap is None or gap <= _SOON:
        return "office-same"
    if gap > _TERMS:
        return "office-past"
    return "office-later-short" if match.is_near else "office-later"


def _when(gap: float | None) -> str:
    if gap is None or gap == 0:
        return ""
    return f", {round(gap * _YEAR)} days apart" if gap < _SOON else f", {round(gap)} years apart"


def _met_clues(one: Group, other: Group) -> Iterator[Clue]:
    same_day = sorted((day, who) for day, who in one.met & other.met if day)
    if same_day:
        day, who = same_day[0]
        yield _clue("met-same-day", day=day, who=who)
    else:
        both = sorted({who for _, who in one.met} & {who for _, who in other.met})
        if both:
            yield _clue("met-same", who=both[0])


def _person_clues(one: Group, other: Group) -> Iterator[Clue]:
    if one.genders & other.genders:
        yield _clue("gender")
    if one.documents & other.documents:
        yield _clue("one-document")


def _time_clues(one: Group, other: Group) -> Iterator[Clue]:
    gap = gap_in_years(one.days, other.days)
    limits = ((_DECADES, "apart-decades"), (_DECADE, "apart-decade"), (_YEARS, "apart-years"))
    kind = next((kind for limit, kind in limits if gap is not None and gap > limit), "")
    if kind and gap is not None:
        yield _clue(kind, years=str(round(gap)))


def gap_in_years(one: Days, other: Days) -> float | None:
    """Return the years between two spans of days, 0 if they overlap, None if one is unknown."""
    if not (one[0] and other[0]):
        return None
    if overlap(one, other):
        return 0.0
    first, second = sorted((one, other))
    return (_day(second[0]) - _day(first[1])).days / _YEAR


@lru_cache(maxsize=1 << 16)
def _day(words: str) -> date:
    """Return a day; of a month or year its first."""
    year, month, day = (*words[:10].split("-"), "01", "01")[:3]
    return date(int(year), int(month), int(day))
