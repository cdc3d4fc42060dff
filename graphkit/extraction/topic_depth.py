"""How deep in a topic a phrase stands: in a clause or complement of it, or beside it.

"a plan that helps farmers and bakers" is one topic, since the plan helps both;
"his victory and praise …" goes on with another predicate. Words and the parser
are asked, since either errs in a long coordination.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_kinds import POSSESSIVES, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_shapes import Shapes
    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

_CLAUSES = frozenset({Kind.FINITE, Kind.RELATIVE})
_WHOSE = POSSESSIVES | {"all", "other"}
_OF_DOERS = frozenset({"against", "by", "from"})


class Depth:
    """Looks at a topic from ``first`` on, a separator, and the phrase ``after`` it."""

    def __init__(self, shapes: Shapes, lexicon: TopicWords) -> None:
        """Compare by ``shapes``."""
        self._shapes = shapes
        self._words = shapes.words
        self._lexicon = lexicon

    def opens_other_clause(self, first: int, separator: int, after: int) -> bool:
        """Whether "and" leads to another predicate or clause: "his victory *and praise* …".

        A verb after a noun goes with an earlier one of the topic ("a plan that helps X
        and harms Y"), if there is one of its form.
        """
        shapes, word = self._shapes, self._words[after]
        if not shapes.joins(after - 1):
            return False
        if word.kind is Kind.TO and not shapes.opens_verb(first):
            # "met to thank them for their service *and to discuss*": another purpose.
            return not shapes.has(Kind.TO, first, separator)
        return self._opens_predicate(first, separator, after)

    def _opens_predicate(self, first: int, separator: int, after: int) -> bool:
        """Whether a verb, or a subject with one, after "and" is none of the topic."""
        shapes, word = self._shapes, self._words[after]
        if self._acts(after) and (shapes.is_comma(separator) or self._acts_on(after)):
            return True
        if word.opens_clause:
            return not shapes.has(Kind.FINITE, first, separator)
        if word.kind not in {Kind.FINITE, Kind.INFINITIVE} or shapes.opens_verb(first):
            return False
        if shapes.opens(separator - 1, Kind.ADJECTIVE):
            return False
        bare = word.text == word.lemma
        earlier = {Kind.FINITE, Kind.INFINITIVE, Kind.TO} if bare else {Kind.FINITE, Kind.RELATIVE}
        return earlier.isdisjoint(w.kind for w in self._words[first:separator])

    def _acts_on(self, start: int) -> bool:
        """Whether what a noun does has an object: "the two sides discussed *their* plans"."""
        following = self._words[self._shapes.phrase_end(start) + 1 :][:1]
        return any(word.kind is Kind.DETERMINER for word in following)

    def _acts(self, start: int) -> bool:
        """Whether a noun that acts stands right before what it does: "the two sides agreed"."""
        stop = self._shapes.phrase_end(start)
        if not start < stop < self._shapes.end:
            return False
        does = self._words[stop].kind in {Kind.FINITE, Kind.PARTICIPLE}
        return does and self._words[stop - 1].lemma in self._lexicon.acting_nouns

    def stays_in_clause(self, first: int, separator: int, after: int) -> bool:
        """Whether what is joined stands inside a clause of the topic: "a plan that helps X and Y".

        Of a clause with a finite verb the parser need not say so; of a participle
        ("the deal signed by X and Y") it must.
        """
        joined = self._shapes.head(after)
        shared = joined.clause == self._words[separator - 1].clause > joined.start
        if shared and self._is_owned(first, separator, joined):
            return True
        inner = range(first + 1, separator)
        opener = max((i for i in inner if self._opens_clause(i)), default=None)
        if opener is None or not self._shapes.has(Kind.NOUN, first, opener):
            return False
        if self._goes_on_outside(opener, separator, after):
            return False
        if joined.coordinated and joined.head < self._words[after].start:
            return joined.head >= self._words[opener].start
        return self._words[opener].kind is not Kind.PARTICIPLE

    def goes_with_last_phrase(self, first: int, separator: int, after: int) -> bool:
        """Whether a phrase goes with the last one: "in all its forms and phases"."""
        base = self._shapes.object_start(first, separator)
        last = self._shapes.last_phrase(base, separator)
        of_last = last > base and self._is_of_phrase(last, separator, after)
        stop = self._shapes.phrase_end(after)
        shares = stop == after + 1 and self._shapes.opens(last, Kind.DETERMINER)
        return of_last and (shares or self._shapes.goes_on(after))

    def shares_modifier(self, first: int, separator: int, after: int) -> bool:
        """Whether a bare noun shares what stands before another: "Kenya's trade and security"."""
        shapes = self._shapes
        last = self._words[shapes.last_phrase(first, separator) : separator - 1]
        owned = any(
            word.kind in {Kind.ADJECTIVE, Kind.POSSESSIVE} or word.text in POSSESSIVES
            for word in last
        )
        if owned and self._are_owned_pair(last, separator, after):
            return True
        bare = shapes.phrase_end(after) == after + 1 and not self._words[after].is_name
        single = bare and shapes.opens(after, Kind.NOUN) and not shapes.goes_on(after)
        return owned and single and not shapes.is_comma(separator)

    def _are_owned_pair(self, last: Sequence[Word], separator: int, after: int) -> bool:
        """Whether a possessor has both: "Kenya's sovereignty and territorial integrity"."""
        shapes, left = self._shapes, self._words[separator - 1]
        possessed = any(w.kind is Kind.POSSESSIVE or w.text in POSSESSIVES for w in last)
        plain = not shapes.is_comma(separator) and shapes.opens(after, Kind.ADJECTIVE)
        return possessed and plain and self._lexicon.are_pair(left.lemma, shapes.head(after).lemma)

    def _is_of_phrase(self, last: int, separator: int, after: int) -> bool:
        """Whether the parser joins a phrase to that at ``last``: "work with farmers and bakers".

        A comma or an article before it speaks against that.
        """
        shapes, joined = self._shapes, self._shapes.head(after)
        if shapes.is_comma(separator) or shapes.opens(after, Kind.DETERMINER):
            return False
        stop = shapes.phrase_end(after)
        known = joined.lemma in self._lexicon.infinitive_nouns | self._lexicon.shared_heads
        if (known and shapes.goes_on(after)) or shapes.has(Kind.POSSESSIVE, after, stop):
            return False
        if self._words[separator - 1].is_name and not joined.is_name and stop > after + 1:
            return False
        return joined.coordinated and self._words[last].start <= joined.head < joined.start

    def is_of_doers(self, separator: int, after: int) -> bool:
        """Whether a phrase joins who did something: "raids by Aland *and its allies*"."""
        name = self._shapes.last_phrase(0, separator)
        led = name > 0 and self._words[name - 1].text in _OF_DOERS
        plain = not self._shapes.is_comma(separator) and self._shapes.joins(separator)
        apart = self._shapes.opens(after, Kind.DETERMINER)
        return led and plain and not (apart and self._words[after].text not in _WHOSE)

    def is_inner(self, first: int, last: int, separator: int, after: int) -> bool:
        """Whether the parser joins a phrase to the last one, or to one of a clause before it."""
        if self._is_of_phrase(last, separator, after):
            return True
        shapes, joined = self._shapes, self._shapes.head(after)
        if shapes.is_comma(separator) or shapes.opens(after, Kind.DETERMINER):
            return False
        inside = self._words[first].start < joined.clause < self._words[separator].start
        return inside and joined.coordinated and joined.clause < joined.head < joined.start

    def is_in_aside(self, first: int, cut: int, separator: int, after: int) -> bool:
        """Whether a phrase is of the clause that a topic was cut before: "aid, which X and Y"."""
        shapes, joined = self._shapes, self._shapes.head(after)
        relative = shapes.has(Kind.RELATIVE, first, min(cut + 2, shapes.end))
        outside = joined.coordinated and joined.head < self._words[cut].start
        opens = outside or shapes.opens(after, Kind.DETERMINER) or not relative
        if self._goes_on_outside(cut, separator, after) and (opens or shapes.goes_on(after)):
            return False
        if relative:
            told = shapes.opens(after, Kind.FINITE) and joined.text != joined.lemma
            if told or (shapes.is_plain_comma(separator) and not outside):
                return True
            if joined.clause >= self._words[cut].start:
                return True
        return self._is_owned(first, cut, joined)

    def _is_owned(self, first: int, stop: int, word: Word) -> bool:
        """Whether a word stands in a clause beside a noun of those from ``first`` to ``stop``."""
        return self._words[first].start <= word.owner < self._words[stop - 1].end

    def _goes_on_outside(self, opener: int, separator: int, after: int) -> bool:
        """Whether ", and" follows a clause without a list, or a weight: "and the need to"."""
        shapes = self._shapes
        stop = max(shapes.phrase_end(after), after + 1)
        link = self._words[stop].text if stop < shapes.end else ""
        if f"{shapes.head(after).lemma} {link}" in self._lexicon.weights:
            return True
        if not (shapes.is_comma(separator) and shapes.joins(separator + 1)):
            return False
        return not any(shapes.is_comma(i) for i in range(opener, separator))

    def _opens_clause(self, position: int) -> bool:
        """Whether a finite verb, a relative word or a participle after a noun stands here."""
        if self._shapes.opens(position, Kind.PARTICIPLE):
            return self._shapes.opens(position - 1, Kind.NOUN)
        return self._words[position].kind in _CLAUSES
