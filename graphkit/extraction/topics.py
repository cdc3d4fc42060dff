"""Cut the stretch a speech act is about into topics, and nest them.

"regional affairs including Myanmar, North Korea (including its missile tests),
and the South China Sea" is four topics, three of them part of the first and
one part of the second. Shapes say where a list splits; the lexicon says which
phrases open a nested list or end the topic.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from graphkit.data_model import Span
from graphkit.extraction.topic_clauses import clause_core
from graphkit.extraction.topic_edges import TopicEdges
from graphkit.extraction.topic_fragments import is_fragment
from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind
from graphkit.extraction.topic_phrases import TopicPhrases
from graphkit.extraction.topic_scan import Tie, TopicScan
from graphkit.extraction.topic_shapes import JOINING
from graphkit.extraction.topic_wholes import WholeClauses
from graphkit.extraction.topic_words import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.parties import Party
    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.topic_words import Word
    from graphkit.resources.word_lists import TopicWords

_QUOTES = ' ,;:“”"‘'
_OPENED, _CLOSED = "“", "”"
_PREPOSITIONS = frozenset({"ADP", "SCONJ"})


@dataclass(frozen=True, slots=True)
class TopicSpan:
    """One topic: tokens ``start`` up to ``end``, its span, its label and what it is part of.

    ``parent`` is an index into the list of topics it is returned in, ``tie`` how it
    hangs on the topic before it.
    """

    start: int
    end: int
    span: Span
    label: str
    parent: int | None
    tie: Tie = Tie.NONE


class TopicSplitter:
    """Split argument stretches into topics."""

    def __init__(self, lexicon: TopicWords) -> None:
        """Use the phrases of ``lexicon``."""
        self._lexicon = lexicon
        self._phrases = TopicPhrases(lexicon)
        self._edges = TopicEdges(lexicon, lexicon.weights)
        self._held = TopicEdges(lexicon, lexicon.weights - lexicon.stances)
        self._wholes = WholeClauses(self._phrases, lexicon.questions)

    def split(
        self,
        parse: Parse,
        start: int,
        end: int,
        *,
        clause: Sequence[Party] | None = None,
        stances: bool = False,
    ) -> list[TopicSpan]:
        """Return the topics of tokens ``start`` up to ``end``, in order, parents first.

        For a clause, ``clause`` are the parties of the sentence: its predicate is
        split if its subject is one of them ("that Peru will deepen its ties"),
        else it is one topic as a whole, as is a question ("how trade grows").
        With ``stances``, "Peru's commitment to peace" stays: it is what Peru is thanked for.
        """
        words = words_of(parse, start, end)
        before = words_of(parse, max(start - 1, 0), start)
        for told in (words, [*before, *words]):
            if self._wholes.is_question(told, 0):
                return self._questions(parse, told)
        if clause is not None:
            core = clause_core(parse, start, end, clause, self._lexicon)
            if core is None:
                return []
            words = words_of(parse, core.start, core.end)
            if core.claim:
                return self._whole(parse, words)[0]
        return self._list(parse, words, self._held if stances else self._edges)

    def _list(self, parse: Parse, words: Sequence[Word], edges: TopicEdges) -> list[TopicSpan]:
        """Return the topics of a list, or the only one."""
        found: list[TopicSpan] = []

        def add(own: range, parent: int | None, shared: range, *, tie: Tie) -> int | None:
            before = _text(parse, words[shared.start : shared.stop])
            topic = self._topic(parse, words[own.start : own.stop], parent, edges)
            if topic is None:
                return None
            topic = replace(topic, tie=tie, label=f"{before} {topic.label}".strip())
            return self._add(parse, found, topic, words[own.stop - 1].end)

        scan = TopicScan(words, self._lexicon, self._phrases, edges)
        scan.run(add, _preposition_before(parse, words[0].start) if words else "")
        return found

    def _whole(self, parse: Parse, words: Sequence[Word]) -> tuple[list[TopicSpan], int]:
        """Return the topic that the clause at the head of ``words`` is, and where it ends."""
        first, stop = self._wholes.bounds(parse.doc, words, 0)
        if stop <= first:
            return [], len(words)
        start, end = words[first].start, words[stop - 1].end
        label = _label(parse, start, end)
        return [TopicSpan(start, end, parse.origin(start, end), label, None)], stop

    def _questions(self, parse: Parse, words: Sequence[Word]) -> list[TopicSpan]:
        """Return each question of a list as a whole, and what is listed after them."""
        found: list[TopicSpan] = []
        while words and self._wholes.is_question(words, 0):
            topics, stop = self._whole(parse, words)
            found += topics
            words = _after_joint(words[stop:])
        return found + (self._list(parse, words, self._edges) if words else [])

    def _add(self, parse: Parse, found: list[TopicSpan], topic: TopicSpan, after: int) -> int:
        """Append a topic, then those in brackets before the token ``after`` it."""
        topic = _spelt_out(topic, found)
        found.append(topic)
        index = len(found) - 1
        doc = parse.doc
        begin = doc[topic.start].idx
        stop = doc[after].idx if after < len(doc) else len(parse.collapsed.text)
        for position, aside in parse.asides:
            if begin < position <= stop:
                self._add_aside(aside, found, index)
                found[index] = _with_short_name(parse, found[index], position, aside)
        return index

    def _add_aside(self, aside: Parse, found: list[TopicSpan], parent: int) -> None:
        """Add the topics of a bracketed list ("(including …)") as parts of the one before it."""
        words = words_of(aside, 0, len(aside.doc))
        length = self._phrases.inclusions.match(words, 0) if len(words) > 1 else 0
        if not length:
            return
        offset = len(found)
        for topic in self.split(aside, words[length - 1].end, len(aside.doc)):
            inner = parent if topic.parent is None else topic.parent + offset
            found.append(replace(topic, parent=inner, tie=found[parent].tie))

    def _topic(
        self, parse: Parse, words: Sequence[Word], parent: int | None, edges: TopicEdges
    ) -> TopicSpan | None:
        """Return the topic of ``words`` without those around it, None if nothing is left."""
        first, stop = edges.trim(words, 0, len(words))
        kept = words[first:stop]
        text = " ".join(word.text for word in kept)
        if text in self._lexicon.not_topics or not any(char.isalpha() for char in text):
            return None
        if is_fragment(kept, parse.doc):
            return None
        start, end = kept[0].start, kept[-1].end
        return TopicSpan(start, end, parse.origin(start, end), _label(parse, start, end), parent)


def _after_joint(words: Sequence[Word]) -> Sequence[Word]:
    """Return what "and" leads on with: "how trade grows, *and* the price of it"."""
    joint = next((i for i, word in enumerate(words) if word.kind is not Kind.SEPARATOR), 0)
    led = joint > 0 and words[joint - 1].text in JOINING
    opens = led and (words[joint].kind in IN_NOUN_PHRASE or words[joint].kind is Kind.RELATIVE)
    return words[joint:] if opens else []


def _with_short_name(parse: Parse, topic: TopicSpan, position: int, aside: Parse) -> TopicSpan:
    """Return a topic with the short name in brackets right after it among its words."""
    last = parse.doc[topic.end - 1]
    name = aside.sentence.of(aside.text)
    follows = position - (last.idx + len(last)) <= 1
    if not follows or len(name.split()) > 1 or not name[:1].isupper():
        return topic
    return replace(topic, span=Span(topic.span.start, aside.sentence.end + 1))


def _spelt_out(topic: TopicSpan, before: Sequence[TopicSpan]) -> TopicSpan:
    """Return a topic with the noun that "those of" stands for: "human rights … those of women"."""
    pronoun, _, rest = topic.label.partition(" ")
    if pronoun not in {"that", "those"} or not before:
        return topic
    return replace(topic, label=f"{before[-1].label.split()[-1]} {rest}")


def _text(parse: Parse, words: Sequence[Word]) -> str:
    return _label(parse, words[0].start, words[-1].end) if words else ""


def _preposition_before(parse: Parse, start: int) -> str:
    before = parse.doc[start - 1] if start else None
    return before.lower_ if before is not None and before.pos_ in _PREPOSITIONS else ""


def _is_balanced(label: str) -> bool:
    """Whether each quotation mark of a label has its partner."""
    if not (_OPENED in label or _CLOSED in label or '"' in label):
        return True
    marks = [char for char in label if char in {_OPENED, _CLOSED}]
    pairs = len(marks) // 2
    return marks == [_OPENED, _CLOSED] * pairs and label.count('"') % 2 == 0


def _label(parse: Parse, start: int, end: int) -> str:
    """Return the topic's words as the document has them, without what stands in brackets."""
    parts = []
    for token in parse.doc[start:end]:
        begin, stop = parse.places[token.i]
        parts.append(parse.text[begin:stop] + token.whitespace_)
    label = " ".join("".join(parts).split()).strip(_QUOTES)
    if not _is_balanced(label):
        label = label.replace(_OPENED, "").replace(_CLOSED, "").replace('"', "")
    return label
