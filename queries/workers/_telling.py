"""Errors on their way from one process to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...ontology import errors as kept
from ...ontology.errors import GoldenThreadError
from . import errors

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["error_of", "told"]


def told(error: GoldenThreadError) -> dict[str, Any]:
    """Write an error as JSON: the name of its class, its sentence, and what it carries."""
    carried = {name: value for name, value in vars(error).items() if not name.startswith("_")}
    return {"error": type(error).__name__, "sentence": str(error), "carried": carried}


def error_of(told: Mapping[str, Any]) -> GoldenThreadError:
    """Make the error again that was told."""
    kind = getattr(errors, told["error"], None) or getattr(kept, told["error"])
    error: GoldenThreadError = kind(told["sentence"], **told["carried"])
    return error
