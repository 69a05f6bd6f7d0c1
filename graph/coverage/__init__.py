"""Coverage: for every passage of a paper, what was made of it, and what looks like a commitment and was not used."""

from .certificate import HEADER, Certificate, Passage, Piece, Use, Verdict, certify
from .reading import certificates, certificates_of
from .signs import Look, Signs, read_signs
from .uses import quoted_places

__all__ = [
    "HEADER",
    "Certificate",
    "Look",
    "Passage",
    "Piece",
    "Signs",
    "Use",
    "Verdict",
    "certificates",
    "certificates_of",
    "certify",
    "quoted_places",
    "read_signs",
]
