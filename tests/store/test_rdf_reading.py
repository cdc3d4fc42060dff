"""RDF of others: what is dangerous or wrong is one line with its place; nothing is fetched."""

import socket

import pytest

from graphkit.errors import ResourceError
from graphkit.store.rdf_reading import read_rdf

XML = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">\n'
    '<rdf:Description rdf:about="{about}"><e:p>{value}</e:p></rdf:Description>\n</rdf:RDF>\n'
)
LAUGHS = '<!DOCTYPE r [\n<!ENTITY a "aaaaaaaaaa">\n' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">\n'
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)


def xml(head: str = "", about: str = "http://e/s", value: str = "1") -> bytes:
    return (head + XML.format(about=about, value=value)).encode()


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.parametrize(
    ("format_name", "content"),
    [
        ("turtle", b'<http://e/s> <http://e/p> "1" .'),
        ("ntriples", b'<http://e/s> <http://e/p> "1" .'),
        ("nquads", b'<http://e/s> <http://e/p> "1" <http://e/g> .'),
        ("trig", b'<http://e/g> { <http://e/s> <http://e/p> "1" }'),
        ("jsonld", b'{"@id": "http://e/s", "http://e/p": "1"}'),
        ("rdfxml", xml()),
        ("rdfxml", xml('<!DOCTYPE r [<!ENTITY e "http://e/">]>\n', about="&e;s")),
        ("turtle", b'\xef\xbb\xbf<http://e/s> <http://e/p> "1" .'),
    ],
)
def test_each_format_is_read(format_name: str, content: bytes) -> None:
    (quad,) = read_rdf(content, "f", format_name)
    assert str(quad.triple) == '<http://e/s> <http://e/p> "1"'


@pytest.mark.parametrize(
    ("format_name", "content", "said"),
    [
        ("turtle", b"<http://e/s>\n <http://e/p> .", "f, line 2: is not turtle: "),
        ("turtle", b'\n<http://e/s> <http://e/p> "\xe9" .', "f, line 2: is not UTF-8"),
        ("turtle", b"\n<s> <http://e/p> 1 .", "f, line 2: has the relative IRI <s>"),
        (
            "turtle",
            b"\n<http://e/s> <http://e/p> <file:///etc/x> .",
            "f, line 2: has the IRI <file",
        ),
        ("turtle", b"\n<FILE:///x> <http://e/p> 1 .", "f, line 2: has the IRI <FILE"),
        (
            "turtle",
            b'<http://e/s> <http://e/p> "\\u0000" .',
            "f: has a text with the character U+0",
        ),
        ("turtle", b"\n<< <http://e/s> <http://e/p> 1 >> <http://e/q> 2 .", "f, line 2: says some"),
        (
            "turtle",
            b"<http://e/" + b"a" * 9000 + b"> <http://e/p> 1 .",
            "f, line 1: has an IRI of 9",
        ),
        (
            "jsonld",
            b'{\n"@context": "http://e/c", "@id": "http://e/s"}',
            "f, line 2: asks for a co",
        ),
        ("jsonld", b'{"@context": {"@import": "http://e/c"}}', "f, line 1: asks for a context"),
        ("jsonld", b'{\n"@id": "s", "http://e/p": 1}', "f, line 2: has the relative IRI <s>"),
        ("jsonld", b'{"@id": "http://e/s",\n"http://e/p":}', "f, line 2: is not jsonld"),
        ("jsonld", b'{"http://e/p":' * 90_000, "f, line 1: is not jsonld"),
        ("rdfxml", xml(about="s"), "f, line 2: has the relative IRI <s>"),
        ("rdfxml", xml(value="</e:q>"), "f, line 2: is not rdfxml"),
        ("rdfxml", xml(LAUGHS + "]>", value="&j;"), "f, line 3: has the entity 'b' made of other"),
        (
            "rdfxml",
            xml('<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/x">]>', value="&a;"),
            "f, line",
        ),
        ("rdfxml", xml('<!DOCTYPE r [<!ENTITY % a "x"> %a;]>'), "f, line 1: has the entity 'a'"),
        (
            "rdfxml",
            xml(f'<!DOCTYPE r [<!ENTITY a "{"x" * 9999}">]>', value="&a;" * 999),
            "f, line 1: grows by more than 1,000,000 characters",
        ),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(
    format_name: str, content: bytes, said: str
) -> None:
    with pytest.raises(ResourceError) as raised:
        read_rdf(content, "f", format_name)
    assert str(raised.value).startswith(said)
    assert raised.value.remedy


def test_blank_nodes_have_the_same_names_each_time() -> None:
    content = b"[] <http://e/p> [ <http://e/q> [] ] ."
    assert list(map(str, read_rdf(content, "f", "turtle"))) == list(
        map(str, read_rdf(content, "f", "turtle"))
    )
