"""Whose act a list item without a subject is: "The Council, at its 12th meeting: 1. Welcomes …".

A sentence that only names who acts and ends with a colon, or goes on to "agreed to:", leads in
what follows. The parser reads each of these items after a pronoun, whose mention is the lead's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.data_model import BlockKind, EntityType, Span
from graphkit.extraction.frame_index import regular_forms
from graphkit.resources.frame_words import load_verb_forms
from graphkit.resources.grammar import load_function_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from graphkit.data_model import Document, Sentence
    from graphkit.extraction.builder import ExtractionBuilder
    from graphkit.extraction.naming.chunks import NamedSentence
    from graphkit.resources.frames import Frame
    from graphkit.resources.word_lists import ReferenceWords

_KINDS = frozenset({BlockKind.HEADING, BlockKind.PARAGRAPH})
_ENDS = (":", ",")
_BEFORE = re.compile(r"(?:.*[,;]\s+)?(?:the\s+)?", re.IGNORECASE | re.DOTALL)
_OPENING = re.compile(r"(?:the\s+)?", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:\([^()]*\))?\s*[:,]")
_GOES_ON = re.compile(
    r"\s*(?:\([^()]*\))?\s*(?:,|(?:at|during) (?:its|their|the)\b|meeting\b).*:", re.S
)
_TAIL = re.compile(r"\s+(?P<tail>(?:[a-z]+\s+){1,4}(?:to|that))\s*:")
_WORDS = load_function_words()
_FIRST_WORD = re.compile(
    rf"(?:(?:{'|'.join(sorted(_WORDS.bridging))}|\w+ly),?\s+){{0,5}}"
    r"(?P<verb>[a-z-]+)\s+(?P<next>[\w’'-]+)",
    re.IGNORECASE,
)
_SINGULAR, _PLURAL = "She", "They"


@dataclass(frozen=True, slots=True)
class LeadIn:
    """What the parser reads before an item, and whom its first word stands for."""

    words: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Lead:
    mentions: tuple[str, ...]
    institution: bool
    plural: bool
    tail: str

    @property
    def leads_prose(self) -> bool:
        """Whether paragraphs without a subject are theirs: a person's are a transcript."""
        return (self.institution or self.plural) and not self.tail


class LeadInFinder:
    """Find which sentences go on with what a sentence before them began."""

    def __init__(self, frames: Iterable[Frame], references: ReferenceWords) -> None:
        """Know the forms of the verbs of ``frames`` and the plurals of ``references``."""
        verbs = {verb for frame in frames if not frame.copula for verb in frame.verbs}
        regular = {form for verb in verbs for form in regular_forms(verb)}
        irregular = {form for form, verb in load_verb_forms().items() if verb in verbs}
        told = {form for form in regular | irregular if not form.endswith("ing")}
        self._plain = frozenset(verbs)
        self._third = frozenset(form for form in told if form.endswith("s"))
        self._past = frozenset(told - self._third - self._plain)
        self._references = references
        nouns = sorted(references.group_nouns, key=lambda noun: (-len(noun), noun))
        self._group = re.compile(
            r"(?:.*[,;]\s+)?(?P<subject>they|(?:both|the|all)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}"
            rf"(?P<noun>{'|'.join(map(re.escape, nouns))}))"
            r"(?P<rest>\b.*)",
            re.IGNORECASE | re.DOTALL,
        )

    def find(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        names: Sequence[tuple[NamedSentence, Sequence[tuple[str, ...]], Collection[int]]],
        builder: ExtractionBuilder,
    ) -> Iterator[LeadIn | None]:
        """Yield for each sentence what leads it in.

        ``names`` are the names of each sentence, their mentions, and those that can act.
        """
        lead: _Lead | None = None
        for sentence, named in zip(sentences, names, strict=True):
            kind, words = document.kind_of(sentence), sentence.span.of(document.text)
            begun = None
            if kind in _KINDS and words.endswith(_ENDS):
                begun = self._lead(sentence.span, words, named, builder)
            found = None if begun or lead is None else self._led(lead, kind, words)
            yield found
            listed = kind is BlockKind.LIST_ITEM or words.endswith((";", ",", " and"))
            lead = begun or (lead if found or listed else None)

    def _lead(
        self,
        span: Span,
        words: str,
        named: tuple[NamedSentence, Sequence[tuple[str, ...]], Collection[int]],
        builder: ExtractionBuilder,
    ) -> _Lead | None:
        match = self._group.fullmatch(words)
        tail = _tail("", match["rest"]) if match else None
        if match is not None and tail is not None:
            place = Span(span.start + match.start("subject"), span.start + match.end("subject"))
            mention = builder.mention(place, None, **self._features(match["noun"]))
            return _Lead((mention,), institution=False, plural=True, tail=tail)
        names, mentions, acting = named
        for i in sorted(acting, reverse=True):
            place = names.chunks[i].span
            tail = _tail(words[: place.start - span.start], words[place.end - span.start :])
            if tail is not None and mentions[i]:
                institution = builder.type_of(mentions[i][0]) is EntityType.ORGANIZATION
                plural = any(builder.is_plural(mention) for mention in mentions[i])
                return _Lead(mentions[i], institution, plural=plural, tail=tail)
        return None

    def _features(self, noun: str | None) -> dict[str, str]:
        if noun is None:
            return {"reference": "pronoun", "number": "plural"}
        group = self._references.group_nouns[noun.lower()]
        return {"reference": "group", "number": "plural", "noun": noun.lower(), "group": group}

    def _led(self, lead: _Lead, kind: BlockKind, words: str) -> LeadIn | None:
        match = _FIRST_WORD.match(words)
        if kind is not BlockKind.LIST_ITEM and not (kind in _KINDS and lead.leads_prose):
            return None
        if match is None or match["next"].lower() in _WORDS.of_noun:
            return None
        subject = self._subject(lead, match["verb"].lower())
        if not subject:
            return None
        lead_words = f"{subject} {lead.tail} " if lead.tail else f"{subject} "
        return LeadIn(lead_words, lead.mentions)

    def _subject(self, lead: _Lead, verb: str) -> str:
        """Return the pronoun for a verb, "" if the word is none that the lead can go on with."""
        if lead.tail:
            return _PLURAL if verb not in _WORDS.definite else ""
        if verb in self._third:
            return _SINGULAR
        return _PLURAL if verb in self._past or (lead.plural and verb in self._plain) else ""


def _tail(before: str, after: str) -> str | None:
    """Return the words between the subject and the colon; None if the sentence says more."""
    if _BEFORE.fullmatch(before) is None:
        return None
    if _CLOSES.fullmatch(after):
        return ""
    match = _TAIL.fullmatch(after)
    if match:
        return " ".join(match["tail"].split())
    opens = _OPENING.fullmatch(before) is not None
    return "" if opens and _GOES_ON.fullmatch(after) else None
