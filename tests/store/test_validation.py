"""Each shape has a graph that passes, the sample, and one that fails: the sample, damaged."""

from typing import Final

import pytest
import rdflib
from rdflib.namespace import RDF, SH

from graphkit.store import GraphStore, validate
from graphkit.store.ontology import load_ontology
from graphkit.store.validation import shapes
from tests.fixtures.sample_knowledge import NEWS, READOUT

GK: Final = "https://w3id.org/graphkit/vocab#"
IN_GRAPH: Final = (
    "DELETE {{ GRAPH ?g {{ {0} }} }} INSERT {{ GRAPH ?g {{ {1} }} }} WHERE {{ GRAPH ?g {{ {2} }} }}"
)


def change(before: str, after: str) -> str:
    """Return an update that replaces ``before`` by ``after`` in whatever document's graph."""
    return IN_GRAPH.format(before, after, before)


def imported(said: str) -> str:
    """Return an update that adds an import, and a match in it, of which this is said."""
    return (
        "INSERT DATA { GRAPH <https://w3id.org/graphkit/id/import/x> { "
        "<https://w3id.org/graphkit/id/import/x> a gk:Import ; "
        f'gk:readFrom "x.ttl" ; gk:contentHash "{"0" * 64}" . '
        f"<https://w3id.org/graphkit/id/match/x> a gk:Match ; {said} }} }}"
    )


# shape -> update that breaks it, and the message that must tell
DECIDED = """INSERT { GRAPH ?g { ?m a gk:Decision ; gk:entity "Aldane" } }
    WHERE { GRAPH ?g { ?m a gk:Merge } }"""
