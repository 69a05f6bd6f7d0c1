"""Papers of meetings: agendas, minutes, decision notices, pages of committee systems.

occasion    the meeting that a paper is of        items       what stands between one title and the next
calendar    the meetings that a page lists        deciding    what is put to a meeting or decided by it
"""

from __future__ import annotations

from .extracting import extract_meetings

__all__ = ["extract_meetings"]
