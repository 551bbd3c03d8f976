"""Whether a general output of the dossier is there, the same for every list, count and page.

Knows the output's file and what could be read of it. Refuses to judge what stands in it.
"""

from __future__ import annotations

from enum import StrEnum

from generator.model.cooperative import Cooperative
from generator.model.mentoring_outputs import GENERAL_FILES, GeneralOutput


class PartState(StrEnum):
    """The state of one general output; only `present` counts."""

    PRESENT = "present"
    EMPTY = "empty"
    """The file is sound and holds nothing that these readers may see."""
    BROKEN = "broken"
    """Some or all of the file could not be read."""
    ABSENT = "absent"


def find_part_state(cooperative: Cooperative, output: GeneralOutput) -> PartState:
    """The state, in the copy for the audience of the build."""
    if GENERAL_FILES[output] in cooperative.broken:
        return PartState.BROKEN
    content = getattr(cooperative, output.value)
    if content is None:
        return PartState.ABSENT
    return PartState.EMPTY if content == () else PartState.PRESENT
