"""Which contents of one side are those of the other: in the same meeting, or moved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from graphkit.comparison.contents import OUTSIDE, ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from graphkit.comparison.contents import Content
    from graphkit.comparison.likeness import Likeness

_RAREST = 3

Unread: TypeAlias = "Mapping[str, Sequence[str]]"
"""Sentences by the meeting they are of."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Contents of the two sides that say the same, and how alike topics and sentences are."""

    a: Content
    b: Content
    topics: float
    sentences: float


@dataclass(frozen=True, slots=True)
class Pairs:
    """What became of the contents: in the same place, moved, or of one side only.

    ``told`` are sentences of the other side that tell of a content, where it has no statement;
    ``told_of_a`` the ids of those that are A's.
    """

    same: tuple[Pair, ...]
    moved: tuple[Pair, ...]
    only_a: tuple[Content, ...]
    only_b: tuple[Content, ...]
    told: dict[str, str]
    told_of_a: frozenset[str]


def pair(
    a: Sequence[Content],
    b: Sequence[Content],
    likeness: Likeness,
    unread: tuple[Unread, Unread] = ({}, {}),
) -> Pairs:
    """Return which contents of ``a`` and ``b`` say the same.

    In one meeting several may be paired with one; what moved is paired once, the most alike
    first, and only if it is more alike there than anything in its own meeting. ``unread`` are
    the sentences of A and B by meeting.
    """
    same = _in_place(a, b, likeness)
    at_home: defaultdict[str, float] = defaultdict(float)
    for one in same:
        for content in (one.a, one.b):
            at_home[content.id] = max(at_home[content.id], one.sentences)
    told = _told(a, b, likeness, unread[1]) | _told(b, a, likeness, unread[0])
    moved = _moved(a, b, likeness, at_home, told)
    gone = {one.a.id for one in moved} | {one.b.id for one in moved}
    kept = tuple(one for one in same if not gone & {one.a.id, one.b.id})
    paired = gone | {content.id for one in kept for content in (one.a, one.b)}
    told = {name: text for name, text in told.items() if name not in paired}
    paired |= told.keys()
    return Pairs(
        same=kept,
        moved=tuple(moved),
        only_a=tuple(one for one in a if one.id not in paired),
        only_b=tuple(one for one in b if one.id not in paired),
        told=told,
        told_of_a=frozenset(one.id for one in a) & told.keys(),
    )


def _in_place(a: Iterable[Content], b: Iterable[Content], likeness: Likeness) -> list[Pair]:
    """Return the pairs of one place that say the same, for each content the most alike."""
    near = _Near(b)
    found = []
    for one in a:
        for other in near.to(one):
            topics = likeness.topics(one, other)
            if topics >= likeness.rules.topic and may_be_one(one, other):
                found.append(Pair(one, other, topics, likeness.sentences(one, other)))
    return _best(found)


class _Near:
    """The contents of a side by the meeting they were said in, and by who said them."""

    def __init__(self, contents: Iterable[Content]) -> None:
        self._by_place: defaultdict[str, list[Content]] = defaultdict(list)
        self._by_who: defaultdict[str, list[Content]] = defaultdict(list)
        self._outside_by_who: defaultdict[str, list[Content]] = defaultdict(list)
        for content in contents:
            if content.place != OUTSIDE:
                self._by_place[content.place].append(content)
            for who in ids(content.who):
                self._by_who[who].append(content)
                if content.place == OUTSIDE:
                    self._outside_by_who[who].append(content)

    def to(self, content: Content) -> list[Content]:
        """Return those in the same meeting; outside of one, those of the same people."""
        by_who = self._by_who if content.place == OUTSIDE else self._outside_by_who
        found = {one.id: one for one in self._by_place.get(content.place, ())}
        found |= {one.id: one for who in ids(content.who) for one in by_who.get(who, ())}
        return list(found.values())


def may_be_one(one: Content, other: Content) -> bool:
    """Whether who acts allows two contents to be one; who answers says something else."""
    apart = one.who and other.who and not ids(one.who) & ids(other.who)
    return not apart or one.relation == other.relation


def _best(found: Iterable[Pair]) -> list[Pair]:
    """Return the pairs that are the most alike for one of their contents."""
    best: dict[str, Pair] = {}
    order = sorted(found, key=lambda p: (*_rank(p), p.a.id, p.b.id))
    for one in order:
        best.setdefault(one.a.id, one)
        best.setdefault(one.b.id, one)
    return [one for one in order if one in (best[one.a.id], best[one.b.id])]


def _rank(pair: Pair) -> tuple[bool, bool, float, float]:
    """Sort first what the same people do by the same act."""
    a, b = pair.a, pair.b
    apart = bool(a.who) and bool(b.who) and not ids(a.who) & ids(b.who)
    return apart, a.relation != b.relation, -pair.topics, -pair.sentences


def _told(
    here: Iterable[Content], there: Iterable[Content], likeness: Likeness, unread: Unread
) -> dict[str, str]:
    """Return for contents the sentence in the same place of the other side that tells of them."""
    near = _Near(there)
    told = {
        one.id: likeness.told_in(one, near.to(one), unread.get(one.place, ()))
        for one in here
        if one.place != OUTSIDE
    }
    return {name: sentence for name, sentence in told.items() if sentence}


def _moved(
    a: Sequence[Content],
    b: Sequence[Content],
    likeness: Likeness,
    at_home: dict[str, float],
    told: dict[str, str],
) -> list[Pair]:
    ahead, least = likeness.rules.moved_ahead, likeness.rules.moved_sentence
    found = []
    for one, other in _candidates(a, b, likeness):
        sentences = likeness.sentences(one, other)
        home = max(_home(one, at_home, told, likeness), _home(other, at_home, told, likeness))
        if sentences < least or sentences < home + (ahead if home else 0.0):
            continue
        topics = likeness.topics(one, other)
        if topics >= likeness.rules.topic:
            found.append(Pair(one, other, topics, sentences))
    return _each_once(found)


def _home(
    content: Content, at_home: dict[str, float], told: dict[str, str], likeness: Likeness
) -> float:
    """Return how alike what a content is paired with in its own meeting is."""
    in_words = 0.0
    if content.id in told:
        words = likeness.vocabulary.words
        in_words = likeness.vocabulary.alike(words(content.first.sentence), words(told[content.id]))
    return max(at_home.get(content.id, 0.0), in_words)


def _candidates(
    a: Iterable[Content], b: Iterable[Content], likeness: Likeness
) -> Iterator[tuple[Content, Content]]:
    """Yield the pairs under different meetings that share a topic or one of its rarest words."""
    known: defaultdict[str, list[Content]] = defaultdict(list)
    for content in b:
        for mark in _marks(content, likeness):
            known[mark].append(content)
    for one in a:
        marked = {c.id: c for mark in _marks(one, likeness) for c in known.get(mark, ())}
        for other in marked.values():
            if one.place != other.place and likeness.may_have_moved(one, other):
                yield one, other


def _marks(content: Content, likeness: Likeness) -> set[str]:
    rare = likeness.vocabulary.rarest(likeness.words(content), _RAREST)
    return {*rare, *(id_ for id_, _ in content.what)}


def _each_once(found: Iterable[Pair]) -> list[Pair]:
    """Keep of the pairs the most alike, each content in one of them."""
    kept: list[Pair] = []
    used: set[str] = set()
    order = sorted(found, key=lambda p: (-p.sentences, -p.topics, p.a.id, p.b.id))
    for one in order:
        if not used & {one.a.id, one.b.id}:
            kept.append(one)
            used |= {one.a.id, one.b.id}
    return kept
