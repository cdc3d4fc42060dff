"""Load a trained Universal-Dependencies pipeline and run it in two passes.

Names are looked for in the sentence as it stands; the parser then sees the
collapsed sentence. Any spaCy pipeline with UD labels will do.
"""

from __future__ import annotations

from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING

import spacy

from graphkit.errors import PipelineError
from graphkit.extraction.matrices import numpy_products, one_thread
from graphkit.resources.files import resource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language
    from spacy.tokens import Doc

DEFAULT_PIPELINE = "en_graphkit"
_UD_RELATIONS = frozenset({"nsubj", "obj", "obl", "nmod", "case", "conj"})
_PERSON_LABELS = frozenset({"PERSON", "PER"})
_OTHER_LABELS = {"ORG": "Organization", "LOC": "Place", "GPE": "Place", "EVENT": "Event"}
_BATCH = 128


class Pipeline:
    """A trained pipeline, as the extractor uses it."""

    def __init__(self, nlp: Language, name: str) -> None:
        """Check that ``nlp`` speaks Universal Dependencies."""
        self._nlp = nlp
        self.name = name
        _check_labels(nlp, name)
        self._one_thread = one_thread()
        self._syntax = [pipe for pipe in nlp.pipe_names if pipe != "ner"]

    @property
    def version(self) -> str:
        """The version its ``meta.json`` states."""
        return str(self._nlp.meta.get("version", ""))

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[int, int, str]]]:
        """Yield, for each text, the names seen: start, end and entity type."""
        pipes = ["ner"] if "ner" in self._nlp.pipe_names else []
        with self._one_thread(), self._nlp.select_pipes(enable=pipes):
            for doc in self._nlp.pipe(texts, batch_size=_BATCH):
                yield [
                    (ent.start_char, ent.end_char, _type_of(ent.label_))
                    for ent in doc.ents
                    if _type_of(ent.label_)
                ]

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield each text parsed as one sentence."""
        with self._one_thread(), self._nlp.select_pipes(enable=self._syntax):
            yield from self._nlp.pipe(map(self._one_sentence, texts), batch_size=_BATCH)

    def _one_sentence(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        for token in doc[1:]:
            token.is_sent_start = False
        return doc


def load_pipeline(name: str = DEFAULT_PIPELINE) -> Pipeline:
    """Load the pipeline shipped with graphkit, or an installed spaCy pipeline by name or path.

    Raises:
        PipelineError: There is none of that name, or its labels are not Universal Dependencies.
    """
    try:
        with numpy_products():
            nlp = _load(name)
    except (OSError, ValueError) as error:
        reason = f"no trained pipeline {name!r}: {error}"
        remedy = f"install it, or use the one that comes with graphkit, {DEFAULT_PIPELINE!r}"
        raise PipelineError(reason, remedy) from error
    return Pipeline(nlp, name)


def _load(name: str) -> Language:
    if name != DEFAULT_PIPELINE:
        return spacy.load(Path(name) if Path(name).exists() else name)
    with as_file(resource("pipelines", name)) as path:
        return spacy.load(path)


def _type_of(label: str) -> str:
    return "Person" if label in _PERSON_LABELS else _OTHER_LABELS.get(label, "")


def _check_labels(nlp: Language, name: str) -> None:
    labels = set(nlp.pipe_labels.get("parser", ()))
    if labels and not labels >= _UD_RELATIONS:
        missing = ", ".join(sorted(_UD_RELATIONS - labels))
        reason = f"the pipeline {name!r} does not use Universal Dependencies (it lacks {missing})"
        raise PipelineError(reason, "use a pipeline trained on a UD treebank")
