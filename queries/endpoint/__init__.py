"""The endpoint: questions over HTTP by SPARQL 1.1 Protocol (W3C, 2013), as an ASGI application.

    http/         what any route needs of HTTP: what is said, what goes back, what is refused
    application   the routes; `endpoint(service)` makes it
    service       what the routes share                       answering: whom they ask
    sparql        /sparql: which operation a request is       asked: what a query is asked of, and how
    querying      a query answered by a worker                remembering, replaying, replays: what is known already
    updating      /sparql: updates                            guarding: who may; changing, recording: who makes them
    graphs        /graphs: the Graph Store Protocol
    description   what the service says of itself             vocabulary, openapi, surveying
    searching     /search                                     indexing: of what is served
    health        /health, /ready
    serving       on a port of this machine                   watching: up to date; patience: with slow clients; shortcut: the usual request

Changes go through `service.writing`, and are refused where that is None.
"""

from .application import endpoint
from .service import Service

__all__ = ["Service", "endpoint"]
