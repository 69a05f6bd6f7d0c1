"""Lists told in a sentence, taken apart where a new item begins and nowhere else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from ...conventions import Convention

__all__ = ["WordLists"]

_DOER = re.compile(r"to |(?:the council|we) will ", re.IGNORECASE)
_PREPOSITIONS = frozenset("against at by for from in into of on to upon with".split())
_LEADING = re.compile(r"^(?:as well as|and also|and another|together with(?: an)?(?: actions?)?) ")


@dataclass
class WordLists:
    """Takes runs of words apart by the verbs that an action may begin with."""

    convention: Convention

    def begins(self, words: str) -> bool:
        """Whether words begin like an action: "develop a ..."."""
        return bool(re.match(rf"(?:{self._verb}|{self._gerund})\b", words))

    def parts(self, words: str, *, is_list: bool) -> list[str]:
        """The provisions that one run of words holds: a list at its verbs, "as well as to ..." as a second one."""
        again = "|".join(self.convention.words("provision_words", "new_provision"))
        pieces = [_LEADING.sub("", piece) for piece in re.split(rf",? (?={again})", words) if piece]
        return [part for piece in pieces for part in (self._items(piece) if is_list else [piece])]

    def is_row(self, words: str) -> bool:
        """Whether words are a row of three or more, each whole by itself: "buy A, extend B and plant C".

        "develop, adopt and publish A" and "agree upon, pay for and learn from A" are one.
        """
        items = [_DOER.sub("", item, count=1).split() for item in self._items(words)]
        return len(items) > 2 and all(len(item) > 1 and item[-1] not in _PREPOSITIONS for item in items)

    @cached_property
    def _verb(self) -> str:
        return "|".join(sorted(self.convention.word("verbs", "base").split(), key=len, reverse=True))

    @cached_property
    def _gerund(self) -> str:
        """The verbs as in "opening" and "planning"."""
        stems = (re.sub(r"(?<!e)e$", "", verb) for verb in self.convention.word("verbs", "base").split())
        return "|".join(sorted((rf"{stem}(?:{stem[-1]})?ing" for stem in stems), key=len, reverse=True))

    def _items(self, words: str) -> list[str]:
        """Three items of "to support A, protect B and support C"; an "and" inside one of them is no border."""
        gerunds = bool(re.match(rf"(?:{self._gerund})\b", words))
        verb = self._gerund if gerunds else self._verb
        hidden = re.sub(r"\([^()]*\)", lambda match: "x" * len(match[0]), words)
        borders = [m.span() for m in re.finditer(rf",(?: and)? (?=(?:to )?(?:{verb})\b)|; (?:and )?", hidden)]
        parts = _cut(words, borders)
        last = parts[-1]
        inner = [m for m in re.finditer(rf" and (?=(?:to )?(?:{verb})\b)", last) if len(last[: m.start()].split()) >= 3]
        if inner and (gerunds or len(parts) > 1 or " to " in inner[-1][0] or _DOER.match(words)):
            parts[-1:] = _cut(last, [inner[-1].span()])
        return parts


def _cut(words: str, borders: list[tuple[int, int]]) -> list[str]:
    ends = [0, *(end for _, end in borders)]
    starts = [*(start for start, _ in borders), len(words)]
    return [words[a:b] for a, b in zip(ends, starts, strict=True) if words[a:b].strip()]
