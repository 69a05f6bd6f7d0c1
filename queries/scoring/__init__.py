"""How much of what people read in the papers is in the graph, and how much in it they did not read: precision and recall.

Parts: `gold` what people read; `reading_gold` from a file; `referee` the files of an older format; `wording` when two
wordings agree; `matching` which node stands for which item; `elements`, `names`, `relations`, `receipts` one kind each,
`measuring` all of them.
docs/SCORING.md tells a council how to make a gold file.
"""

from .gold import Gold, Item, Relation
from .measuring import score
from .reading_gold import read_gold
from .scores import KINDS, Score

__all__ = ["KINDS", "Gold", "Item", "Relation", "Score", "read_gold", "score"]
