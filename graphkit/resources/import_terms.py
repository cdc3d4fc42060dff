"""Terms of other vocabularies that an import of RDF understands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from graphkit.resources.files import resource
from graphkit.resources.yaml_files import read_records

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME: Final = "name"
OTHER_NAME: Final = "other-name"
SAME_AS: Final = "same-as"
CODE: Final = "code"
_TOLD: Final = (NAME, OTHER_NAME, SAME_AS, CODE)
_KEYS: Final = ("class", "type", "property", "tells", "relation")


@dataclass(frozen=True, slots=True, kw_only=True)
class RdfTerms:
    """Types by class, what properties tell, and relations by property; CURIEs or IRIs."""

    types: Mapping[str, str]
    told: Mapping[str, str]
    relations: Mapping[str, str]


@cache
def load_rdf_terms() -> RdfTerms:
    """Return what ``rdf-terms.yaml`` lists.

    Examples:
        >>> load_rdf_terms().types["foaf:Person"]
        'Person'
    """
    types, told, relations = {}, {}, {}
    for record in read_records(resource("exchange", "rdf-terms.yaml")):
        record.check_keys(allowed=_KEYS)
        if "class" in record:
            types[record.text("class")] = record.text("type")
        elif "tells" in record and record.text("tells") in _TOLD:
            told[record.text("property")] = record.text("tells")
        elif "relation" in record:
            relations[record.text("property")] = record.text("relation")
        else:
            raise record.error("says nothing of a class or property", remedy=f"tells: {_TOLD}")
    return RdfTerms(types=types, told=told, relations=relations)
