"""Frozen data as JSON, and back: for what is kept aside to be read again by the same program.

Fields go by their place, so it is small and quick; what does not fit the class any more is refused. Nothing in it can run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ..ontology.errors import IntegrityError

__all__ = ["from_json", "to_json"]

_Kind = TypeVar("_Kind")
_PLAIN = (str, int, float, bool, NoneType)


def to_json(data: object) -> bytes:
    """Give frozen data classes of texts, numbers, tuples, mappings from texts, enumerations and each other as JSON."""
    return json.dumps(_written(data), ensure_ascii=False, separators=(",", ":")).encode()


def from_json(kind: type[_Kind], content: bytes) -> _Kind:
    """Read what `to_json` wrote of an instance of `kind`; raise IntegrityError for anything else."""
    try:
        found: _Kind = _read(kind, json.loads(content))
    except (ValueError, TypeError) as error:
        raise IntegrityError(f"What was kept of a {kind.__name__} cannot be read ({error}): throw it away.") from error
    return found


def _written(data: Any) -> Any:
    if is_dataclass(data):
        return [_written(getattr(data, each.name)) for each in fields(data)]
    if isinstance(data, Mapping):
        return {name: _written(each) for name, each in data.items()}
    if isinstance(data, tuple):
        return [_written(each) for each in data]
    return data.value if isinstance(data, Enum) else data


def _read(kind: Any, data: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):  # X | None
        return None if data is None else _read(next(each for each in inner if each is not NoneType), data)
    if origin is tuple:
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple([_read(inner[0], each) for each in data])
        return tuple(_read(each, item) for each, item in zip(inner, data, strict=True))
    if origin is Mapping:
        return {_read(inner[0], name): _read(inner[1], each) for name, each in data.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(*(_read(each, item) for each, item in zip(_kinds(kind), data, strict=True)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(data)
    if origin is not Literal and (kind not in _PLAIN or type(data) is not kind):
        raise TypeError(f"a {type(data).__name__} where a {kind} was to be")
    return data


@cache
def _kinds(kind: type) -> tuple[Any, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[each.name] for each in fields(kind))
