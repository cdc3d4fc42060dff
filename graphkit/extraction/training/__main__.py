"""The command that trains en_graphkit; see ``docs/pipeline.md``."""

import argparse
import sys
from pathlib import Path

import spacy
from spacy.language import Language

from graphkit.errors import GraphkitError
from graphkit.extraction.training.evaluation import (
    evaluate,
    report,
    texts_of,
    words_per_second,
)
from graphkit.extraction.training.metadata import describe
from graphkit.extraction.training.saving import save
from graphkit.extraction.training.sources import SOURCE_NAMES, Folders, check_sources
from graphkit.extraction.training.training import train_pipeline

PIPELINE_NAME = "en_graphkit"


def main(arguments: list[str] | None = None) -> int:
    """Check the sources, train, evaluate, and save the pipeline."""
    options = _parser().parse_args(arguments)
    folders = Folders(**{source: getattr(options, source) for source in SOURCE_NAMES})
    try:
        digests = check_sources(folders, any_version=options.any_version)
        nlp = train_pipeline(folders, options.output, hours=options.hours)
        save_described(nlp, options.output, digests)
    except GraphkitError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def save_described(nlp: Language, output: Path, digests: dict[str, str]) -> None:
    """Write a pipeline to disk, measure what was written and add that to its metadata."""
    path, corpora = output / PIPELINE_NAME, output / "corpora"
    describe(nlp, digests=digests, scores={})
    save(nlp, path)
    written = spacy.load(path)
    texts = texts_of(corpora / "syntax-ewt-dev.spacy")
    speeds = words_per_second(written, texts)
    scores = evaluate(written, corpora)
    sys.stdout.write(report(scores, speeds))
    describe(nlp, digests=digests, scores=scores)
    save(nlp, path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m graphkit.extraction.training",
        description="Train the Universal-Dependencies pipeline en_graphkit.",
    )
    for source in SOURCE_NAMES:
        help_text = f"checkout of {source.upper()}; versions: sources.yaml"
        parser.add_argument(f"--{source}", type=Path, required=True, help=help_text)
    parser.add_argument("--output", type=Path, required=True, help="folder to write to")
    parser.add_argument("--hours", type=float, help="stop after so many hours")
    parser.add_argument(
        "--any-version", action="store_true", help="take sources of other versions too"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
