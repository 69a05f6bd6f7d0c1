"""The endpoint: questions over HTTP by SPARQL 1.1 Protocol (W3C, 2013), as an ASGI application.

application   the routes; `endpoint(service)` makes it
service       what the routes share
sparql        /sparql: which operation a request is         requests, asked: what it says; addresses: where it was sent
querying      a query answered, from memory or by a worker  remembering, replaying: what is known already
negotiating   which format the client takes                 formats: which there are
replies       what goes back                                packing: gzip and files; refusals: what is not done
description   /sparql with no question                      health: /health, /ready
serving       the application on a port of this machine     watching: keeps up with a workspace that is built anew

Changes (updates, graphs, guarding and their like) go through `service.writing`, and are refused where that is None.
"""

from .application import endpoint
from .service import Service

__all__ = ["Service", "endpoint"]
