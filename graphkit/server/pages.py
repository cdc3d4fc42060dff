"""The pages for people."""

from __future__ import annotations

from secrets import token_urlsafe
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from graphkit.errors import QueryError
from graphkit.resources.queries import PARAMETER_TYPES, list_queries, load_query
from graphkit.server.passages import marked_blocks
from graphkit.server.protocol import fields_of
from graphkit.server.rendering import examples, page_url, render
from graphkit.server.security import content_policy

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.requests import Request

    from graphkit.resources.queries import Query
    from graphkit.server.asking import Answerer

_MOST_PAGES: Final = 1_000_000
_FORMS: Final = (("csv", "as CSV"), ("json", "as JSON"), ("ttl", "triples as Turtle"))
_KINDS: Final = (
    ("Relations", "relation"),
    ("Classes", "class"),
    ("Properties", "property"),
    ("Values", "term"),
)
_FRESH: Final = {"Cache-Control": "no-cache"}


class Pages:
    """Makes pages of what the workers find."""

    def __init__(self, answerer: Answerer, graph: Path) -> None:
        """Show the graph built in a folder."""
        self._answerer = answerer
        self._graph = graph

    async def start(self, request: Request) -> Response:
        """What there is, and where to go."""
        front = await self._answerer.values(request, "front")
        has = {f"has_{name}": (self._graph / f"{file}.html").is_file() for name, file in _FILES}
        return _page(request, "start", front=front, **has)

    async def documents(self, request: Request) -> Response:
        """All documents."""
        fields = _fields(request)
        found = await self._answerer.values(request, "documents", page=_number(fields))
        return _page(request, "documents", list=found, paged=_pager("/documents", fields))

    async def search(self, request: Request) -> Response:
        """Entities by name."""
        fields = _fields(request)
        words = fields.get("words", "").strip()
        found = await self._answerer.values(request, "search", words=words, page=_number(fields))
        paged = _pager("/search", fields)
        return _page(request, "search", list=found, words=words, paged=paged)

    async def thing(self, request: Request) -> Response:
        """One entity, document or statement."""
        identifier, fields = request.path_params["identifier"], _fields(request)
        it = await self._answerer.values(
            request, "thing", identifier=identifier, page=_number(fields)
        )
        if it is None:
            raise HTTPException(404, f"there is nothing of the id {identifier!r} in the graph")
        known: dict[str, Any] = {"it": it, "paged": _pager(page_url(identifier), fields)}
        if it["kind"] == "document":
            chosen = fields.get("statement", "")
            blocks, is_found = marked_blocks(it["blocks"], chosen)
            known |= {"blocks": blocks, "chosen": chosen, "is_found": is_found}
        return _page(request, it["kind"], **known)

    async def queries(self, request: Request) -> Response:
        """All saved queries."""
        return _page(request, "queries", queries=list(map(load_query, list_queries())))

    async def saved_query(self, request: Request) -> Response:
        """One saved query as a form, with its answer once it is asked."""
        query = _saved(request)
        fields = {name: value for name, value in _fields(request).items() if value.strip()}
        is_asked = fields.pop("ask", None) is not None or bool(fields)
        status, found, problem = 200, None, None
        if is_asked:
            asked = self._answerer.values(request, "saved_query", name=query.name, given=fields)
            status, found, problem = await _tried(asked)
        shown = {"query": query, "given": fields, "types": PARAMETER_TYPES}
        shown |= {"found": found, "problem": problem, "fields": urlencode(fields)}
        return _page(request, "saved", status, **shown)

    async def saved_answer(self, request: Request) -> Response:
        """The whole answer to a saved query, to keep."""
        query, form = _saved(request), request.path_params["form"]
        if form not in {"csv", "json"}:
            raise HTTPException(404, "there are: csv, json")
        fields = {name: value for name, value in _fields(request).items() if value.strip()}
        fields.pop("ask", None)
        reply = await self._answerer.bytes_of(
            request, "saved_answer", name=query.name, given=fields, form=form
        )
        return self._answerer.send(reply, attachment(reply.said, f"{query.name}.{form}"))

    async def editor(self, request: Request) -> Response:
        """A query of one's own, with its answer once there is one."""
        sparql = _fields(request).get("query", "")
        status, found, problem = 200, None, None
        if sparql.strip():
            status, found, problem = await _tried(
                self._answerer.values(request, "asked", sparql=sparql)
            )
        shown: dict[str, Any] = {"sparql": sparql or examples()[0]["query"], "examples": examples()}
        shown |= {"found": found, "problem": problem, "forms": _FORMS}
        shown["nonce"] = nonce = token_urlsafe(16)
        page = _page(request, "editor", status, **shown)
        # CodeMirror brings its rules in a style element of its own.
        page.headers["Content-Security-Policy"] = content_policy(f"'nonce-{nonce}'")
        return page

    async def vocabulary(self, request: Request) -> Response:
        """The words that queries are made of."""
        terms = await self._answerer.values(request, "vocabulary")
        kinds = [(name, [one for one in terms if one["kind"] == kind]) for name, kind in _KINDS]
        return _page(request, "vocabulary", kinds=[pair for pair in kinds if pair[1]])

    async def vocabulary_json(self, request: Request) -> Response:
        """The same for the editor."""
        return JSONResponse(await self._answerer.values(request, "vocabulary"), headers=_FRESH)


_FILES: Final = (("page", "graph"), ("report", "report"))


def attachment(media_type: str, name: str) -> dict[str, str]:
    """Return the headers of an answer that is kept as a file."""
    written = f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
    kept = f'attachment; filename="{name}"'
    return {"Content-Type": written, "Content-Disposition": kept, **_FRESH}


def problem_page(request: Request, error: HTTPException) -> Response:
    """Return the page that says what is wrong."""
    title = "Not found" if error.status_code == 404 else "That did not work"  # noqa: PLR2004
    return _page(request, "problem", error.status_code, title=title, said=error.detail)


async def _tried(asking: Any) -> tuple[int, Any, str | None]:
    """Return status, answer and problem of a question that may go wrong."""
    try:
        return 200, await asking, None
    except HTTPException as error:
        return error.status_code, None, error.detail


def _page(request: Request, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    page = render(template, here=request.url.path, **values)
    return HTMLResponse(page, status, headers=_FRESH)


def _fields(request: Request) -> dict[str, str]:
    return dict(fields_of(request.scope["query_string"]))


def _number(fields: dict[str, str]) -> int:
    written = fields.get("page", "")
    is_number = written.isascii() and written.isdecimal() and len(written) < len(str(_MOST_PAGES))
    return int(written) if is_number else 1


def _pager(address: str, fields: dict[str, str]) -> Any:
    def url(number: int) -> str:
        return f"{address}?{urlencode({**fields, 'page': number})}"

    return url


def _saved(request: Request) -> Query:
    try:
        return load_query(request.path_params["name"])
    except QueryError as error:
        raise HTTPException(404, str(error)) from error
