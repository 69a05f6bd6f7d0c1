"""The plan against lenses: which lenses there are, outcome by concept, and what stands in each cell.

    choosing     what was asked of a map: grades, rows, columns, order
    listing      /lens: the lenses                         picture      the rainbow, where a lens has layers
    mapping      /lens/NAME: the map                       ties         what a figure of the map counts, with the receipts
    taking       both as CSV and Excel
"""

from ...routing import Route
from .listing import all_lenses
from .mapping import every_map, one_lens

__all__ = ["ROUTES"]

ROUTES = (Route("/lens", all_lenses), Route("/lens/{name}", one_lens, every_map))
