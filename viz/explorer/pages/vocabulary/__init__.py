"""What the words mean: `/ontology` with its rules, and a page for each concept of a lens at `/lens/NAME/CONCEPT`."""

from __future__ import annotations

from ...routing import Route
from .concept import concept_data, concept_page, every_concept
from .ontology import ontology_data, ontology_page

__all__ = ["ROUTES"]

#: The pages.
ROUTES = (
    Route("/ontology", ontology_page, data=ontology_data),
    Route("/lens/{name}/{notation}", concept_page, every=every_concept, data=concept_data),
)
