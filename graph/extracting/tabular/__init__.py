"""Action plans that are tables: which rows are the header, what each column holds, and what a row says of an action.

    Table -> find_tables (header, columns) -> rows_of (sections, parents, blanks) -> Telling (things and statements)

All words that this rests on are in the convention's file, action-plan.toml.
"""

from __future__ import annotations

from .extracting import extract_tables, read_tables

__all__ = ["extract_tables", "read_tables"]
