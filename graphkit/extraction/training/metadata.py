"""What the trained pipeline says of itself in its ``meta.json``.

Licence, version and attribution of every source go in, so that the weights
carry them wherever they are copied.
"""

from collections.abc import Mapping
from typing import Any

from spacy.language import Language

from graphkit.extraction.training.sources import describe_sources

PIPELINE_VERSION = "0.2.0"
LICENCE = "CC BY-SA 4.0"
SPACY_VERSIONS = ">=3.8.0,<3.9.0"
DESCRIPTION = (
    "English pipeline with Universal Dependencies (tags, morphology, lemmas, parser) and the "
    "names PERSON, ORG and LOC, for graphkit. Trained from openly licensed treebanks; see sources."
)


def describe(nlp: Language, *, digests: Mapping[str, str], scores: Mapping[str, Any]) -> None:
    """Fill in the metadata of ``nlp`` in place."""
    nlp.meta["name"] = "graphkit"
    nlp.meta["version"] = PIPELINE_VERSION
    nlp.meta["description"] = DESCRIPTION
    nlp.meta["author"] = "graphkit contributors"
    nlp.meta["license"] = LICENCE
    nlp.meta["spacy_version"] = SPACY_VERSIONS
    nlp.meta["sources"] = [
        {
            "name": source["name"],
            "version": source["version"],
            "url": source["url"],
            "license": source["licence"],
            "author": source["author"],
            "used_for": source["used_for"],
            "sha256": digests[key],
        }
        for key, source in describe_sources().items()
    ]
    nlp.meta["performance"] = dict(scores)
