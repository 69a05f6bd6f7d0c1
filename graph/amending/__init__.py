"""Changing what officers state by its triples: what a SPARQL update or an upload comes to, kept as their decisions.

    changes     what is to be different in the officers' graph, and whether that is theirs to say
    fitting     whether it is written in the ontology's terms
    amending    the decisions that it comes to; recorded, applied, and all that follows from them kept at once
    apart       the same in a process of its own (`child`), so that whoever asks goes on serving others

Nothing here writes a triple by itself: an added triple becomes a decision with the verdict *added*, a removed one takes
back the decision that stated it, and the graph follows from the decisions as it does at every build.
"""

from .amending import Author, amend
from .apart import amend_apart
from .changes import officers_graph

__all__ = ["Author", "amend", "amend_apart", "officers_graph"]
