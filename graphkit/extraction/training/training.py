"""Train the two halves of en_graphkit and put them together.

Syntax and names are trained apart, each with a token-to-vector layer of its
own, so that at run time either can run without the other. Seeds are fixed in
the ``.cfg`` files; the same data, spaCy and processor give the same weights.
"""

import sys
from collections.abc import Callable, Iterable
from importlib.resources import as_file, files
from pathlib import Path
from time import monotonic
from typing import IO, Any

import spacy
from spacy import util
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loggers import console_logger
from spacy.training.loop import train as train_loop
from spacy.util import registry

from graphkit.errors import PipelineError
from graphkit.extraction.training.augmentation import augment
from graphkit.extraction.training.conversion import (
    group,
    map_relations,
    rare_relations,
    to_doc,
    write_docs,
)
from graphkit.extraction.training.sources import Folders, name_sentences, syntax_sentences
from graphkit.extraction.training.tokenization import adapt_tokenizer
from graphkit.extraction.training.treebank import Sentence

SEED = 20
RAREST_RELATION = 150
POLITICS_COPIES = 2
HELD_BACK = 5
SYNTAX_SHARE = 0.75


class _OutOfTime(Exception):  # noqa: N818 - a signal, not an error
    """The hours given are used up."""


def train_pipeline(folders: Folders, output: Path, *, hours: float | None = None) -> Language:
    """Train both halves and return the whole pipeline.

    Args:
        folders: The checkouts of the sources.
        output: Where the converted corpora and both halves are written.
        hours: Stop after so long and keep the best so far; else after the
            steps the ``.cfg`` files name.

    Raises:
        PipelineError: If the hours are over before the first evaluation.
    """
    corpora = output / "corpora"
    corpora.mkdir(parents=True, exist_ok=True)
    write_syntax_corpora(folders, corpora)
    write_name_corpora(folders, corpora)
    for half, share in (("syntax", SYNTAX_SHARE), ("names", 1 - SYNTAX_SHARE)):
        train_half(half, output, hours=None if hours is None else hours * share)
    return assemble(output / "syntax" / "model-best", output / "names" / "model-best")


def write_syntax_corpora(folders: Folders, corpora: Path) -> None:
    """Write the parsed sentences: augmented to train on, and unchanged to test on."""
    read = {
        (source, split): syntax_sentences(folders, source, split)
        for source in ("ewt", "gum")
        for split in ("train", "dev", "test")
    }
    train = [*read["ewt", "train"], *read["gum", "train"]]
    relations = rare_relations(train, fewer_than=RAREST_RELATION)
    renamed = [map_relations(sentence, relations) for sentence in train]
    _write(corpora / "syntax-train.spacy", augment(renamed, seed=SEED))
    dev = [*read["ewt", "dev"], *read["gum", "dev"]]
    _write(corpora / "syntax-dev.spacy", [map_relations(s, relations) for s in dev])
    for (source, split), sentences in read.items():
        if split != "train":
            tested = [map_relations(sentence, relations) for sentence in sentences]
            _write(corpora / f"syntax-{source}-{split}.spacy", tested)


def write_name_corpora(folders: Folders, corpora: Path) -> None:
    """Write the sentences with names.

    CrossNER is the only one about politics and small, so its training and
    development sentences are repeated; every fifth of the latter is held back
    to choose the best weights by.
    """
    read = {
        (source, split): name_sentences(folders, source, split)
        for source in ("crossner", "gum", "uner")
        for split in ("train", "dev", "test")
    }
    politics = read["crossner", "dev"]
    held_back = politics[::HELD_BACK]
    kept = [s for index, s in enumerate(politics) if index % HELD_BACK]
    train = [*read["uner", "train"], *read["gum", "train"]]
    train += [*read["crossner", "train"], *kept] * POLITICS_COPIES
    _write(corpora / "names-train.spacy", augment(train, seed=SEED), grouped=False)
    dev = [*held_back, *read["uner", "dev"], *read["gum", "dev"]]
    _write(corpora / "names-dev.spacy", dev, grouped=False)
    for source in ("crossner", "gum", "uner"):
        path = corpora / f"names-{source}-test.spacy"
        _write(path, read[source, "test"], grouped=False)


def train_half(half: str, output: Path, *, hours: float | None = None) -> None:
    """Train ``syntax`` or ``names`` on the corpora in ``output``."""
    paths = {
        f"paths.{split}": str(output / "corpora" / f"{half}-{split}.spacy")
        for split in ("train", "dev")
    }
    with as_file(files("graphkit") / "resources" / "pipelines" / f"{half}.cfg") as path:
        config = util.load_config(path, overrides=paths, interpolate=False)
    config["training"]["logger"] = {"@loggers": "graphkit.timed_console.v1", "hours": hours}
    (output / half).mkdir(exist_ok=True)
    nlp = init_nlp(config)
    try:
        train_loop(nlp, output / half, use_gpu=-1, stdout=sys.stderr, stderr=sys.stderr)
    except _OutOfTime:
        if not (output / half / "model-best").is_dir():
            reason = f"the time was over before {half} was evaluated once"
            raise PipelineError(reason, "give more hours") from None


def assemble(syntax: Path, names: Path) -> Language:
    """Put both halves into one pipeline; ``ner`` keeps a token-to-vector layer of its own."""
    nlp = spacy.load(syntax)
    named = spacy.load(names)
    named.replace_listeners("names_tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=named)
    adapt_tokenizer(nlp)
    nlp.config["paths"] = dict.fromkeys(("train", "dev", "vectors", "init_tok2vec"))
    nlp.config["corpora"] = {}
    nlp.config["training"]["logger"] = {"@loggers": "spacy.ConsoleLogger.v1"}
    return nlp


@registry.loggers("graphkit.timed_console.v1")  # type: ignore[untyped-decorator]
def timed_console(hours: float | None) -> Callable[..., Any]:
    """Return spaCy's console logger, made to stop the training after some hours."""
    set_up_console = console_logger(progress_bar=False)

    def set_up(nlp: Language, stdout: IO[str], stderr: IO[str]) -> tuple[Any, Any]:
        log, finish = set_up_console(nlp, stdout, stderr)
        start = monotonic()

        def log_step(info: dict[str, Any] | None) -> None:
            log(info)
            if hours is not None and monotonic() - start > hours * 3600:
                raise _OutOfTime

        return log_step, finish

    return set_up


def _write(path: Path, sentences: Iterable[Sentence], *, grouped: bool = True) -> None:
    vocab = spacy.blank("en").vocab
    groups = group(sentences) if grouped else ([sentence] for sentence in sentences)
    write_docs(path, (to_doc(vocab, sentences) for sentences in groups))
