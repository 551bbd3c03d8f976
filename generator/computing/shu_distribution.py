"""The surplus of a year shared as the annual meeting decided, in whole rupiah that add up exactly.

Each part is rounded down; the rupiah left over go one by one to the parts with the largest remainder, to the
earlier of two equal ones. A loss is not shared. Percentages that do not add up to 100 are refused by the checks
before this.
"""

from __future__ import annotations

from fractions import Fraction

from generator.computing.apportionment import share_out
from generator.model.ledger import ShuDistribution
from generator.model.statements import ShuPart


def share_surplus(surplus: int, distribution: ShuDistribution) -> tuple[ShuPart, ...]:
    """The parts of a surplus (rupiah); none while there is nothing to share or the percentages do not add up."""
    percents = [Fraction(share.percent) for share in distribution.shares]
    if surplus <= 0 or sum(percents) != 100 or any(one < 0 for one in percents):
        return ()
    scale = 10**12
    amounts = share_out(surplus, [int(one * scale) for one in percents], 100 * scale)
    return tuple(
        ShuPart(share.name, percent, amount, share.member, share.account)
        for share, percent, amount in zip(distribution.shares, percents, amounts, strict=True)
    )