BROKEN: Final[dict[str, list[tuple[str, str]]]] = {
    "ActShape": [
        ("INSERT { ?t gk:stated ?t } WHERE { ?t a gk:Topic }", "only an actor, or an encounter"),
    ],
    "BlockShape": [
        (change("?b gk:blockKind ?k", '?b gk:blockKind "poem"'), "of one known kind"),
        (change("?b gk:section ?s", "?b gk:section ?b"), "belongs to one section"),
    ],
    "CountryShape": [
        ('INSERT { ?c skos:notation "Arv" } WHERE { ?c a gk:Country }', "at most one code"),
        ('INSERT { ?c gk:isoAlpha2 "Arv" } WHERE { ?c a gk:Country }', "one alpha-2 code"),
        ('INSERT { ?c gk:cameoCountry "N" } WHERE { ?c a gk:Country }', "CAMEO country code"),
        ("INSERT { ?c gk:cowCode 0 } WHERE { ?c a gk:Country }", "Correlates of War state"),
        ('INSERT { ?c gk:gwCode "385" } WHERE { ?c a gk:Country }', "Gleditsch and Ward state"),
        ('INSERT { ?c gk:isoNumeric "4" } WHERE { ?c a gk:Country }', "one numeric code"),
    ],
    "DecisionShape": [
        (DECIDED, "a decision says something"),
        (DECIDED, "a decision stands in a file"),
        (DECIDED, "a decision stands in a line"),
        (DECIDED, "a decision speaks of entities"),
    ],
    "DocumentShape": [
        (change("?d gk:text ?t", ""), "keeps its text"),
        (change("?d gk:contentHash ?h", '?d gk:contentHash "abc"'), "SHA-256"),
        (change("?d dcterms:issued ?i", '?d dcterms:issued "2031-02-30"^^xsd:date'), "one day"),
        (change("?d gk:readFrom ?f", ""), "the name it was read from"),
        (change("?d a gk:Document ; dcterms:title ?t", "?d a gk:Document"), "one title"),
    ],
    "EncounterShape": [
        (
            "INSERT { ?m gk:heldOn '2031-03-07/soon'^^gk:dateInterval } WHERE { ?m a gk:Meeting }",
            "on a day, in a month or year, or from one day to another",
        ),
        ("INSERT { ?m gk:heldAt ?m } WHERE { ?m a gk:Meeting }", "at a place"),
        (
            "INSERT { ?m gk:onSidelinesOf ?t } WHERE { ?m a gk:Meeting . ?t a gk:Topic }",
            "sidelines",
        ),
    ],
    "EvidenceShape": [
        (change("?e gk:sentenceStart ?s", "?e gk:sentenceStart 100000"), "starts in its sentence"),
        (change("?e gk:sentenceEnd ?s", ""), "the sentence of evidence has an end"),
        (change("?e gk:mention ?m", "?e gk:mention ?e"), "points to mentions"),
    ],
    "ImportShape": [
        (
            imported("gk:reason 'x'").replace("0" * 64, "0"),
            "an import has the SHA-256 of its bytes",
        ),
        (imported("gk:reason 'x'").replace("gk:readFrom", "gk:rule"), "an import tells the name"),
    ],
    "LabelShape": [
        ("DELETE { ?p rdfs:label ?l } WHERE { ?p a gk:Person ; rdfs:label ?l }", "has one label"),
        ("INSERT { ?p rdfs:label 'Another' } WHERE { ?p a gk:Person }", "has one label"),
        ("INSERT { ?p skos:altLabel 7 } WHERE { ?p a gk:Person }", "another label is a text"),
        ("INSERT { ?p skos:hiddenLabel 7 } WHERE { ?p a gk:Person }", "a hidden label is a text"),
    ],
    "LinkShape": [
        ('INSERT { ?c owl:sameAs "Q20" } WHERE { ?c a gk:Country }', "that has an address"),
    ],
    "MeetingShape": [
        ("INSERT { ?m gk:format 'secret' } WHERE { ?m a gk:Meeting }", "format of a meeting"),
        ("INSERT { ?m gk:medium 'letter' } WHERE { ?m a gk:Meeting }", "medium of a meeting"),
    ],
    "MentionShape": [
        (change("?m gk:refersTo ?e", ""), "refers to one entity"),
        (
            change("?m a gk:Mention ; gk:reason ?r", '?m a gk:Mention ; gk:reason ""'),
            "has a reason",
        ),
    ],
    "MergeShape": [
        (change("?m gk:score ?s", "?m gk:score 1.5"), "a score from 0 to 1"),
        (change("?m gk:entity ?e", ""), "a merge is of one entity"),
        (change("?m gk:name ?n", ""), "a merge has a name"),
        (change("?m gk:otherName ?n", ""), "another name"),
        (change("?m a gk:Merge ; gk:reason ?r", "?m a gk:Merge"), "a merge has a reason"),
        (change("?m a gk:Merge ; gk:rule ?r", "?m a gk:Merge"), "evidence or a decision made it"),
        (
            change("?m a gk:Merge ; prov:wasGeneratedBy ?a", "?m a gk:Merge"),
            "what activity it comes of",
        ),
    ],
    "MergeProposalShape": [
        (change("?p gk:candidate ?c", ""), "a proposal is about two entities"),
        (change("?p gk:counterReason ?w ; gk:reason ?r", ""), "a proposal has a reason"),
        (
            change("?p a gk:MergeProposal ; gk:score ?s", "?p a gk:MergeProposal"),
            "a proposal has a score from 0 to 1",
        ),
    ],
    "OfficeShape": [
        ("INSERT { ?o gk:officeOf ?o } WHERE { ?o a gk:Office }", "an office belongs to"),
    ],
    "PairShape": [
        (
            "INSERT { ?c gk:met ?p } WHERE { ?c a gk:Country . ?p a gk:Person }",
            "only persons and holders of offices meet or speak with each other",
        ),
    ],
    "ParticipantShape": [
        ("INSERT { ?t gk:chaired ?m } WHERE { ?t a gk:Topic . ?m a gk:Meeting }", "only an actor"),
    ],
    "ParticipationShape": [
        (
            "INSERT { ?p gk:hosted ?p } WHERE { ?p a gk:Person }",
            "is a meeting, call, visit or event",
        ),
    ],
    "PartnerShape": [
        (
            "INSERT { ?p gk:spokeWith ?c } WHERE { ?c a gk:Country . ?p a gk:Person }",
            "only persons and holders of offices are met or spoken with",
        ),
    ],
    "PersonShape": [
        ("INSERT { ?p gk:holdsOffice ?p } WHERE { ?p a gk:Person }", "is an office"),
        ("INSERT { ?p gk:represents ?p } WHERE { ?p a gk:Person }", "represents a country"),
    ],
    "PositionShape": [
        (change("?b a gk:Block ; oa:end ?e", "?b a gk:Block ; oa:end -1"), "not after its end"),
        (change("?b a gk:Block ; oa:end ?e", "?b a gk:Block"), "a position has one end"),
        (change("?b a gk:Block ; oa:start ?e", "?b a gk:Block"), "starts at a character"),
    ],
    "QuoteShape": [
        (change("?e oa:exact ?w", '?e oa:exact ""'), "has its exact words"),
        (change("?e oa:hasSource ?d", "?e oa:hasSource ?e"), "in whose graph it stands"),
    ],
    "MatchShape": [
        (imported("gk:entity gk:x ; gk:reason 'x'"), "a match is of one imported thing"),
        (imported("gk:thing gk:x ; gk:reason 'x'"), "a match is with one entity"),
        (imported("gk:thing gk:x ; gk:entity gk:x"), "a match has a reason"),
    ],
    "SectionShape": [
        (change("?s gk:level ?l", "?s gk:level -1"), "a section has a level"),
        (change("?s gk:parent ?p", "?s gk:parent gk:met"), "the parent of a section"),
    ],
    "SentenceShape": [
        (change("?s gk:block ?b", "?s gk:block ?s"), "stands in one block"),
    ],
    "StatementShape": [
        (change("?s rdf:subject ?o", ""), "has one subject"),
        (
            change("?s rdf:predicate ?p", "?s rdf:predicate gk:hated"),
            "one relation of the ontology",
        ),
        (change("?s rdf:object ?o", ""), "has one object"),
        (change("?s gk:evidence ?e", ""), "has evidence in its document"),
        (change("?s gk:modality ?m", "?s gk:modality gk:Dreamt"), "one modality"),
        (change("?s gk:polarity ?p", ""), "positive or negative"),
        (change("?s gk:confidence ?c", "?s gk:confidence 2.0"), "a confidence from 0 to 1"),
        (change("?s a gk:Statement ; gk:rule ?r", "?s a gk:Statement"), "the rule that read it"),
        (change("?s gk:strength ?r", "?s gk:strength 'iron'"), "the strength of an agreement"),
        (change("?s gk:cameo ?c", "?s gk:cameo '04x'"), "two to four digits"),
        (change("?s gk:occurredOn ?d", "?s gk:occurredOn 'soon'"), "is dated by"),
        (change("?s gk:inMeeting ?m", "?s gk:inMeeting ?m, ?s"), "one meeting at most"),
    ],
    "TopicShape": [
        ("INSERT { ?t skos:broader ?p } WHERE { ?t a gk:Topic . ?p a gk:Person }", "is a topic"),
        ("INSERT { ?t gk:about 'peace' } WHERE { ?t a gk:Topic }", "about entities"),
    ],
}


