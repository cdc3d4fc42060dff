"""What a source says: contents, each with its act, people, topics and place."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from graphkit.data_model import Modality, Polarity
from graphkit.data_model.document import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import Document, LabelledId, StatementRecord
    from graphkit.resources.comparison import ComparisonRules

OUTSIDE = ""
"""The place of what is said outside of any meeting."""

Date: TypeAlias = tuple[str, str]
"""A date as claimed, and the document that claims it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One thing said: by whom, to whom, about what, where.

    ``place`` is the meeting it was said in; ``relation`` is a CURIE. ``records`` are the passages
    of this source that say it, all of one statement.
    """

    id: str
    place: str
    relation: str
    who: tuple[LabelledId, ...]
    whom: tuple[LabelledId, ...]
    what: tuple[LabelledId, ...]
    modality: Modality
    polarity: Polarity
    content_modality: Modality | None
    date: str
    records: tuple[StatementRecord, ...]

    @property
    def first(self) -> StatementRecord:
        """The passage to show."""
        return self.records[0]

    @property
    def label(self) -> str:
        """What it is about in words, else whom it is said to, or who met."""
        return ", ".join(label for _, label in self.what or self.whom or self.who)

    @property
    def is_plain(self) -> bool:
        """Whether the act is asserted: neither planned, hoped for nor denied."""
        return self.modality is Modality.ASSERTED and self.polarity is Polarity.POSITIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What a source says of a meeting as a whole; pairs of ids and labels, sorted by label.

    ``is_dated`` tells whether a date is said, not only taken from the day of the document.
    """

    id: str
    label: str
    people: tuple[LabelledId, ...]
    dates: tuple[Date, ...]
    is_dated: bool
    places: tuple[LabelledId, ...]
    records: tuple[StatementRecord, ...]

    @property
    def days(self) -> tuple[str, ...]:
        """The dates claimed, each once, sorted."""
        return tuple(sorted({day for day, _ in self.dates}))

    @property
    def name(self) -> str:
        """The label, with the days where they are known."""
        return f"{self.label} ({' / '.join(self.days)})" if self.days else self.label


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are held against each other: a name, and the records of all it says.

    The texts of its documents, where they are given, are looked through for what is said of a
    meeting in sentences of which nothing was read.
    """

    name: str
    records: Sequence[StatementRecord]
    texts: Sequence[Document] = ()

    @property
    def documents(self) -> dict[str, StatementRecord]:
        """One record of each document, by the documents' ids."""
        return {record.document: record for record in self.records}


class Said:
    """The contents and meetings of one side."""

    def __init__(self, side: Side, rules: ComparisonRules) -> None:
        self._rules = rules
        self._texts = side.texts
        self._by_id: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for record in side.records:
            self._by_id[record.id].append(record)

    @cached_property
    def contents(self) -> list[Content]:
        """What is said, in the order of the documents."""
        told = (self._content(records) for records in self._by_id.values())
        found = [one for one in told if one is not None]
        return sorted(found, key=lambda one: (one.first.document, one.first.start, one.id))

    @cached_property
    def meetings(self) -> dict[str, Meeting]:
        """The meetings told of, by id; what is only planned or denied is none."""
        told: defaultdict[str, list[StatementRecord]] = defaultdict(list)
        for records in self._by_id.values():
            for record in records:
                meeting = self._meeting_of(record)
                if meeting and record.polarity is Polarity.POSITIVE:
                    told[meeting].append(record)
        return {meeting: self._meeting(meeting, told[meeting]) for meeting in sorted(told)}

    @cached_property
    def unread(self) -> dict[str, tuple[str, ...]]:
        """The sentences of the texts by the meeting of which their section tells.

        A sentence belongs to the content before it in its section, else to the one after it.
        """
        of_document: defaultdict[str, list[Content]] = defaultdict(list)
        for content in self.contents:
            of_document[content.first.document].append(content)
        found: defaultdict[str, list[str]] = defaultdict(list)
        for text in self._texts:
            for place, sentence in sentences_by_place(text, of_document[text.id]):
                found[place].append(sentence)
        return {place: tuple(found[place]) for place in sorted(found)}

    def _content(self, records: Sequence[StatementRecord]) -> Content | None:
        records = sorted(records, key=lambda one: (one.document, one.start, one.evidence))
        record, rules = records[0], self._rules
        if record.predicate in rules.frame | rules.background:
            return None
        met = record.predicate in rules.encounters
        spoken_to = record.datatype is None and rules.is_actor(record.object)
        target = (record.object, record.object_label)
        subject = (record.subject, record.subject_label)
        alone = () if rules.is_encounter(record.subject) else (subject,)
        acting = by_label([subject, target]) if met else alone
        return Content(
            id=record.id,
            place=record.meeting or (record.subject if not alone else OUTSIDE),
            relation=record.predicate,
            who=record.agents or acting,
            whom=tuple(dict.fromkeys((*([target] * spoken_to * (not met)), *record.addressees))),
            what=tuple(dict.fromkeys((*([target] * (not spoken_to)), *record.concerning))),
            modality=record.modality,
            polarity=record.polarity,
            content_modality=record.content_modality,
            date=record.date or "",
            records=tuple(records),
        )

    def _meeting_of(self, record: StatementRecord) -> str:
        if record.meeting:
            return record.meeting
        ends = (record.subject, "" if record.datatype else record.object)
        framed = record.predicate in self._rules.frame
        return next((end for end in ends if framed and self._rules.is_encounter(end)), "")

    def _meeting(self, meeting: str, told: Sequence[StatementRecord]) -> Meeting:
        said = [one for one in told if meeting in (one.subject, one.object)]
        label = next((one.meeting_label for one in told if one.meeting_label), None) or next(
            (one.subject_label if one.subject == meeting else one.object_label for one in said),
            meeting,
        )
        taking = ("gk:participatedIn", "gk:chaired")
        people = {
            (one.subject, one.subject_label)
            for one in said
            if one.predicate in taking and one.object == meeting
        }
        places = {(one.object, one.object_label) for one in said if one.predicate == "gk:heldAt"}
        held = [one for one in said if one.predicate == "gk:heldOn"]
        claimed = [one for one in held if one.rule not in self._rules.inferred_dates]
        dates = {(one.object, one.document) for one in claimed or held}
        return Meeting(
            id=meeting,
            label=label,
            people=by_label(people),
            dates=tuple(sorted(dates)),
            is_dated=bool(claimed),
            places=by_label(places),
            records=tuple(sorted(told, key=lambda one: (one.document, one.start, one.id))),
        )


def by_label(found: Iterable[LabelledId]) -> tuple[LabelledId, ...]:
    """Return ids with their labels, each once, sorted by label."""
    return tuple(sorted(set(found), key=lambda one: (one[1], one[0])))


def ids(found: Iterable[LabelledId]) -> set[str]:
    """Return the ids of pairs of id and label."""
    return {identifier for identifier, _ in found}


def sentences_by_place(text: Document, contents: Sequence[Content]) -> Iterator[tuple[str, str]]:
    """Yield the sentences of a text with the meeting that the contents around them are of."""
    told: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for content in contents:
        block = bisect_right(text.blocks, content.first.start, key=lambda b: b.span.start) - 1
        if block >= 0 and content.place != OUTSIDE:
            told[text.blocks[block].section].append((content.first.start, content.place))
    for sentence in text.sentences:
        near = sorted(told[text.blocks[sentence.block].section])
        if text.kind_of(sentence) in PROSE and near:
            before = bisect_right(near, (sentence.span.end, "")) - 1
            yield near[max(before, 0)][1], sentence.span.of(text.text)
