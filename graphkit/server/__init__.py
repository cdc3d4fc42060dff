"""A built graph over HTTP: a SPARQL endpoint and pages, safe by default.

Queries run in worker processes (`workers`), so that one that takes too long or
too much is stopped and the others go on; the process that speaks HTTP never
opens the store. Needs ``pip install 'graphkit[server]'``.
"""

from graphkit.server.running import serve
from graphkit.server.settings import ServerSettings

__all__ = ["ServerSettings", "serve"]
