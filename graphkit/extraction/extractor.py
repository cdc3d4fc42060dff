"""The built-in extractor: trained pipeline, lexicons, and patterns over both."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from graphkit.data_model import PROSE, BlockKind, Extraction, Sentence
from graphkit.extraction.act_relations import ActWriter
from graphkit.extraction.acts import ActReader
from graphkit.extraction.attendance import AttendanceReader
from graphkit.extraction.attendance_lists import AttendanceLists
from graphkit.extraction.builder import ExtractionBuilder
from graphkit.extraction.circumstances import Circumstances
from graphkit.extraction.clauses import ClauseFinder
from graphkit.extraction.collapse import Unit, collapse
from graphkit.extraction.collection import collection_paused
from graphkit.extraction.dates import find_dates, last_day
from graphkit.extraction.encounters import EncounterReader
from graphkit.extraction.frame_index import FrameIndex
from graphkit.extraction.frame_reader import FrameReader
from graphkit.extraction.head_lines import HeadLines
from graphkit.extraction.headings import HeadingReader
from graphkit.extraction.lead_ins import LeadInFinder
from graphkit.extraction.meeting_mentions import MeetingMentions
from graphkit.extraction.naming.chunks import NamedSentence, SeenName
from graphkit.extraction.naming.document_names import read_document_names
from graphkit.extraction.naming.entities import EntityMatch
from graphkit.extraction.naming.mentions import NameMentions
from graphkit.extraction.naming.office import Office
from graphkit.extraction.naming.person import Counterpart, Person
from graphkit.extraction.naming.reader import NameReader
from graphkit.extraction.noun_encounters import NounEncounterReader
from graphkit.extraction.parties import PartyFinder
from graphkit.extraction.sentences import SentenceReading
from graphkit.extraction.surroundings import SurroundingsReader
from graphkit.extraction.syntax import Parse
from graphkit.extraction.tellings import StanceReader
from graphkit.extraction.tokens import Doc
from graphkit.extraction.topics import TopicSplitter
from graphkit.extraction.untaken import UntakenFinder, note_dropped_names
from graphkit.extraction.verb_encounters import VerbEncounterReader
from graphkit.resources.grammar import load_function_words
from graphkit.resources.lexicons import Lexicons
from graphkit.resources.word_lists import load_name_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from graphkit.data_model import Document, Trace
    from graphkit.extraction.lead_ins import LeadIn
    from graphkit.extraction.pipeline import Pipeline

_NO_PART = load_name_words().no_titles


class RuleExtractor:
    """Read mentions and relations with a trained UD pipeline and the lexicons."""

    name = "rules"

    def __init__(
        self, pipeline: Pipeline, lexicons: Lexicons | None = None, *, version: str = ""
    ) -> None:
        """Go by ``lexicons``; ``pipeline`` does the tagging and parsing."""
        self.version = version
        self._pipeline = pipeline
        self._lexicons = lexicons = lexicons or Lexicons()
        self._references = lexicons.references
        self._titles = lexicons.titles
        self._names = NameReader(
            gazetteer=lexicons.gazetteer,
            titles=self._titles,
            honorifics=lexicons.honorifics,
            references=self._references,
            names=lexicons.names,
        )
        self._parties = PartyFinder(
            self._references, load_function_words(), self._titles.governments
        )
        self._lead_ins = LeadInFinder(lexicons.frames, lexicons.references)
        self._reader = _SentenceReader(lexicons)

    @property
    def pipeline_version(self) -> str:
        """That of the trained pipeline it stands on."""
        return self._pipeline.version

    def extract(self, document: Document) -> Extraction:
        """Return the mentions and relations of one document."""
        with collection_paused():
            return self._extract(document, None)

    def extract_with_trace(self, document: Document, trace: Trace) -> Extraction:
        """Return the same as ``extract``; ``trace`` is told what is seen and not taken."""
        with collection_paused():
            return self._extract(document, trace)

    def _extract(self, document: Document, trace: Trace | None) -> Extraction:
        builder = ExtractionBuilder(document, trace)
        before: dict[int, str] = {}
        title, lists = None, AttendanceLists()
        for reading in self.readings(document, builder):
            if self._reader.head.read(reading, title):
                continue
            lists.read(reading)
            told = self._reader.read(reading, before=before.get(reading.block))
            if told:
                before[reading.block] = told[-1]
                title = title or (told[0] if reading.kind is BlockKind.TITLE else None)
        return builder.extraction()

    def readings(self, document: Document, builder: ExtractionBuilder) -> Iterator[SentenceReading]:
        """Yield the sentences of ``document`` with their names and parses, before their acts."""
        sentences = self._reader.head.sentences(document)
        named = self._read_names(document, sentences, builder.trace)
        mentions = NameMentions(builder, self._titles)
        ids = [mentions.add(n, s.span) for n, s in zip(named, sentences, strict=True)]
        acting = [
            self._acting_chunks(n, prose=document.kind_of(s) in PROSE)
            for n, s in zip(named, sentences, strict=True)
        ]
        around = list(zip(named, ids, acting, strict=True))
        leads = list(self._lead_ins.find(document, sentences, around, builder))
        parses = self._parse(document, sentences, named, leads)
        day = None
        for sentence, (names, chunk_ids, actors), lead, parse in zip(
            sentences, around, leads, parses, strict=True
        ):
            dates = find_dates(document.text, sentence.span, issued=document.issued, before=day)
            day = last_day(dates) or day
            parse.mark_names(_named_chunks(names))
            yield SentenceReading(
                kind=document.kind_of(sentence),
                block=sentence.block,
                span=sentence.span,
                named=names,
                chunk_mentions=chunk_ids,
                parse=parse,
                parties=self._parties.parties(parse, actors, _capitals(names)),
                dates=dates,
                builder=builder,
                references=self._references,
                lead=lead,
            )

    def _read_names(
        self, document: Document, sentences: Sequence[Sentence], trace: Trace | None
    ) -> list[NamedSentence]:
        texts = [
            s.span.of(document.text).replace("\n", " ").replace("\xa0", " ") for s in sentences
        ]
        seen = list(self._pipeline.names(texts))
        spans = [s.span for s in sentences]
        words = self._lexicons.names
        named = read_document_names(self._names, document.text, spans, seen, words)
        if trace is not None:
            for span, names, sentence in zip(spans, seen, named, strict=True):
                note_dropped_names(trace, span, names, sentence)
        return named

    def _acting_chunks(self, names: NamedSentence, *, prose: bool) -> frozenset[int]:
        """Return the indexes of the chunks that can act: people, offices, countries, bodies."""
        starts = {chunk.item.start for chunk in names.chunks}
        towns = {
            (match.end, match.entry.located_in)
            for match in names.entities
            if match.entry.type == "Place" and match.entry.located_in
        }
        return frozenset(
            i
            for i, chunk in enumerate(names.chunks)
            if _acts(chunk.item)
            and not (prose and _is_of_others(names, chunk.item, starts, self._references.staff))
            and not _is_of_town(names, chunk.item, towns)
        )

    def _parse(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        named: Sequence[NamedSentence],
        leads: Sequence[LeadIn | None],
    ) -> Iterator[Parse]:
        """Yield the parse of each sentence; what stands in brackets is parsed by itself."""
        units = [[Unit(c.core, c.word) for c in names.chunks] for names in named]
        whole = [
            collapse(document.text, s.span, u, lead=lead.words if lead else "")
            for s, u, lead in zip(sentences, units, leads, strict=True)
        ]
        inner = [
            [collapse(document.text, aside.inside, u) for aside in short.asides]
            for short, u in zip(whole, units, strict=True)
        ]
        docs = self._pipeline.parse(c.text for c in chain(whole, *inner))
        outer = [next(docs) for _ in whole]
        for sentence, short, doc, shorts in zip(sentences, whole, outer, inner, strict=True):
            asides = [
                (aside.position, Parse(Doc(next(docs)), text, aside.inside, document.text))
                for aside, text in zip(short.asides, shorts, strict=True)
            ]
            yield Parse(Doc(doc), short, sentence.span, document.text, tuple(asides))


class _SentenceReader:
    """Reads acts and encounters of sentences whose names and parse are known."""

    def __init__(self, lexicons: Lexicons) -> None:
        meeting_words, topic_words = lexicons.meetings, lexicons.topics
        frames = FrameIndex(lexicons.frames, lexicons.verb_forms)
        clauses = ClauseFinder(frames, topic_words)
        meetings = MeetingMentions(meeting_words)
        circumstances = Circumstances(meeting_words)
        stances = StanceReader(meeting_words)
        frame_reader = FrameReader(frames)
        self._acts = ActReader(
            frames,
            clauses,
            SurroundingsReader((*meeting_words.sidelines, *topic_words.boundaries)),
            frame_reader,
            meetings.talks(),
        )
        self._writer = ActWriter(
            TopicSplitter(topic_words), lexicons.party_relations, topic_words.inclusions
        )
        self._encounters = EncounterReader(
            meeting_words,
            meetings,
            circumstances,
            (
                VerbEncounterReader(frames, frame_reader, meetings, stances),
                NounEncounterReader(meeting_words, meetings, stances),
                AttendanceReader(meetings, circumstances, stances),
            ),
        )
        self.head = HeadLines(circumstances)
        self._headings = HeadingReader(
            meeting_words, lexicons.heading_verbs, meetings, circumstances
        )
        self._untaken = UntakenFinder(frames, clauses, meetings)

    def read(self, reading: SentenceReading, *, before: str | None) -> list[str]:
        """Write what a sentence or heading says; return the encounters it tells of.

        ``before`` is the last one told in the same paragraph.
        """
        if reading.kind not in PROSE:
            heading = self._headings.read(reading)
            return [heading] if heading is not None else []
        acts = self._acts.acts(reading)
        so_far = reading.builder.relation_count
        encounters = self._encounters.read(reading, acts, before=before)
        self._writer.write(reading, acts)
        written = reading.builder.relations_since(so_far)
        self._untaken.note(reading, acts, written, tells_encounter=bool(encounters))
        return encounters


def _is_of_town(names: NamedSentence, item: object, towns: Collection[tuple[int, str]]) -> bool:
    """Whether a country only tells where a town is: "who was in Lima, Peru, met Ms. Ruiz"."""
    if not isinstance(item, EntityMatch) or item.start == 0 or item.adjective:
        return False
    comma = item.start - 1
    return names.words[comma].text == "," and (comma, item.entry.id) in towns


def _is_of_others(
    names: NamedSentence, item: object, starts: Collection[int], staff: Collection[str]
) -> bool:
    """Whether a body only tells whose others are: "White House officials", "EU Trade Council"."""
    if not isinstance(item, EntityMatch) or item.acts or item.end >= len(names.words):
        return False
    following = names.words[item.end]
    is_name = following.is_name_like and item.end not in starts and following.text.isalpha()
    is_body = item.entry.type == "Organization" and item.end == item.core_end
    return following.lower in staff or (is_body and is_name and following.lower not in _NO_PART)


def _capitals(names: NamedSentence) -> frozenset[int]:
    """Return the indexes of the chunks that may stand for a government."""
    items = [chunk.item for chunk in names.chunks]
    return frozenset(
        i for i, x in enumerate(items) if isinstance(x, EntityMatch) and x.capital_of is not None
    )


def _named_chunks(names: NamedSentence) -> frozenset[int]:
    """Return the indexes of the chunks that are names, not adjectives ("Kenyan")."""
    items = enumerate(chunk.item for chunk in names.chunks)
    return frozenset(i for i, x in items if not (isinstance(x, EntityMatch) and x.adjective))


def _acts(item: object) -> bool:
    if isinstance(item, EntityMatch):
        return item.is_polity and (item.acts or not item.adjective)
    if isinstance(item, SeenName):
        return item.type == "Organization"
    return isinstance(item, Person | Office | Counterpart)
