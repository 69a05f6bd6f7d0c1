"""The plan against lenses: which lenses there are, outcome by concept, and what stands in each cell.

listing     /lens: the lenses
mapping     /lens/NAME: the map, what one of its figures counts, and both as files
choosing    what was asked of a map: grades, rows, columns, order
cells       the figures of a map as the page has them
rainbow     the drawing of a lens in layers
cutting     which figure is asked about, and the parts that it counts
tied        these parts with their ties and receipts, in words
"""

from ...routing import Route
from .listing import all_lenses
from .mapping import every_map, one_lens

__all__ = ["ROUTES"]

ROUTES = (Route("/lens", all_lenses), Route("/lens/{name}", one_lens, every_map))
