"""Opening a page in the browser of whoever sits at this machine, and in none where nobody does."""

from __future__ import annotations

import os
import sys
import webbrowser

__all__ = ["open_in_browser"]


def open_in_browser(url: str) -> None:
    """Open a page in the graphical browser; without a screen do nothing, for a browser in the terminal would take that over."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY"))):
        return
    webbrowser.open(url)
