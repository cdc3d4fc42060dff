"""Walk through the words of an argument and part its topics."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Protocol

from graphkit.extraction.topic_examples import are_of_inner
from graphkit.extraction.topic_kinds import Kind
from graphkit.extraction.topic_lists import ListSplitter, Verdict
from graphkit.extraction.topic_purposes import TOWARDS, is_purpose

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.topic_edges import TopicEdges
    from graphkit.extraction.topic_phrases import TopicPhrases
    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

_MEANS = frozenset({"by", "through"})
_LEADING = _MEANS | TOWARDS | {":"}
_RELATIVE = frozenset({"that", "where", "which", "who", "whom", "whose"})
_DASHES = frozenset({"—", "–", "--"})
_SKIPPED = frozenset({Kind.PREPOSITION, Kind.SEPARATOR, Kind.ADVERB})
_LEAST_BEFORE_RELATIVE = 2


class Tie(Enum):
    """How a topic hangs on the one before it, where the act need not be about it itself."""

    NONE = "it is what the act is about"
    PURPOSE = "what the one before is done for"
    EXAMPLE = "an example of something inside the one before"


class Add(Protocol):
    """Takes a topic and returns its index, None if it is no topic."""

    def __call__(self, own: range, parent: int | None, shared: range, *, tie: Tie) -> int | None:
        """Take one topic."""


class TopicScan:
    """One walk through ``words``; each topic is handed to ``add`` with the index of its parent.

    ``add`` gets the words of a topic, its parent, the words before a list that it
    shares ("the situation in" X and Y), and how it hangs on what stands before it.
    """

    def __init__(
        self, words: Sequence[Word], lexicon: TopicWords, phrases: TopicPhrases, edges: TopicEdges
    ) -> None:
        """Walk through ``words``."""
        self._words = words
        self._lexicon = lexicon
        self._phrases = phrases
        self._edges = edges
        self._lists = ListSplitter(words, lexicon)
        self._parents: list[int | None] = [None]
        self._ties = [Tie.NONE]
        self._first = self._position = 0
        self._shared = range(0)
        self._cut: int | None = None
        self._ended = self._joined = False

    def run(self, add: Add, slot: str) -> None:
        """Add all topics; ``slot`` is the preposition before the words."""
        self._add = add
        self._lists.slot = slot
        self._open(0)
        end = len(self._words)
        while self._position < end:
            if not (self._position > self._first and self._take_phrase(self._position)):
                self._take_word(self._position)
        self._close(end)

    def _open(self, position: int) -> None:
        """Begin a topic at ``position``, after words that lead to it."""
        self._is_shut = False
        self._first = self._edges.begin(self._words, position, len(self._words))
        self._position = self._first
        self._ended = self._phrases.boundaries.opens(self._words, position)
        self._cut = self._first if self._ended else None
        before = self._words[self._first - 1] if self._first else None
        if before is not None and before.kind is Kind.PREPOSITION:
            self._lists.slot = before.text

    def _close(self, end: int) -> int | None:
        """End the topic before ``end``, or where it was cut already."""
        stop = end if self._cut is None else self._cut
        if stop <= self._first:
            return None
        own = range(self._first, stop)
        return self._add(own, self._parents[-1], self._shared, tie=self._ties[-1])

    def _take_phrase(self, position: int) -> bool:
        """Take a phrase that nests, adds or says what for; False if none begins here."""
        if self._ended:
            return False
        comma = self._words[position].text == ","
        phrase = position + 1 if comma and position + 1 < len(self._words) else position
        if not self._may_lead(self._words[phrase]):
            return False
        if self._phrases.boundaries.match(self._words, phrase) > 1:
            return False  # "including at …", "as well as by …" tell where and by whom
        if length := self._inclusion(phrase):
            self._nest(position, phrase + length)
        elif length := self._phrases.additions.match(self._words, phrase):
            # After a comma "as well as" goes on with the outer list.
            self._go_on(position, phrase + length, outwards=comma)
        elif not comma and self._cut is None and self._leads_purpose(position):
            self._go_on(position, position + 1, outwards=False)
            self._ties[-1] = Tie.PURPOSE
        else:
            return False
        return True

    def _leads_purpose(self, position: int) -> bool:
        return is_purpose(self._words, range(self._first, position), self._lexicon)

    def _may_lead(self, word: Word) -> bool:
        """Whether a phrase that goes on with the list, or says what for, may begin with a word."""
        return word.text in self._phrases.opening or word.kind is Kind.TO or word.text in _LEADING

    def _inclusion(self, position: int) -> int:
        """Return the length of "including", or of "by" before a gerund."""
        word = self._words[position]
        following = self._words[position + 1 : position + 2]
        if word.text in _MEANS and any(w.kind is Kind.GERUND for w in following):
            return int(self._words[position - 1].kind is not Kind.PARTICIPLE)
        if word.text == ":":
            return 1
        length = self._phrases.inclusions.match(self._words, position)
        if length and self._phrases.boundaries.opens(self._words, position + length):
            return 0
        while length and position + length < len(self._words):
            if self._words[position + length].kind not in _SKIPPED:
                break
            length += 1
        return length

    def _nest(self, end: int, start: int) -> None:
        inside, first = self._is_inside_aside(), self._first
        index = self._close(end)
        self._shared = range(0)
        self._parents.append(index if index is not None else self._parents[-1])
        opposing = self._lexicon.opposing_verbs
        inner = are_of_inner(self._words, range(first, end), start, opposing)
        self._ties.append(Tie.EXAMPLE if inner else self._ties[-1])
        self._joined = False
        self._lists.restart()
        self._open(start)
        if inside or self._tells_where(end):
            self._cut, self._ended = self._first, True

    def _is_inside_aside(self) -> bool:
        """Whether examples are of what stands in a clause that was cut: "who care, such as X"."""
        if self._cut is None or self._cut >= len(self._words):
            return False
        word = self._words[self._cut]
        return word.kind is Kind.RELATIVE or word.text in _DASHES

    def _tells_where(self, position: int) -> bool:
        """Whether names after "including" at ``position`` say where: "attacks, including in X".

        So they do after a noun that places have: "laws in states including X".
        """
        led = [word.text for word in self._words[position : self._first]]
        before = self._words[position - 1].lemma if position else ""
        where = "in" in led or before in self._lexicon.place_nouns
        return where and any(w.is_name for w in self._words[self._first : self._first + 1])

    def _go_on(self, end: int, start: int, *, outwards: bool) -> None:
        self._close(end)
        self._shared = range(0)
        if outwards and len(self._parents) > 1:
            self._parents.pop()
            self._ties.pop()
            self._joined = False
        self._lists.restart()
        self._open(start)

    def _take_word(self, position: int) -> None:
        """Go on by one word, which may end the topic or part it from the next."""
        is_separator = self._words[position].kind is Kind.SEPARATOR and position > self._first
        if self._cut is not None:
            self._pass_aside(position, self._cut, is_separator=is_separator)
        elif position > self._first and self._ends_at(position):
            self._cut = position
        elif is_separator:
            self._at_separator(position)
        else:
            self._position = position + 1

    def _pass_aside(self, position: int, cut: int, *, is_separator: bool) -> None:
        """Go on after the end of a topic, to where the list goes on if it does."""
        if not is_separator or self._is_shut:
            self._position = position + 1
        elif self._lists.after_aside(range(self._first, cut), position, only_closing=self._ended):
            self._part(position)
        else:
            # Of "in light of A, B, and C" nothing is a topic.
            self._is_shut = self._ended and self._words[position].text == ","
            self._position = position + 1

    def _at_separator(self, position: int) -> None:
        nested, joins = len(self._parents) > 1, self._lists.joins_after_comma(position)
        was_open = self._lists.is_open
        verdict = self._lists.verdict(self._first, position)
        after = self._lists.next_item(position)
        if verdict is Verdict.STOP:
            self._cut, self._position = position, len(self._words)
        elif nested and joins and self._joined:
            self._go_on(position, after, outwards=True)
        elif verdict is Verdict.SPLIT:
            self._part(position)
        elif verdict is Verdict.INNER and self._shares(position):
            self._close(position)
            self._shared = self._shared or self._lists.shared_words(self._first, position)
            self._open(after)
        elif verdict is Verdict.CUT and nested and self._leads_back(after):
            self._go_on(position, after, outwards=True)
        elif verdict is Verdict.CUT:
            self._cut = position
            self._ended = self._phrases.boundaries.opens(self._words, after)
        else:
            self._position = max(after, position + 1)
        closes = joins or (self._words[position].text in {"and", "or"} and not was_open)
        self._joined = self._joined or closes

    def _shares(self, position: int) -> bool:
        return bool(self._shared or self._lists.shared_words(self._first, position))

    def _part(self, position: int) -> None:
        self._close(position)
        leader = self._shared.start if self._shared else self._first
        self._shared = self._lists.opposed(leader, position)
        self._open(self._lists.next_item(position))

    def _leads_back(self, position: int) -> bool:
        """Whether "in doing …" after examples goes on with what they are examples of."""
        led = self._words[position : position + 2]
        return [word.kind for word in led] == [Kind.PREPOSITION, Kind.GERUND]

    def _ends_at(self, position: int) -> bool:
        """Whether what follows says when, why or how, or more of what is named already."""
        word = self._words[position]
        self._ended = self._phrases.boundaries.match(self._words, position) > 0
        dash = word.text in _DASHES and not self._is_between_names(position)
        if self._ended or dash:
            return True
        if self._phrases.times.match(self._words, position):
            return not self._follows_participle(position)
        if word.kind is not Kind.RELATIVE or word.text not in _RELATIVE:
            return False
        if self._is_of_object(position):
            return False
        return position - self._first >= _LEAST_BEFORE_RELATIVE

    def _follows_participle(self, position: int) -> bool:
        """Whether it tells when something was done: "the vows made *during the visit*"."""
        word = self._words[position - 1]
        return word.kind is Kind.PARTICIPLE and word.outer.dep_ == "acl"

    def _is_of_object(self, position: int) -> bool:
        """Whether a noun needs its relative clause: "the impact *that tariffs have*"."""
        before, after = self._words[position - 1], self._words[position + 1 : position + 2]
        restricts = before.kind in {Kind.NOUN, Kind.PREPOSITION}
        return restricts and any(word.opens_clause for word in after)

    def _is_between_names(self, position: int) -> bool:
        """Whether a dash joins two names: "the Chile – Kenya treaty"."""
        around = (*self._words[position - 1 : position], *self._words[position + 1 : position + 2])
        return [word.is_name for word in around] == [True, True]
