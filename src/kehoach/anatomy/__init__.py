"""Document → Anatomy: which paragraph is the Quốc hiệu, which the căn cứ, which the signer."""

from kehoach.anatomy.assemble import anatomy_of
from kehoach.anatomy.parts import (
    Anatomy,
    Annex,
    BodyLine,
    Number,
    Piece,
    PlaceAndDay,
    Recipients,
    Signature,
)

__all__ = [
    "Anatomy",
    "Annex",
    "BodyLine",
    "Number",
    "Piece",
    "PlaceAndDay",
    "Recipients",
    "Signature",
    "anatomy_of",
]
