"""A comparison of two plans as rows and as data: what became of each part, in which words, and why."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..graph.lineage import Comparison, Descent, Part
    from ..graph.receipt import Receipt

__all__ = ["COLUMNS", "MEANING", "as_data", "as_row", "labels", "level", "likeness"]

#: The headings of what `as_row` gives.
COLUMNS = (
    *("what became of it", "moved", "level before", "before", "level after", "after", "likeness", "because", "shared words"),
    *("words before only", "words after only", "grade", "receipts before", "receipts after", "said"),
)
#: What "dropped", "new" and "suggested" mean, for whoever reads a comparison.
MEANING = (
    "Dropped and new say only that nothing like it was found in the papers read on the other plan, not that it is not there. What is "
    "suggested rests on words alone."
)
_LEVELS = {"SubOutcome": "sub-outcome"}


def as_row(descent: Descent) -> tuple[str, ...]:
    """Give what became of a part as a row under `COLUMNS`."""
    like = descent.likeness
    return (
        *(descent.fate.value, "yes" if descent.moved else "", level(descent.before), labels(descent.before)),
        *(level(descent.after), labels(descent.after), likeness(descent), descent.because),
        *(", ".join(words) for words in (like.shared, like.only_before, like.only_after)),
        descent.grade,
        *(" | ".join(map(_place, _receipts(parts))) for parts in (descent.before, descent.after)),
        " | ".join(map(_place, descent.said)),
    )


def as_data(found: Comparison) -> dict[str, Any]:
    """Give a comparison as data for JSON."""
    return {
        "before": {"plan": found.before.label, "iri": found.before.iri},
        "after": {"plan": found.after.label, "iri": found.after.iri},
        "counts": dict(found.counts),
        "meaning": MEANING,
        "parts": [
            {
                "fate": descent.fate.value,
                "moved": descent.moved,
                "before": [_part(part) for part in descent.before],
                "after": [_part(part) for part in descent.after],
                "likeness": round(descent.likeness.score, 2),
                "shared": list(descent.likeness.shared),
                "only before": list(descent.likeness.only_before),
                "only after": list(descent.likeness.only_after),
                "because": descent.because,
                "grade": descent.grade,
                "said": [asdict(receipt) for receipt in descent.said],
            }
            for descent in found.descents
        ],
    }


def _part(part: Part) -> dict[str, Any]:
    receipts = [asdict(receipt) for receipt in part.receipts]
    return {"iri": part.iri, "level": level([part]), "number": part.number, "words": part.label, "receipts": receipts}


def level(parts: Sequence[Part]) -> str:
    """Give the level of parts in words."""
    return ", ".join(dict.fromkeys(_LEVELS.get(part.kind, part.kind.lower()) for part in parts))


def labels(parts: Sequence[Part]) -> str:
    """Give the numbers and words of parts."""
    return " | ".join(f"{part.number} {part.label}".strip() for part in parts)


def likeness(descent: Descent) -> str:
    """Give how alike the words before and after are, "" where there is nothing to compare."""
    return f"{descent.likeness.score:.2f}" if descent.before and descent.after else ""


def _receipts(parts: Sequence[Part]) -> tuple[Receipt, ...]:
    return tuple(dict.fromkeys(receipt for part in parts for receipt in part.receipts))


def _place(receipt: Receipt) -> str:
    return f"{receipt.place}: “{receipt.words}”"
