"""What boards have in common.

matrix     /boards: board by board, how much two of them have a stake in alike; as a file, too
sharing    what stands behind a figure: the parts of the plan, and why each board has a stake in them
reasoning  why a board has a stake, in words
"""

from ...routing import Route
from .matrix import all_boards, every_figure

__all__ = ["ROUTES"]

ROUTES = (Route("/boards", all_boards, every_figure),)
