"""Numbers of pages in the words of a notice."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["pages_in_words"]


def pages_in_words(numbers: Sequence[int]) -> str:
    """Pages by their numbers, one or more in rising order, as a sentence begins with them.

    >>> pages_in_words([4]), pages_in_words([4, 6, 7, 8]), pages_in_words([1, 3, 5, 6])
    ('Page 4', 'Pages 4 and 6 to 8', 'Pages 1, 3 and 5 to 6')
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    *told, last = (str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs)
    return f"Page{'s' if len(numbers) > 1 else ''} {' and '.join(filter(None, (', '.join(told), last)))}"
