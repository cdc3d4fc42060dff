"""What a separator joins: two topics, or the last words of one.

"the war in X and the spread of disease" is two, "aid to X and Y" one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.extraction.topic_depth import Depth
from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, POSSESSIVES, Kind
from graphkit.extraction.topic_shapes import JOINING, VERBS

if TYPE_CHECKING:
    from graphkit.extraction.topic_shapes import Shapes
    from graphkit.resources.word_lists import TopicWords

_DIRECTIONS = frozenset({"east", "north", "south", "west"})
_TOGETHER = frozenset({"between", "among", "amongst"})
_NOT_REPEATED = frozenset({"as", "by", "from", "with"})
_LINKS = frozenset({Kind.ADVERB, Kind.PREPOSITION, Kind.TO})
_LONGEST_LINK = 3
_NO_NOUN_YET = frozenset(
    {Kind.ADJECTIVE, Kind.DETERMINER, Kind.GERUND, Kind.INFINITIVE, Kind.POSSESSIVE}
)
_INNER_VERBS = frozenset({Kind.TO, Kind.GERUND, Kind.RELATIVE})
_DEFINITE = POSSESSIVES | {"the"}


class Levels:
    """Compares what stands before a separator, from ``first`` on, with what stands ``after`` it."""

    def __init__(self, shapes: Shapes, lexicon: TopicWords) -> None:
        """Compare by ``shapes``."""
        self._shapes = shapes
        self._words = shapes.words
        self._lexicon = lexicon
        self._depth = Depth(shapes, lexicon)

    def is_top_level(self, first: int, separator: int, after: int) -> bool:
        """Whether a phrase goes with the whole topic, not with its last words."""
        shapes = self._shapes
        base = shapes.object_start(first, separator)
        last = shapes.last_phrase(base, separator)
        if last <= base:
            return shapes.is_plain_comma(separator) or not shapes.opens_heavy_verb(first)
        if self._words[separator - 1].is_name:
            return self._goes_with_name(separator, after)
        if self._depth.is_inner(first, last, separator, after):
            return False
        if shapes.is_name(after) or shapes.goes_on(after):
            return True
        if self._are_parallel(base, separator, after) or self._are_full(last, separator, after):
            return True
        return self._by_determiners(last, after)

    def _is_part(self, separator: int, after: int) -> bool:
        """Whether a word before "and" hangs on the phrase after it: "*food* and fuel prices"."""
        if not self._shapes.joins(separator):
            return False
        stop = self._shapes.phrase_end(after)
        before = self._words[separator - 1]
        owned = self._shapes.has(Kind.POSSESSIVE, after, stop)
        named = before.kind is Kind.NOUN and stop > after + 1 and (owned or not before.is_name)
        return named and self._words[stop - 1].start <= before.head < self._words[stop - 1].end

    def is_one_phrase(self, first: int, separator: int, after: int) -> bool:
        """Whether the phrase is not over at a separator, whatever stands after it."""
        before = self._words[separator - 1]
        if before.kind in _NO_NOUN_YET or before.text in _DIRECTIONS:
            return True
        if before.kind is Kind.PARTICIPLE and first == separator - 1:
            return True
        if self._shapes.opens(after, Kind.ADJECTIVE) and self._is_modifier(first, separator):
            return True
        if self._words[after].text == "other" and before.lemma == self._shapes.head(after).lemma:
            return True
        return self._is_part(separator, after) or self._stands_between(first, separator)

    def is_one_phrase_at_comma(self, first: int, separator: int, after: int) -> bool:
        """Whether a comma parts adjectives, words of a title or the names after "between"."""
        adjectives = self._shapes.opens(separator - 1, Kind.ADJECTIVE)
        adjectives = adjectives or self._lists_modifiers(first, separator, after)
        if adjectives or self.are_one_title(separator - 1, after):
            return True
        named = self._shapes.is_name(after) or self._words[separator - 1].is_name
        return named and self._stands_between(first, separator)

    def _lists_modifiers(self, first: int, separator: int, after: int) -> bool:
        """Whether a noun is one of a list of modifiers: "political, *security*, economic aid"."""
        adjective = self._shapes.opens(after, Kind.ADJECTIVE) and after + 1 < self._shapes.end
        more = adjective and self._shapes.opens(after + 1, Kind.SEPARATOR)
        return more and self._is_modifier(first, separator)

    def _is_modifier(self, first: int, separator: int) -> bool:
        """Whether a single noun stands behind an adjective and a comma."""
        kinds = [word.kind for word in self._words[first:separator][-3:]]
        return kinds == [Kind.ADJECTIVE, Kind.SEPARATOR, Kind.NOUN]

    def are_one_topic(self, first: int, separator: int, after: int) -> bool:
        """Whether "and" joins parts of one phrase, by the lexicon or by its shape."""
        left, right = self._words[separator - 1], self._words[after]
        if self._lexicon.are_pair(left.lemma, right.lemma):
            return True
        if self.are_one_title(separator - 1, after):
            return True
        if right.text == "other":
            # "and other regional issues" are topics by themselves.
            nouns = (word.lemma for word in self._words[after:] if word.kind is Kind.NOUN)
            return next(nouns, "") not in self._lexicon.distributed_heads
        if not self._is_bare(first, separator):
            return False
        return self._shares_head(first, separator, after) or self._shares_complement(
            first, separator, after
        )

    def are_one_title(self, left: int, right: int) -> bool:
        """Whether two words are parts of one title: "Centre for Trade and Industry"."""
        words = self._words
        if words[left].is_name:
            # The name was seen only in part: "the Initiative on Soil and Fresh Water".
            following = words[right : right + 2]
            opens = words[right].kind in {Kind.ADJECTIVE, Kind.GERUND, Kind.NOUN}
            titled = all(word.is_title and not word.is_name for word in following)
            return opens and titled and len(following) > 1
        return all(words[i].is_title and not words[i].is_name for i in (left, right))

    def parts_verbs(self, first: int, separator: int, after: int) -> bool:
        """Whether a verb after "and" begins a topic: not if it shares the object or infinitive."""
        if not self._shapes.has(Kind.NOUN, first, separator):
            return False
        inner = {word.kind for word in self._words[first + 1 : separator]} & _INNER_VERBS
        if self._shapes.opens(after, Kind.GERUND):
            return self._shapes.opens(first, Kind.GERUND) or Kind.GERUND not in inner
        if not self._shapes.opens_verb(first):
            return False
        return not inner or self._words[after].head <= self._words[first].start

    def goes_on_with_infinitive(self, first: int, separator: int) -> bool:
        """Whether a noun phrase goes on with an infinitive: "efforts to lower costs"."""
        shapes = self._shapes
        return shapes.has(Kind.TO, first, separator) and not shapes.opens_verb(first)

    def shared_words(self, first: int, separator: int) -> range:
        """Return the words before the last phrase if each of a list can follow them.

        A preposition or "to increase" leads from the noun to the list; where two names
        are listed, the noun is one of the lexicon.
        """
        base = self._shapes.object_start(first, separator)
        last = self._shapes.last_phrase(base, separator)
        head = self._shapes.phrase_end(base)
        if not base < head < last or not self._leads_on(head, last):
            return range(0)
        following = self._words[self._shapes.after_separators(separator) :][:1]
        if any(word.text in POSSESSIVES for word in following):
            return range(0)
        several = self._shapes.is_plain_comma(separator)
        several = several or not self._words[separator - 1].is_name
        known = self._words[head - 1].lemma in self._lexicon.distributed_heads
        return range(first, last) if several or known else range(0)

    def opposed(self, leader: int, separator: int, after: int) -> range:
        """Return the words of a verb against a list: "*combat* crime, *combat* corruption"."""
        verb, joined = self._words[leader], self._shapes.head(after)
        if verb.lemma not in self._lexicon.opposing_verbs or verb.kind not in VERBS:
            return range(0)
        listed = joined.coordinated and verb.start < joined.head < self._words[separator].start
        opens = self._shapes.opens(after, Kind.NOUN) or self._shapes.opens(after, Kind.ADJECTIVE)
        plain = opens and joined.lemma not in self._lexicon.infinitive_nouns
        return range(leader, leader + 1) if listed and plain else range(0)

    def _leads_on(self, start: int, stop: int) -> bool:
        """Whether words lead from a noun to what it is about: "in", "to increase"."""
        links = self._words[start:stop]
        if len(links) > _LONGEST_LINK or links[0].text in _NOT_REPEATED:
            return False
        return all(
            word.kind in _LINKS or (word.kind in VERBS and word.lemma in self._lexicon.light_words)
            for word in links
        )

    def _goes_with_name(self, separator: int, after: int) -> bool:
        """Decide after a name: names go together, and so does "and its neighbours"."""
        if self._words[after].text in POSSESSIVES and not self._shapes.goes_on(after):
            return False
        if not self._shapes.is_name(after):
            return not self._depth.is_of_doers(separator, after)
        determined = self._shapes.opens(after, Kind.DETERMINER)
        stop = self._shapes.phrase_end(after)
        aims = stop < self._shapes.end and self._shapes.opens(stop, Kind.TO)
        own = self._shapes.goes_on(after) and determined and not aims
        return own or self._closes_without_name(separator)

    def _closes_without_name(self, separator: int) -> bool:
        """Whether a list that a comma opens closes with something else than a name."""
        shapes = self._shapes
        if not shapes.is_plain_comma(separator):
            return False
        joints = [i for i in range(separator + 1, shapes.end - 1) if shapes.joins(i)]
        if not joints:
            return False
        closing = next((i for i in joints if shapes.is_comma(i - 1)), joints[-1])
        after = shapes.after_separators(closing)
        return after < shapes.end and not shapes.is_name(after)

    def _are_parallel(self, base: int, separator: int, after: int) -> bool:
        """Whether both phrases are headed by nouns like "measures", and what is between is not."""
        heads = self._lexicon.shared_heads
        left, right = self._shapes.head(base), self._shapes.head(after)
        inner = self._words[separator - 1]
        return left.lemma in heads and right.lemma in heads and inner.lemma not in heads

    def _are_full(self, last: int, separator: int, after: int) -> bool:
        """Whether both phrases stand on their own: "respect for human rights and fair trade"."""
        left, right = separator - last, self._shapes.phrase_end(after) - after
        return min(left, right) > 1

    def _by_determiners(self, last: int, after: int) -> bool:
        """Decide by the articles, or where there are none by the parser."""
        shapes = self._shapes
        if shapes.opens(last, Kind.DETERMINER) or shapes.opens(after, Kind.DETERMINER):
            return True
        head = shapes.head(after)
        return not (head.coordinated and head.head >= self._words[last].start)

    def _stands_between(self, first: int, separator: int) -> bool:
        """Whether "and" belongs to "between Chile and Kenya", or to "both rivers and lakes"."""
        texts = [word.text for word in self._words[first:separator]]
        opened = max((i for i, text in enumerate(texts) if text in _TOGETHER), default=-1)
        if opened < 0 and "both" in texts:
            opened = texts.index("both")
            stop = self._shapes.phrase_end(first + opened)
            if stop != separator or self._words[stop - 1].lemma in self._lexicon.acting_nouns:
                return False  # "both sides and the need for"
        return opened >= 0 and not JOINING.intersection(texts[opened:])

    def _is_bare(self, first: int, separator: int) -> bool:
        """Whether the noun before a separator has at most an article."""
        before = self._words[separator - 2] if separator - 2 >= first else None
        if before is None or before.kind not in IN_NOUN_PHRASE:
            return True
        return before.kind is Kind.DETERMINER

    def _shares_head(self, first: int, separator: int, after: int) -> bool:
        """Whether a noun stands for both: "security and defence *cooperation*"."""
        shapes, word = self._shapes, self._words[separator - 1]
        led = separator - 2 >= first and shapes.opens(separator - 2, Kind.PREPOSITION)
        if word.kind is not Kind.NOUN or word.is_name or not word.text.isalpha():
            return False
        joined = shapes.head(after)
        if led and not (joined.coordinated and joined.head == word.end - 1):
            return False
        several = shapes.phrase_end(after) - after > 1
        determined = shapes.opens(after, Kind.DETERMINER)
        return several and not determined and joined.lemma in self._lexicon.shared_heads

    def _shares_complement(self, first: int, separator: int, after: int) -> bool:
        """Whether both nouns have one article and one complement: "the aims and means of X"."""
        stop = self._shapes.phrase_end(after)
        of = self._words[stop : stop + 1]
        single = stop == after + 1 and any(word.text == "of" for word in of)
        article = self._words[separator - 2 : separator - 1]
        return (
            single
            and separator - 2 >= first - 1
            and any(word.text in _DEFINITE for word in article)
        )
