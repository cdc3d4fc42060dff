"""Load a trained Universal-Dependencies pipeline and run it in two passes.

Names are looked for in the sentence as it stands; the parser then sees the
collapsed sentence. Any spaCy pipeline with UD labels will do, and any of Stanza
through spacy-stanza.
"""

from __future__ import annotations

from importlib import import_module
from importlib.resources import as_file
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import spacy
from spacy.tokens import Doc

from graphkit.errors import PipelineError
from graphkit.extraction.frame_index import hyphenated_words
from graphkit.extraction.matrices import numpy_products, one_thread
from graphkit.extraction.pipeline_check import check_by_probe, check_components, probe
from graphkit.resources.files import resource
from graphkit.resources.frames import load_frames

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

DEFAULT_PIPELINE = "en_graphkit"
_STANZA: Final = "stanza:"
_PERSON_LABELS = frozenset({"PERSON", "PER"})
_OTHER_LABELS = {"ORG": "Organization", "LOC": "Place", "GPE": "Place", "EVENT": "Event"}
_ROOT = "ROOT"
_NOT_FOUND: Final = "[E050]"
_BATCH = 128


class Pipeline:
    """A trained pipeline, as the extractor uses it.

    Of another's components only those are run that say something of words or names:
    where a sentence ends graphkit knows before.
    """

    def __init__(self, nlp: Language, name: str, *, version: str = "") -> None:
        """Use ``nlp``, which is called ``name``; whether it fits is seen on loading."""
        self._nlp = nlp
        self.name = name
        _keep_hyphenated(nlp)
        self._version = version
        self._one_thread = one_thread()
        own = {pipe: _upstream(nlp, pipe) for pipe in nlp.pipe_names}
        of_names = [pipe for pipe in nlp.pipe_names if _assigns(nlp, pipe, "doc.ents")]
        of_syntax = [p for p in nlp.pipe_names if p not in of_names and _is_of_syntax(nlp, p)]
        self._not_for_names = _all_but(nlp, of_names, own)
        self._not_for_syntax = _all_but(nlp, of_syntax, own)

    @property
    def version(self) -> str:
        """The version its ``meta.json`` states."""
        return self._version or str(self._nlp.meta.get("version", ""))

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[int, int, str]]]:
        """Yield, for each text, the names seen: start, end and entity type."""
        with self._one_thread():
            for doc in self._nlp.pipe(texts, batch_size=_BATCH, disable=self._not_for_names):
                yield [
                    (ent.start_char, ent.end_char, _type_of(ent.label_))
                    for ent in doc.ents
                    if _type_of(ent.label_)
                ]

    def parse(self, texts: Iterable[str]) -> Iterator[Doc]:
        """Yield each text parsed as one sentence."""
        docs = map(self._one_sentence, texts)
        with self._one_thread():
            yield from self._nlp.pipe(docs, batch_size=_BATCH, disable=self._not_for_syntax)

    def _one_sentence(self, text: str) -> Doc:
        doc = self._nlp.make_doc(text)
        if doc.has_annotation("DEP"):  # as Stanza's come: parsed while they are cut into words
            return _as_spacy_has_it(doc, text)
        for token in doc[1:]:
            token.is_sent_start = False
        return doc


def _keep_hyphenated(nlp: Language) -> None:
    """Let the tokenizer leave "co-chaired" whole, which UD treebanks cut in three."""
    # Its type is a callable to spaCy; only its own tokenizer takes exceptions.
    add_special_case = getattr(nlp.tokenizer, "add_special_case", None)
    if add_special_case is None:
        return
    for word in hyphenated_words(load_frames()):
        for form in (word, word.capitalize()):
            add_special_case(form, [{"ORTH": form}])


