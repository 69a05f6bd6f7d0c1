"""Strategies, plans and policies under headings: the document is the plan, its headings, labels and lists are the outline."""

from .sections import own_tables
from .strategies import extract_strategies

__all__ = ["extract_strategies", "own_tables"]
