"""Sentences read without a trained pipeline: their parses are stored in ``parses.conllu``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
import spacy
from spacy.tokens import Doc

from graphkit.data_model import (
    Block,
    BlockKind,
    Document,
    Extraction,
    Relation,
    Section,
    Sentence,
    Span,
)
from graphkit.extraction.builder import ExtractionBuilder
from graphkit.extraction.extractor import RuleExtractor
from graphkit.extraction.pipeline import load_pipeline

if TYPE_CHECKING:
    from graphkit.extraction.pipeline import Pipeline
    from graphkit.extraction.sentences import SentenceReading

PARSES = Path(__file__).parent / "parses.conllu"
OF_NAMES = frozenset({"gk:holdsOffice", "gk:officeOf", "gk:represents"})


class StoredParses:
    """Stands in for a trained pipeline; sees no names, and parses what it was told."""

    name = "stored"

    def __init__(self, parses: Mapping[str, Doc]) -> None:
        self._parses = parses

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[int, int, str]]]:
        return ([] for _ in texts)

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        for text in texts:
            yield self._parses[text] if text in self._parses else self.missing(text)

    def missing(self, text: str) -> Doc:
        pytest.fail(f"no stored parse of {text!r}: run pytest tests/extraction --store-parses")


class GrowingParses(StoredParses):
    """Parses with the trained pipeline what is not stored yet, and stores it (--store-parses)."""

    def __init__(self, parses: Mapping[str, Doc]) -> None:
        super().__init__(parses)
        self._new: dict[str, Doc] = {}
        self._blocks: list[str] = []

    def missing(self, text: str) -> Doc:
        if text not in self._new:
            self._new[text] = next(iter(load_pipeline().parse([text])))
            # At once, since the extractor may mend the tags.
            self._blocks.append(_conllu(text, self._new[text]))
        return self._new[text]

    def store(self) -> None:
        head, *blocks = PARSES.read_text(encoding="utf-8").strip().split("\n\n")
        blocks += self._blocks
        PARSES.write_text("\n\n".join([head, *sorted(blocks)]) + "\n", encoding="utf-8")


def _conllu(text: str, doc: Doc) -> str:
    """Return a parse in the columns that the head of the file names."""
    rows = [f"# text = {text}"]
    for token in doc:
        root = token.head.i == token.i
        relative = "PronType=Rel" in str(token.morph)
        spaced = bool(token.whitespace_) or token.i == len(doc) - 1
        columns = (
            token.i + 1,
            token.text,
            token.lemma_,
            token.pos_,
            token.tag_,
            "PronType=Rel" if relative else "_",
            0 if root else token.head.i + 1,
            "root" if root else token.dep_,
            "_",
            "_" if spaced else "SpaceAfter=No",
        )
        rows.append("\t".join(map(str, columns)))
    return "\n".join(rows)


class SentenceReader:
    """Reads documents of a few sentences, or of one heading."""

    def __init__(self, extractor: RuleExtractor) -> None:
        self.extractor = extractor

    def reading(self, text: str) -> SentenceReading:
        """Return a sentence with its names, parties and parse."""
        document = one_paragraph([text], BlockKind.PARAGRAPH, None)
        return next(self.extractor.readings(document, ExtractionBuilder(document)))

    def extract(
        self, *sentences: str, kind: BlockKind = BlockKind.PARAGRAPH, issued: date | None = None
    ) -> Extraction:
        """Return all that is read in the sentences of a paragraph, or in a heading."""
        return self.extractor.extract(one_paragraph(sentences, kind, issued))

    def relations(self, text: str, **options: Any) -> list[Relation]:
        """Return the relations of a sentence, without those that its names carry."""
        extraction = self.extract(text, **options)
        return [r for r in extraction.relations if r.predicate not in OF_NAMES]

    def said(self, text: str, **options: Any) -> list[str]:
        """Return the relations of a sentence as "who relation what", one line each."""
        extraction = self.extract(text, **options)
        words = {m.id: m.name or m.text for m in extraction.mentions}
        return [
            _line(relation, words)
            for relation in extraction.relations
            if relation.predicate not in OF_NAMES
        ]


def _line(relation: Relation, words: Mapping[str, str]) -> str:
    """Return "Aoki + Ruiz agreedOn trade | to Diaz"."""

    def joined(ids: tuple[str, ...]) -> str:
        return " + ".join(words[one] for one in ids)

    literal = relation.literal.value if relation.literal else ""
    line = [joined(relation.subjects), relation.predicate.partition(":")[2]]
    line.append(joined(relation.objects) or literal)
    if relation.addressees:
        line.append(f"| to {joined(relation.addressees)}")
    if relation.concerning:
        line.append(f"| about {joined(relation.concerning)}")
    return " ".join(line)


def one_paragraph(
    sentences: Sequence[str],
    kind: BlockKind = BlockKind.PARAGRAPH,
    issued: date | None = None,
) -> Document:
    """Return a document of one block."""
    text = " ".join(sentences)
    ends = list(accumulate(len(sentence) + 1 for sentence in sentences))
    spans = [Span(end - len(s) - 1, end - 1) for s, end in zip(sentences, ends, strict=True)]
    whole = Span(0, len(text))
    return Document(
        id="sentence-00000000",
        source="sentence.txt",
        text=text,
        content_hash="0" * 64,
        issued=issued,
        sections=(Section(span=whole, heading=None, title="", level=0, parent=None),),
        blocks=(Block(span=whole, kind=kind, section=0),),
        sentences=tuple(Sentence(span=span, block=0) for span in spans),
    )


@cache
def _stored_parses() -> dict[str, Doc]:
    vocabulary = spacy.blank("en").vocab
    parses = {}
    for block in PARSES.read_text(encoding="utf-8").strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        if rows:
            doc = Doc(
                vocabulary,
                words=[row[1] for row in rows],
                lemmas=[row[2] for row in rows],
                pos=[row[3] for row in rows],
                tags=[row[4] for row in rows],
                morphs=["" if row[5] == "_" else row[5] for row in rows],
                heads=[int(row[6]) - 1 if row[6] != "0" else i for i, row in enumerate(rows)],
                deps=["ROOT" if row[7] == "root" else row[7] for row in rows],
                spaces=[row[9] != "SpaceAfter=No" for row in rows],
            )
            parses[doc.text.rstrip()] = doc
    return parses


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--store-parses", action="store_true", help="parse what has no stored parse, and store it"
    )


@pytest.fixture(scope="session")
def reader(request: pytest.FixtureRequest) -> Iterator[SentenceReader]:
    """Reads sentences whose parses are stored."""
    growing = request.config.getoption("--store-parses", default=False)
    parses = (GrowingParses if growing else StoredParses)(_stored_parses())
    yield SentenceReader(RuleExtractor(cast("Pipeline", parses)))
    if isinstance(parses, GrowingParses):
        parses.store()
