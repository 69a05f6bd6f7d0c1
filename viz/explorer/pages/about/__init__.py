"""What a workspace was made of and how to read it: `/about`, and the whole graph as files under `/data`."""

from __future__ import annotations

from ...routing import Route
from .about import about_page
from .downloads import DOWNLOADS, download

__all__ = ["ROUTES"]

#: The pages.
ROUTES = (Route("/about", about_page), *(Route(form.path, download(form)) for form in DOWNLOADS))
