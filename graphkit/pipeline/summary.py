"""What a build read and what came of it, as numbers."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from graphkit import __version__
from graphkit.data_model import EntityType, Modality, Polarity
from graphkit.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from graphkit.data_model import Entity
    from graphkit.pipeline.changes import Changes
    from graphkit.pipeline.ledger import Ledger
    from graphkit.pipeline.reading import Reading
    from graphkit.pipeline.uniting import United
    from graphkit.resources.lexicons import Lexicons
    from graphkit.settings import Settings
    from graphkit.store import GraphStore

Counts = dict[str, int]
_MOST_TITLES = 5


@dataclass(frozen=True, slots=True)
class Source:
    """A document that was read."""

    id: str
    source: str
    title: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out, and why."""

    source: str
    reason: str
    remedy: str = ""

    @property
    def error(self) -> DocumentError:
        """The error it was left out for; its text is one line, safe to print."""
        return DocumentError(self.source, self.reason, self.remedy)


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """A folder of lexicons that was used: its name, and a hash of its files."""

    name: str
    content_hash: str


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Words that refer to somebody, and why it is not told to whom."""

    document: str
    start: int
    words: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a graph was built of and what is in it.

    ``entities`` counts by type and ``statements`` by modality, in the order of
    the data model; ``negative`` is how many of the statements are denials.
    ``graphkit`` is the version that built it, ``pipeline``, ``extractor`` and
    ``lexicons`` what read it; they are empty where that is not known. Another
    version or hash of one of them may give another graph.
    ``left_open`` are the references ("the two Ministers" of three) that nothing
    was decided of. ``changes`` are those of the build that made it just now; they are not
    kept, so that ``build.json`` does not depend on what was built before.
    """

    documents: tuple[Source, ...] = ()
    entities: Counts
    statements: Counts
    negative: int = 0
    quads: int = 0
    skipped: tuple[Skipped, ...] = ()
    passed_over: tuple[Skipped, ...] = ()
    left_open: tuple[LeftOpen, ...] = ()
    graphkit: str = ""
    pipeline: str = ""
    pipeline_version: str = ""
    extractor: str = ""
    extractor_version: str = ""
    lexicons: tuple[LexiconSource, ...] = ()
    changes: Changes | None = None

    @property
    def meetings(self) -> int:
        """How many meetings there are."""
        return self.entities.get(EntityType.MEETING, 0)

    def to_json(self) -> str:
        """Return the summary as JSON; the same graph gives the same text."""
        values = asdict(self)
        if self.changes is None:
            del values["changes"]
        return json.dumps(values, ensure_ascii=False, indent=2) + "\n"

    def to_rows(self) -> list[tuple[str, int, str]]:
        """Return what is counted, how many there are, and of which kinds or which they are."""
        titles = ", ".join(one.title or one.source for one in self.documents[:_MOST_TITLES])
        more = ", …" if len(self.documents) > _MOST_TITLES else ""
        rows = [
            ("documents", len(self.documents), titles + more),
            ("entities", sum(self.entities.values()), _listed(_plurals(self.entities))),
            ("statements", sum(self.statements.values()), _listed(self._statement_kinds())),
        ]
        for name, ones in (("left out", self.skipped), ("passed over", self.passed_over)):
            if ones:
                rows.append((name, len(ones), ", ".join(one.source for one in ones)))
        return rows

    def to_text(self) -> str:
        """Return the summary as lines to read; names of files are made safe to print."""
        changes = f"   {self.changes.to_text()}" if self.changes else ""
        lines = [f"documents  {len(self.documents):>7,}{changes}"]
        lines += [
            f"{name:<11}{count:>7,}   {kinds}".rstrip()
            for name, count, kinds in self.to_rows()[1:3]
        ]
        for name, ones in (("left out", self.skipped), ("passed over", self.passed_over)):
            if ones:
                lines.append(f"{name:<11}{len(ones):>7,}")
                lines += [f"  {one.error}" for one in ones]
        if self.left_open:
            kinds = Counter(one.reason.partition(":")[0] for one in self.left_open)
            lines.append(f"{'undecided':<11}{len(self.left_open):>7,}   {_listed(_plurals(kinds))}")
        return "\n".join(lines)

    def _statement_kinds(self) -> Counts:
        kinds = {name.lower(): count for name, count in self.statements.items()}
        return kinds | ({"of them denied": self.negative} if self.negative else {})


