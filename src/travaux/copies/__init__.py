"""Copies: which reports are one source.

Reports that carry one text, word for word, cut, excerpted or spun, form a family with one origin. A spun copy shares
too few words with its origin for the usual signatures, but it goes through it in step: :mod:`~travaux.copies.shingles`
finds pairs worth comparing, :mod:`~travaux.copies.alignment` the stretches that run in lockstep,
:mod:`~travaux.copies.verdict` says what they show, :mod:`~travaux.copies.origin` and
:mod:`~travaux.copies.likelihood` who was first, and :mod:`~travaux.copies.families` puts it together.

:mod:`~travaux.copies.restoring` puts the origin's words back into a copy; where the origin is not at hand,
:mod:`~travaux.copies.suspicion` tells by :mod:`~travaux.copies.wording` whether a text was spun, and
:mod:`~travaux.copies.explaining` says why a copy was judged one.
"""

from travaux.copies.comparison import Aligned, Comparison, Replaced, compare
from travaux.copies.explaining import judge
from travaux.copies.families import fold
from travaux.copies.index import Index, Kin
from travaux.copies.restoring import restore

__all__ = ["Aligned", "Comparison", "Index", "Kin", "Replaced", "compare", "fold", "judge", "restore"]
