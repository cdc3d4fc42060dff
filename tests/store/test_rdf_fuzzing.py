"""Whatever a file holds, reading it ends in quads or in one line."""

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from graphkit.errors import ResourceError
from graphkit.store.rdf_reading import RDF_SUFFIXES, read_rdf

SEEDS = (
    b'<http://e/s> <http://e/p> "1"@en-GB , 2.5 , true , [ <http://e/q> ( 1 2 ) ] .',
    b'@prefix e: <http://e/> . @base <http://b/> . <s> e:p "\\u00e9" ; a e:C .',
    b'<http://e/g> { <http://e/s> <http://e/p> """long\ntext""" }',
    b'{"@context": {"p": {"@id": "http://e/p", "@type": "@id"}}, "@id": "http://e/s", "p": "x:y"}',
    b'<!DOCTYPE r [<!ENTITY e "http://e/">]><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-'
    b'syntax-ns#" xmlns:e="http://e/"><rdf:Description rdf:about="&e;s"><e:p>1</e:p>'
    b"</rdf:Description></rdf:RDF>",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with pieces cut out, doubled or replaced."""
    content = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.integers(0, 12)))
        piece = draw(
            st.one_of(st.just(b""), st.just(content[start:end] * 2), st.binary(max_size=6))
        )
        content = content[:start] + piece + content[end:]
    return content


@given(
    content=st.one_of(damaged(), st.binary(max_size=60)),
    name=st.sampled_from(sorted(set(RDF_SUFFIXES.values()))),
)
@example(content=b'"', name="jsonld")
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_reading_ends_in_quads_or_in_one_line(content: bytes, name: str) -> None:
    said = "f"
    try:
        read_rdf(content, "f", name)
    except ResourceError as error:
        said = str(error)
    assert said.startswith("f")
    assert "\n" not in said