def test_the_sample_has_all_shapes(store: GraphStore) -> None:
    report = validate(store)
    assert report.conforms, "\n".join(map(str, report.violations))
    assert report.graphs == 4
    assert str(report).endswith("no violation")


@pytest.mark.parametrize(
    ("update", "message"), [case for _, cases in sorted(BROKEN.items()) for case in cases]
)
def test_a_damaged_graph_is_told_from_a_sound_one(
    memory: GraphStore, update: str, message: str
) -> None:
    memory.remove([NEWS])  # one document shows it as well, in half the time
    before = memory.nquads()
    memory.engine.update(update, prefixes=dict(memory.names.prefixes))
    assert memory.nquads() != before, "the update changed nothing"
    report = validate(memory)
    assert not report.conforms
    assert any(message in str(violation) for violation in report.violations), report.violations


def test_every_shape_is_tested() -> None:
    named = {
        str(shape).removeprefix(GK)
        for shape in shapes(load_ontology()).subjects(RDF.type, SH.NodeShape)
        if isinstance(shape, rdflib.URIRef)
    }
    assert named == set(BROKEN)


def test_every_message_of_a_shape_is_tested() -> None:
    tested = [message for cases in BROKEN.values() for _, message in cases]
    for message in map(str, shapes(load_ontology()).objects(None, SH.message)):
        assert any(part in message for part in tested), message


def test_a_violation_says_where_and_what(memory: GraphStore) -> None:
    memory.engine.update(
        "DELETE WHERE { ?person rdfs:label 'Mira Aldane' }",
        prefixes=dict(memory.names.prefixes),
    )
    (violation,) = validate(memory).violations
    assert str(violation) == (
        "person/aldane-mira in default graph: "
        "an entity has one label that is not empty (rdfs:label)"
    )


def test_a_violation_names_the_document(memory: GraphStore) -> None:
    memory.engine.update(
        change("?s a gk:Statement ; gk:rule ?r", "?s a gk:Statement"),
        prefixes=dict(memory.names.prefixes),
    )
    assert {violation.graph for violation in validate(memory).violations} == {READOUT, NEWS}


def test_an_empty_store_is_valid() -> None:
    assert validate(GraphStore.create()).conforms
