"""Hold a folder of readouts without gold against what their titles and front matter say.

    python tests/evaluation/weak_truth.py FOLDER             the figures
    python tests/evaluation/weak_truth.py FOLDER --misses    … and what is behind them
    python tests/evaluation/weak_truth.py FOLDER --sample 10 … of every tenth file only

A document counts as diplomatic if its title tells of a meeting or call with a
foreign party (`weak_titles.py`, which shares nothing with the extractor). All
documents are read, as one graph; of each diplomatic one the *main encounter* is
compared, the first one that the text asserts (any of them where the title speaks
of several):

parties   each party of the title is a participant: the person, by a word of the
          name; if the title has no name, somebody of that country or organisation
          (of the own government, only persons are asked for)
kind      the encounter is a meeting or a call, as the title says
date      it was held on the date of the front matter, or on the day that the
          text's first sentences state ("yesterday", "on Thursday", "March 3")

What crashes and what cannot be quoted is counted over all documents.
"""

from __future__ import annotations

import argparse
import calendar
import re
import sys
import time
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.data_model import EntityType, Literal
from graphkit.documents import read_documents
from graphkit.extraction import load_extractor
from graphkit.resolution import resolve
from tests.evaluation.weak_titles import Party, Title, fold, plain, title_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from graphkit.data_model import Document, Entity, Extraction, Knowledge, Statement

_TAKES_PART = frozenset({"gk:participatedIn", "gk:chaired", "gk:hosted"})
_PAIR = frozenset({"gk:met", "gk:spokeWith"})
_STANDS_FOR = frozenset({"gk:represents", "gk:officeOf", "gk:holdsOffice", "gk:memberOf"})
_KINDS = {EntityType.MEETING: "meeting", EntityType.CALL: "call"}
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_MONTHS = [name.lower() for name in calendar.month_name[1:]]
_LEAD = 400
"""Characters at the beginning of a text in which it says when its encounter was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Encounter:
    """A meeting or call of a document as it was read."""

    kind: str
    participants: tuple[Entity, ...]
    dates: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What of one title was found: ``parties`` by party, the others as a whole."""

    source: str
    title: str
    parties: tuple[tuple[Party, bool], ...]
    kind: bool
    date: bool
    read: tuple[str, ...]

    def misses(self) -> Iterator[str]:
        """Yield a line for each thing that was not found."""
        for party, found in self.parties:
            if not found:
                yield f"party {' '.join(sorted(party.words)) or party.country}"
        yield from (name for name in ("kind", "date") if not getattr(self, name))


class DocumentGraph:
    """What was read of one document, and who stands for which country."""

    def __init__(self, knowledge: Knowledge, statements: Sequence[Statement]) -> None:
        self._entities = {one.id: one for one in knowledge.entities}
        self._statements = [one for one in statements if one.is_direct]
        self._stands_for: defaultdict[str, set[str]] = defaultdict(set)
        for one in self._statements:
            if one.predicate in _STANDS_FOR and isinstance(one.object, str):
                self._stands_for[one.subject].add(one.object)

    def encounters(self) -> list[Encounter]:
        """Return the asserted encounters in the order in which the text tells of them."""
        participants: defaultdict[str, set[str]] = defaultdict(set)
        dates: defaultdict[str, set[str]] = defaultdict(set)
        for one in self._statements:
            if one.predicate in _TAKES_PART and isinstance(one.object, str):
                participants[one.object] |= {one.subject, *one.agents}
            elif one.predicate in _PAIR and one.meeting and isinstance(one.object, str):
                participants[one.meeting] |= {one.subject, one.object}
            elif one.predicate == "gk:heldOn" and isinstance(one.object, Literal):
                dates[one.subject].add(one.object.value)
        found = [one for one in participants if self._entities[one].type in _KINDS]
        return [
            Encounter(
                kind=_KINDS[self._entities[one].type],
                participants=tuple(self._entities[who] for who in sorted(participants[one])),
                dates=frozenset(dates[one]),
            )
            for one in sorted(found, key=lambda one: (self._first_place(one), one))
        ]

    def forms_for(self, entity: Entity) -> set[str]:
        """Return the folded names of all that ``entity`` is or stands for."""
        reached, fresh = {entity.id}, {entity.id}
        while fresh:
            fresh = {goal for one in fresh for goal in self._stands_for[one]} - reached
            reached |= fresh
        return {form for one in reached for form in _forms(self._entities[one])}

    def _first_place(self, encounter: str) -> int:
        return min(
            evidence.span.start
            for one in self._statements
            if encounter in {one.subject, one.object, one.meeting}
            for evidence in one.evidence
        )


