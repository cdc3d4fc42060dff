"""What goes between the server and its workers: JSON, then bytes.

JSON and not pickle: what a worker says must not run code in the server.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do on the graph: the name of a function in `tasks`, and what it is given."""

    name: str
    given: dict[str, Any] = field(default_factory=dict)

    def send(self, connection: Connection) -> None:
        """Hand it to a worker."""
        connection.send_bytes(json.dumps([self.name, self.given]).encode())

    @classmethod
    def receive(cls, connection: Connection) -> Task:
        """Take the next one; waits for it."""
        return cls(*json.loads(connection.recv_bytes()))


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a task.

    ``error`` is the name of a class of `graphkit.errors`, empty if all went well;
    ``said`` is then what is wrong, else the media type of ``body``.
    """

    said: str
    body: bytes = b""
    error: str = ""

    def send(self, connection: Connection) -> None:
        """Hand it to the server."""
        head = {name: value for name, value in asdict(self).items() if name != "body"}
        connection.send_bytes(json.dumps(head).encode())
        connection.send_bytes(self.body)

    @classmethod
    def receive(cls, connection: Connection) -> Reply:
        """Take the next one; waits for it."""
        head = json.loads(connection.recv_bytes())
        return cls(**head, body=connection.recv_bytes())
