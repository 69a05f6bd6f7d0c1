"""Plans that come as StratML files: the elements, what they are, and who has to do with them."""

from .plans import extract_stratml

__all__ = ["extract_stratml"]
