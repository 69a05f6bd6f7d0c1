"""Free text: a side index of names and quoted words in SQLite (FTS5), made of any store and thrown away at will.

    schema       the tables
    matching     from what a person types to what FTS5 matches
    filling      from a store to a filled index
    index        asking it: things by name, ranked search, names that begin so
    opening      where an index lies, and when it is made anew
    searchable   a store together with its index; `workspaces`: that of a workspace

An index fits one revision of a store. It lies in the workspace's hidden folder, or in memory where that may not be written.
"""

from .index import SearchIndex
from .opening import kept_index, open_index
from .result import Counts, Found, Hit, Piece
from .schema import QUOTATIONS
from .searchable import SearchableStore, index_of
from .workspaces import searchable, workspace_index

__all__ = [
    "QUOTATIONS",
    "Counts",
    "Found",
    "Hit",
    "Piece",
    "SearchIndex",
    "SearchableStore",
    "index_of",
    "kept_index",
    "open_index",
    "searchable",
    "workspace_index",
]
