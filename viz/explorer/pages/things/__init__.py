"""`/id/...`: a page for each thing, at the path of its own IRI; and the same as data.

page       the page of a thing              chapters   which parts it has, and what they are called
bundles    all ties of one relation         picture    what is around it, drawn
elsewhere  papers, links, what is missing   stopping   what would lose support if it stopped
data       the same as triples              citing     receipts with their addresses
every      what a static site has of it     addressing from a path to an IRI
"""

from __future__ import annotations

from ...routing import Route
from .data import thing_data
from .every import every_thing
from .page import thing_page

__all__ = ["ROUTES"]

#: The page.
ROUTES = (Route("/id/{tail:path}", thing_page, every=every_thing, data=thing_data),)
