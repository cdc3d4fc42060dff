"""How fast documents are extracted, and whose time it is.

    python tests/benchmarks/extraction.py              seeds and gold documents
    python tests/benchmarks/extraction.py FOLDER …     other texts
    python tests/benchmarks/extraction.py --profile    … and where graphkit's own time goes

Counted is the processor time of this process, after everything is loaded and one
document is read; so it is the speed on one core. What the trained pipeline takes
(tokenizing included) is told from graphkit's own code. The best of several rounds
counts: whatever else runs on the machine only ever makes a round slower.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from graphkit.documents import read_documents
from graphkit.extraction.extractor import RuleExtractor
from graphkit.extraction.pipeline import DEFAULT_PIPELINE, load_pipeline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from spacy.tokens import Doc

    from graphkit.data_model import Document
    from graphkit.extraction.pipeline import Pipeline

_ROOT = Path(__file__).parents[2]
_TEXTS = (_ROOT / "seeds", _ROOT / "tests" / "evaluation" / "gold")
_SHOWN = 30

T = TypeVar("T")


class TimedPipeline:
    """A trained pipeline that adds up the time it is given."""

    def __init__(self, pipeline: Pipeline, clock: Callable[[], float] = time.process_time) -> None:
        self._pipeline = pipeline
        self._clock = clock
        self.name = pipeline.name
        self.version = pipeline.version
        self.seconds = 0.0

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[int, int, str]]]:
        """Yield the names seen in each text."""
        return self._timed(self._pipeline.names(list(texts)))

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield the parse of each text."""
        return self._timed(self._pipeline.parse(list(texts)))

    def _timed(self, results: Iterator[T]) -> Iterator[T]:
        """Yield ``results``; only the time that making them takes is counted."""
        while True:
            begin = self._clock()
            try:
                result = next(results)
            except StopIteration:
                return
            finally:
                self.seconds += self._clock() - begin
            yield result


@dataclass(frozen=True, slots=True, order=True)
class Round:
    """The processor time of one round over all documents."""

    seconds: float
    in_pipeline: float

    def report(self, words: int) -> str:
        """Return the figures as lines of text."""
        own = self.seconds - self.in_pipeline
        return "\n".join(
            (
                f"{words / self.seconds:8.0f} words a second on one core",
                f"{self.in_pipeline / self.seconds:8.1%} trained pipeline, "
                f"{self.in_pipeline / words * 1e6:.1f} µs a word",
                f"{own / self.seconds:8.1%} graphkit's own code, {own / words * 1e6:.1f} µs a word",
            )
        )


def run(extractor: RuleExtractor, pipeline: TimedPipeline, documents: Sequence[Document]) -> Round:
    """Extract all documents once."""
    before, begin = pipeline.seconds, time.process_time()
    for document in documents:
        extractor.extract(document)
    return Round(time.process_time() - begin, pipeline.seconds - before)


def profile(extractor: RuleExtractor, documents: Sequence[Document]) -> None:
    """Print the functions that take most of graphkit's own time."""
    profiler = cProfile.Profile()
    profiler.runcall(lambda: [extractor.extract(document) for document in documents])
    pstats.Stats(profiler).sort_stats("tottime").print_stats("graphkit", _SHOWN)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark and print its figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("paths", nargs="*", type=Path, default=_TEXTS, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=5, help="how often all is read")
    parser.add_argument("--pipeline", default=DEFAULT_PIPELINE, help="another trained pipeline")
    parser.add_argument("--profile", action="store_true", help="show where the own time goes")
    options = parser.parse_args(arguments)
    texts = [str(path) for path in options.paths]
    documents = list(read_documents(texts, on_error=_ignore, on_notice=_ignore))
    words = sum(len(document.text.split()) for document in documents)
    pipeline = TimedPipeline(load_pipeline(options.pipeline))
    extractor = RuleExtractor(cast("Pipeline", pipeline))
    run(extractor, pipeline, documents[:1])
    best = min(run(extractor, pipeline, documents) for _ in range(options.rounds))
    sys.stdout.write(f"{len(documents)} documents, {words} words\n{best.report(words)}\n")
    if options.profile:
        profile(extractor, documents)
    return 0


def _ignore(_: object) -> None:
    """Pass over what cannot be read."""


if __name__ == "__main__":
    sys.exit(main())
