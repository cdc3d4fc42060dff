"""How alike two contents of two sides are: their topics, and the sentences that say them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from dateutil.parser import parse

from graphkit.comparison.contents import ids
from graphkit.comparison.words import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graphkit.comparison.contents import Content, Meeting
    from graphkit.comparison.words import Words
    from graphkit.resources.comparison import ComparisonRules

_FIRST, _LAST = date(2000, 1, 1), date(2000, 12, 31)


class Likeness:
    """Judges pairs of contents."""

    def __init__(
        self, sentences: Iterable[str], rules: ComparisonRules, meetings: dict[str, Meeting]
    ) -> None:
        """Weigh words by ``sentences``; ``meetings`` are those of both sides."""
        self.rules = rules
        self.vocabulary = Vocabulary(sentences, rules)
        self._meetings = meetings

    def topics(self, one: Content, other: Content) -> float:
        """Return how alike what two contents are about is, 0 to 1.

        Where nothing is said of what about, the act and whom it is done to decide.
        """
        if one.what and other.what:
            return max(self._topic(a, b) for a in one.what for b in other.what)
        if one.what or other.what or one.relation != other.relation:
            return 0.0
        if one.relation in self.rules.encounters:
            return float(ids(one.who) == ids(other.who))
        return float(bool(ids(one.whom) & ids(other.whom)))

    def sentences(self, one: Content, other: Content) -> float:
        """Return how alike the sentences of two contents are, 0 to 1."""
        return max(
            self.vocabulary.alike(self.vocabulary.words(a), self.vocabulary.words(b))
            for a in {record.sentence for record in one.records}
            for b in {record.sentence for record in other.records}
        )

    def told_in(
        self, content: Content, others: Iterable[Content], unread: Iterable[str] = ()
    ) -> str:
        """Return the sentence of other contents that tells of one in other words, "" if none does.

        ``unread`` are sentences of the same meeting besides. Who is thanked, and nothing is said
        for what, is so by any sentence that thanks.
        """
        by_same = [one for one in others if not one.who or ids(one.who) & ids(content.who)]
        if not content.what:
            alike = (one for one in by_same if one.who and one.relation == content.relation)
            return min((one.first.sentence for one in alike), default="")
        sentences = {record.sentence for one in by_same for record in one.records} | {*unread}
        words = self.words(content)
        least = self.rules.told_in_words
        within, words_of = self.vocabulary.within, self.vocabulary.words
        scored = ((within(words, words_of(sentence)), sentence) for sentence in sentences)
        share, sentence = max(scored, key=lambda pair: (pair[0], pair[1]), default=(0.0, ""))
        return sentence if share >= least else ""

    def words(self, content: Content) -> Words:
        """Return the words of what a content is about."""
        named = content.what or content.whom
        return frozenset().union(*(self.vocabulary.words(label) for _, label in named))

    def may_have_moved(self, one: Content, other: Content) -> bool:
        """Whether what is said under two meetings can be the same: near in time, shared people."""
        here, there = self._meetings.get(one.place), self._meetings.get(other.place)
        if here is None or there is None or here is there:
            return False
        return bool(ids(here.people) & ids(there.people)) and self._are_near(here, there)

    def _are_near(self, one: Meeting, other: Meeting) -> bool:
        apart = [_days_between(a, b) for a in one.days for b in other.days]
        return not apart or min(apart) <= self.rules.moved_days

    def _topic(self, one: tuple[str, str], other: tuple[str, str]) -> float:
        if one[0] == other[0]:
            return 1.0
        a, b = self.vocabulary.words(one[1]), self.vocabulary.words(other[1])
        return (self.vocabulary.shared(a, b) + self.vocabulary.alike(a, b)) / 2


def _days_between(one: str, other: str) -> int:
    """Return the days from the end of the earlier of two dates to the start of the later, or 0."""
    (first, last), (start, end) = _ends(one), _ends(other)
    return max((start - last).days, (first - end).days, 0)


def _ends(written: str) -> tuple[date, date]:
    """Return the first and the last day of a day, month, year or stretch of days."""
    first, _, last = written.partition("/")
    return _day(first, default=_FIRST), _day(last or first, default=_LAST)


def _day(written: str, default: date) -> date:
    # dateutil takes what is missing from the default, and the last day a month has.
    return parse(written, default=datetime.combine(default, datetime.min.time())).date()
