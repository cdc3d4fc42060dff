"""The words of a topic as shapes: nouns, names, determiners, prepositions, verbs, separators.

Where a list splits is read from such shapes rather than from single arcs, which
go astray in long coordinations. Hyphenated words ("people-to-people") are one
word here, and so is a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphkit.extraction.syntax import opens_clause
from graphkit.extraction.tokens import text_of
from graphkit.extraction.topic_kinds import IN_NOUN_PHRASE, Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graphkit.extraction.syntax import Parse
    from graphkit.extraction.tokens import Doc, Token

TITLE_LINKS = frozenset({"for", "on"})
"""What leads to the work of a body in its title: "the Committee *on* Trade"."""

_HYPHENS = frozenset({"-", "–", "‑", "/"})
_BESIDE_NOUN = frozenset({"acl", "acl:relcl"})
_BEFORE_PLURAL = frozenset(
    {Kind.ADJECTIVE, Kind.DETERMINER, Kind.NOUN, Kind.PREPOSITION, Kind.SEPARATOR}
)
_AFTER_PLURAL = frozenset({Kind.PREPOSITION, Kind.SEPARATOR, Kind.TO})


class Word(NamedTuple):
    """Tokens ``start`` up to ``end``, one word; ``outer`` is that of them its arc begins at.

    A name ``is_open`` that may go on after a comma ("the Commission on Trade, …").
    """

    start: int
    end: int
    text: str
    lemma: str
    kind: Kind
    is_name: bool
    outer: Token
    is_open: bool

    @property
    def is_title(self) -> bool:
        """Whether only its first letter, or that of its last part, is a capital."""
        return self.outer.doc[self.end - 1].is_title

    @property
    def head(self) -> int:
        """The token the parser hangs it on."""
        return self.outer.head.i

    @property
    def coordinated(self) -> bool:
        """Whether the parser takes it for a conjunct."""
        return self.outer.dep_ == "conj"

    @property
    def apposed(self) -> bool:
        """Whether it says more of a noun before it: "the Act, *a law on rivers*"."""
        return self.outer.dep_ == "appos"

    @property
    def clause(self) -> int:
        """The verb of the clause beside a noun that it stands in ("a plan *that helps*"), or -1."""
        verb = _clause_of(self.outer)
        return -1 if verb is None else verb.i

    @property
    def owner(self) -> int:
        """The noun that such a clause stands beside, -1 if it stands in none."""
        verb = _clause_of(self.outer)
        return -1 if verb is None else verb.head.i

    @property
    def opens_clause(self) -> bool:
        """Whether a subject with a finite verb of its own begins here."""
        return opens_clause(self.outer.doc, self.start, plural=False)


def words_of(parse: Parse, start: int, end: int) -> list[Word]:
    """Return the words of tokens ``start`` up to ``end``."""
    found: list[Word] = []
    position = start
    while position < end:
        stop = _end_of_word(parse, position, end)
        found.append(_word(parse, position, stop))
        position = stop
    return [_corrected(found, index, parse.doc) for index in range(len(found))]


def _end_of_word(parse: Parse, start: int, end: int) -> int:
    """Return where the word at ``start`` ends: after its hyphens, or with the name."""
    units = parse.units
    stop = start + 1
    while stop < end:
        goes_on = units[stop] is not None and units[stop] == units[stop - 1]
        if not goes_on and not _is_hyphenated(parse.doc, stop):
            break
        stop += 1
    return stop


def _is_hyphenated(doc: Doc, position: int) -> bool:
    """Whether the token at ``position`` is, or follows, a hyphen without a blank."""
    before, token = doc[position - 1], doc[position]
    if before.whitespace_:
        return False
    return token.text in _HYPHENS or (before.text in _HYPHENS and token.is_alpha)


def _word(parse: Parse, start: int, end: int) -> Word:
    last = outer = parse.doc[end - 1]
    text, lemma = last.lower_, last.lemma_.lower()
    named = parse.units[start] is not None
    if end - start > 1:
        tokens = parse.doc[start:end]
        named = any(unit is not None for unit in parse.units[start:end])
        text = lemma = text_of(tokens).lower()
        outer = next((t for t in tokens if not start <= t.head.i < end), last)
    kind = kind_of(last, end - start > 1, is_name=named)
    opened = named and _is_open(parse.origin(start, end).of(parse.text))
    return Word(start, end, text, lemma, kind, named, outer, opened)


def _is_open(name: str) -> bool:
    """Whether a name says what it is for with one word: "Commission on Trade"."""
    *before, link, _ = ("", "", *name.split())
    return link in TITLE_LINKS and bool(before[-1])


def _clause_of(token: Token) -> Token | None:
    """Return the verb of the innermost clause beside a noun that ``token`` is not itself."""
    while (above := token.head) is not token:
        if above.dep_ in _BESIDE_NOUN:
            return above
        token = above
    return None


def _corrected(words: Sequence[Word], index: int, doc: Doc) -> Word:
    """Return a word, its kind set right by the words beside it."""
    word = words[index]
    after = words[index + 1] if index + 1 < len(words) else None
    kind = word.kind
    marks = doc[word.start].dep_ == "mark"
    if kind is Kind.TO and _is_preposition(after, marks=marks):
        kind = Kind.PREPOSITION
    elif kind is Kind.PREPOSITION and word.text == "to" and _leads_verb(after):
        kind = Kind.TO
    elif kind is Kind.ADJECTIVE and _goes_on_with_gerund(words, index, doc):
        kind = Kind.GERUND
    elif _reads_as_noun(words, index, doc):
        kind = Kind.NOUN
    elif kind is Kind.PARTICIPLE and _has_object(words, index):
        kind = Kind.FINITE
    if kind is word.kind:
        return word
    return word._replace(kind=kind)


def _is_preposition(after: Word | None, *, marks: bool) -> bool:
    """Whether "to" leads a noun or gerund; ``marks`` is what the parser takes it for."""
    if after is None or after.kind is Kind.GERUND:
        return True
    return after.kind in IN_NOUN_PHRASE and not marks


def _leads_verb(word: Word | None) -> bool:
    return word is not None and word.kind is Kind.INFINITIVE


def _goes_on_with_gerund(words: Sequence[Word], index: int, doc: Doc) -> bool:
    """Whether an "-ing" in a list of gerunds is one of them: "keeping calm and building trust"."""
    word = words[index]
    if doc[word.end - 1].tag_ != "VBG" or not index:
        return False
    listed = words[index - 1].kind is Kind.SEPARATOR
    return listed and any(other.kind is Kind.GERUND for other in words[:index])


def _reads_as_noun(words: Sequence[Word], index: int, doc: Doc) -> bool:
    """Whether what is tagged otherwise is a noun: "the follow-up", "data sharing", "talks"."""
    kind = words[index].kind
    if kind is Kind.ADJECTIVE:
        after = words[index + 1] if index + 1 < len(words) else None
        return _stands_for_noun(words[index], after, doc)
    if kind is Kind.GERUND:
        return _heads_compound(words, index, doc)
    return kind is Kind.FINITE and _is_plural_noun(words, index, doc)


def _heads_compound(words: Sequence[Word], index: int, doc: Doc) -> bool:
    """Whether a noun before an "-ing" makes one word with it: "data sharing"."""
    before = words[index - 1] if index else None
    if before is None or before.kind is not Kind.NOUN:
        return False
    noun = doc[before.end - 1]
    return noun.dep_ == "compound" and noun.head.i == words[index].end - 1


def _is_plural_noun(words: Sequence[Word], index: int, doc: Doc) -> bool:
    """Whether what the parser took for a verb is a plural: "talks", "farmworkers"."""
    word = words[index]
    if doc[word.end - 1].tag_ != "VBZ" or any(
        child.dep_.startswith("nsubj") for child in doc[word.end - 1].children
    ):
        return False
    before = words[index - 1].kind if index else Kind.SEPARATOR
    after = words[index + 1].kind if index + 1 < len(words) else Kind.SEPARATOR
    return before in _BEFORE_PLURAL and after in _AFTER_PLURAL


def _has_object(words: Sequence[Word], index: int) -> bool:
    """Whether what the parser took for a participle tells of an act: "and *praised* the poll"."""
    if not index or index + 1 >= len(words):
        return False
    before, after = words[index - 1], words[index + 1]
    named = after.is_name and after.kind is Kind.NOUN
    return before.kind is Kind.SEPARATOR and (named or after.kind is Kind.DETERMINER)


def _stands_for_noun(word: Word, after: Word | None, doc: Doc) -> bool:
    """Whether a hyphenated word heads its phrase: "the follow-up"."""
    hyphenated = word.end - word.start > 1
    led = after is not None and after.kind in IN_NOUN_PHRASE
    return hyphenated and not led and doc[word.end - 1].pos_ in {"NOUN", "PROPN", "ADP", "ADV"}
