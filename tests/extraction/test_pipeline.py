"""A trained pipeline is checked before it is used, and run in two passes."""

from __future__ import annotations

import sys
from importlib.resources import as_file
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
import spacy
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops
from threadpoolctl import threadpool_info

from graphkit.errors import PipelineError
from graphkit.extraction.pipeline import DEFAULT_PIPELINE, Pipeline, load_pipeline
from graphkit.extraction.pipeline_check import check_components
from graphkit.resources.files import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path
    from types import ModuleType

    from spacy.language import Language


@pytest.fixture
def names_by_rule() -> Language:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PER", "pattern": "Diaz"},
            {"label": "GPE", "pattern": "Lima"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    return nlp


def test_names_come_with_offsets_and_types(names_by_rule: Language) -> None:
    pipeline = Pipeline(names_by_rule, "rules")
    (found,) = pipeline.names(["Diaz went to Lima on Monday."])
    assert found == [(0, 4, "Person"), (13, 17, "Place")]


def test_pipeline_without_names_finds_none() -> None:
    assert list(Pipeline(spacy.blank("en"), "blank").names(["Diaz left."])) == [[]]


def test_text_is_parsed_as_one_sentence() -> None:
    (doc,) = Pipeline(spacy.blank("en"), "blank").parse(["They met. Then they left."])
    assert [token.is_sent_start for token in doc][1:] == [False] * (len(doc) - 1)


def test_components_stay_switched_on_while_names_are_read(names_by_rule: Language) -> None:
    names_by_rule.add_pipe("sentencizer")
    reading = Pipeline(names_by_rule, "rules").names(["Oslo", "Oslo"])

    next(reading)

    assert names_by_rule.pipe_names == ["ner", "sentencizer"]


def test_version_is_that_of_the_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.meta["version"] = "1.2.3"
    assert Pipeline(nlp, "blank").version == "1.2.3"


def test_missing_pipeline_is_named() -> None:
    with pytest.raises(PipelineError, match="no trained pipeline 'en_missing': neither an inst"):
        load_pipeline("en_missing")


def test_folder_that_is_no_pipeline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="no trained pipeline"):
        load_pipeline(str(tmp_path))


def test_pipeline_in_a_folder_is_checked(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="has no parser") as caught:
        load_pipeline(str(tmp_path / "blank"))
    assert "leave --pipeline out" in caught.value.remedy


def test_numpy_multiplies_the_matrices_of_what_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    made_with = []

    def load(_: object) -> Language:
        made_with.append(get_current_ops())
        return build()

    monkeypatch.setattr(spacy, "load", load)
    load_pipeline("en_other")

    (ops,) = made_with
    assert isinstance(ops, NumpyOps)
    assert not ops.use_blis


@pytest.mark.parametrize("run", [Pipeline.names, Pipeline.parse])
def test_pipeline_runs_on_one_thread(
    run: Callable[[Pipeline, list[str]], Iterable[object]],
) -> None:
    threads: set[int] = set()
    nlp = spacy.blank("en")
    tokenizer = nlp.tokenizer

    def note_threads(text: str) -> Doc:
        threads.update(x["num_threads"] for x in threadpool_info() if x["user_api"] == "blas")
        return tokenizer(text)

    nlp.tokenizer = note_threads
    list(run(Pipeline(nlp, "blank"), ["They met."]))

    assert threads == {1}


@pytest.mark.slow
def test_pipeline_in_a_folder_is_used() -> None:
    with as_file(resource("pipelines", DEFAULT_PIPELINE)) as folder:
        pipeline = load_pipeline(str(folder))
    assert pipeline.name == str(folder)
    assert pipeline.version == load_pipeline().version


# What a pipeline of somebody else must have

UD = ("nsubj", "obj", "obl", "obl:agent", "nmod", "case", "conj", "punct", "ROOT")
CLEAR = ("nsubj", "dobj", "pobj", "prep", "conj", "punct", "ROOT")
PENN = ("NN", "NNP", "NNS", "VB", "VBD", "VBZ", "IN")


def build(relations: Sequence[str] = UD, tags: Sequence[str] = PENN, *, but: str = "") -> Language:
    """A pipeline of blank components with these labels, without one of them."""
    nlp = spacy.blank("en")
    labels = {"tagger": tags, "morphologizer": ("POS=NOUN",), "lemmatizer": (), "parser": relations}
    for name, known in labels.items():
        if name != but:
            pipe = nlp.add_pipe(name)
            for label in known:
                pipe.add_label(label)  # type: ignore[attr-defined]
    return nlp


