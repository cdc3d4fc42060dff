"""The words of a parsed sentence, read once from the trained pipeline.

spaCy looks each attribute of a token up anew whenever it is asked for, and
readers ask for the same few hundreds of times a sentence. Here they are plain
attributes, named as in spaCy; what is seldom asked for is left to spaCy. Readers
mend tags here: what the trained pipeline said stays as it is.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc as SpacyDoc
    from spacy.tokens import Token as SpacyToken

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
"""Relations of a subject to its own verb."""

_SUBJECTS = SUBJECTS | {"nsubj:outer"}
_OFFSETS = "int64"
"""How far off a head stands, as numbers that may be below zero."""


class Token:
    """A word with its tags and its arcs."""

    __slots__ = (
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "lemma_",
        "lower_",
        "pos_",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    head: Token
    """The word it hangs on; the root hangs on itself."""

    def __init__(self, token: SpacyToken) -> None:
        """Copy what readers ask for of ``token``; its sentence sets ``doc`` and ``head``."""
        self.i: int = token.i
        self.idx: int = token.idx
        self.text: str = (text := token.text)
        self.lower_: str = text.lower()
        self.lemma_: str = token.lemma_
        self.pos_: str = token.pos_
        self.tag_: str = token.tag_
        self.dep_: str = token.dep_
        self.whitespace_: str = token.whitespace_

    def __len__(self) -> int:
        """Return the number of its characters."""
        return len(self.text)

    def __repr__(self) -> str:
        """Return the word itself, as spaCy shows it."""
        return self.text

    @property
    def _parsed(self) -> SpacyToken:
        return self.doc.parsed[self.i]

    @property
    def children(self) -> Sequence[Token]:
        """The words that hang on it, in their order."""
        return (*self.lefts, *self.rights)

    @property
    def lefts(self) -> Sequence[Token]:
        """The words before it that hang on it."""
        return self.doc.lefts.get(self.i, ())

    @property
    def rights(self) -> Sequence[Token]:
        """The words after it that hang on it."""
        return self.doc.rights.get(self.i, ())

    @property
    def left_edge(self) -> Token:
        """The first word of all that hangs on it."""
        return self.doc[self._parsed.left_edge.i]

    @property
    def right_edge(self) -> Token:
        """The last word of all that hangs on it."""
        return self.doc[self._parsed.right_edge.i]

    @property
    def subtree(self) -> Iterator[Token]:
        """It and all that hangs on it, in their order."""
        return (self.doc[token.i] for token in self._parsed.subtree)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words it hangs on, from the nearest up to the root."""
        token, above = self, self.head
        while above is not token:
            yield above
            token, above = above, above.head

    @property
    def conjuncts(self) -> Sequence[Token]:
        """The words it is coordinated with."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += (other for other in word.rights if other.dep_ == "conj")
        return [word for word in found if word is not self]

    @property
    def root(self) -> Token:
        """The word that the sentence hangs on."""
        return self.doc[self._parsed.sent.root.i]

    @property
    def morph(self) -> str:
        """Its features, as in "Number=Sing|Person=3"."""
        return str(self._parsed.morph)

    @property
    def is_alpha(self) -> bool:
        """Whether it consists of letters."""
        return self.text.isalpha()

    @property
    def is_punct(self) -> bool:
        """Whether it is a punctuation mark."""
        return self._parsed.is_punct

    @property
    def is_title(self) -> bool:
        """Whether only its first letter is a capital."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether its letters are capitals."""
        return self.text.isupper()


class Doc(tuple[Token, ...]):
    """The words of one sentence; a slice of it is a plain tuple of them."""

    parsed: SpacyDoc

    def __new__(cls, parsed: SpacyDoc) -> Doc:
        """Read the words of ``parsed``."""
        doc = super().__new__(cls, map(Token, parsed))
        doc.parsed = parsed
        offsets = parsed.to_array("HEAD").view(_OFFSETS).tolist()
        for index, (token, offset) in enumerate(zip(doc, offsets, strict=True)):
            token.doc = doc
            token.head = doc[index + offset]
        return doc

    @cached_property
    def lefts(self) -> Mapping[int, Sequence[Token]]:
        """The words that hang on one after them, by its index."""
        lefts: dict[int, list[Token]] = {}
        for token in self:
            if token.i < (head := token.head.i):
                lefts.setdefault(head, []).append(token)
        return lefts

    @cached_property
    def rights(self) -> Mapping[int, Sequence[Token]]:
        """The words that hang on one before them, by its index."""
        rights: dict[int, list[Token]] = {}
        for token in self:
            if token.i > (head := token.head.i):
                rights.setdefault(head, []).append(token)
        return rights

    @cached_property
    def subjects(self) -> Mapping[int, Sequence[Token]]:
        """The heads of the subjects before a verb, by its index.

        The parser may take "A and B" for two.
        """
        subjects: dict[int, list[Token]] = {}
        for token in self:
            verb = token.head.i
            if token.dep_ in _SUBJECTS and token.i < verb:
                joined = (other for other in token.conjuncts if other.i < verb)
                subjects.setdefault(verb, []).extend((token, *joined))
        return subjects

    @cached_property
    def openings(self) -> Mapping[int, Sequence[Token]]:
        """The subjects before their verbs, by the index of the first word that hangs on them."""
        openings: dict[int, list[Token]] = {}
        for token in self:
            if token.dep_ in _SUBJECTS and token.i < token.head.i:
                openings.setdefault(token.left_edge.i, []).append(token)
        return openings


def text_of(tokens: Sequence[Token]) -> str:
    """Return the text of tokens that follow one another."""
    return "".join(token.text + token.whitespace_ for token in tokens[:-1]) + tokens[-1].text
