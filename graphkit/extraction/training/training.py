"""Train the two halves of en_graphkit and put them together.

Syntax and names are trained apart, each with a token-to-vector layer of its
own, so that at run time either can run without the other. The layer of the names is
pretrained on plain text; that of the syntax gained nothing by it. Seeds are fixed in
the ``.cfg`` files; the same data, spaCy and processor give the same weights.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import IO, Any

import spacy
from spacy.language import Language
from spacy.training.initialize import init_nlp
from spacy.training.loggers import console_logger
from spacy.training.loop import train as train_loop
from spacy.training.pretrain import pretrain
from spacy.util import load_model_from_config, registry
from thinc.api import Config

from graphkit.errors import PipelineError
from graphkit.extraction.training.corpora import (
    SEED,
    write_name_corpora,
    write_syntax_corpora,
)
from graphkit.extraction.training.pretraining import write_paragraphs
from graphkit.extraction.training.sources import Folders, resource_text
from graphkit.extraction.training.tokenization import adapt_tokenizer

SYNTAX_SHARE = 0.75
NAMES_LAYER = "names_tok2vec"


class _OutOfTime(Exception):  # noqa: N818 - a signal, not an error
    """The hours given are used up."""


def train_pipeline(folders: Folders, output: Path, *, hours: float | None = None) -> Language:
    """Train both halves and return the whole pipeline.

    Args:
        folders: The checkouts of the sources.
        output: Where the converted corpora and both halves are written.
        hours: Stop either half's training after its share of so long and keep the best
            so far; else after the steps the ``.cfg`` files name. Pretraining comes on top.

    Raises:
        PipelineError: If the hours are over before the first evaluation.
    """
    corpora = output / "corpora"
    corpora.mkdir(parents=True, exist_ok=True)
    write_syntax_corpora(folders, corpora)
    write_name_corpora(folders, corpora)
    write_paragraphs(folders.briefings, corpora / "paragraphs.jsonl", seed=SEED)
    starts = {"syntax": None, "names": pretrain_vectors(output)}
    for half, share in (("syntax", SYNTAX_SHARE), ("names", 1 - SYNTAX_SHARE)):
        part = None if hours is None else hours * share
        train_half(half, output, vectors=starts[half], hours=part)
    return assemble(output / "syntax" / "model-best", output / "names" / "model-best")


def pretrain_vectors(output: Path) -> Path:
    """Pretrain on the paragraphs in ``output``; return the file with the weights."""
    config = load_config("names.cfg").merge(load_config("pretraining.cfg"))
    config["paths"]["raw"] = str(output / "corpora" / "paragraphs.jsonl")
    folder = output / "pretraining"
    folder.mkdir(exist_ok=True)
    filled = load_model_from_config(config, auto_fill=True).config
    pretrain(filled.interpolate(), folder, silent=False, skip_last=True)
    return folder / "model0.bin"


def load_config(name: str) -> Config:
    """Return a file of ``graphkit/resources/pipelines`` as spaCy's configuration."""
    return Config().from_str(resource_text(name), interpolate=False)


def train_half(
    half: str, output: Path, *, vectors: Path | None = None, hours: float | None = None
) -> None:
    """Train ``syntax`` or ``names`` on the corpora in ``output``.

    Args:
        half: Which.
        output: Where the corpora are and the weights go.
        vectors: Pretrained weights that the token-to-vector layer starts from.
        hours: Stop after so many and keep the best so far.
    """
    config = load_config(f"{half}.cfg")
    for split in ("train", "dev"):
        config["paths"][split] = str(output / "corpora" / f"{half}-{split}.spacy")
    if vectors is not None:
        config = config.merge(load_config("pretraining.cfg"))
        config["paths"]["init_tok2vec"] = str(vectors)
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
    named.replace_listeners(NAMES_LAYER, "ner", ["model.tok2vec"])
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
