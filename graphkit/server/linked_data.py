"""Every thing at an address of its own: a page for people, RDF for machines.

``/id/…`` leads, by content negotiation and status 303, to ``/page/…`` or ``/data/…``
(Cool URIs for the Semantic Web, https://www.w3.org/TR/cooluris/, section 4.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from graphkit.server.negotiation import HTML, choose
from graphkit.server.pages import attachment
from graphkit.server.protocol import fields_of
from graphkit.server.rendering import DOWNLOADS, data_url, page_url
from graphkit.store import GRAPH_TYPES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

    from graphkit.server.asking import Answerer

_FORMS: Final[Mapping[str, str]] = {form: media_type for form, _, media_type in DOWNLOADS}
_NAMES: Final[Mapping[str, str]] = {media_type: form for form, media_type in _FORMS.items()}
QUERY_FORMS: Final[Mapping[str, tuple[str, str]]] = {
    "csv": ("result_type", "text/csv"),
    "tsv": ("result_type", "text/tab-separated-values"),
    "json": ("result_type", "application/sparql-results+json"),
    "xml": ("result_type", "application/sparql-results+xml"),
    "ttl": ("graph_type", "text/turtle"),
    "nt": ("graph_type", "application/n-triples"),
    "jsonld": ("graph_type", "application/ld+json"),
}


class LinkedData:
    """Leads to what is known of a thing, and says it in RDF."""

    def __init__(self, answerer: Answerer) -> None:
        """Answer through ``answerer``."""
        self._answerer = answerer

    async def thing(self, request: Request) -> Response:
        """Lead to the page or the data of a thing."""
        identifier = request.path_params["identifier"]
        offered = choose(request.headers.get("accept"), (*GRAPH_TYPES, HTML))
        if offered is None:
            raise HTTPException(406, f"accept {HTML} or one of: {', '.join(GRAPH_TYPES)}")
        is_page = offered == HTML
        leads = page_url(identifier) if is_page else data_url(identifier, _NAMES[offered])
        return RedirectResponse(leads, 303, headers={"Vary": "Accept"})

    async def data(self, request: Request) -> Response:
        """Return what the graph says of a thing as RDF."""
        identifier = request.path_params["identifier"]
        media_type = _media_type(request)
        reply = await self._answerer.bytes_of(
            request, "describe", identifier=identifier, media_type=media_type
        )
        if reply.body == b"null":
            raise HTTPException(404, f"there is nothing of the id {identifier!r} in the graph")
        headers = {"Content-Type": media_type, "Vary": "Accept", "Cache-Control": "no-cache"}
        about = f'<{quote(page_url(identifier), safe="/%?=&")}>; rel="describedby"; type="{HTML}"'
        return self._answerer.send(reply, {**headers, "Link": about})

    async def query(self, request: Request) -> Response:
        """Return the whole answer to a query as a file, for the editor's buttons."""
        form = request.path_params["form"]
        if form not in QUERY_FORMS:
            raise HTTPException(404, f"there are: {', '.join(QUERY_FORMS)}")
        kind, media_type = QUERY_FORMS[form]
        sparql = dict(fields_of(request.scope["query_string"])).get("query", "")
        asked = {"sparql": sparql, "result_type": None, "graph_type": None, kind: media_type}
        reply = await self._answerer.answer(request, asked)
        return self._answerer.send(reply, attachment(reply.said, f"answer.{form}"))


def _media_type(request: Request) -> str:
    form = dict(fields_of(request.scope["query_string"])).get("format", "")
    if form:
        if form not in _FORMS:
            raise HTTPException(404, f"there are: {', '.join(_FORMS)}")
        return _FORMS[form]
    offered = choose(request.headers.get("accept"), GRAPH_TYPES)
    if offered is None:
        raise HTTPException(406, f"accept one of: {', '.join(GRAPH_TYPES)}")
    return offered
