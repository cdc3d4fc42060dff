"""Hold two sides against each other: only in A, only in B, in both, moved, disputed."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from graphkit.comparison.changes import changes, changes_of_meeting
from graphkit.comparison.contents import OUTSIDE, Said, Side, ids
from graphkit.comparison.difference import (
    Change,
    Difference,
    Finding,
    MeetingDifference,
)
from graphkit.comparison.likeness import Likeness
from graphkit.comparison.pairing import Pair, Pairs, pair
from graphkit.comparison.verdict import Verdict
from graphkit.resources.comparison import load_comparison

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graphkit.comparison.contents import Content, Meeting
    from graphkit.resources.comparison import ComparisonRules

_ORDER = tuple(Verdict)
_LABEL_OUTSIDE = "Outside of any meeting"


def diff(a: Side, b: Side) -> Difference:
    """Return what two sides say alike, what only one says, and what moved.

    Of the same act on the same thing by the same people, one affirmed and one denied is disputed.
    """
    rules = load_comparison()
    said = Said(a, rules), Said(b, rules)
    contents = _worth_comparing(said, rules)
    unread = said[0].unread, said[1].unread
    sentences = {record.sentence for side in (a, b) for record in side.records}
    sentences |= {one for side in unread for some in side.values() for one in some}
    meetings = {**said[0].meetings, **said[1].meetings}
    pairs = pair(*contents, Likeness(sentences, rules, meetings), unread)
    grouped = _by_meeting(pairs, {one.id: one for side in contents for one in side})
    places = sorted({*grouped, *meetings})
    away = _moved_away(pairs, meetings)
    found = (
        _meeting(place, said, grouped.get(place, []), away.get(place, Counter()), rules)
        for place in places
    )
    return Difference(
        names=(a.name, b.name),
        documents=(_documents(a), _documents(b)),
        meetings=tuple(sorted(found, key=_newsworthiness)),
    )


def _worth_comparing(
    said: tuple[Said, Said], rules: ComparisonRules
) -> tuple[list[Content], list[Content]]:
    """Leave out who met whom, unless somebody plans or denies it."""
    met = [c for side in said for c in side.contents if c.relation in rules.encounters]
    doubted = {frozenset(ids(content.who)) for content in met if not content.is_plain}
    first, second = (
        [
            one
            for one in side.contents
            if one.relation not in rules.encounters or frozenset(ids(one.who)) in doubted
        ]
        for side in said
    )
    return first, second


def _by_meeting(pairs: Pairs, contents: Mapping[str, Content]) -> dict[str, list[Finding]]:
    """Return the findings by meeting; what moved stands where B has it."""
    found: defaultdict[str, list[Finding]] = defaultdict(list)
    for paired, moved in ((pairs.same, False), (pairs.moved, True)):
        for (place, *_), alike in _alike(paired, moved=moved).items():
            found[str(place)].append(alike)
    for verdict, alone in ((Verdict.ONLY_A, pairs.only_a), (Verdict.ONLY_B, pairs.only_b)):
        for some in _by_sentence(alone):
            found[some[0].place].append(_of_one_side(some, verdict, is_a=verdict is Verdict.ONLY_A))
    for names in _told_alike(pairs.told, contents):
        told = tuple(contents[name] for name in names)
        of_a = told[0].id in pairs.told_of_a
        sentence = pairs.told[told[0].id]
        found[told[0].place].append(_of_one_side(told, Verdict.BOTH, is_a=of_a, told=sentence))
    return found


def _told_alike(told: Mapping[str, str], contents: Mapping[str, Content]) -> list[list[str]]:
    """Return the contents told in other words, by the two sentences that tell of them."""
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in sorted(told, key=lambda one: (contents[one].first.start, one)):
        found[contents[name].place, contents[name].first.sentence, told[name]].append(name)
    return list(found.values())


def _alike(paired: Iterable[Pair], *, moved: bool) -> dict[tuple[object, ...], Finding]:
    """Return what pairs of the same two sentences, with the same differences, say."""
    found: defaultdict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for one in sorted(paired, key=lambda p: (p.b.first.start, p.a.first.start, p.a.id, p.b.id)):
        place = one.b.place or one.a.place
        verdict, changes = _judged(one, moved=moved)
        key = (place, one.a.first.sentence, one.b.first.sentence, verdict, changes)
        found[key].append(one)
    return {
        key: Finding(
            verdict=_judged(some[0], moved=moved)[0],
            a=tuple({p.a.id: p.a for p in some}.values()),
            b=tuple({p.b.id: p.b for p in some}.values()),
            changes=_judged(some[0], moved=moved)[1],
        )
        for key, some in found.items()
    }


def _judged(one: Pair, *, moved: bool) -> tuple[Verdict, tuple[Change, ...]]:
    differing = tuple(changes(one.a, one.b, moved=moved))
    if one.a.polarity is not one.b.polarity and one.a.relation == one.b.relation:
        return Verdict.DISPUTED, differing
    elsewhere = {"meeting", "speaker", "addressee", "date"}
    is_moved = moved or any(change.aspect in elsewhere for change in differing)
    return (Verdict.MOVED if is_moved else Verdict.BOTH), differing


def _by_sentence(contents: Iterable[Content]) -> list[tuple[Content, ...]]:
    found: defaultdict[tuple[str, str, str], list[Content]] = defaultdict(list)
    for one in contents:
        found[one.place, one.first.document, one.first.sentence].append(one)
    return [tuple(some) for some in found.values()]


def _of_one_side(
    some: tuple[Content, ...], verdict: Verdict, *, is_a: bool, told: str = ""
) -> Finding:
    return Finding(verdict=verdict, a=some if is_a else (), b=() if is_a else some, told=told)


def _moved_away(pairs: Pairs, meetings: Mapping[str, Meeting]) -> dict[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for one in pairs.moved:
        found[one.a.place][meetings[one.b.place].name] += 1
    return found


def _meeting(
    place: str,
    said: tuple[Said, Said],
    findings: Iterable[Finding],
    away: Counter[str],
    rules: ComparisonRules,
) -> MeetingDifference:
    a, b = (side.meetings.get(place) for side in said)
    known = a or b
    differing = tuple(changes_of_meeting(a, b)) if a and b else ()
    ordered = sorted(findings, key=_order)
    return MeetingDifference(
        id=place,
        label=known.label if known else _LABEL_OUTSIDE if place == OUTSIDE else place,
        a=a,
        b=b,
        findings=tuple(ordered),
        changes=differing,
        moved_to=tuple(sorted(away.items())),
        score=_score(ordered, differing, rules.news, alone=known is not None and not (a and b)),
    )


def _score(
    findings: Iterable[Finding],
    differing: Iterable[Change],
    news: Mapping[str, int],
    *,
    alone: bool,
) -> int:
    times = Counter(one.verdict for one in findings)
    dated = any(change.aspect == "dates" for change in differing)
    return (
        times[Verdict.DISPUTED] * news["disputed"]
        + times[Verdict.MOVED] * news["moved"]
        + (times[Verdict.ONLY_A] + times[Verdict.ONLY_B]) * news["only"]
        + alone * news["only_meeting"]
        + dated * news["dates"]
    )


def _order(one: Finding) -> tuple[int, str, int, str]:
    first = (one.a or one.b)[0].first
    return _ORDER.index(one.verdict), first.document, first.start, first.id


def _newsworthiness(one: MeetingDifference) -> tuple[bool, int, tuple[str, ...], str, str]:
    return one.id == OUTSIDE, -one.score, one.days, one.label, one.id


def _documents(side: Side) -> tuple[tuple[str, str], ...]:
    found = side.documents
    return tuple((name, found[name].document_title) for name in sorted(found))