def compare(document: Document, title: Title, graph: DocumentGraph) -> Outcome:
    """Hold what was read of ``document`` against its title and date."""
    encounters = graph.encounters()
    if not title.several:
        encounters = encounters[:1]
    people = [who for one in encounters for who in one.participants]
    days = expected_dates(document)
    return Outcome(
        source=document.source,
        title=plain(document.title),
        parties=tuple(
            (party, any(_is_party(who, party, graph) for who in people))
            for party in _telling(title)
        ),
        kind=any(one.kind == title.kind for one in encounters),
        date=any(_holds(day, days) for one in encounters for day in one.dates),
        read=tuple(_told(one) for one in encounters),
    )


def _telling(title: Title) -> Iterator[Party]:
    """Yield the parties that can be checked: "the White House" meets through anybody."""
    yield from (party for party in title.own if party.words)
    yield from title.foreign


def _holds(stated: str, days: Iterable[str]) -> bool:
    """Tell whether a date, or an interval of two, is or holds one of ``days``."""
    first, _, last = stated.partition("/")
    return any(first <= day <= (last or first) for day in days)


def expected_dates(document: Document) -> frozenset[str]:
    """Return the days that are right: the one the text states, else that of the front matter.

    A day of the month may be another event's, so what is right without it stays so.
    """
    issued = document.issued
    if issued is None:
        return frozenset()
    lead = plain(document.text[_text_start(document) :][:_LEAD]).lower()
    days = set(_today(lead, issued))
    if not days:
        weekdays = set(_weekdays(lead, issued))
        days = {*(weekdays or {issued}), *_days_of_month(lead, issued)}
    return frozenset(day.isoformat() for day in days)


def _text_start(document: Document) -> int:
    prose = (s.span.start for s in document.sentences if document.kind_of(s).value == "paragraph")
    return next(prose, 0)


def _today(lead: str, issued: date) -> Iterator[date]:
    if re.search(r"\b(today|this (morning|afternoon|evening)|tonight)\b", lead):
        yield issued
    if re.search(r"\b(yesterday|last night)\b", lead):
        yield issued - timedelta(days=1)


def _weekdays(lead: str, issued: date) -> Iterator[date]:
    for found in re.finditer(rf"\b({'|'.join(_WEEKDAYS)})\b", lead):
        yield issued - timedelta(days=(issued.weekday() - _WEEKDAYS.index(found[1])) % 7)


def _days_of_month(lead: str, issued: date) -> Iterator[date]:
    for found in re.finditer(rf"\b({'|'.join(_MONTHS)}) (\d\d?)\b", lead):
        try:
            yield date(issued.year, _MONTHS.index(found[1]) + 1, int(found[2]))
        except ValueError:
            continue


def _is_party(entity: Entity, party: Party, graph: DocumentGraph) -> bool:
    if party.words:
        return any(party.words & set(form.split()) for form in _forms(entity))
    states = title_reader().states
    return bool(graph.forms_for(entity) & states[party.country or ""])


def _forms(entity: Entity) -> Iterator[str]:
    yield from map(fold, (entity.label, *entity.alt_labels))


