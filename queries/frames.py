"""Columns as DataFrames of pandas or polars, and as a table of a web page.

pandas and polars are extras: goldenthread[pandas], goldenthread[polars].
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html import escape
from typing import TYPE_CHECKING

from ..ontology.errors import ExtraError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas
    import polars

    from .values import Value

__all__ = ["html_table", "pandas_frame", "polars_frame"]

_SHOWN = 100  # rows of a web page: a notebook keeps what it shows
_WHOLE = 2**63  # integers of a frame are smaller
_DIGITS = 18  # of a decimal, before and behind the point: frames have room for 38 in all


def pandas_frame(columns: Mapping[str, Sequence[Value]]) -> pandas.DataFrame:
    """Give columns as a DataFrame: whole numbers, truth, dates and texts as such, and what is not bound as missing.

    Raises ExtraError where pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _missing("pandas") from error
    types = {int: "Int64", bool: "boolean", float: "Float64", date: "datetime64[s]", str: "string"}
    series = {}
    for name, values in columns.items():
        kind, plain = _of_one_kind(values)
        series[name] = pd.Series(plain, dtype=types.get(kind, "object"))
    return pd.DataFrame(series)


def polars_frame(columns: Mapping[str, Sequence[Value]]) -> polars.DataFrame:
    """Give columns as a DataFrame of polars; the same types. Raises ExtraError where polars is not installed."""
    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _missing("polars") from error
    types = {int: pl.Int64, bool: pl.Boolean, float: pl.Float64, date: pl.Date, str: pl.String}
    series = []
    for name, values in columns.items():
        kind, plain = _of_one_kind(values)
        series.append(pl.Series(name, plain, dtype=types.get(kind)))
    return pl.DataFrame(series)


def html_table(headings: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Give rows as a table of a web page; the first hundred of many, and how many there are."""
    head = "".join(f"<th>{escape(heading)}</th>" for heading in headings)
    body = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows[:_SHOWN])
    more = f"<p>{len(rows)} rows, of which {_SHOWN} are shown.</p>" if len(rows) > _SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _cell(value: Value) -> str:
    return f"<td>{'' if value is None else escape(str(value))}</td>"


def _of_one_kind(values: Sequence[Value]) -> tuple[type, Sequence[Value]]:
    """Give the one type of a column and its values: texts, where a column holds several types or too large numbers."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int, float}:
        return float, [None if value is None else float(str(value)) for value in values]
    if len(kinds) == 1 and not any(map(_is_large, values)):
        return kinds.pop(), values
    return str, [None if value is None else str(value) for value in values]


def _is_large(value: Value) -> bool:
    if isinstance(value, Decimal):
        return abs(value) >= 10**_DIGITS or value != round(value, _DIGITS)
    return isinstance(value, int) and not -_WHOLE <= value < _WHOLE


def _missing(library: str) -> ExtraError:
    return ExtraError(f"A {library} DataFrame needs {library}, which is not installed: pip install {library}.")
