"""Ontologies that users add beside their lexicons: what is checked, and what they demand.

A relation is described by a property with a prefix of the user's own. Its
``rdfs:domain`` or ``schema:domainIncludes`` and its range say who or what may stand
on either side; `graphkit validate` holds the graph against them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.errors import ResourceError
from graphkit.resources.suggestions import nearest
from graphkit.store.namespaces import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from graphkit.store.ontology import Ontology, OntologySource

_SIDES: Final = (
    ("sh:targetSubjectsOf", ("rdfs:domain", "schema:domainIncludes"), "the subject"),
    ("sh:targetObjectsOf", ("rdfs:range", "schema:rangeIncludes"), "the object"),
)
_HEAD: Final = """@prefix sh: <http://www.w3.org/ns/shacl#> .
"""
_SUBCLASS: Final = "rdfs:subClassOf"
_LOCAL: Final = re.compile(r"[A-Za-z_][\w-]*")


def declared_prefixes(source: OntologySource) -> dict[str, str]:
    """Return the prefixes that an ontology declares besides graphkit's own."""
    parser = ox.parse(source.text, format=ox.RdfFormat.TURTLE)
    for _ in parser:
        pass
    declared = parser.prefixes
    return {name: iri for name, iri in sorted(declared.items()) if name and name not in PREFIXES}


def check_source(source: OntologySource, triples: Iterable[ox.Triple]) -> None:
    """Refuse an ontology that says something else of what is graphkit's.

    Raises:
        ResourceError: Naming the prefix or term, with its line.
    """
    parser = ox.parse(source.text, format=ox.RdfFormat.TURTLE)
    for _ in parser:
        pass
    for name, iri in sorted(parser.prefixes.items()):
        if name in PREFIXES and PREFIXES[name] != iri:
            reason = f"binds the prefix {name!r} to <{iri}>"
            raise _error(source, reason, f"{name}:", f"graphkit has it for <{PREFIXES[name]}>")
    for subject in (triple.subject for triple in triples):
        if isinstance(subject, ox.NamedNode) and subject.value.startswith(PREFIXES["gk"]):
            local = subject.value.removeprefix(PREFIXES["gk"])
            reason = f"describes gk:{local}, which is graphkit's own"
            raise _error(source, reason, f"gk:{local}", "use a prefix of your own, such as ex:")


def why_not_expressed(ontology: Ontology, curie: str) -> str:
    """Return what to add for statements to express a relation, "" if nothing is missing."""
    if curie in ontology.relations:
        return ""
    prefix, _, local = curie.partition(":")
    if prefix not in {*PREFIXES, *ontology.prefixes}:
        return f"declare the prefix there, as in: @prefix {prefix}: <https://example.org/terms#> ."
    near = nearest(curie, ontology.relations)
    asked = f"did you mean {near!r}? " if near else ""
    return f'{asked}add there: {prefix}:{local} a owl:ObjectProperty ; rdfs:label "…" .'


def shapes_of(ontology: Ontology) -> str:
    """Return SHACL shapes, in Turtle, for the relations a user described."""
    about = ontology.descriptions
    shapes = [_HEAD]
    for curie in sorted(ontology.relations):
        if curie.partition(":")[0] in ontology.prefixes:
            shapes += _shapes(curie, about[curie], ontology)
    return "".join(shapes)


def _shapes(curie: str, about: Mapping[str, tuple[str, ...]], ontology: Ontology) -> Iterator[str]:
    for target, keys, side in _SIDES:
        named = [one for key in keys for one in about.get(key, ())]
        classes = sorted({found for one in named for found in _own_classes(one, ontology)})
        if classes:
            choice = " ".join(f"[ sh:class <{PREFIXES['gk']}{one[3:]}> ]" for one in classes)
            iri = ontology.prefixes[curie.partition(":")[0]] + curie.partition(":")[2]
            message = f"{side} of {curie} is one of {', '.join(classes)}"
            yield (
                f"<urn:graphkit:shape:{curie}:{side[4:]}> a sh:NodeShape ; {target} <{iri}> ; "
                f'sh:or ( {choice} ) ; sh:message "{message}" .\n'
            )


def _own_classes(name: str, ontology: Ontology) -> Iterator[str]:
    """Yield the classes of graphkit that a class is one of, or a part of."""
    seen, open_ = set[str](), [name]
    while open_:
        one = open_.pop()
        if one in seen:
            continue
        seen.add(one)
        if one == "gk:Actor":
            yield from ("gk:Country", "gk:Office", "gk:Organization", "gk:Person")
        elif one.startswith("gk:") and _LOCAL.fullmatch(one[3:]):
            yield one
        else:
            open_.extend(ontology.descriptions.get(one, {}).get(_SUBCLASS, ()))


def _error(source: OntologySource, reason: str, words: str, remedy: str) -> ResourceError:
    for number, line in enumerate(source.text.splitlines(), start=1):
        if words in line:
            column = line.index(words) + 1
            return ResourceError(source.file, reason, line=number, remedy=remedy, column=column)
    return ResourceError(source.file, reason, remedy=remedy)
