"""The surplus (SHU) of each year, from the figures of its assessment and from the profile.

Pure; refuses to add measures up or to choose between them.
"""

from __future__ import annotations

from generator.model.cooperative import Cooperative
from generator.model.surplus import SurplusRow, SurplusTable

PREFIX = "shu_"
PROFILE = "surplus"


def collect_surplus(cooperative: Cooperative) -> SurplusTable | None:
    """Every stated surplus; None while none is."""
    found: dict[str, dict[int, int]] = {}
    if cooperative.profile is not None:
        for one in cooperative.profile.content.yearly_figures:
            if one.surplus is not None:
                found.setdefault(PROFILE, {})[one.year] = one.surplus
    for assessment in cooperative.assessments:
        for name, value in assessment.content.figures.items():
            if name.startswith(PREFIX):
                found.setdefault(name, {})[assessment.content.period_end.year] = value
    if not found:
        return None
    years = tuple(sorted({year for values in found.values() for year in values}))
    return SurplusTable(years, tuple(_row(name, values, years) for name, values in found.items()))


def _row(name: str, values: dict[int, int], years: tuple[int, ...]) -> SurplusRow:
    shown = tuple(values.get(year) for year in years)
    before = (None, *shown[:-1])
    changes = tuple(
        None if one is None or earlier is None else one - earlier for one, earlier in zip(shown, before, strict=True)
    )
    return SurplusRow(name, shown, changes)
