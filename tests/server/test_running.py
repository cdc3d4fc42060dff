"""What keeps a server from starting is told in one line, with what would work."""

import socket
import sys
from pathlib import Path

import pytest

from graphkit.errors import ServerError, StoreError
from graphkit.server import ServerSettings, serve


def not_ready(address: str) -> None:
    pytest.fail(f"it serves at {address}")


@pytest.mark.parametrize("missing", ["uvicorn", "starlette.applications", "mimeparse"])
def test_a_missing_package_names_the_extra(
    sample: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for module in [one for one in sys.modules if one.startswith("graphkit.server.")]:
        if module.rpartition(".")[2] in {"application", "negotiation", "endpoint", "linked_data"}:
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(ServerError, match=r"pip install 'graphkit\[server\]'"):
        serve(ServerSettings(graph=sample), ready=not_ready)


def test_an_address_in_use_is_told(sample: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(ServerError, match=f"port {port}.*--port"):
            serve(ServerSettings(graph=sample, port=port), ready=not_ready)


def test_a_folder_without_a_graph_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="graphkit build"):
        serve(ServerSettings(graph=tmp_path / "none"), ready=not_ready)
