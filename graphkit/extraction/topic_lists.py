"""Where a list of topics splits: "trade, health and fisheries" is three, "peace and stability" one.

The parser's coordination decides, checked against the words: what "and" joins
inside a noun phrase stays together, and a comma can part items that the parser
did not coordinate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SEPARATORS = frozenset({",", "and", "or", ";", "&"})
"""Words that can part two items of a list."""

_BETWEEN_ITEMS = frozenset({"PUNCT", "CCONJ", "ADV"})
_REPEATED = frozenset({"also", "on", "in"})
_MODIFYING = frozenset(
    {"amod", "compound", "det", "nummod", "advmod", "nmod:poss", "nsubj", "case"}
)
_MODIFIERS = frozenset({"ADJ", "ADP", "ADV", "DET"})
_TOGETHER = frozenset({"between", "among", "amongst"})
_OPENS_ITEM = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM"})
_NO_MODIFIER = frozenset({"conj", "cc", "punct", "case", "det", "mark"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def next_item(doc: Doc, first: int, separator: int, end: int) -> int | None:
    """Return where the next item of a list begins if ``separator`` parts it from ``first``."""
    after = separator
    while after < end and (doc[after].pos_ in _BETWEEN_ITEMS or doc[after].lower_ in _REPEATED):
        after += 1
    if after >= end:
        return None
    right = _conjunct_at(doc[after], separator)
    if right is not None and _is_later_item(right, doc, first, separator):
        return after
    if right is None or right.head.i < first:
        listed = _goes_on(doc, separator, end) and not _has_verb(doc, first, separator)
        return after if listed and _opens_item(doc[after]) else None
    return None if _belongs_together(right, doc[separator].text) else after


def _conjunct_at(token: Token, separator: int) -> Token | None:
    """Return the conjunct whose phrase begins at ``token``, right after ``separator``."""
    current = token
    while True:
        if current.dep_ == "conj" and current.head.i < separator:
            return current
        if current.head.i == current.i or current.head.i < separator:
            return None
        current = current.head


def _is_later_item(right: Token, doc: Doc, first: int, separator: int) -> bool:
    """Whether ``right`` goes on with a list that began before ``first``: "C" in "A, B and C"."""
    head = right.head
    if head.i >= first or head.dep_ in _MODIFYING or head.pos_ == "ADJ" or _stands_between(head):
        return False
    return any(t.dep_ == "conj" and t.head.i == head.i for t in doc[first:separator])


def _belongs_together(right: Token, separator: str) -> bool:
    """Whether "and" joins parts of one phrase ("security and defence cooperation")."""
    left = right.head
    if left.dep_ in _MODIFYING or _stands_between(left):
        return True
    if separator != "and":
        return left.pos_ == "ADJ"
    if left.pos_ in _MODIFIERS or right.pos_ in {"ADP", "ADV", "DET"}:
        return True
    bare = left.pos_ == right.pos_ == "NOUN" and not _modified(right) and not _modified(left)
    return bare and not _is_list(left)


def _stands_between(noun: Token) -> bool:
    """Whether a list is one topic: "cooperation among Chile, Kenya and Norway"."""
    return any(child.dep_ == "case" and child.lower_ in _TOGETHER for child in noun.children)


def _modified(noun: Token) -> bool:
    before = any(child.dep_ not in _NO_MODIFIER for child in noun.lefts)
    return before or any(c.dep_ in {"nmod", "acl", "acl:relcl"} for c in noun.children)


def _is_list(head: Token) -> bool:
    return sum(child.dep_ == "conj" for child in head.children) > 1


def _goes_on(doc: Doc, separator: int, end: int) -> bool:
    """Whether a comma is followed by more, with "and" before the last item."""
    is_comma = doc[separator].text in {",", ";"}
    return is_comma and any(t.lower_ in {"and", "or"} for t in doc[separator:end])


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(t.tag_ in _FINITE for t in doc[start:end])


def _opens_item(token: Token) -> bool:
    return token.pos_ in _OPENS_ITEM or token.tag_ == "VBG"