def test_pipeline_that_speaks_ud_is_taken() -> None:
    check_components(build(), "good")


@pytest.mark.parametrize(
    ("nlp", "reason"),
    [
        (build(CLEAR), "does not use Universal Dependencies: it has dobj, pobj, prep, and lacks"),
        (build(UD[:3]), "does not use Universal Dependencies: it lacks case, conj, nmod"),
        (build(tags=("NOUN", "VERB")), "are not those of the Penn Treebank: it lacks NN, NNP"),
        (build(but="parser"), "has no parser"),
        (build(but="morphologizer"), "has no morphologizer"),
        (build(but="tagger"), "has no tagger"),
        (build(but="lemmatizer"), "has no lemmatizer"),
    ],
)
def test_pipeline_that_does_not_fit_is_refused(nlp: Language, reason: str) -> None:
    with pytest.raises(PipelineError, match=f"the pipeline 'other'.*{reason}") as caught:
        check_components(nlp, "other")
    assert caught.value.remedy


def test_rules_may_stand_in_for_a_morphologizer() -> None:
    nlp = build(but="morphologizer")
    nlp.add_pipe("attribute_ruler")
    check_components(nlp, "ruled")


def test_components_that_end_sentences_are_not_run() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    (doc,) = Pipeline(nlp, "cutting").parse(["They met. They left."])
    assert len(list(doc.sents)) == 1


# Stanza


class FakeStanza:
    """What spacy-stanza makes: words, tags and arcs come with the tokens."""

    def __init__(self, dep: str = "nsubj", *, keeps_text: bool = True) -> None:
        self.dep = dep
        self.keeps_text = keeps_text
        self.options: dict[str, object] = {}

    def load_pipeline(self, language: str, **options: object) -> Language:
        if language != "en":
            message = f"no resources for {language}"
            raise FileNotFoundError(message)
        self.options = options
        nlp = spacy.blank("en")
        plain = nlp.tokenizer
        nlp.tokenizer = lambda text: self._parsed(plain(text))
        return nlp

    def _parsed(self, doc: Doc) -> Doc:
        words = [token.text for token in doc]
        return Doc(
            doc.vocab,
            words=words if self.keeps_text else [*words, "again"][1:],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=["VBD", "NNP", *["NN"] * len(words)][: len(words)],
            pos=["NOUN"] * len(words),
            heads=[0] * len(words),
            deps=["root", *[self.dep] * (len(words) - 1)],
        )


@pytest.fixture
def stanza(monkeypatch: pytest.MonkeyPatch) -> FakeStanza:
    fake = FakeStanza()
    monkeypatch.setitem(sys.modules, "stanza", cast("ModuleType", SimpleNamespace(__version__="9")))
    monkeypatch.setitem(sys.modules, "spacy_stanza", cast("ModuleType", fake))
    return fake


def test_stanza_is_loaded_by_its_language(stanza: FakeStanza) -> None:
    pipeline = load_pipeline("stanza:en")
    assert (pipeline.name, pipeline.version) == ("stanza:en", "9")
    assert stanza.options["download_method"] is None
    assert stanza.options["tokenize_no_ssplit"] is True


@pytest.mark.usefixtures("stanza")
def test_root_of_stanza_is_named_as_in_spacy() -> None:
    (doc,) = load_pipeline("stanza:en").parse(["They met."])
    assert doc[0].dep_ == "ROOT"


def test_sentence_whose_words_stanza_changes_is_not_parsed(stanza: FakeStanza) -> None:
    pipeline = load_pipeline("stanza:en")
    stanza.keeps_text = False
    (doc,) = pipeline.parse(["They met."])
    assert (doc.text, doc.has_annotation("DEP")) == ("They met.", False)


def test_stanza_with_other_labels_is_refused(stanza: FakeStanza) -> None:
    stanza.dep = "dobj"
    with pytest.raises(PipelineError, match="does not use Universal Dependencies: it has dobj"):
        load_pipeline("stanza:en")


@pytest.mark.usefixtures("stanza")
def test_stanza_without_the_language_says_how_to_get_it() -> None:
    with pytest.raises(PipelineError, match="no pipeline of Stanza for 'xx'") as caught:
        load_pipeline("stanza:xx")
    assert "stanza.download('xx')" in caught.value.remedy


def test_stanza_that_is_not_installed_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "stanza", None)
    with pytest.raises(PipelineError, match="needs the package spacy-stanza") as caught:
        load_pipeline("stanza:en")
    assert caught.value.remedy == "install it with: pip install 'graphkit[stanza]'"
