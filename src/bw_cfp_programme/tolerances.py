"""How far a computer's rounding may put two numbers apart that are meant to be the same.

What people round when they type is judgement: `data/limits.csv`.
"""

LAST_DIGITS = 1e-12
"""Of a share (0-1): what one sum or division of doubles may be off."""

RECOMPUTED = 1e-11
"""Of a gross sum: how far the same sums in another order, by another solver, may be apart."""

SUMMED = 1e-9
"""Of a gross sum: what doubles may be off that many lines and several steps lie behind."""

SINGLE_PRECISION = 1e-6
"""Of a gross sum: Brightway processes amounts to single precision."""
