"""Reading the sentences of papers within their frame."""

from .reading import Telling

__all__ = ["Telling"]
