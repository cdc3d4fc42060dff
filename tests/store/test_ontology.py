import re
from collections.abc import Iterator
from enum import StrEnum

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS

from graphkit.data_model import EntityType, Modality, Polarity
from graphkit.errors import ResourceError
from graphkit.resources.files import read_resource
from graphkit.resources.ontology import ontology_text, shape_texts
from graphkit.store import GraphStore, Namespaces, ontology_terms, relation_types

OURS = "https://w3id.org/graphkit/vocab#"
TABLE = {
    "gk:met",
    "gk:spokeWith",
    "gk:participatedIn",
    "gk:chaired",
    "gk:hosted",
    "gk:visited",
    "gk:discussed",
    "gk:agreedOn",
    "gk:confirmed",
    "gk:requested",
    "gk:urged",
    "gk:supported",
    "gk:thanked",
    "gk:congratulated",
    "gk:welcomed",
    "gk:stated",
    "gk:conveyedPosition",
    "gk:condemned",
    "gk:criticized",
    "gk:expressedConcernOver",
    "gk:rejected",
    "gk:warned",
    "gk:signed",
    "gk:announced",
    "gk:holdsOffice",
    "gk:officeOf",
    "gk:represents",
    "gk:memberOf",
    "gk:heldOn",
    "gk:heldAt",
    "gk:onSidelinesOf",
    "gk:locatedIn",
    "skos:broader",
    "gk:about",
}


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=ontology_text(), format="turtle")


def own_terms(ontology: rdflib.Graph) -> Iterator[rdflib.URIRef]:
    for subject in set(ontology.subjects(RDF.type)):
        if isinstance(subject, rdflib.URIRef) and subject.startswith(OURS):
            yield subject


def test_every_term_has_one_label_and_a_comment(ontology: rdflib.Graph) -> None:
    for term in own_terms(ontology):
        assert len(list(ontology.objects(term, RDFS.label))) == 1, term
        assert len(list(ontology.objects(term, RDFS.comment))) == 1, term


def test_no_two_relations_share_a_label() -> None:
    labels = [relation.label for relation in relation_types().values()]
    assert len(set(labels)) == len(labels)


def test_every_relation_of_the_vocabulary_is_there() -> None:
    assert set(relation_types()) == TABLE


def test_every_relation_says_what_it_links(ontology: rdflib.Graph) -> None:
    includes = rdflib.Namespace("https://schema.org/")
    names = Namespaces()
    # a topic may be about anything, so that relation alone has no range
    for curie in set(relation_types()) - {"gk:about"}:
        term = rdflib.URIRef(names.expand(curie))
        assert (term, RDFS.domain, None) in ontology or (
            term,
            includes.domainIncludes,
            None,
        ) in ontology, curie
        assert (term, RDFS.range, None) in ontology or (
            term,
            includes.rangeIncludes,
            None,
        ) in ontology, curie


def test_only_meeting_and_speaking_are_symmetric() -> None:
    symmetric = [r.curie for r in relation_types().values() if r.is_symmetric]
    assert symmetric == ["gk:met", "gk:spokeWith"]


@pytest.mark.parametrize("values", [EntityType, Modality, Polarity])
def test_every_value_of_the_data_model_is_defined(values: type[StrEnum]) -> None:
    missing = {f"gk:{value}" for value in values} - ontology_terms()
    assert not missing


def test_every_own_term_that_a_graph_uses_is_defined(memory: GraphStore) -> None:
    used = {
        memory.shorten(term.value)
        for quad in memory.engine
        for term in (quad.predicate, quad.object)
        if hasattr(term, "value") and term.value.startswith(OURS)
    }
    assert used > {"gk:met", "gk:Statement", "gk:evidence", "gk:text"}
    assert not used - ontology_terms()


@pytest.mark.parametrize("name", sorted(shape_texts()))
def test_every_own_term_in_the_shapes_is_defined(name: str) -> None:
    used = set(re.findall(r"gk:\w+", shape_texts()[name]))
    shapes = {term for term in used if term.endswith("Shape")}
    assert not used - shapes - ontology_terms()


def test_every_own_term_in_the_ontology_is_defined(ontology: rdflib.Graph) -> None:
    used = {
        term
        for triple in ontology
        for term in triple
        if isinstance(term, rdflib.URIRef) and term.startswith(OURS)
    }
    assert not used - set(own_terms(ontology))


def test_a_missing_data_file_says_what_helps() -> None:
    with pytest.raises(ResourceError, match=r"ontology/none\.ttl: is missing; install graphkit"):
        read_resource("ontology", "none.ttl")


def test_symmetric_properties_are_marked_for_reasoners(ontology: rdflib.Graph) -> None:
    assert (rdflib.URIRef(OURS + "met"), RDF.type, OWL.SymmetricProperty) in ontology


def test_the_ontology_has_no_blank_nodes(ontology: rdflib.Graph) -> None:
    assert not [node for node in ontology.all_nodes() if isinstance(node, rdflib.BNode)]
