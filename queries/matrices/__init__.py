"""Whole plans as tables: outcomes against the concepts of a lens, and boards against boards.

>>> from goldenthread.queries import open_plan
>>> from goldenthread.queries.matrices import heat_map, lens_of, outline_of, ties_of
>>> from goldenthread.queries.plans import plans
>>> store = open_plan().store
>>> outline = outline_of(store, plans(store)[0].iri)
>>> drawn = heat_map(outline, lens_of(store, "implications"), ties_of(store, outline.plan))
>>> [column.label for column in drawn.columns], len(drawn.rows)
(['Crime and disorder', 'Environment', 'Equality', 'Health'], 5)

Only a plan's own parts are looked at, so the time does not grow with the number of councils.

    outline      a plan and its parts              lenses       the concepts of a lens, broader and narrower
    ties         what ties parts to concepts       heat         the ties counted, outcome by concept
    stakes       which boards have a stake, why    boards       the stakes counted, board by board
    asked        the queries of this package
"""

from .boards import BoardMatrix, board_matrix
from .heat import HeatMap, heat_map
from .lenses import lens_of, lenses
from .outline import outline_of
from .stakes import stakes_of
from .ties import ties_of

__all__ = ["BoardMatrix", "HeatMap", "board_matrix", "heat_map", "lens_of", "lenses", "outline_of", "stakes_of", "ties_of"]
