"""A plan as a StratML file (ISO 17469), part 1 or 2, and the report of what such a file cannot hold."""

from .losses import Loss, as_json, as_text
from .plan import choose_plan
from .writing import Export, export_stratml

__all__ = ["Export", "Loss", "as_json", "as_text", "choose_plan", "export_stratml"]
