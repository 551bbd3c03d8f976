"""A problem found in what people wrote: a value, never an exception.

Knows its code, place and the values its sentence names. The sentences themselves are in the catalogue, so that
one problem can be told in two languages and written in several formats.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from generator.problems.place import Place

_MOVING = frozenset({"line", "lines", "first", "places", "hint", "known"})
"""Values that name other lines, or follow from the rest of the file."""
NAME_OF_FILE = "place"
"""Among the withheld: the place tells a name that is not for the public."""


class Severity(StrEnum):
    """An error stops the gate; a warning asks a person to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding. `values` are texts for the catalogue's sentences; those in `withheld` are not for the public.

    With `place` in `withheld` the public learns the folder alone: a file's name can be a person's.
    """

    code: str
    place: Place
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Place, ...] = ()
    withheld: frozenset[str] = frozenset()

    @property
    def order(self) -> tuple[Place, str, tuple[str, ...]]:
        """Sort key: file, line, column, code; the values make the order total."""
        return (self.place, self.code, tuple(self.values.values()))

    @property
    def identity(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """What the problem is, wherever its line has moved: code, file, and the values that name no other line."""
        kept = tuple(sorted(item for item in self.values.items() if item[0] not in _MOVING))
        return self.code, self.place.file, kept

    def for_public(self) -> Problem:
        """The same problem without the values that come from internal fields."""
        if not self.withheld:
            return self
        kept = {name: ("…" if name in self.withheld else value) for name, value in self.values.items()}
        # A hint that may not be told is no hint at all.
        if "hint" in self.withheld:
            kept.pop("hint", None)
        if NAME_OF_FILE not in self.withheld:
            return Problem(self.code, self.place, kept, self.related)
        return Problem(self.code, _above(self.place), kept, tuple(_above(one) for one in self.related))


def _above(place: Place) -> Place:
    """The folder a file lies in."""
    return Place(place.file.rpartition("/")[0])
