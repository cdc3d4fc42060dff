"""Documents and extractions made by hand, as an extractor would have read them.

A `Draft` takes a document line by line and what is read in it; words are found
in their sentence, so that no test counts characters. Persons are invented.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from graphkit.data_model import (
    Block,
    BlockKind,
    Decisions,
    Document,
    EntityType,
    Extraction,
    Knowledge,
    Literal,
    Mention,
    Modality,
    Polarity,
    Relation,
    Section,
    Sentence,
    Span,
    Statement,
)
from graphkit.resolution import resolve
from graphkit.resolution.across import NO_DECISIONS

NORWAY, CHILE, KENYA, JAPAN = "country/NOR", "country/CHL", "country/KEN", "country/JPN"
COUNTRY_NAMES = {
    "country/USA": "US",
    NORWAY: "Norway",
    CHILE: "Chile",
    KENYA: "Kenya",
    JAPAN: "Japan",
}
UNITED_NATIONS = "organization/united-nations"
FOREIGN_MINISTER = "Minister for Foreign Affairs"


class Draft:
    """A document in the making, and its extraction."""

    def __init__(
        self, name: str = "draft", *, publisher: str | None = None, issued: str = ""
    ) -> None:
        self.id = f"document/{name}"
        self._publisher = publisher
        self._issued = date.fromisoformat(issued or "2031-03-12")
        self._text = ""
        self._blocks: list[Block] = []
        self._sentences: list[Sentence] = []
        self._headings: list[tuple[Span, str]] = []
        self._mentions: list[Mention] = []
        self._relations: list[Relation] = []

    # The text

    def title(self, text: str) -> Span:
        return self._block(BlockKind.TITLE, [text])[0]

    def head(self, text: str, kind: BlockKind = BlockKind.DATELINE) -> Span:
        """Add a line of the head that is not read: place and day, or other metadata."""
        return self._block(kind, [text])[0]

    def heading(self, text: str) -> Span:
        """Open a section; all sections stand on one level."""
        start = len(self._text)
        self._headings.append((Span(start, start + len(text)), text))
        return self._block(BlockKind.HEADING, [text])[0]

    def sentence(self, text: str) -> Span:
        """Add a paragraph of one sentence."""
        return self._block(BlockKind.PARAGRAPH, [text])[0]

    def paragraph(self, *sentences: str) -> list[Span]:
        """Add a paragraph of several sentences."""
        return self._block(BlockKind.PARAGRAPH, sentences)

    def caption(self, text: str) -> Span:
        return self._block(BlockKind.CAPTION, [text])[0]

    def _block(self, kind: BlockKind, sentences: Sequence[str]) -> list[Span]:
        spans = []
        for text in sentences:
            spans.append(Span(len(self._text), len(self._text) + len(text)))
            self._text += f"{text} "
        self._text = f"{self._text[:-1]}\n\n"
        whole = spans[0].cover(spans[-1])
        self._sentences.extend(Sentence(span=span, block=len(self._blocks)) for span in spans)
        self._blocks.append(Block(span=whole, kind=kind, section=len(self._headings)))
        return spans

    # Mentions

    def mention(
        self, words: str, at: Span, type_: EntityType | None, name: str = "", **features: str
    ) -> str:
        """Add a mention of the first such words in a sentence and return its id."""
        start = self._text.index(words, at.start, at.end)
        mention = Mention(
            id=f"m{len(self._mentions) + 1}",
            document=self.id,
            span=Span(start, start + len(words)),
            text=words,
            type=type_,
            name=name,
            features=features,
        )
        self._mentions.append(mention)
        return mention.id

    def person(self, words: str, at: Span, *, of: str = "", **features: str) -> str:
        """Add a person; ``of`` is the country whose name stands in the same sentence."""
        person = self.mention(words, at, EntityType.PERSON, words, **features)
        if of:
            self.relation("gk:represents", [person], [self.country(of, at)], at=at)
        return person

    def person_after(self, words: str, at: Span, position: int) -> str:
        """Add a person named behind ``position`` in a sentence."""
        return self.person(words, Span(position, at.end))

    def country(self, entry: str, at: Span, *, words: str = "") -> str:
        """Add a country, found by its name."""
        words = words or COUNTRY_NAMES[entry]
        return self.mention(words, at, EntityType.COUNTRY, words, entity=entry)

    def organization(self, words: str, at: Span, entry: str) -> str:
        return self.mention(words, at, EntityType.ORGANIZATION, words, entity=entry)

    def office(self, words: str, at: Span, title: str, *, polity: str = "", **rest: str) -> str:
        head = title.partition(" for ")[0].split(maxsplit=1)[-1].lower()
        return self.mention(
            words, at, EntityType.OFFICE, title, head=head, title=title, polity=polity, **rest
        )

    def holder(self, words: str, at: Span, title: str, *, of: str = "", **features: str) -> str:
        """Add a person with an office, whose title stands in the same sentence."""
        person = self.person(words, at, of=of, **features)
        office = self.office(title, at, title, polity=of)
        self.relation("gk:holdsOffice", [person], [office], at=at, rule="office-of-person")
        return person

    def topic(self, words: str, at: Span) -> str:
        return self.mention(words, at, EntityType.TOPIC, words)

    def reference(self, kind: str, words: str, at: Span, **features: str) -> str:
        """Add words for what is named elsewhere: a ``meeting``, ``participants``, ``first`` …"""
        return self.mention(words, at, None, reference=kind, **{"number": "singular", **features})

    def pronoun(self, words: str, at: Span, **features: str) -> str:
        return self.reference("pronoun", words, at, **features)

    def group(self, words: str, at: Span, *, count: int = 0) -> str:
        counted = {"count": str(count)} if count else {}
        return self.reference("group", words, at, number="plural", **counted)

    def encounter(
        self,
        words: str,
        at: Span,
        people: Sequence[str] = (),
        *,
        with_: Sequence[str] = (),
        **features: str,
    ) -> str:
        """Add a mention of a meeting and who is said to take part in it.

        ``with_`` are those whom ``people`` met. Among the features, ``kind`` is
        Meeting or Call, and ``anchor`` what kind of words tell of it.
        """
        type_ = EntityType(features.pop("kind", "Meeting"))
        features = {"anchor": "verb", **features}
        meeting = self.mention(words, at, type_, words, **features)
        if people or with_:
            self.relation(
                "gk:participatedIn",
                [*people, *with_],
                [meeting],
                at=at,
                words=words,
                meeting=meeting,
                addressees=tuple(with_),
                rule="met" if features["anchor"] == "verb" else "heading",
                polarity=Polarity.NEGATIVE if "negative" in features else Polarity.POSITIVE,
                modality=Modality(features.get("modality", "Asserted")),
            )
        return meeting

    # Relations

    def relation(
        self,
        predicate: str,
        subjects: Iterable[str],
        objects: Iterable[str] = (),
        *,
        at: Span,
        words: str = "",
        rule: str = "test",
        **rest: Any,
    ) -> str:
        """Add a relation of a sentence; its quote is the sentence, or ``words`` of it."""
        start = self._text.index(words, at.start, at.end)
        relation = Relation(
            id=f"r{len(self._relations) + 1}",
            document=self.id,
            predicate=predicate,
            subjects=tuple(subjects),
            objects=tuple(objects),
            quote=Span(start, start + len(words)) if words else at,
            sentence=at,
            rule=rule,
            **rest,
        )
        self._relations.append(relation)
        return relation.id

    def held_on(self, meeting: str, day: str, at: Span) -> str:
        literal = Literal(day, "xsd:date")
        return self.relation("gk:heldOn", [meeting], at=at, literal=literal)

    # What comes of it

    def document(self) -> Document:
        return Document(
            id=self.id,
            source=f"{self.id}.txt",
            text=self._text,
            content_hash="",
            issued=self._issued,
            publisher=self._publisher,
            sections=self._sections(),
            blocks=tuple(self._blocks),
            sentences=tuple(self._sentences),
        )

    def _sections(self) -> tuple[Section, ...]:
        whole = Section(span=Span(0, len(self._text)), heading=None, title="", level=0, parent=None)
        starts = [span.start for span, _ in self._headings]
        ends = [*starts[1:], len(self._text)][: len(starts)]
        return (
            whole,
            *(
                Section(span=Span(at.start, end), heading=at, title=text, level=1, parent=0)
                for (at, text), end in zip(self._headings, ends, strict=True)
            ),
        )

    def extraction(self) -> Extraction:
        return Extraction(
            document=self.id,
            mentions=tuple(sorted(self._mentions, key=lambda m: m.span)),
            relations=tuple(self._relations),
        )

    def knowledge(self) -> Knowledge:
        return resolve_all(self)


ALDANE, VERRIN, KORVAN = "person/mira-aldane", "person/tomas-verrin", "person/ilse-korvan"
PEOPLE = {
    ALDANE: ("Mira Aldane", NORWAY, "f"),
    VERRIN: ("Tomas Verrin", CHILE, "m"),
    KORVAN: ("Ilse Korvan", KENYA, "f"),
}


def introduce(draft: Draft, *people: str) -> list[str]:
    """Add a sentence that names people with their countries; return their mentions."""
    told = [f"{PEOPLE[p][0]} of {COUNTRY_NAMES[PEOPLE[p][1]]}" for p in people]
    at = draft.sentence(f"{', '.join(told)} came.")
    return [
        draft.person(name, at, of=country, gender=gender)
        for name, country, gender in (PEOPLE[p] for p in people)
    ]


def draft_of_meeting(*people: str, name: str = "draft", day: str = "", **features: str) -> Draft:
    """Return a draft in which the first of ``people`` met the others."""
    draft = Draft(name)
    first, *others = introduce(draft, *people)
    words = "never met" if "negative" in features else "met"
    at = draft.sentence(f"They {words} there.")
    meeting = draft.encounter(words, at, [first], with_=others, **features)
    if day:
        draft.held_on(meeting, day, at)
    return draft


def call(draft: Draft, one: str, other: str) -> str:
    """Add that one, by the name that stands in the draft, rang the other whose mention it is."""
    at = draft.sentence(f"{one} rang her.")
    caller = draft.person(one, at)
    return draft.encounter("rang", at, [caller], with_=[other], kind="Call", medium="telephone")


def resolve_all(*drafts: Draft, decisions: Decisions = NO_DECISIONS) -> Knowledge:
    """Resolve several drafts together."""
    documents, extractions = [d.document() for d in drafts], [d.extraction() for d in drafts]
    return resolve(documents, extractions, decisions=decisions)


def triples(knowledge: Knowledge, *predicates: str) -> set[tuple[str, str, str]]:
    """Return what is asserted, as triples of a statement's subject, predicate and object."""
    return {
        (s.subject, s.predicate, s.object if isinstance(s.object, str) else s.object.value)
        for s in knowledge.statements
        if s.is_direct and (not predicates or s.predicate in predicates)
    }


def pairs(knowledge: Knowledge, predicate: str) -> set[frozenset[str]]:
    """Return the pairs of a symmetric relation that are asserted."""
    return {frozenset((one, other)) for one, _, other in triples(knowledge, predicate)}


def statement(knowledge: Knowledge, predicate: str) -> Statement:
    """Return the one statement of a predicate."""
    found = [s for s in knowledge.statements if s.predicate == predicate]
    assert len(found) == 1, [(s.subject, s.object) for s in found]
    return found[0]


def label_of(knowledge: Knowledge, id_: str | None) -> str:
    """Return the label of an entity."""
    return next(entity.label for entity in knowledge.entities if entity.id == id_)


def meeting_of(draft: Draft, predicate: str) -> str:
    """Return the label of the meeting in which the one statement of a predicate was made."""
    knowledge = draft.knowledge()
    return label_of(knowledge, statement(knowledge, predicate).meeting)


def labels(knowledge: Knowledge, type_: EntityType) -> set[str]:
    """Return the labels of the entities of one type."""
    return {entity.label for entity in knowledge.entities if entity.type is type_}
