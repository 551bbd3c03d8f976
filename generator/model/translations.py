"""The wording of one language besides Indonesian: what is said instead of each Indonesian text.

Plain look-up tables; refuses to know where they were read from, or which text is being said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

INDONESIAN = "id"
CONTEXT = "\x04"
"""Stands between a file and a piece that means something else there than elsewhere, as in gettext's own tables."""


def _none() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Translations:
    """Texts of one language; a text that is missing is said in Indonesian."""

    language: str = INDONESIAN
    templates: Mapping[str, str] = field(default_factory=_none)
    """Pieces of the page templates."""
    program: Mapping[str, str] = field(default_factory=_none)
    """Sentences and labels of the program."""
    content: Mapping[str, str] = field(default_factory=_none)
    """Texts of the shared content: rulebooks, models, themes."""
