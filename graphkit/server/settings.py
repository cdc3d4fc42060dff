"""What can be set about a server."""

from __future__ import annotations

import ipaddress
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from graphkit.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

MEGABYTE: Final = 1 << 20
_LEAST_WORKERS: Final = 2
_LOOPBACK_NAMES: Final = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """Where a server listens, and how much it does for a query.

    Attributes:
        graph: The folder a graph was built in.
        host: The address to listen at; whoever names another one than this machine's
            own says in ``allowed_hosts`` under which names it is reached.
        port: The port to listen at; 0 takes a free one.
        allowed_hosts: Names, without port, that a request may be addressed to besides
            those of this machine itself.
        allowed_origins: Web pages of other origins that may ask, as ``https://example.org``.
        time_limit: Seconds a query may take before it is stopped.
        quick: Seconds after which a query counts as long; only ``long_workers`` of
            them go on at a time.
        workers: How many quick queries are answered at a time, two or more.
        long_workers: How many long ones.
        memory_limit: Bytes of memory that a query may take.
        answer_limit: Bytes an answer may have.
        request_limit: Bytes a request may have.
        waiting_limit: How many requests may wait for a worker.
        waiting_time: Seconds one waits before it is told to come again.
        sending_time: Seconds a client may take to fetch an answer, or to send a request.
    """

    graph: Path
    host: str = "127.0.0.1"
    port: int = 8765
    allowed_hosts: tuple[str, ...] = ()
    allowed_origins: tuple[str, ...] = ()
    time_limit: float = 20.0
    quick: float = 0.5
    workers: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))
    long_workers: int = field(default_factory=lambda: max(1, (os.cpu_count() or 1) // 2))
    memory_limit: int = 1024 * MEGABYTE
    answer_limit: int = 32 * MEGABYTE
    request_limit: int = MEGABYTE // 2
    waiting_limit: int = 250
    waiting_time: float = 30.0
    sending_time: float = 60.0

    def __post_init__(self) -> None:
        """Refuse what cannot work.

        Raises:
            SettingsError: If a limit is not above zero, or nobody could reach the server.
        """
        for name in ("time_limit", "quick", "workers", "long_workers", "memory_limit"):
            if getattr(self, name) <= 0:
                message = f"{name.replace('_', ' ')} is {getattr(self, name)}"
                raise SettingsError(message, "give a number above zero")
        if self.workers < _LEAST_WORKERS:
            message = f"workers is {self.workers}"
            raise SettingsError(message, "give two or more: one is kept for what is quick")
        if not self.is_loopback and not self.allowed_hosts:
            message = f"{self.host} can be reached from other machines, and no name is allowed"
            raise SettingsError(message, "name it as they do: --allowed-host graph.example.org")

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach the server."""
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def hosts(self) -> frozenset[str]:
        """The names that requests may be addressed to, in small letters."""
        named = {name.lower().strip("[]") for name in self.allowed_hosts}
        return frozenset(named | (set(_LOOPBACK_NAMES) if self.is_loopback else set()))
