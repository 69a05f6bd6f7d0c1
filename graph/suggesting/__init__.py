"""What is suggested to officers, and never counted as a fact before one of them accepts it.

Each method is a module, and hides nothing: whatever it suggests comes with the words that led to it, a score, the
quotations that show them, and the method's name.

    suggestion   what a suggestion is, its name and its quads
    methods      which methods there are, and what they need
    marks        the words that mark a concept of a lens in a text
    by_words     determinants and population groups, by their marks in the label of a commitment ("lens-words")
    likeness     how alike two texts are, by the words they share
    repeats      commitments that say much the same ("near-duplicate")
    names        bodies and instruments that may be one under two names ("like-name", "abbreviation")
    crosswalk    concepts of one lens that lead to one of another ("crosswalk")

What was measured, and on what, stands in docs/SUGGESTIONS.md.
"""

from .marks import Marks
from .methods import METHODS, suggest
from .suggestion import Method, Suggestion

__all__ = ["METHODS", "Marks", "Method", "Suggestion", "suggest"]
