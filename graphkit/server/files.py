"""What a build left as files: the graph page and the report; and what the pages are made of."""

from __future__ import annotations

import hashlib
import html
import re
from functools import cache
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, JSONResponse, Response

from graphkit.resources.files import read_resource
from graphkit.server.openapi import description
from graphkit.server.rendering import FOLDER

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from starlette.requests import Request

_BUILT: Final[Mapping[str, str]] = {
    "graph.html": "text/html",
    "report.html": "text/html",
    "report.md": "text/markdown",
}
_ASSETS: Final[Mapping[str, tuple[str, ...]]] = {
    "codemirror.js": ("vendor", "codemirror.js"),
    "codemirror.LICENSE": ("vendor", "codemirror.LICENSE"),
    "editor.js": ("editor.js",),
    "server.css": ("server.css",),
}
_TYPES: Final[Mapping[str, str]] = {"js": "text/javascript", "css": "text/css"}
_TABLE: Final = re.compile(r"[\w-]+(?:\.[\w-]+)*\.csv", re.ASCII)
_POLICY: Final = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', re.IGNORECASE
)
_HEAD: Final = 1 << 14
_NO_OTHERS: Final = ("base-uri", "form-action", "frame-ancestors")


class Files:
    """Hands out files of the folder a graph was built in, and no others."""

    def __init__(self, graph: Path) -> None:
        """Hand out those of ``graph``."""
        self._graph = graph

    async def built(self, request: Request) -> Response:
        """Return the graph page or the report, under the policy it states itself."""
        name = request.url.path.strip("/")
        return self._file(self._graph / name, _BUILT[name])

    async def table(self, request: Request) -> Response:
        """Return a table of the report."""
        name = request.path_params["name"]
        if not _TABLE.fullmatch(name):
            raise HTTPException(404, "there is no such table")
        return self._file(self._graph / "report" / name, "text/csv")

    def _file(self, path: Path, media_type: str) -> Response:
        if not path.is_file():
            raise HTTPException(404, f"{path.name} is not there; graphkit build writes it")
        headers = {"Cache-Control": "no-cache"}
        if media_type == "text/html":
            headers["Content-Security-Policy"] = stated_policy(path)
        return FileResponse(path, media_type=media_type, headers=headers)


def stated_policy(path: Path) -> str:
    """Return the policy that a page states, tightened; nothing is allowed if it states none."""
    with path.open("rb") as file:
        found = _POLICY.search(file.read(_HEAD))
    stated = html.unescape(found[1].decode("latin-1")) if found else "default-src 'none'; sandbox"
    said = [" ".join(one.split()) for one in stated.split(";") if one.strip()]
    known = {one.partition(" ")[0] for one in said}
    return "; ".join([*said, *(f"{name} 'none'" for name in _NO_OTHERS if name not in known)])


async def asset(request: Request) -> Response:
    """Return a style sheet or script of the pages."""
    name = request.path_params["name"]
    if name not in _ASSETS:
        raise HTTPException(404, "there is no such file")
    text, tag = _asset(name)
    headers = {"Cache-Control": "no-cache", "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    kind = _TYPES.get(name.rpartition(".")[2], "text/plain")
    return Response(text, media_type=kind, headers=headers)


@cache
def _asset(name: str) -> tuple[str, str]:
    text = read_resource(*FOLDER, *_ASSETS[name])
    return text, f'"{hashlib.sha256(text.encode()).hexdigest()[:16]}"'


async def openapi(request: Request) -> Response:
    """Return the description of the interface."""
    del request
    return JSONResponse(description())