def load_pipeline(name: str = DEFAULT_PIPELINE) -> Pipeline:
    """Load the pipeline shipped with graphkit, or another one.

    Args:
        name: That of an installed spaCy pipeline, the path of one, or ``stanza:`` and
            a language such as ``stanza:en``.

    Raises:
        PipelineError: There is none of that name, or it does not say what graphkit reads.
    """
    if name == DEFAULT_PIPELINE:
        with as_file(resource("pipelines", name)) as path:
            return Pipeline(_loaded(path, name), name)
    if name.startswith(_STANZA):
        return _stanza(name)
    nlp = _loaded(Path(name) if Path(name).exists() else name, name)
    check_components(nlp, name)
    return Pipeline(nlp, name)


def _loaded(place: Path | str, name: str) -> Language:
    try:
        with numpy_products():
            return spacy.load(place)
    except (OSError, ValueError, ImportError) as error:
        missing = _NOT_FOUND in str(error)
        why = "neither an installed package nor a folder" if missing else str(error)
        reason = f"no trained pipeline {name!r}: {why}"
        remedy = f"install it, or use the one that comes with graphkit, {DEFAULT_PIPELINE!r}"
        raise PipelineError(reason, remedy) from error


def _stanza(name: str) -> Pipeline:
    """Load a pipeline of Stanza; nothing is downloaded."""
    language = name.removeprefix(_STANZA)
    try:
        stanza: Any = import_module("stanza")
        spacy_stanza: Any = import_module("spacy_stanza")
    except ImportError as error:
        reason = f"the pipeline {name!r} needs the package spacy-stanza: {error}"
        raise PipelineError(reason, "install it with: pip install 'graphkit[stanza]'") from error
    try:
        nlp = spacy_stanza.load_pipeline(
            language, download_method=None, tokenize_no_ssplit=True, use_gpu=False, verbose=False
        )
    except (OSError, ValueError, KeyError) as error:
        reason = f"no pipeline of Stanza for {language!r}: {error}"
        remedy = (
            f"download it once with: python -c \"import stanza; stanza.download('{language}')\""
        )
        raise PipelineError(reason, remedy) from error
    pipeline = Pipeline(nlp, name, version=str(getattr(stanza, "__version__", "")))
    check_by_probe(next(pipeline.parse([probe()])), name)
    return pipeline


def _as_spacy_has_it(doc: Doc, text: str) -> Doc:
    """Return a parsed document with the root named as in spaCy.

    Where the words were changed as they were cut, offsets would be wrong: such a
    sentence is not parsed, and nothing is read in it.
    """
    if doc.text != text:
        return Doc(doc.vocab, words=[text], spaces=[False])
    for token in doc:
        if token.dep_ == _ROOT.lower():
            token.dep_ = _ROOT
    return doc


def _assigns(nlp: Language, pipe: str, attribute: str) -> bool:
    return attribute in nlp.get_pipe_meta(pipe).assigns


def _is_of_syntax(nlp: Language, pipe: str) -> bool:
    """Whether a component says something of words: categories and sentence ends do not."""
    assigned = nlp.get_pipe_meta(pipe).assigns
    only_sentences = set(assigned) <= {"doc.sents", "token.is_sent_start"}
    return not assigned or (not only_sentences and any(a.startswith("token.") for a in assigned))


def _upstream(nlp: Language, pipe: str) -> list[str]:
    """Return the components whose vectors ``pipe`` listens to."""
    return [
        other
        for other in nlp.pipe_names
        if pipe in getattr(nlp.get_pipe(other), "listening_components", ())
    ]


def _all_but(nlp: Language, pipes: list[str], upstream: dict[str, list[str]]) -> list[str]:
    """Return the components that neither are among ``pipes`` nor needed by them."""
    needed = {*pipes, *(one for pipe in pipes for one in upstream[pipe])}
    return [pipe for pipe in nlp.pipe_names if pipe not in needed]


def _type_of(label: str) -> str:
    return "Person" if label in _PERSON_LABELS else _OTHER_LABELS.get(label, "")
