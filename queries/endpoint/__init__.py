"""The endpoint: questions over HTTP by SPARQL 1.1 Protocol (W3C, 2013), as an ASGI application.

    application   the routes; `endpoint(service)` makes it
    service       what the routes share                       answering: whom they ask
    sparql        /sparql: which operation a request is       requests, decoding, asked: what it says; addresses: where
    querying      a query answered by a worker                remembering, replaying: what is known already
    negotiating   which format the client takes               formats: which there are
    replies       what goes back                              packing: gzip and files; refusals: what is not done
    updating      /sparql: updates                            guarding: who may; changing, recording: who makes them
    graphs        /graphs: the Graph Store Protocol           documents: what is uploaded
    description   what the service says of itself             vocabulary, openapi, surveying, rdf
    searching     /search                                     indexing: of what is served
    health        /health, /ready                             serving, watching: on a port, and up to date

Changes go through `service.writing`, and are refused where that is None.
"""

from .application import endpoint
from .service import Service

__all__ = ["Service", "endpoint"]
