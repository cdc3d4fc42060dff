"""Whether a pipeline of somebody else says what graphkit's patterns ask for.

The patterns read Universal Dependencies, universal parts of speech, lemmas, and the
tags of the Penn Treebank, from which they take number and tense. What a pipeline
lacks is told before a text is read; names alone it may do without.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from graphkit.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Collection

    from spacy.language import Language
    from spacy.tokens import Doc

UD_RELATIONS: Final = frozenset(
    {
        "acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound",
        "conj", "cop", "csubj", "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat",
        "goeswith", "iobj", "list", "mark", "nmod", "nsubj", "nummod", "obj", "obl", "orphan",
        "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
    }
)  # fmt: skip
_NEEDED_RELATIONS: Final = frozenset({"case", "conj", "nmod", "nsubj", "obj", "obl"})
_NEEDED_TAGS: Final = frozenset({"NN", "NNP", "VB", "VBD", "VBZ"})
_SHOWN: Final = 4
_REMEDY: Final = "use a pipeline trained on a UD treebank of English, or the one of graphkit"
_NEEDS: Final = (
    ("token.dep", "parser", "add a parser trained on a UD treebank"),
    ("token.pos", "morphologizer", "add a morphologizer, or attribute_ruler with UPOS"),
    ("token.tag", "tagger", "add a tagger with Penn Treebank tags"),
    ("token.lemma", "lemmatizer", "add a lemmatizer"),
)
_PROBE: Final = "Ms. Ruiz thanked the ministers of Chile for their support."


def check_components(nlp: Language, name: str) -> None:
    """Refuse a spaCy pipeline that lacks a component, or whose labels are others.

    Raises:
        PipelineError: Naming what is missing and what would work.
    """
    for attribute, component, remedy in _NEEDS:
        if not _assigning(nlp, attribute) and not _by_rules(nlp, attribute):
            reason = f"the pipeline {name!r} has no {component}"
            raise PipelineError(reason, f"{remedy}, or leave --pipeline out")
    for pipe in _assigning(nlp, "token.dep"):
        _check_relations(set(nlp.pipe_labels.get(pipe, ())), name)
    for pipe in _assigning(nlp, "token.tag"):
        _check_tags(set(nlp.pipe_labels.get(pipe, ())), name)


def check_by_probe(doc: Doc, name: str) -> None:
    """Refuse a pipeline that reads a plain sentence with other labels.

    ``doc`` is what it makes of `probe`.

    Raises:
        PipelineError: Naming what is missing or else.
    """
    relations = {token.dep_.lower() for token in doc}
    if not relations - {""}:
        reason = f"the pipeline {name!r} has no parser"
        raise PipelineError(reason, _REMEDY)
    _refuse_other_relations(relations, "", name)
    _check_tags({token.tag_ for token in doc} | (_NEEDED_TAGS - {"VBD", "NNP"}), name)


def probe() -> str:
    """Return a sentence to try a pipeline on."""
    return _PROBE


def _assigning(nlp: Language, attribute: str) -> list[str]:
    return [pipe for pipe in nlp.pipe_names if attribute in nlp.get_pipe_meta(pipe).assigns]


def _by_rules(nlp: Language, attribute: str) -> bool:
    """Whether rules may set an attribute; those of spaCy do not say which they set."""
    rules = {"attribute_ruler"} & {nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names}
    return bool(rules) and attribute == "token.pos"


def _check_relations(labels: Collection[str], name: str) -> None:
    missing = sorted(_NEEDED_RELATIONS - set(labels))
    _refuse_other_relations(labels, ", ".join(missing), name)
    if missing:
        reason = (
            f"the pipeline {name!r} does not use Universal Dependencies: "
            f"it lacks {', '.join(missing)}"
        )
        raise PipelineError(reason, _REMEDY)


def _refuse_other_relations(labels: Collection[str], missing: str, name: str) -> None:
    plain = {label.partition(":")[0].lower() for label in labels if label}
    others = sorted(plain - UD_RELATIONS)
    if others:
        more = ", …" if len(others) > _SHOWN else ""
        lacks = f", and lacks {missing}" if missing else ""
        reason = (
            f"the pipeline {name!r} does not use Universal Dependencies: "
            f"it has {', '.join(others[:_SHOWN])}{more}{lacks}"
        )
        raise PipelineError(reason, _REMEDY)


def _check_tags(labels: Collection[str], name: str) -> None:
    missing = sorted(_NEEDED_TAGS - set(labels))
    if missing:
        reason = (
            f"the tags of the pipeline {name!r} are not those of the Penn Treebank: "
            f"it lacks {', '.join(missing)}"
        )
        raise PipelineError(reason, _REMEDY)
