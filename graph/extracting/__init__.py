"""Extracting: Documents in, what they say out, each statement with the words it rests on."""

from .extraction import Extraction, extract
from .part import Cover

__all__ = ["Cover", "Extraction", "extract"]
