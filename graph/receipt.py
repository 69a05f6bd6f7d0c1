"""A receipt: where words that a link rests on are found."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["QUOTED", "Receipt", "place_in_words", "receipt_of_decision"]

#: What the receipt of a ?quotation is made of, as the end of a query's group: ?report, ?paragraph (with its page), ?words.
QUOTED = """?quotation oa:exact ?words ; gt:isQuotedFrom ?quoted . ?quoted skos:notation ?number ; gt:isPartOf/skos:prefLabel ?report .
  OPTIONAL { ?quotation gt:isOnPage ?page }
  BIND (CONCAT(?number, IF(COALESCE(STR(?page), "") != "", CONCAT(", page ", STR(?page)), "")) AS ?paragraph)"""


@dataclass(frozen=True, slots=True, order=True)
class Receipt:
    """The words that a link rests on: the report's name, the paragraph as printed, the words as quoted."""

    report: str
    paragraph: str
    words: str

    @property
    def place(self) -> str:
        """Report and paragraph in words."""
        return place_in_words(self.report, self.paragraph)


def place_in_words(report: str, paragraph: str) -> str:
    """A report and a paragraph of it, as answers name them.

    >>> place_in_words("Cabinet, 26 October 2021", "8"), place_in_words("Action plan", "Sheet!B5")
    ('Cabinet, 26 October 2021, para 8', 'Action plan, Sheet!B5')
    """
    return f"{report}, {'para ' if paragraph[:1].isdigit() else ''}{paragraph}"


def receipt_of_decision(verdict: str, when: str, who: str, note: str) -> Receipt:
    """What officers decided, as a receipt; `who` and `note` are "" where they are not known.

    >>> receipt_of_decision("accepted", "2026-01-05T09:30:00Z", "A. Officer", "agreed in May")
    Receipt(report="Officers' decision (A. Officer)", paragraph='on 2026-01-05', words='accepted: agreed in May')
    """
    by, why = f" ({who})" if who else "", f": {note}" if note else ""
    return Receipt(f"Officers' decision{by}", f"on {when[:10]}", f"{verdict}{why}")
