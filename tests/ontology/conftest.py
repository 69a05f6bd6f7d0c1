"""Servers of these tests' own: a Virtuoso that has answered a thousand other questions was seen to leave out a remit."""

from engines import engine, store_on
from servers import virtuoso

__all__ = ["engine", "store_on", "virtuoso"]
