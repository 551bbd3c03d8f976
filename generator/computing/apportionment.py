"""An amount divided into parts that add up to it, to the rupiah."""

from __future__ import annotations


def share_out(amount: int, weights: list[int], total: int) -> list[int]:
    """The amount divided by weight into whole rupiah that add up to it: largest remainder, earlier first on a tie."""
    parts = [divmod(amount * weight, total) if total else (0, 0) for weight in weights]
    shares = [whole for whole, _ in parts]
    order = sorted(range(len(weights)), key=lambda at: (-parts[at][1], at))
    for at in order[: amount - sum(shares)]:
        shares[at] += 1
    return shares
