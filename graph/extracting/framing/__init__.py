"""What is known of the papers before their sentences are read: the plan, its outline, the names."""

from .frame import Frame, find_frame

__all__ = ["Frame", "find_frame"]
