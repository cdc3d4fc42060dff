"""Pages from templates. Every value is escaped by the environment, not by the template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, urlencode, urlsplit

import yaml
from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from markupsafe import Markup

from graphkit.resources.files import read_resource
from graphkit.store import PREFIXES
from graphkit.visualisation.style import load_style
from graphkit.visualisation.text import displayable, valid

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER: Final = ("templates", "server")
NAVIGATION: Final = (
    ("/graph.html", "Graph"),
    ("/report.html", "Report"),
    ("/documents", "Documents"),
    ("/queries", "Queries"),
    ("/query", "SPARQL"),
    ("/vocabulary", "Vocabulary"),
)
DOWNLOADS: Final = (
    ("turtle", "Turtle", "text/turtle"),
    ("ntriples", "N-Triples", "application/n-triples"),
    ("jsonld", "JSON-LD", "application/ld+json"),
    ("rdfxml", "RDF/XML", "application/rdf+xml"),
)
_KEPT: Final = frozenset("\n\t\u00a0\u202f")
_LINK: Final = Markup('<a href="{}">{}</a>')
_ALTERNATE: Final = Markup('<link rel="alternate" type="{}" href="{}">')
_VOCABULARY: Final = PREFIXES["gk"]


class _Resources(BaseLoader):
    """Finds templates among the package's resources."""

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        del environment
        if "/" in template:
            raise TemplateNotFound(template)
        return read_resource(*FOLDER, template), template, lambda: True


def render(template: str, **values: Any) -> str:
    """Return the page that a template makes of some values."""
    made = _environment().get_template(f"{template}.html.j2")
    return made.render(navigation=NAVIGATION, **values)


def page_url(identifier: str, **fields: str) -> str:
    """Return the address of the page of a thing.

    Examples:
        >>> page_url("topic/<b>", statement="statement/1")
        '/page/topic/%3Cb%3E?statement=statement%2F1'
    """
    asked = f"?{urlencode(fields)}" if fields else ""
    return f"/page/{quote(identifier, safe='/')}{asked}"


def data_url(identifier: str, form: str) -> str:
    """Return the address of the RDF of a thing."""
    return f"/data/{quote(identifier, safe='/')}?format={form}"


def marked(record: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the sentence of a record in pieces, the quote told from what stands around it.

    A quote that runs on beyond the sentence is shown whole.

    Examples:
        >>> record = {"sentence": "A met B.", "quote_start": 2, "quote": "met"}
        >>> [piece["text"] for piece in marked(record)]
        ['A ', 'met', ' B.']
    """
    sentence, start, words = record["sentence"], record["quote_start"], record["quote"]
    pieces = ((sentence[:start], False), (words, True), (sentence[start + len(words) :], False))
    return [{"text": text, "is_quote": is_quote} for text, is_quote in pieces if text]


def qualifiers(record: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what is known of a statement besides its ends, in words."""
    named = (
        ("how it is said", record["modality"].lower()),
        ("affirmed or denied", "denied" if record["polarity"] == "Negative" else "affirmed"),
        ("how its content is put", (record["content_modality"] or "").lower()),
        ("when", record["date"]),
        ("verb", record["verb"]),
        ("strength", record["strength"]),
        ("confidence", f"{record['confidence']:.2g}"),
        ("rule", record["rule"]),
        ("CAMEO", record["cameo"]),
        ("PLOVER", record["plover"]),
    )
    return [(name, value) for name, value in named if value]


def _as_it_is(text: str) -> str:
    """Keep a text's lines; take out what a browser or a reader's eye would obey."""
    return "".join(
        one for one in valid(text) if one in _KEPT or one.isprintable() or one == "\u00a0"
    )


def _on_the_web(iri: object) -> bool:
    try:
        parts = urlsplit(str(iri))
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def _term_url(iri: str) -> str:
    """Return where a name leads: a word of our vocabulary to its page, another one outside."""
    is_ours = iri.startswith(_VOCABULARY)
    return f"/vocabulary#gk:{quote(iri[len(_VOCABULARY) :])}" if is_ours else iri


def _downloads(identifier: str) -> Markup:
    links = (_LINK.format(data_url(identifier, form), name) for form, name, _ in DOWNLOADS)
    return Markup(" · ").join(links)


def _alternates(identifier: str) -> Markup:
    links = (_ALTERNATE.format(kind, data_url(identifier, form)) for form, _, kind in DOWNLOADS)
    return Markup("\n").join(links)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _type_name(curie: str, number: int) -> str:
    style = load_style().type_of(curie.rpartition(":")[2])
    return (style.one if number == 1 else style.many).lower()


@cache
def examples() -> list[dict[str, str]]:
    """Return the queries that the editor offers, with their titles."""
    listed: list[dict[str, str]] = yaml.safe_load(read_resource(*FOLDER, "examples.yaml"))
    return listed


def _finalized(value: object) -> object:
    return (
        displayable(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=_Resources(),
        autoescape=True,
        finalize=_finalized,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        alternates=_alternates,
        as_it_is=lambda text: Markup.escape(_as_it_is(text)),
        as_query=lambda text: urlencode({"query": text}),
        counted=_counted,
        downloads=_downloads,
        marked=marked,
        page_url=page_url,
        qualifiers=qualifiers,
        term_url=_term_url,
        type_name=_type_name,
    )
    environment.tests["on_the_web"] = _on_the_web
    return environment
