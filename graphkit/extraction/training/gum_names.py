"""Named entities out of GUM's entity layer.

GUM marks every mention, "the older of the two Turkish players" as well as
"Chad". Kept are persons, organizations and places (and events, which have no
counterpart in UNER and may be left out by the label map) whose mention is a
name: after articles, descriptions and titles are cut off, it begins and ends
with a proper noun and has only proper nouns and the small words between.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from graphkit.extraction.training.treebank import Sentence, Word

NAMED_TYPES = frozenset({"event", "organization", "person", "place"})
INNER_TAGS = frozenset({"CC", "CD", "DT", "HYPH", "IN", "POS"})
IDENTITY_FIELD = 6  # after type, status, salience, centering, head words and link
LONGEST_NAME = 8

_BRACKET = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")


@dataclass(frozen=True, slots=True)
class _Mention:
    start: int
    end: int
    type: str
    identity: str


def with_names(sentence: Sentence) -> Sentence:
    """Return the sentence with an IOB tag for each word, read from its entity layer.

    Where a mention may be a name or a mere title ("Speaker"), its words get
    ``-``, which spaCy takes as unknown.
    """
    tags = ["O"] * len(sentence.words)
    mentions = sorted(_names(sentence), key=lambda m: (m.start - m.end, m.start))
    for mention in mentions:
        span = range(mention.start, mention.end)
        if all(tags[index] == "O" for index in span):
            for index in span:
                prefix = "B-" if index == mention.start else "I-"
                tags[index] = prefix + mention.type if mention.type else "-"
    return replace(sentence, names=tuple(tags))


def _names(sentence: Sentence) -> Iterator[_Mention]:
    for mention in _mentions(sentence.words):
        if mention.type in NAMED_TYPES:
            start, end = _trim(sentence.words, mention.start, mention.end)
            words = sentence.words[start:end]
            if _is_name(words, mention.type):
                kind = mention.type if _is_certain(mention, words) else ""
                yield replace(mention, start=start, end=end, type=kind)


def _is_certain(mention: _Mention, words: tuple[Word, ...]) -> bool:
    """Tell names from titles: by the article on the referent, or by their length."""
    if mention.identity:
        return mention.type != "person" or any(w.form in mention.identity for w in words)
    return mention.type == "place" or (len(words) > 1 and mention.type != "event")


def _mentions(words: tuple[Word, ...]) -> Iterator[_Mention]:
    """Yield what the brackets of ``Entity=(1-person-…`` and ``1)`` enclose."""
    is_open: dict[str, list[_Mention]] = {}
    for index, word in enumerate(words):
        layer = next((p[7:] for p in word.misc.split("|") if p.startswith("Entity=")), "")
        for opened, closes, closed in _BRACKET.findall(layer):
            key, *fields = (opened or closed).split("-")
            if opened:
                identity = "-".join(fields[IDENTITY_FIELD:])
                mention = _Mention(index, index, fields[0], identity)
                is_open.setdefault(key, []).append(mention)
            if (closes or closed) and is_open.get(key):
                yield replace(is_open[key].pop(), end=index + 1)


def _trim(words: tuple[Word, ...], start: int, end: int) -> tuple[int, int]:
    """Cut articles, descriptions and titles from the left, a possessive from the right."""
    titles = [index for index in range(start, end) if words[index].deprel == "nmod:desc"]
    start = titles[-1] + 1 if titles else start
    while start < end and not _is_proper(words[start]):
        start += 1
    while end > start and words[end - 1].xpos in {"POS", ".", ",", "''"}:
        end -= 1
    return start, end


def _is_name(words: tuple[Word, ...], kind: str) -> bool:
    if not words or len(words) > LONGEST_NAME or words[-1].xpos not in {"NNP", "NNPS", "CD"}:
        return False
    if kind == "person":
        return words[-1].xpos == "NNP" and all(_is_proper(w) or w.xpos == "HYPH" for w in words)
    return all(_is_proper(word) or word.xpos in INNER_TAGS for word in words)


def _is_proper(word: Word) -> bool:
    return word.xpos in {"NNP", "NNPS"}