def _told(encounter: Encounter) -> str:
    who = ", ".join(one.label for one in encounter.participants)
    return f"{encounter.kind} of {who} on {', '.join(sorted(encounter.dates)) or 'no date'}"


def unverified(knowledge: Knowledge) -> int:
    """Count the quotes that do not stand where they are said to."""
    texts = {one.id: one.text for one in knowledge.documents}
    return sum(
        evidence.span.of(texts[evidence.document]) != evidence.exact
        for statement in knowledge.statements
        for evidence in statement.evidence
    )


def read(paths: Sequence[str]) -> tuple[Knowledge, list[str]]:
    """Return what was read of all documents, and a line for each that crashed."""
    crashes: list[str] = []
    documents: list[Document] = []
    extractions: list[Extraction] = []
    extractor = load_extractor()
    for document in read_documents(
        paths, on_error=lambda error: crashes.append(str(error)), on_notice=lambda _: None
    ):
        try:
            extractions.append(extractor.extract(document))
        except Exception as error:  # noqa: BLE001 - any crash at all is what is counted
            crashes.append(f"{document.source}: {error!r}")
        else:
            documents.append(document)
    return resolve(documents, extractions), crashes


def outcomes(knowledge: Knowledge) -> Iterator[Outcome]:
    """Yield what was found of each diplomatic document."""
    by_document: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in knowledge.statements:
        by_document[statement.document].append(statement)
    for document in sorted(knowledge.documents, key=lambda one: one.source):
        title = title_reader().read(document.title)
        if title.is_diplomatic:
            graph = DocumentGraph(knowledge, by_document[document.id])
            yield compare(document, title, graph)


def report(knowledge: Knowledge, crashes: Sequence[str], found: Sequence[Outcome]) -> str:
    """Return the figures as lines of text."""
    quotes = sum(len(one.evidence) for one in knowledge.statements)
    parties = [hit for one in found for _, hit in one.parties]
    rows = [
        ("parties", parties),
        ("documents with all parties", [all(hit for _, hit in one.parties) for one in found]),
        ("meeting or call", [one.kind for one in found]),
        ("date", [one.date for one in found]),
    ]
    lines = [
        f"{len(knowledge.documents)} documents read, {len(crashes)} crashed",
        f"{len(knowledge.statements)} statements, {quotes} quotes, "
        f"{unverified(knowledge)} of them not verified",
        f"{len(found)} documents are diplomatic by their title",
        *(f"{name:28}{_share(hits)}" for name, hits in rows),
    ]
    return "\n".join([*lines, *(f"crashed: {one}" for one in crashes)])


def _share(hits: Sequence[bool]) -> str:
    return f"{sum(hits) / max(1, len(hits)):6.3f}  {sum(hits)}/{len(hits)}"


def _listed(found: Iterable[Outcome]) -> Iterator[str]:
    for one in found:
        if misses := list(one.misses()):
            yield f"\n{one.source}\n  title: {one.title}\n  missed: {'; '.join(misses)}"
            yield from (f"  read: {line}" for line in one.read or ("no encounter",))


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the folder and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, help="readouts with front matter")
    parser.add_argument("--misses", action="store_true", help="list what was not found")
    parser.add_argument("--sample", type=int, default=1, metavar="N", help="only every Nth file")
    options = parser.parse_args(arguments)
    files = sorted(str(path) for path in options.folder.rglob("*.md"))[:: options.sample]
    if not files:
        parser.error(f"there are no Markdown files in {options.folder}")
    begin = time.process_time()
    knowledge, crashes = read(files)
    found = list(outcomes(knowledge))
    sys.stdout.write(f"{report(knowledge, crashes, found)}\n")
    sys.stdout.write(f"{time.process_time() - begin:.0f} seconds of one core\n")
    if options.misses:
        sys.stdout.write("\n".join(_listed(found)) + "\n")
    return 1 if crashes or unverified(knowledge) else 0


if __name__ == "__main__":
    sys.exit(main())