def summarise(
    reading: Reading, united: United, ledger: Ledger, *, settings: Settings, lexicons: Lexicons
) -> Summary:
    """Return the summary of a graph, whose ``ledger`` says what was written of it."""
    kinds: Counter[tuple[Modality, Polarity]] = Counter()
    for written in ledger.documents.values():
        for kind, number in written.kinds.items():
            modality, polarity = kind.split()
            kinds[Modality(modality), Polarity(polarity)] += number
    sources = (Source(d.id, d.source, d.title, d.content_hash) for d in united.documents)
    summary = _summary(sources, united.entities, kinds)
    version, pipeline_version = ledger.extractor
    return replace(
        summary,
        quads=ledger.quads,
        skipped=tuple(Skipped(one.source, one.reason, one.remedy) for one in reading.skipped),
        passed_over=tuple(Skipped(one.source, one.reason) for one in reading.passed_over),
        left_open=tuple(
            LeftOpen(one.document, one.span.start, one.exact, one.reason)
            for one in united.open_references
        ),
        graphkit=__version__,
        pipeline=settings.pipeline,
        pipeline_version=pipeline_version,
        extractor=settings.extractor,
        extractor_version=version,
        lexicons=tuple(LexiconSource(one.name, one.digest) for one in lexicons.folders),
    )


def summary_of(store: GraphStore) -> Summary:
    """Return the summary of a store that no build left a summary of."""
    kinds = {one.id: (one.modality, one.polarity) for one in store.statement_records()}
    sources = (Source(d.id, d.source, d.title, d.content_hash) for d in store.sources())
    summary = _summary(sources, store.entities(), Counter(kinds.values()))
    return replace(summary, quads=store.quad_count)


def read_summary(path: Path) -> Summary | None:
    """Return the summary that a build wrote to ``path``, None if there is none that fits."""
    try:
        values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        documents = tuple(Source(**one) for one in values.pop("documents"))
        skipped = tuple(Skipped(**one) for one in values.pop("skipped"))
        lexicons = tuple(LexiconSource(**one) for one in values.pop("lexicons", ()))
        passed_over = tuple(Skipped(**one) for one in values.pop("passed_over"))
        left_open = tuple(LeftOpen(**one) for one in values.pop("left_open", ()))
        return Summary(
            documents=documents,
            skipped=skipped,
            passed_over=passed_over,
            lexicons=lexicons,
            left_open=left_open,
            **values,
        )
    except (OSError, ValueError, TypeError, KeyError):  # missing, or of another version
        return None


def _summary(
    sources: Iterable[Source],
    entities: Iterable[Entity],
    kinds: Counter[tuple[Modality, Polarity]],
) -> Summary:
    types = Counter(entity.type for entity in entities)
    modalities: Counter[Modality] = Counter()
    for (modality, _), number in kinds.items():
        modalities[modality] += number
    return Summary(
        documents=tuple(sources),
        entities={str(kind): types[kind] for kind in EntityType if types[kind]},
        statements={str(kind): modalities[kind] for kind in Modality if modalities[kind]},
        negative=sum(n for (_, polarity), n in kinds.items() if polarity is Polarity.NEGATIVE),
    )


def _listed(counts: Counts) -> str:
    return ", ".join(f"{number:,} {part}" for part, number in counts.items())


def _plurals(counts: Counts) -> Counts:
    return {_plural(name.lower(), count): count for name, count in counts.items()}


def _plural(noun: str, count: int) -> str:
    """Return the plural of a type's name where there are several.

    Examples:
        >>> _plural("country", 2), _plural("topic", 2), _plural("call", 1)
        ('countries', 'topics', 'call')
    """
    if count == 1:
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
