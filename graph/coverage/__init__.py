"""Coverage: for every passage of a paper, what was made of it, and what looks like a commitment and was not used."""

from .certificate import Certificate, Passage, Piece, Use, Verdict, certify
from .reading import certificates
from .signs import Look, Signs, read_signs

__all__ = ["Certificate", "Look", "Passage", "Piece", "Signs", "Use", "Verdict", "certificates", "certify", "read_signs"]
