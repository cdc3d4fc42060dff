"""Take RDF of other makers: what of it is a thing or fact we know, and all of it as it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyoxigraph as ox

from graphkit.data_model import EntityType, ImportedFact, ImportedThing, Literal
from graphkit.errors import ResourceError
from graphkit.resources.import_terms import CODE, NAME, OTHER_NAME, SAME_AS, load_rdf_terms
from graphkit.store.imports import own_node
from graphkit.store.rdf_reading import line_of
from graphkit.store.terms import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from graphkit.store.namespaces import Namespaces
    from graphkit.store.terms import Terms

_TYPE: Final = vocabulary("rdf:type")
_OURS: Final = "gk:"
_ENGLISH: Final = ("", "en")
_OF_STATEMENTS: Final = ("gk:Statement", "gk:Evidence", "gk:Mention", "gk:Document")


@dataclass(frozen=True, slots=True, kw_only=True)
class RdfContents:
    """What a file of RDF says: things and facts of our vocabulary, and every triple as it is."""

    things: tuple[ImportedThing, ...]
    facts: tuple[ImportedFact, ...]
    triples: tuple[ox.Triple, ...]


def take_rdf(
    quads: Iterable[ox.Quad],
    file: str,
    text: str,
    imported: str,
    *,
    names: Namespaces,
    terms: Terms,
) -> RdfContents:
    """Return what the quads of a file say, of whatever graph.

    Blank nodes become nodes of the import ``imported``, and so do IRIs of this graph: an
    import says nothing of our entities but what it matches.

    Raises:
        ResourceError: If the file says nothing, describes graphkit's own terms, or holds
            statements that have lost their documents.
    """
    triples = sorted({quad.triple for quad in quads}, key=str)
    if not triples:
        raise ResourceError(file, "says nothing", remedy="see whether it is the right file")
    _check(triples, file, text, names)
    reader = _Reader(triples, names, terms.relations)
    move = _Mover(imported, names, terms)
    return RdfContents(
        things=tuple(reader.things()),
        facts=tuple(reader.facts()),
        triples=tuple(map(move, triples)),
    )


def _check(triples: list[ox.Triple], file: str, text: str, names: Namespaces) -> None:
    statements = {vocabulary(curie) for curie in _OF_STATEMENTS}
    for triple in triples:
        if triple.predicate == _TYPE and triple.object in statements:
            reason = "holds statements of graphkit without the graphs of their documents"
            remedy = "export the graph as nquads, trig or jsonld, and import that"
            raise ResourceError(file, reason, remedy=remedy)
        subject = triple.subject
        if isinstance(subject, ox.NamedNode) and names.shorten(subject.value).startswith(_OURS):
            short = names.shorten(subject.value)
            reason = f"describes {short}, which is graphkit's own"
            line = line_of(short, text) or line_of(subject.value, text)
            raise ResourceError(file, reason, line=line, remedy="use a term of your own")


class _Mover:
    """Gives blank nodes and IRIs of this graph a node in the import."""

    def __init__(self, imported: str, names: Namespaces, terms: Terms) -> None:
        self._imported, self._names, self._terms = imported, names, terms

    def __call__(self, triple: ox.Triple) -> ox.Triple:
        subject, value = self._node(triple.subject), triple.object
        if isinstance(value, ox.Literal):
            return ox.Triple(subject, triple.predicate, value)
        return ox.Triple(subject, triple.predicate, self._node(value))

    def _node(self, term: ox.NamedNode | ox.BlankNode | ox.Triple) -> ox.NamedNode:
        if isinstance(term, ox.BlankNode):
            return self._terms.resource(f"{self._imported}/{term.value}")
        if not isinstance(term, ox.NamedNode):
            raise TypeError("a triple about a triple was let through")
        if term.value.startswith(self._names.base_iri):
            return own_node(term.value, self._imported, self._terms, self._names)
        return term


class _Reader:
    """Reads things and facts off triples."""

    def __init__(
        self, triples: list[ox.Triple], names: Namespaces, relations: Iterable[str]
    ) -> None:
        known = load_rdf_terms()
        own = {f"gk:{type_}": str(type_) for type_ in EntityType}
        types = {**known.types, **own}
        self._types = {str(names.expand(key)): EntityType(types[key]) for key in types}
        self._told = {str(names.expand(key)): what for key, what in known.told.items()}
        stand_for = {**known.relations, **{curie: curie for curie in relations}}
        self._relations = {str(names.expand(key)): curie for key, curie in stand_for.items()}
        self._triples = triples
        self._names = names
        self._said: defaultdict[str, defaultdict[str, list[ox.Triple]]]
        self._said = defaultdict(lambda: defaultdict(list))
        self._type: dict[str, EntityType] = {}
        for triple in triples:
            self._note(triple)

    def _note(self, triple: ox.Triple) -> None:
        subject, value = _key(triple.subject), triple.object
        if triple.predicate == _TYPE and isinstance(value, ox.NamedNode):
            found = self._types.get(value.value)
            if found:
                self._type[subject] = min(found, self._type.get(subject, found))
        elif triple.predicate.value in self._told:
            self._said[subject][self._told[triple.predicate.value]].append(triple)

    def things(self) -> Iterator[ImportedThing]:
        """Yield what has a type we know and a name, sorted."""
        for key, type_ in sorted(self._type.items()):
            said = self._said[key]
            labels = _texts(said[NAME])
            if labels:
                codes = _texts(said[CODE])
                others = {*labels[1:], *_texts(said[OTHER_NAME])} - {labels[0]}
                yield ImportedThing(
                    key=key,
                    type=type_,
                    label=labels[0],
                    other_names=tuple(sorted(others)),
                    same_as=tuple(sorted(_iris(said[SAME_AS]))),
                    notation=codes[0] if codes and type_ is EntityType.COUNTRY else "",
                )

    def facts(self) -> Iterator[ImportedFact]:
        """Yield what relates things by a relation we know, in the order of the triples."""
        known = {thing.key for thing in self.things()}
        for triple in self._triples:
            curie = self._relations.get(triple.predicate.value)
            subject, value = _key(triple.subject), triple.object
            if curie is None or subject not in known:
                continue
            if isinstance(value, ox.Literal):
                datatype = self._names.shorten(value.datatype.value)
                yield ImportedFact(
                    subject=subject, relation=curie, object=Literal(value.value, datatype)
                )
            elif _key(value) in known:
                yield ImportedFact(subject=subject, relation=curie, object=_key(value))


def _key(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.BlankNode) else str(term)


def _texts(triples: list[ox.Triple]) -> list[str]:
    """Return the texts, English and unmarked ones first."""
    literals = [triple.object for triple in triples if isinstance(triple.object, ox.Literal)]
    found = {(_rank(one.language or ""), " ".join(one.value.split())) for one in literals}
    return list(dict.fromkeys(text for _, text in sorted(found) if text))


def _rank(language: str) -> int:
    return 0 if language.partition("-")[0].lower() in _ENGLISH else 1


def _iris(triples: list[ox.Triple]) -> set[str]:
    return {triple.object.value for triple in triples if isinstance(triple.object, ox.NamedNode)}
